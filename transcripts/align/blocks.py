"""Pairing the words between two places that surely correspond, where the two sides differ.

A small dynamic programme over written words: near-spelled words pair rather than fall out, one word may stand for
several (`Detlef` / `death left`, `2020` / `two thousand and twenty`), fillers and lone dashes cost next to nothing.
Nothing here looks beyond its block.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.align.likeness import difference, likeness
from transcripts.align.pairs import Pair, only, tidy
from transcripts.align.tokens import said, silent, spelling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_CELLS = 8_000
"""A block with more left words times right words than this is not paired word by word."""
SPAN = 3
"""One word may stand for so many."""
LONG_SPAN = 9
"""A number in digits, an address or a compound may stand for so many."""
ALONE = 1.0
"""What a word without a partner costs, in letters, besides ..."""
ALONE_PER_LETTER = 0.6
"""... this for each of its letters: two words of like length pair even where no letter is shared."""
FILLER = 0.05
"""A filler or a lone dash costs next to nothing: just enough that two of them pair."""
JOINED = 0.5
"""What each word beyond the first costs in a span that stands for one word."""

Shape = tuple[int, int]


def pair_block(left: Sequence[str], right: Sequence[str], i: int, j: int) -> Iterator[Pair]:
    """Pair two short lists of words, the first of which are the words i and j of their sides."""
    if not left or not right or len(left) * len(right) > MOST_CELLS:
        yield from only(i, i + len(left), j, j + len(right))
        return
    yield from tidy(_walk(left, right, i, j))


def _alone(word: str) -> float:
    return FILLER if silent(word) else ALONE + ALONE_PER_LETTER * len(spelling(word))


def _spans(word: str) -> int:
    return LONG_SPAN if len(said(word)[0]) > 1 or any(c.isdigit() for c in word) else SPAN


def _walk(left: Sequence[str], right: Sequence[str], i: int, j: int) -> Iterator[Pair]:
    shapes = _cheapest(left, right)
    steps: list[tuple[int, int, Shape]] = []
    x, y = len(left), len(right)
    while x or y:
        wide, high = shapes[x, y]
        x, y = x - wide, y - high
        steps.append((x, y, (wide, high)))
    for x, y, (wide, high) in reversed(steps):
        if wide and high:
            one, other = " ".join(left[x : x + wide]), " ".join(right[y : y + high])
            alike = likeness(one, other)
            yield Pair("same" if alike == 1.0 else "changed", i + x, i + x + wide, j + y, j + y + high, round(alike, 3))
        else:
            yield from only(i + x, i + x + wide, j + y, j + y + high)


def _cheapest(left: Sequence[str], right: Sequence[str]) -> dict[Shape, Shape]:
    """For each pair of ends the shape of the last step on the cheapest way there."""
    alone_left, alone_right = [_alone(w) for w in left], [_alone(w) for w in right]
    spans_left, spans_right = [_spans(w) for w in left], [_spans(w) for w in right]
    empty_left, empty_right = [not said(w)[0] for w in left], [not said(w)[0] for w in right]
    costs: dict[Shape, float] = {(0, 0): 0.0}
    shapes: dict[Shape, Shape] = {}
    for x in range(len(left) + 1):
        for y in range(len(right) + 1):
            options: list[tuple[float, Shape]] = []
            if x:
                options.append((costs[x - 1, y] + alone_left[x - 1], (1, 0)))
            if y:
                options.append((costs[x, y - 1] + alone_right[y - 1], (0, 1)))
            if x and y and empty_left[x - 1] == empty_right[y - 1]:
                options.append((costs[x - 1, y - 1] + difference(left[x - 1], right[y - 1]), (1, 1)))
                options += [
                    (costs[x - 1, y - n] + _joined(left[x - 1 : x], right[y - n : y]), (1, n))
                    for n in range(2, min(y, spans_left[x - 1]) + 1)
                ]
                options += [
                    (costs[x - n, y - 1] + _joined(left[x - n : x], right[y - 1 : y]), (n, 1))
                    for n in range(2, min(x, spans_right[y - 1]) + 1)
                ]
            if options:
                costs[x, y], shapes[x, y] = min(options)
    return shapes


def _joined(left: Sequence[str], right: Sequence[str]) -> float:
    apart = difference(" ".join(left), " ".join(right))
    return apart + JOINED * (len(left) + len(right) - 2) if apart else 0.0
