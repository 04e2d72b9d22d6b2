"""What two texts share right beside a stretch that holds: the talk goes on there, whatever is alike farther away.

The least number of edits between two whole texts is as happy with a phrase an hour away (`thank you for taking my
question`) as with the same phrase in its place. Nothing here decides what holds.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from transcripts.alignment.stretches import EXPECTED, MISS, Match

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from transcripts.alignment.stretches import Run

ASIDE = 24
"""Beside a stretch both sides go on together, give or take so many words."""
WITHIN = 2.0**-4
"""There, and between two stretches, matches that chance gives less often than this count."""
FEW = 12
"""Fewer words than this are left to be paired one by one with the nearest."""
MOST_CELLS = 4_000_000
"""A room of more left words times right words is not looked through: 2,000 words on either side."""
CLOSE = 1e-2
"""Scores this close are the same, in bits."""
AS_GOOD = 0.2
"""A stretch elsewhere gives way where what is shared nearby is no chance and has this share of its bits."""
AT_THE_END = 2.0
"""At the end of the first and last stretch a word without its match counts as so many: what is given up there is paired
with the nearest words that are like it."""

Room = tuple[tuple[int, int], tuple[int, int]]
"""From one word to before another, on the left and on the right."""


def near(room: Room, *, at_end: bool) -> Room:
    """The part of a room that lies beside its end, or beside its beginning, on both sides."""
    (i1, i2), (j1, j2) = room
    reach = min(i2 - i1, j2 - j1) + ASIDE
    if at_end:
        return (max(i1, i2 - reach), i2), (max(j1, j2 - reach), j2)
    return (i1, min(i2, i1 + reach)), (j1, min(j2, j1 + reach))


def shared(
    a: NDArray[np.uint32],
    b: NDArray[np.uint32],
    weights: NDArray[np.float64],
    room: Room,
    expected: float = WITHIN,
    *,
    at_end: bool,
) -> list[Match]:
    """The stretches beside the end of a room, or its beginning, and beside each other, in order.

    Chance gives each of them less often than `expected` times.
    """
    found: list[Match] = []
    while True:
        (i1, i2), (j1, j2) = part = near(room, at_end=at_end)
        if min(i2 - i1, j2 - j1) < FEW or (i2 - i1) * (j2 - j1) > MOST_CELLS:
            break
        match = best_match(a, b, weights, part)
        if match.expected(i2 - i1, j2 - j1) >= expected:
            break
        found.append(match)
        room = (
            ((room[0][0], match.left[0]), (room[1][0], match.right[0]))
            if at_end
            else ((match.left[1], room[0][1]), (match.right[1], room[1][1]))
        )
    return found[::-1] if at_end else found


def best_match(a: NDArray[np.uint32], b: NDArray[np.uint32], weights: NDArray[np.float64], room: Room) -> Match:
    """The best stretch of a room, whatever lies beside it (Smith and Waterman 1981); one of no bits where none is."""
    (i1, i2), (j1, j2) = room
    left, right = a[i1:i2], b[j1:j2]
    along = MISS * np.arange(len(right) + 1)
    scores = np.zeros((len(left) + 1, len(right) + 1), np.float32)
    for k, word in enumerate(left):
        row = np.maximum(scores[k] - MISS, 0.0)
        step = np.where(right == word, weights[word], -MISS)
        row[1:] = np.maximum(row[1:], scores[k, :-1] + step)
        scores[k + 1] = np.maximum.accumulate(row + along) - along
    row_of_best, column = divmod(int(scores.argmax()), len(right) + 1)
    runs = _traced(scores, left, right, weights, row_of_best, column, (i1, j1))
    return Match(tuple(runs), float(scores.max()))


def _traced(
    scores: NDArray[np.float32],
    left: NDArray[np.uint32],
    right: NDArray[np.uint32],
    weights: NDArray[np.float64],
    k: int,
    at: int,
    start: tuple[int, int],
) -> list[Run]:
    """The equal runs of the way that ends at a cell of the table."""
    runs: list[Run] = []
    while scores[k, at] > CLOSE:
        here = float(scores[k, at])
        equal = k and at and left[k - 1] == right[at - 1]
        if equal and abs(here - float(scores[k - 1, at - 1]) - float(weights[left[k - 1]])) < CLOSE:
            k, at = k - 1, at - 1
            i, j = start[0] + k, start[1] + at
            if runs and runs[-1][:2] == (i + 1, j + 1):
                runs[-1] = (i, j, runs[-1][2] + 1)
            else:
                runs.append((i, j, 1))
        elif k and at and abs(float(scores[k - 1, at - 1]) - MISS - here) < CLOSE:
            k, at = k - 1, at - 1
        elif k and abs(float(scores[k - 1, at]) - MISS - here) < CLOSE:
            k -= 1
        else:
            at -= 1
    return runs[::-1] or [(start[0], start[1], 0)]


def homed(
    found: Sequence[Match], a: NDArray[np.uint32], b: NDArray[np.uint32], weights: NDArray[np.float64]
) -> list[Match]:
    """The stretches, of which each that lies elsewhere than its neighbours gives way to what is shared beside them.

    A stretch in order gives way beside a better neighbour, a moved one between the two that it was taken from.
    """
    chain, moved = [m for m in found if not m.moved], [m for m in found if m.moved]
    k = 0
    while k < len(chain):
        sides = [(k + 1, True), (k - 1, False)]
        better = [at_end for n, at_end in sides if 0 <= n < len(chain) and chain[n].bits > chain[k].bits]
        instead = _instead(chain[k], _room(chain[:k], chain[k + 1 :], len(a), len(b)), better, (a, b, weights))
        chain[k : k + 1] = instead or [chain[k]]
        k += max(1, len(instead))
    kept = []
    for match in moved:
        at = sum(m.right[0] < match.right[0] for m in chain)
        room = _room(chain[:at], chain[at:], len(a), len(b))
        if room[1][0] <= match.right[0] and match.right[1] <= room[1][1]:
            instead = _instead(match, room, (True, False), (a, b, weights))
            if instead:
                chain[at:at] = instead
                continue
        kept.append(match)
    return sorted([*chain, *kept], key=lambda m: m.left)


def _instead(
    match: Match,
    room: Room,
    ends: Iterable[bool],
    texts: tuple[NDArray[np.uint32], NDArray[np.uint32], NDArray[np.float64]],
) -> list[Match]:
    """What is shared beside an end of the room, where it is good enough to stand for a stretch that lies elsewhere."""
    for at_end in ends:
        if not _inside(match, near(room, at_end=at_end)):
            found = shared(*texts, room, EXPECTED, at_end=at_end)
            if found and sum(m.bits for m in found) >= AS_GOOD * match.bits:
                return found
    return []


def _room(before: Sequence[Match], after: Sequence[Match], left: int, right: int) -> Room:
    """The room between the stretches before a place and those after it."""
    return (
        (before[-1].left[1] if before else 0, after[0].left[0] if after else left),
        (before[-1].right[1] if before else 0, after[0].right[0] if after else right),
    )


def _inside(match: Match, room: Room) -> bool:
    (i1, i2), (j1, j2) = room
    return i1 <= match.left[0] and match.left[1] <= i2 and j1 <= match.right[0] and match.right[1] <= j2


def trimmed(match: Match, a: NDArray[np.uint32], weights: NDArray[np.float64], *, start: bool, end: bool) -> Match:
    """A stretch without what its outer ends hold on to across gaps that cost nearly as much as they are worth."""
    runs = match.runs
    longest = max(range(len(runs)), key=lambda k: runs[k][2])
    first = longest - _worth(runs[longest::-1], a, weights) if start else 0
    last = longest + _worth(runs[longest:], a, weights) if end else len(runs) - 1
    return replace(match, runs=runs[first : last + 1])


def _worth(outward: Sequence[Run], a: NDArray[np.uint32], weights: NDArray[np.float64]) -> int:
    """How many of the runs after the first, from the middle outward, are worth their gaps."""
    best, kept, total = 0.0, 0, 0.0
    for k, (inner, outer) in enumerate(pairwise(outward), 1):
        one, other = (inner, outer) if inner < outer else (outer, inner)
        missed = max(other[0] - one[0], other[1] - one[1]) - one[2]
        total += float(weights[a[outer[0] : outer[0] + outer[2]]].sum()) - AT_THE_END * MISS * missed
        if total > best:
            best, kept = total, k
    return kept
