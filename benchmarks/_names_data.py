"""The talks that names are measured on: what a recogniser heard, what was said, and which names were known before.

Reads `earnings21`, `ethereum_pm`, `bitcoin` and `talkpython` under `$TRANSCRIPTS_DATA` (a folder that holds them
unpacked) or unpacks them from `../shared/data` into `.data/`. Nothing of them is kept in this repository.
"""

from __future__ import annotations

import csv
import os
import re
import tarfile
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from transcripts.gazetteer.entry import Entry, Kind
from transcripts.library.files import read
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


FOLDS = 2
"""What is learnt from words around names is learnt this many times, each time without one part of the talks."""
PARTS = ("all", "tune", "test", *(f"{way}{n}" for way in ("fold", "other") for n in range(FOLDS)))


def half(names: list[str], part: str) -> list[str]:
    """Every second of the sorted names: `tune` the first, third …, `test` the others; `all` is all.

    `fold0` is every second of the names from the first on, `fold1` from the second on; `other0` is all but `fold0`.
    """
    some = sorted(names)
    if part in {"tune", "test"}:
        return some[part == "test" :: 2]
    return [n for i, n in enumerate(some) if part == "all" or (i % FOLDS == int(part[-1])) == part.startswith("fold")]


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
    kinds: dict[str, Kind] = {"PERSON": "person", "ORG": "organisation", "PRODUCT": "product"}
    for row in _rows(path / "entities.tsv"):
        if row["type"] not in kinds:
            continue
        start, end = int(row["tok_start"]), int(row["tok_end"])
        name = _LABEL.sub("", _LABEL.sub("", " ".join(said[start:end])))
        if row["type"] == "PERSON":
            people.append((start, end))
        if name and (len(name) > 2):
            own.setdefault(name, Entry(name, kinds[row["type"]], seen=((path.name, 1),)))
    known = {n.lower() for n in own}
    rest = [Entry(n, "other", case="free", seen=(("oracle_list", 1),)) for n in oracle if n.lower() not in known]
    return Case(
        f"earnings21/{path.name}/{recogniser}", Transcript(turns(heard)), said, (*own.values(), *rest), tuple(people)
    )


def earnings_more(recogniser: str, part: str) -> list[Case]:
    """The same calls as `google` or `kaldi_librispeech` heard them, or `whisper`, whose words have no times."""
    root = folder("earnings21_more")
    if root is None:
        return []
    out = []
    for case in earnings("amazon", part):
        call = case.name.split("/")[1]
        if recogniser == "whisper":
            heard = read(root / call / "asr_whisper.vtt")
        else:
            rows = _rows(root / call / f"asr_{recogniser}.tsv")
            words = [
                (r["word"] + (r["punct"] or ""), r["speaker"] or "", float(r["start"]), float(r["end"])) for r in rows
            ]
            heard = Transcript(turns([w for w in words if w[0]]))
        out.append(replace(case, name=case.name.replace("amazon", recogniser), heard=heard))
    return out


def spoken(part: str) -> list[Case]:
    """The calls of earnings21 as a person wrote down what was said, with their gazetteers."""
    root = folder("earnings21")
    out = []
    for case in earnings("amazon", part):
        assert root is not None
        rows = _rows(root / case.name.split("/")[1] / "reference_tokens.tsv")
        words = [(r["token"] + (r["punct"] or ""), r["speaker_id"] or "", 0.0, 0.0) for r in rows if r["token"]]
        out.append(replace(case, name=case.name.replace("amazon", "said"), heard=Transcript(turns(words))))
    return out


def unkind(case: Case) -> Case:
    """The same talk with a gazetteer that does not say what its names are, as a plain list of names does not."""
    plain = tuple(Entry(e.canonical, "other", case=e.case, heard=e.heard, seen=e.seen) for e in case.entries)
    return replace(case, name=f"{case.name}/plain", entries=plain)


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


def _vocabulary(path: Path) -> tuple[Entry, ...]:
    """The meetings' word list: `- name`, `- ABBREVIATION: meaning` and, last, `- wrong: right`."""
    names: dict[str, set[str]] = {}
    section = ""
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith((" ", "#")):
            section = line.strip(":")
        elif (item := line.strip()).startswith("- "):
            left, _, right = item[2:].partition(": ")
            if section == "error_patterns":
                names.setdefault(right.strip(), set()).add(left.strip())
                continue
            for name in (left, right):
                if name.strip():
                    names.setdefault(re.sub(r"\s*\(.*\)", "", name).strip(), set())
    return tuple(
        Entry(name, "term" if name.islower() else "product", heard=tuple(sorted(heard)), seen=((path.name, 1),))
        for name, heard in names.items()
    )


_CUE = re.compile(r"^(\d+):(\d+):([\d.]+) --> (\d+):(\d+):([\d.]+)")


def _zoom(path: Path) -> Transcript:
    out, start, end = [], 0, 0
    for line in path.read_text("utf-8").splitlines():
        if found := _CUE.match(line):
            a, b, c, d, e, f = map(float, found.groups())
            start, end = round((a * 3600 + b * 60 + c) * 1000), round((d * 3600 + e * 60 + f) * 1000)
        elif line.strip() and line != "WEBVTT" and not line.strip().isdigit():
            speaker, colon, text = line.partition(": ")
            out.append(Segment(text if colon else line, start, end, speaker if colon else None))
    return Transcript(tuple(s for s in out if s.words))


def meetings(part: str, *, heard_known: bool = True) -> list[Case]:
    """Meetings of ethereum_pm; with `heard_known` the vocabulary's own list of mishearings is given too."""
    root = folder("ethereum_pm")
    if root is None:
        return []
    entries = _vocabulary(root / "ethereum_vocab.yaml")
    if not heard_known:
        entries = tuple(Entry(e.canonical, e.kind, seen=e.seen) for e in entries)
    out = []
    for name in half([p.name for p in root.iterdir() if p.is_dir()], part):
        path = root / name
        heard, said = _zoom(path / "transcript.vtt"), _zoom(path / "transcript_corrected.vtt")
        rows = [(r["original"], r["corrected"], r["confidence"]) for r in _rows(path / "transcript_changelog.tsv")]
        out.append(Case(f"ethereum_pm/{name}", heard, tuple(words_of(said)), entries, changes=tuple(rows)))
    return out


def _front(text: str) -> dict[str, list[str]]:
    """The lists and lines at the head of a Markdown file, between `---`."""
    found: dict[str, list[str]] = {}
    key = ""
    for line in text.split("---", 2)[1].splitlines():
        if line.strip().startswith("- "):
            found.setdefault(key, []).append(line.strip()[2:].strip("'\" "))
        elif match := re.match(r"(\w+):\s*(.*)", line):
            key, value = match[1], match[2].strip()
            if value.startswith("["):
                found[key] = [v.strip("'\" ") for v in value.strip("[]").split(",") if v.strip()]
            elif value:
                found[key] = [value.strip("'\" ")]
    return found


def _turn_rows(path: Path) -> Transcript:
    return Transcript(tuple(Segment(r["text"], None, None, r["speaker"]) for r in _rows(path) if r["text"].split()))


def talks(part: str) -> list[Case]:
    """Talks of bitcoin; the gazetteer is the tags, the title's names and the speakers of the front matter."""
    root = folder("bitcoin")
    if root is None:
        return []
    out = []
    for name in half([p.name for p in root.iterdir() if p.is_dir()], part):
        path = root / name
        front = _front((path / "reference.md").read_text("utf-8"))
        entries: dict[str, Entry] = {}
        for speaker in front.get("speakers", []):
            entries[speaker] = Entry(speaker, "person", seen=((name, 1),))
        for tag in front.get("tags", []):
            entries.setdefault(
                tag.replace("-", " "), Entry(tag.replace("-", " "), "term", case="free", seen=((name, 1),))
            )
        for word in re.findall(r"[A-Z][\w'-]+(?: [A-Z][\w'-]+)*", " ".join(front.get("title", []))):
            entries.setdefault(word, Entry(word, "other", seen=((name, 1),)))
        heard, said = _turn_rows(path / "raw_turns.tsv"), _turn_rows(path / "ref_turns.tsv")
        out.append(Case(f"bitcoin/{name}", heard, tuple(words_of(said)), tuple(entries.values())))
    return out


_CLOCK = re.compile(r"^\d\d:\d\d:\d\d\s+")


def episodes(part: str, *, said: bool = True) -> list[Case]:
    """Episodes of talkpython: what was said (right already) or, with `said` off, heard; no gazetteer."""
    root = folder("talkpython")
    if root is None:
        return []
    out = []
    for name in half([p.name for p in root.iterdir() if p.is_dir()], part):

        def paragraphs(file: str, name: str = name) -> Transcript:
            lines = (root / name / file).read_text("utf-8").splitlines()
            return Transcript(tuple(Segment(t) for line in lines if (t := _CLOCK.sub("", line)).split()))

        reference = paragraphs("reference.txt")
        heard = reference if said else paragraphs("raw_asr.txt")
        out.append(Case(f"talkpython/{name}", heard, tuple(words_of(reference)), ()))
    return out
