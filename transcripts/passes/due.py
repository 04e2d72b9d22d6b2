"""How surely a name is due between the words before a place and the words after it, whoever is named.

`turn the call back over to …`, `thanks, …`, `as … said`: what stands on both sides is looked up in a linear model over
runs of one to three words, learnt by tools/build_due.py. What stands in the place itself is not looked at, so it may
have been heard wrongly. Nothing here decides.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

DUE = Path(__file__).parent.parent / "data" / "context" / "due.npz"
BITS = 17
"""Runs of words are known by this many bits of their CRC-32."""
TURN = "<turn>"
"""Stands for what is before the first and after the last word of a speaker's turn."""
MARKS = frozenset(".,?!;:")
REACH = 3


def folded(word: str) -> str:
    """A word as the model knows it: small, numbers all alike.

    >>> folded("Mr"), folded("2026"), folded("I’m")
    ('mr', '#', "i'm")
    """
    return "#" if word.isdigit() else word.lower().replace("’", "'")


def place(run: str) -> int:
    """Where the weight of a run of words is kept."""
    return crc32(run.encode()) >> (32 - BITS)


def before(words: Sequence[str]) -> tuple[str, str, str]:
    """The runs that end at a place; `words` are the last three words before it, the nearest last."""
    third, second, first = words
    return f"a{first}", f"b{second} {first}", f"c{third} {second} {first}"


def after(words: Sequence[str]) -> tuple[str, str, str]:
    """The runs that begin behind a place; `words` are the next three."""
    first, second, third = words
    return f"d{first}", f"e{first} {second}", f"f{first} {second} {third}"


def across(left: Sequence[str], right: Sequence[str]) -> tuple[str, str, str]:
    """The runs around a place."""
    return f"g{left[-1]}|{right[0]}", f"h{left[-2]} {left[-1]}|{right[0]}", f"i{left[-1]}|{right[0]} {right[1]}"


class Slots:
    """Some running words, each place in which may be asked for. `breaks` are the words that begin a turn."""

    def __init__(self, words: Sequence[str], marks: Sequence[str], breaks: Sequence[bool]) -> None:
        """`words` as `folded` gives them, `marks` the mark behind each (empty for none)."""
        self._tokens = [TURN] * REACH
        self._first: list[int] = []
        self._end: list[int] = []
        for word, mark, begins in zip(words, marks, breaks, strict=True):
            if begins and self._first:
                self._tokens += [TURN] * REACH
            self._first.append(len(self._tokens))
            self._tokens.append(word)
            self._end.append(len(self._tokens))
            if mark:
                self._tokens.append(mark)
        self._tokens += [TURN] * REACH
        self._left: dict[int, tuple[float, float]] = {}
        self._right: dict[int, tuple[float, float]] = {}
        self._due: dict[tuple[int, int], tuple[float, float]] = {}

    @cached_property
    def _weights(self) -> tuple[list[float], list[float], float, float]:
        return weights()

    def _sum(self, runs: tuple[str, str, str]) -> tuple[float, float]:
        person, name, _, _ = self._weights
        one, two, three = map(place, runs)
        return person[one] + person[two] + person[three], name[one] + name[two] + name[three]

    def due(self, first: int, count: int) -> tuple[float, float]:
        """The log odds that a person, and that any other name, stands in `count` words from `first` on."""
        low, high = self._first[first], self._end[first + count - 1]
        if (low, high) in self._due:
            return self._due[low, high]
        left, right = self._tokens[low - REACH : low], self._tokens[high : high + REACH]
        if low not in self._left:
            self._left[low] = self._sum(before(left))
        if high not in self._right:
            self._right[high] = self._sum(after(right))
        one, two, three = self._left[low], self._right[high], self._sum(across(left, right))
        _, _, person, name = self._weights
        self._due[low, high] = one[0] + two[0] + three[0] + person, one[1] + two[1] + three[1] + name
        return self._due[low, high]


@lru_cache(maxsize=1)
def weights() -> tuple[list[float], list[float], float, float]:
    """The weights of the runs for persons and for other names, and what is added to each sum."""
    with np.load(DUE) as held:
        return unpacked(held)


def unpacked(held: Any) -> tuple[list[float], list[float], float, float]:  # noqa: ANN401 - an npz is untyped
    """Weights as they are kept: bytes with a scale."""
    person, name = ((held[k].astype(np.float32) * held[f"{k}_scale"]).tolist() for k in ("person", "name"))
    return person, name, float(held["person_base"]), float(held["name_base"])
