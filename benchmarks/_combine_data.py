"""Calls of `earnings21` as several recognisers heard them, and what was said in each place of their networks."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from benchmarks._names_data import folder
from transcripts.alignment.pairing import pair_up
from transcripts.combining.evidence import Talk
from transcripts.combining.network import Slot, network, tokens_of
from transcripts.languages.english.fillers import SOUNDS
from transcripts.model import Segment, Transcript, Word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

COMBINATIONS = (
    ("amazon", "speechmatics"),
    ("rev_kaldi", "google"),
    ("amazon", "speechmatics", "rev_kaldi"),
    ("amazon", "speechmatics", "rev_kaldi", "google"),
    ("amazon", "kaldi_librispeech"),
)
"""The sources that are measured, the base first."""
TURNED = (("google", "rev_kaldi"),)
"""Further ones, to learn from."""
ALONE = (("amazon",), ("rev_kaldi",), ("kaldi_librispeech",))
"""One source, for what tells errors without another."""
TURN = 12
"""Words of a segment."""


@dataclass(frozen=True)
class Heard:
    """What one recogniser heard: words with marks, times in milliseconds, confidences."""

    words: tuple[Word, ...]

    def transcript(self) -> Transcript:
        """The words as a transcript of short segments."""
        parts = [self.words[i : i + TURN] for i in range(0, len(self.words), TURN)]
        return Transcript(tuple(Segment.of(p, start_ms=p[0].start_ms, end_ms=p[-1].end_ms) for p in parts))


def calls() -> list[str]:
    """The names of the calls, in order."""
    root = folder("earnings21")
    return sorted(p.name for p in root.iterdir() if p.is_dir()) if root else []


def heard(call: str, recogniser: str) -> Heard:
    """One call as one recogniser heard it."""
    path = _file(call, recogniser)
    words = []
    for row in _rows(path):
        if row["word"]:
            confidence = float(row["conf"]) if row.get("conf") else None
            start, end = (round(float(row[k]) * 1000) for k in ("start", "end"))
            words.append(Word(row["word"] + (row["punct"] or ""), start, max(start, end), "given", confidence))
    return Heard(tuple(words))


def _file(call: str, recogniser: str) -> Path:
    for name in ("earnings21", "earnings21_more"):
        root = folder(name)
        if root and (path := root / call / f"asr_{recogniser}.tsv").is_file():
            return path
    raise SystemExit(f"absent: {recogniser} of {call} (set TRANSCRIPTS_DATA)")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def said(call: str) -> list[str]:
    """The words that a person wrote down, with their marks."""
    root = folder("earnings21")
    assert root is not None
    return [r["token"] + (r["punct"] or "") for r in _rows(root / call / "reference_tokens.tsv") if r["token"]]


def build(call: str, sources: Sequence[str]) -> tuple[Talk, list[tuple[str, ...] | None]]:
    """The network of a call's sources, and what was said in each of its slots; None where that cannot be told."""
    sides = [heard(call, name) for name in sources]
    texts = [[w.text for w in side.words] for side in sides]
    slots = network(texts)
    talk = Talk(slots, len(sides), (), [[w.confidence for w in side.words] for side in sides])
    return talk, right(slots, texts[0], said(call))


def right(slots: Sequence[Slot], base: Sequence[str], reference: Sequence[str]) -> list[tuple[str, ...] | None]:
    """What the reference has in each slot."""
    length = len(base) + 1
    first: list[int | None] = [None] * length  # where the reference is just after the word before a joint
    last: list[int | None] = [None] * length  # and just before the word after it
    first[0] = last[0] = 0
    for pair in pair_up(base, reference).pairs:
        if pair.kind == "right only":
            first[pair.left_start] = pair.right_start if first[pair.left_start] is None else first[pair.left_start]
            last[pair.left_start] = pair.right_end
            continue
        if first[pair.left_start] is None:
            first[pair.left_start] = pair.right_start
        last[pair.left_start] = max(last[pair.left_start] or 0, pair.right_start)
        if pair.kind == "left only":
            for at in range(pair.left_start + 1, pair.left_end):
                first[at] = last[at] = pair.right_start
        first[pair.left_end] = last[pair.left_end] = pair.right_end
    found: list[tuple[str, ...] | None] = []
    for slot in slots:
        a, b = (first[slot.start], last[slot.start]) if slot.start == slot.end else (last[slot.start], first[slot.end])
        found.append(None if a is None or b is None or b < a else tokens_of(reference[a:b]))
    return found


def errors(tokens: Sequence[str], reference: Sequence[str]) -> int:
    """Word errors of a reading; fillers count on neither side."""
    ours, theirs = ([t for t in side if t not in SOUNDS] for side in (tokens, reference))
    return int(Levenshtein.distance(ours, theirs))
