"""The calls that alignment is measured on: recognisers' words with times, the human text, who spoke when.

Reads `earnings21` under `$TRANSCRIPTS_DATA` (a folder that holds it unpacked), in `.data/` of the checkout, or unpacks
it there from `../shared/data`. Nothing of it is kept in this repository.
"""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from benchmarks._names_data import folder
from transcripts.model import Segment, Transcript, Word

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

HERE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Spoken:
    """A word that a recogniser heard, with its times in ms."""

    text: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True)
class Said:
    """A word of the human text: as written, who says it, and when, by another recogniser (None where it differs)."""

    text: str
    speaker: str
    when: tuple[int, int] | None


@dataclass(frozen=True)
class Call:
    """One call."""

    name: str
    heard: tuple[Spoken, ...]
    said: tuple[Said, ...]
    turns: tuple[tuple[int, int, str], ...]

    def timed(self, cue_ms: int | None = None) -> Transcript:
        """What was heard as one segment with word times, or as cues of about `cue_ms` with times of their own only."""
        if cue_ms is None:
            words = [Word(w.text, w.start_ms, w.end_ms) for w in self.heard]
            whole = Segment.of(words, start_ms=self.heard[0].start_ms, end_ms=self.heard[-1].end_ms)
            return Transcript((whole,))
        cues: list[list[Spoken]] = [[]]
        for word in self.heard:
            if cues[-1] and word.end_ms - cues[-1][0].start_ms > cue_ms:
                cues.append([])
            cues[-1].append(word)
        return Transcript(tuple(Segment(" ".join(w.text for w in c), c[0].start_ms, c[-1].end_ms) for c in cues))


def text_of(said: tuple[Said, ...] | list[Said]) -> Transcript:
    """The human text, a segment for each turn."""
    turns = [list(group) for _, group in groupby(said, key=lambda w: w.speaker)]
    return Transcript(tuple(Segment(" ".join(w.text for w in turn), speaker=turn[0].speaker) for turn in turns))


def half_of_turns(said: tuple[Said, ...], seed: int) -> list[int]:
    """The indices of the words that stay when a random half of the turns is taken out."""
    rng = random.Random(seed)
    turns = [list(group) for _, group in groupby(range(len(said)), key=lambda i: said[i].speaker)]
    kept = sorted(rng.sample(range(len(turns)), (len(turns) + 1) // 2))
    return [i for k in kept for i in turns[k]]


def calls(part: str, recogniser: str = "rev_kaldi", judge: str = "speechmatics") -> list[Call]:
    """The calls of a part: `tune` (the first, third … by name), `test` (the others) or `all`."""
    root = folder("earnings21")
    if root is None:
        return []
    names = sorted(p.name for p in root.iterdir() if p.is_dir())
    chosen = names if part == "all" else names[{"tune": 0, "test": 1}[part] :: 2]
    return [_call(root / name, recogniser, judge) for name in chosen]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _ms(seconds: str) -> int:
    return round(float(seconds) * 1000)


def _heard(path: Path, recogniser: str) -> tuple[Spoken, ...]:
    return tuple(
        Spoken(r["word"] + (r["punct"] or ""), _ms(r["start"]), _ms(r["end"]))
        for r in _rows(path / f"asr_{recogniser}.tsv")
        if r["word"]
    )


def _call(path: Path, recogniser: str, judge: str) -> Call:
    rows = _rows(path / "reference_tokens.tsv")
    other = _heard(path, judge)
    when = _same_words([_bare(r["token"]) for r in rows], [_bare(w.text) for w in other])
    said = []
    for i, row in enumerate(rows):
        match = other[when[i]] if i in when else None
        times = (match.start_ms, match.end_ms) if match else None
        said.append(Said(row["token"] + (row["punct"] or ""), row["speaker_id"], times))
    turns = []
    for line in (path / "speakers.rttm").read_text("utf-8").splitlines():
        field = line.split()
        turns.append((_ms(field[3]), _ms(field[3]) + _ms(field[4]), field[7]))
    return Call(path.name, _heard(path, recogniser), tuple(said), tuple(sorted(turns)))


def _bare(word: str) -> str:
    return "".join(c for c in word.casefold() if c.isalnum() or c == "'")


def opcodes(one: Sequence[Hashable], other: Sequence[Hashable]) -> list[tuple[str, int, int, int, int]]:
    """rapidfuzz's opcodes as plain tuples."""
    found = Levenshtein.opcodes(one, other)
    return [(o.tag, o.src_start, o.src_end, o.dest_start, o.dest_end) for o in found]


def _same_words(one: list[str], other: list[str]) -> dict[int, int]:
    """Words that a plain Levenshtein pairs: the judge owes nothing to what is judged."""
    ops = opcodes(one, other)
    pairs = ((i1 + k, j1 + k) for tag, i1, i2, j1, _ in ops if tag == "equal" for k in range(i2 - i1))
    return {i: j for i, j in pairs if one[i]}
