"""How surely a name is due between the words before a place and the words after it, whoever is named.

`turn the call back over to …`, `thanks, …`, `as … said`: what stands on both sides is looked up in a linear model over
runs of one to three words, learnt by tools/build_slots.py. What stands in the place itself is not looked at, so it may
have been heard wrongly. Nothing here decides.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np

from transcripts.languages.english.folder import DATA

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

WEIGHTS_FILE = DATA / "context" / "slots.npz"
BITS = 18
"""There is room for 2 to the power of this many runs."""
TURN = "<turn>"
"""Stands for what is before the first and after the last word of a speaker's turn."""
MARKS = frozenset(".,?!;:")
REACH = 3


def as_learnt(word: str) -> str:
    """A word as the model knows it: small, numbers all alike.

    >>> as_learnt("Mr"), as_learnt("2026"), as_learnt("I’m")
    ('mr', '#', "i'm")
    """
    return "#" if word.isdigit() else word.lower().replace("’", "'")


def place(run: str) -> tuple[int, int]:
    """Where the weight of a run of words is kept, or one further, and the mark by which it is known there."""
    code = crc32(run.encode())
    return code >> (32 - BITS) & ~1, code & 0xFFFF or 1


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
        """`words` as `as_learnt` gives them, `marks` the mark behind each (empty for none)."""
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
        self._odds: dict[tuple[int, int], tuple[float, float]] = {}

    @cached_property
    def _weights(self) -> Weights:
        return weights()

    def odds(self, first: int, count: int) -> tuple[float, float]:
        """The log odds that a person, and that any other name, stands in `count` words from `first` on."""
        low, high = self._first[first], self._end[first + count - 1]
        if (low, high) in self._odds:
            return self._odds[low, high]
        left, right = self._tokens[low - REACH : low], self._tokens[high : high + REACH]
        if low not in self._left:
            self._left[low] = self._weights.sum(before(left))
        if high not in self._right:
            self._right[high] = self._weights.sum(after(right))
        one, two, three = self._left[low], self._right[high], self._weights.sum(across(left, right))
        person, name = self._weights.base
        self._odds[low, high] = one[0] + two[0] + three[0] + person, one[1] + two[1] + three[1] + name
        return self._odds[low, high]


class Weights:
    """What each run of words says for a person and for another name, in units of `scale`; nothing for unknown runs.

    Runs are known by their CRC-32: its first bits say where two runs may be kept, its last ones which run is meant.
    """

    def __init__(self, held: Mapping[str, np.ndarray[tuple[int, ...], np.dtype[Any]]]) -> None:
        self.marks, self.person, self.name = (held[k].tolist() for k in ("marks", "person", "name"))
        self.scale = float(held["scale"])
        self.base = float(held["person_base"]), float(held["name_base"])

    def sum(self, runs: Iterable[str]) -> tuple[float, float]:
        """The weights of some runs together."""
        marks, person, name = self.marks, 0, 0
        for at, mark in map(place, runs):
            if marks[at] == mark or marks[at := at + 1] == mark:
                person += self.person[at]
                name += self.name[at]
        return person * self.scale, name * self.scale


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weights that the package ships."""
    with np.load(WEIGHTS_FILE) as held:
        return Weights({k: held[k] for k in held.files})


def packed(
    runs: Mapping[str, tuple[int, int]], scale: float, base: tuple[float, float]
) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[Any]] | np.float32]:
    """Weights as `Weights` reads them; where more than two runs want one place, the lightest are left out."""
    marks, person, name = np.zeros(1 << BITS, np.uint16), np.zeros(1 << BITS, np.int8), np.zeros(1 << BITS, np.int8)
    for run, (one, other) in sorted(runs.items(), key=lambda r: -max(abs(r[1][0]), abs(r[1][1]))):
        at, mark = place(run)
        at += bool(marks[at])
        if not marks[at]:
            marks[at], person[at], name[at] = mark, one, other
    bases = {"person_base": np.float32(base[0]), "name_base": np.float32(base[1])}
    return {"marks": marks, "person": person, "name": name, "scale": np.float32(scale), **bases}
