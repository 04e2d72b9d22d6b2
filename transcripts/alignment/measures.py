"""Small measures beside the error rates: found and missed, right and wrong marks, how far times are off.

All of them are counts or lists that add up. Nothing here compares texts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class F1:
    """What was right, what was put where nothing belongs, and what was missed.

    >>> (F1(right=8, wrong=2, missed=2) + F1(right=0, missed=6)).f1
    0.6153846153846154
    """

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: F1) -> F1:
        return F1(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of what was given that is right; 1 where nothing was given."""
        given = self.right + self.wrong
        return self.right / given if given else 1.0

    @property
    def recall(self) -> float:
        """The share of what there is that was given; 1 where there is nothing."""
        there = self.right + self.missed
        return self.right / there if there else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        places = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / places if places else 1.0

    def to_json(self) -> dict[str, Any]:
        """The counts and the three shares as JSON values."""
        return {
            "f1": round(self.f1, 4),
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "right": self.right,
            "wrong": self.wrong,
            "missed": self.missed,
        }


class Missed(NamedTuple):
    """A name that was not got: how it is written, what stands in its place, and the index of its first word."""

    name: str
    heard: str
    word: int


@dataclass(frozen=True, slots=True)
class Recall:
    """How many of the names that the reference has were got: `found` whatever their case, `exact` as written."""

    total: int = 0
    found: int = 0
    exact: int = 0
    missed: tuple[Missed, ...] = ()

    def __add__(self, other: Recall) -> Recall:
        return Recall(
            self.total + other.total,
            self.found + other.found,
            self.exact + other.exact,
            self.missed + other.missed,
        )

    @property
    def rate(self) -> float:
        """The share that was got; 1 where there are none."""
        return self.found / self.total if self.total else 1.0

    def to_json(self) -> dict[str, Any]:
        """The counts, the share and what was missed as JSON values."""
        return {
            "recall": round(self.rate, 4),
            "total": self.total,
            "found": self.found,
            "exact": self.exact,
            "missed": [{"name": m.name, "heard": m.heard, "word": m.word} for m in self.missed],
        }


@dataclass(frozen=True, slots=True)
class TimeError:
    """How far the starts of matched words are from the reference's, in ms, where both sides give them."""

    errors_ms: tuple[int, ...] = ()

    def __add__(self, other: TimeError) -> TimeError:
        return TimeError(self.errors_ms + other.errors_ms)

    def quantile(self, share: float) -> int:
        """The error that this share (0 to 1) of the words stays within."""
        return round(float(np.quantile(self.errors_ms, share)))

    def to_json(self) -> dict[str, Any]:
        """How many words were judged, and the errors that 50, 95 and 99 in a hundred stay within."""
        shares = {"median_ms": 0.5, "p95_ms": 0.95, "p99_ms": 0.99}
        return {"words": len(self.errors_ms), **{name: self.quantile(share) for name, share in shares.items()}}


MARKS = {",": ",", ".": ".", "…": ".", "?": "?", "!": "!", ":": ":", ";": ";"}


def mark_after(word: str) -> str:
    """The mark that follows a word, brackets and quotes aside; empty where there is none.

    >>> mark_after("Kyiv,”"), mark_after("well"), mark_after("2.5")
    (',', '', '')
    """
    for char in reversed(word):
        if char.isalnum():
            break
        if char in MARKS:
            return MARKS[char]
    return ""


def capital(word: str) -> bool:
    """Whether the first letter of a word is a capital."""
    return next((c.isupper() for c in word if c.isalpha()), False)


def compare_marks(pairs: Sequence[tuple[str | None, str | None]]) -> dict[str, F1]:
    """For each mark how often it was right; a mark on a word that the other side lacks is missed, or wrong."""
    found: dict[str, F1] = {}
    for reference, hypothesis in pairs:
        wanted = mark_after(reference) if reference else ""
        given = mark_after(hypothesis) if hypothesis else ""
        if wanted and wanted == given:
            found[wanted] = found.get(wanted, F1()) + F1(right=1)
            continue
        if wanted:
            found[wanted] = found.get(wanted, F1()) + F1(missed=1)
        if given:
            found[given] = found.get(given, F1()) + F1(wrong=1)
    return dict(sorted(found.items()))


def compare_case(pairs: Sequence[tuple[str | None, str | None]]) -> F1:
    """How often the capital at the start of a word is right, over the words that both sides have."""
    total = F1()
    for reference, hypothesis in pairs:
        if reference and hypothesis:
            wanted, given = capital(reference), capital(hypothesis)
            total += F1(right=wanted and given, wrong=given and not wanted, missed=wanted and not given)
    return total
