"""Thresholds for the shipped model: `python -m training.calibrate ARRAYS DATA TARGET`.

`timed` is set on the last three of the calls that tune (not trained on), with their times; `text` on two fifths of
the held-out tenth of the spoken corpora. Each threshold is the one with the best F1. Nothing that the
benchmark reports is looked at.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from training import calls
from training.corpus import COMMA, QUESTION, UNKNOWN
from transcripts.marks import Scores, score_words
from transcripts.model import Segment, Transcript, Word

if TYPE_CHECKING:
    from collections.abc import Sequence

Array = np.ndarray[Any, Any]
GRID = np.arange(0.1, 0.9, 0.02)
FLAT = 0.002  # of F1 given up for a higher threshold: a wrong mark reads worse than a missing one
ORDINARY = 0.2  # tried 0, .1, .2, .3 on the same text: +.001 to +.003 of F1 on capitals, and -.003 on the calls
SAMPLE = 40_000  # words of each corpus


@dataclass(frozen=True, slots=True)
class Part:
    """Scores and the labels of the same words."""

    scores: Scores
    marks: Array
    cases: Array


def talk_of(words: list[str], times: list[tuple[int, int]] | None = None) -> Transcript:
    """Bare words as a transcript of one segment."""
    spans: Sequence[tuple[int | None, int | None]] = times or [(None, None)] * len(words)
    return Transcript((Segment.of(Word(w, s, e) for w, (s, e) in zip(words, spans, strict=True)),))


def call_part(call: calls.Call) -> Part:
    """A call with its times."""
    times = list(zip(call.start_ms, call.end_ms, strict=True))
    scores = score_words(talk_of(call.words, times))
    return Part(scores, np.array(call.marks)[scores.words], np.array(call.cases)[scores.words])


def text_part(path: Path, words: list[str]) -> Part:
    """The first two fifths of what is held out of a corpus."""
    data = np.load(path)
    held = np.flatnonzero(data["held"])
    breaks = np.flatnonzero(np.diff(held) > 1)
    held = held[: breaks[1] + 1] if len(breaks) > 1 else held
    held = held[:SAMPLE]
    scores = score_words(talk_of([words[i] for i in data["word"][held].tolist()]))
    return Part(scores, data["mark"][held][scores.words], data["case"][held][scores.words])


def best(score: Array, wanted: Array, free: Array) -> float:
    """The threshold with the best F1 on the words that are free to be counted."""

    def f1(limit: float) -> float:
        made = (score >= limit) & free
        right = (made & wanted).sum()
        return float(2 * right / max(1, made.sum() + (wanted & free).sum()))

    top = max(map(f1, GRID))
    return round(float(max(limit for limit in GRID if f1(limit) >= top - FLAT)), 2)


def thresholds(parts: list[Part]) -> dict[str, float]:
    """The four thresholds."""
    marks = np.concatenate([p.marks for p in parts])
    given = np.concatenate([p.scores.marks for p in parts])
    cases = np.concatenate([p.cases for p in parts])
    high = 1 - np.concatenate([p.scores.cases for p in parts])[:, 0]
    free = marks < calls.IGNORE
    ends = given[:, 2] + given[:, 3]
    sentence = best(ends, (marks >= 2) & free, free)
    stop = ends >= sentence
    return {
        "sentence": sentence,
        "question": best(given[:, 3] / np.maximum(ends, 1e-9), marks == QUESTION, free & stop),
        "comma": best(given[:, 1], marks == COMMA, free & ~stop),
        "capital": best(high, (cases == 1) | (cases == 2), cases != UNKNOWN),
    }


def main(arrays: Path, data: Path, target: Path) -> None:
    """Write `TARGET/settings.json`."""
    words: list[str] = json.loads((arrays / "words.json").read_text())
    tuning = [calls.read(p) for p in calls.halves(data / "earnings21")[0][-3:]]
    corpora = ["bitcointranscripts_mit", "changelog_cc-by-sa-4.0"]
    texts = [text_part(arrays / f"{name}.npz", words) for name in corpora]
    settings = {
        "timed": thresholds([call_part(c) for c in tuning]),
        "text": {**thresholds(texts), "ordinary": ORDINARY},
    }
    (target / "settings.json").write_text(json.dumps(settings, indent=1) + "\n")
    print(settings)


if __name__ == "__main__":
    main(*(Path(a) for a in sys.argv[1:4]))
