"""The talks that names are measured on: what a recogniser heard, what was said, and which names were known before.

Reads `earnings21`, `ethereum_pm`, `bitcoin` and `talkpython` under `$TRANSCRIPTS_DATA` (a folder that holds them
unpacked) or unpacks them from `../shared/data` into `.data/`. Nothing of them is kept in this repository.
"""

from __future__ import annotations

import csv
import os
import re
import tarfile
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from transcripts.gazetteer.entry import Entry
from transcripts.model import Segment, Transcript

HERE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Case:
    """One talk: `heard` as a transcript, `said` as words, `entries` that the corrector is given.

    `people` are spans of `said` that name a person; `changes` the pairs of a change log (wrong, right).
    """

    name: str
    heard: Transcript
    said: tuple[str, ...]
    entries: tuple[Entry, ...]
    people: tuple[tuple[int, int], ...] = ()
    changes: tuple[tuple[str, str, str], ...] = ()
    extra: dict[str, str] = field(default_factory=dict)


def folder(name: str) -> Path | None:
    """Where a data set lies unpacked; None where it is not to be had."""
    if (root := os.environ.get("TRANSCRIPTS_DATA")) and (Path(root) / name).is_dir():
        return Path(root) / name
    if (HERE / ".data" / name).is_dir():
        return HERE / ".data" / name
    packed = HERE.parent / "shared" / "data" / f"{name}.tar.xz"
    if not packed.is_file():
        return None
    with tarfile.open(packed) as held:
        held.extractall(HERE / ".data", filter="data")
    return HERE / ".data" / name


def half(names: list[str], part: str) -> list[str]:
    """Every second of the sorted names: `tune` the first, third …, `test` the others; `all` is all."""
    start = {"tune": 0, "test": 1, "all": 0}[part]
    return sorted(names)[start :: 1 if part == "all" else 2]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def turns(words: list[tuple[str, str, float, float]], most: int = 12) -> tuple[Segment, ...]:
    """Caption-like segments of some words each, from (word with marks, speaker, start, end in seconds)."""
    out: list[Segment] = []
    some: list[tuple[str, str, float, float]] = []
    for word in [*words, ("", "\0", 0.0, 0.0)]:
        if some and (len(some) == most or word[1] != some[-1][1]):
            text = " ".join(w[0] for w in some)
            out.append(Segment(text, round(some[0][2] * 1000), round(some[-1][3] * 1000), some[0][1] or None))
            some = []
        some.append(word)
    return tuple(out)


def _title(name: str) -> str:
    # The list is in capitals; what has no vowel or is very short is taken for an abbreviation.
    return " ".join(w if len(w) <= 3 or not re.search("[AEIOUY]", w) else w.capitalize() for w in name.split())


_LABEL = re.compile(r"^(?:the|The|a|our|Our)\s+|['’]s$|['’]$")


def earnings(recogniser: str, part: str) -> list[Case]:
    """Calls of earnings21 as `amazon`, `speechmatics` or `rev_kaldi` heard them."""
    root = folder("earnings21")
    if root is None:
        return []
    oracle = [_title(n) for n in (root / "oracle_list.txt").read_text("utf-8").split("\n") if len(n) > 1]
    calls = half([p.name for p in root.iterdir() if p.is_dir()], part)
    return [_call(root / call, recogniser, oracle) for call in calls]


def _call(path: Path, recogniser: str, oracle: list[str]) -> Case:
    heard = [
        (r["word"] + (r["punct"] or ""), r["speaker"] or "", float(r["start"]), float(r["end"]))
        for r in _rows(path / f"asr_{recogniser}.tsv")
        if r["word"]
    ]
    said = tuple(r["token"] for r in _rows(path / "reference_tokens.tsv"))
    own: dict[str, Entry] = {}
    people = []
    kinds = {"PERSON": "person", "ORG": "organisation", "PRODUCT": "product"}
    for row in _rows(path / "entities.tsv"):
        if row["type"] not in kinds:
            continue
        start, end = int(row["tok_start"]), int(row["tok_end"])
        name = _LABEL.sub("", _LABEL.sub("", " ".join(said[start:end])))
        if row["type"] == "PERSON":
            people.append((start, end))
        if name and (len(name) > 2):
            own.setdefault(name, Entry(name, kinds[row["type"]], seen=((path.name, 1),)))  # type: ignore[arg-type] # one of the kinds
    known = {n.lower() for n in own}
    rest = [Entry(n, "other", case="free", seen=(("oracle_list", 1),)) for n in oracle if n.lower() not in known]
    return Case(f"earnings21/{path.name}/{recogniser}", Transcript(turns(heard)), said, (*own.values(), *rest), tuple(people))


def words_of(transcript: Transcript) -> list[str]:
    """The words of a transcript as they stand."""
    return [w.text for w in transcript.iter_words()]


_MARKS = re.compile(r"^[^\w]+|[^\w]+$")


@lru_cache(maxsize=1 << 18)
def fold(word: str) -> str:
    """A word without the marks around it and without case, as scoring compares it."""
    return _MARKS.sub("", word).replace("’", "'").lower()


def pairing(heard: list[str], said: list[str]) -> list[tuple[str, int, int, int, int]]:
    """The opcodes that turn what was heard into what was said, words folded."""
    return [
        (o.tag, o.src_start, o.src_end, o.dest_start, o.dest_end)
        for o in Levenshtein.opcodes([fold(w) for w in heard], [fold(w) for w in said])
    ]
