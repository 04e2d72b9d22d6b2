"""Pairing the words between two places that surely correspond, where the two sides differ.

A small dynamic programme over written words: near-spelled words pair rather than fall out, one word may stand for
several (`Torlef` / `tore left`, `2020` / `two thousand and twenty`), fillers and lone dashes cost next to nothing.
Nothing here looks beyond its block.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from transcripts.alignment.pairs import Pair, only, tidy
from transcripts.alignment.tokens import said, silent, spelling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transcripts.alignment.likeness import Likeness

MOST_CELLS = 8_000
"""A block with more left words times right words than this is not paired word by word."""
SPAN = 3
"""One word may stand for so many."""
LONG_SPAN = 9
"""A number in digits, an address or a compound may stand for so many."""
OPENING = 1.5
"""What a run of words without partners costs, in letters, besides ..."""
ALONE = 0.3
"""... this for each of its words and ..."""
ALONE_PER_LETTER = 0.5
"""... this for each letter: two words of like length pair even where they share none, and what is missing is missing
in one place rather than in many."""
FILLER = 0.05
"""A filler or a lone dash costs next to nothing: just enough that two of them pair."""
JOINED = 0.5
"""What each word beyond the first costs in a span that stands for one word."""

Shape = tuple[int, int]
Free = tuple[Literal["start", "end"], Literal["left", "right"]]
"""At which end of a block words of which side cost nothing alone: beyond that end the side goes on, and there is no
telling how far the other reaches."""


def pair_block(
    left: Sequence[str], right: Sequence[str], i: int, j: int, like: Likeness, free: Free | None = None
) -> Iterator[Pair]:
    """Pair two short lists of words, the first of which are the words i and j of their sides."""
    if not left or not right or len(left) * len(right) > MOST_CELLS:
        yield from only(i, i + len(left), j, j + len(right))
        return
    yield from tidy(_walk(left, right, i, j, like, free))


def _alone(word: str) -> float:
    return FILLER if silent(word) else ALONE + ALONE_PER_LETTER * len(spelling(word))


def _spans(word: str) -> int:
    return LONG_SPAN if len(said(word)[0]) > 1 or any(c.isdigit() for c in word) else SPAN


def _walk(
    left: Sequence[str], right: Sequence[str], i: int, j: int, like: Likeness, free: Free | None
) -> Iterator[Pair]:
    for x, y, wide, high in _cheapest(left, right, like, free):
        if wide and high:
            one, other = " ".join(left[x : x + wide]), " ".join(right[y : y + high])
            alike = like.likeness(one, other)
            yield Pair("same" if alike == 1.0 else "changed", i + x, i + x + wide, j + y, j + y + high, round(alike, 3))
        else:
            yield from only(i + x, i + x + wide, j + y, j + y + high)


_BOTH, _LEFT, _RIGHT = range(3)
"""What the last step was: a pair, or a word on one side alone."""
Way = tuple[float, int, int, int]
"""The cost so far; the kind of the step before this one; how many words this one takes on either side."""
_NO_WAY: Way = (float("inf"), _BOTH, 0, 0)


def _cheapest(
    left: Sequence[str], right: Sequence[str], like: Likeness, free: Free | None
) -> list[tuple[int, int, int, int]]:
    """The steps of the cheapest way through a block: where each begins, and how many words it takes."""
    free_y = {("start", "left"): 0, ("end", "left"): len(right)}.get(free) if free else None
    free_x = {("start", "right"): 0, ("end", "right"): len(left)}.get(free) if free else None
    ways: dict[Shape, tuple[Way, Way, Way]] = {(0, 0): ((0.0, _BOTH, 0, 0), _NO_WAY, _NO_WAY)}
    alone_left, alone_right = [_alone(w) for w in left], [_alone(w) for w in right]
    pairs = _Pairs(left, right, like)
    for x in range(len(left) + 1):
        for y in range(len(right) + 1):
            if x or y:
                cost_left, cost_right = (
                    0.0 if y == free_y else alone_left[x - 1],
                    0.0 if x == free_x else alone_right[y - 1],
                )
                on_left = _alone_here(ways[x - 1, y], _LEFT, cost_left) if x else _NO_WAY
                on_right = _alone_here(ways[x, y - 1], _RIGHT, cost_right) if y else _NO_WAY
                ways[x, y] = (pairs.best(ways, x, y) if x and y else _NO_WAY, on_left, on_right)
    steps: list[tuple[int, int, int, int]] = []
    x, y = len(left), len(right)
    kind = min((_BOTH, _LEFT, _RIGHT), key=lambda k: ways[x, y][k][0])
    while x or y:
        _, before, wide, high = ways[x, y][kind]
        x, y, kind = x - wide, y - high, before
        steps.append((x, y, wide, high))
    return steps[::-1]


def _alone_here(before: tuple[Way, Way, Way], kind: int, cost: float) -> Way:
    opening = OPENING if cost > FILLER else 0.0
    best, last = min((before[k][0] + (0.0 if k == kind else opening), k) for k in (_BOTH, _LEFT, _RIGHT))
    return best + cost, last, int(kind == _LEFT), int(kind == _RIGHT)


class _Pairs:
    """What it costs to pair the words that end at a place of the block."""

    def __init__(self, left: Sequence[str], right: Sequence[str], like: Likeness) -> None:
        self.left, self.right, self.like = left, right, like
        self.spans_left, self.spans_right = [_spans(w) for w in left], [_spans(w) for w in right]
        self.empty_left, self.empty_right = [not said(w)[0] for w in left], [not said(w)[0] for w in right]

    def best(self, ways: dict[Shape, tuple[Way, Way, Way]], x: int, y: int) -> Way:
        if self.empty_left[x - 1] != self.empty_right[y - 1]:
            return _NO_WAY
        shapes = [(1, 1)]
        shapes += [(1, n) for n in range(2, min(y, self.spans_left[x - 1]) + 1)]
        shapes += [(n, 1) for n in range(2, min(x, self.spans_right[y - 1]) + 1)]
        best = _NO_WAY
        for wide, high in shapes:
            cost, kind = min((way[0], k) for k, way in enumerate(ways[x - wide, y - high]))
            cost += self._cost(self.left[x - wide : x], self.right[y - high : y])
            if cost < best[0]:
                best = (cost, kind, wide, high)
        return best

    def _cost(self, left: Sequence[str], right: Sequence[str]) -> float:
        apart = self.like.difference(" ".join(left), " ".join(right))
        return apart + JOINED * (len(left) + len(right) - 2) if apart else 0.0
