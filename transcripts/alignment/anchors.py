"""Places where two long sequences surely belong together: runs of words that each side has exactly once.

An anchor is a cut (i, j): the words before i on the left belong to those before j on the right. Anchors rise on both
sides. Nothing here aligns what lies between them, and nothing here is exact: see `transcripts.alignment.edit`.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

GRAMS = (8, 4, 2)
"""Lengths of the runs that are tried, powers of two: the longest first, shorter ones only where a piece stays long."""
SAMPLED_FROM = 50_000
"""From this many words on, an eighth of the runs is looked at, chosen by their content and so alike on both sides."""
ASTRAY = 8
"""An anchor counts where the next one lies on a diagonal at most this far away."""
APART = 64
"""Of the anchors in so many words one is enough."""
_ODD = np.uint64(0x9E3779B97F4A7C15)


def anchors(a: NDArray[np.uint32], b: NDArray[np.uint32], piece: int) -> list[tuple[int, int]]:
    """Cuts about `piece` words apart, each in the middle of a run that is unique on both sides; none where none is."""
    return _within(a, b, piece, (0, 0), 0)


def _within(
    a: NDArray[np.uint32], b: NDArray[np.uint32], piece: int, at: tuple[int, int], level: int
) -> list[tuple[int, int]]:
    if level == len(GRAMS) or min(len(a), len(b)) < 2 * piece:
        return []
    length = GRAMS[level]
    found = _cuts(rising(*_agreeing(*unique_runs(a, b, length))), length // 2, piece)
    edges = [(0, 0), *found, (len(a), len(b))]
    cuts: list[tuple[int, int]] = []
    for (i1, j1), (i2, j2) in pairwise(edges):
        if max(i2 - i1, j2 - j1) > 4 * piece:
            cuts += _within(a[i1:i2], b[j1:j2], piece, (at[0] + i1, at[1] + j1), level + 1)
        cuts.append((at[0] + i2, at[1] + j2))
    return cuts[:-1]


def unique_runs(a: NDArray[np.uint32], b: NDArray[np.uint32], length: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Starts of the runs of `length` words that stand once on the left and once on the right, by place on the left."""
    ours, theirs = _hashes(a, length), _hashes(b, length)
    sampled = max(len(a), len(b)) >= SAMPLED_FROM
    left_hash, left_at = _once(ours, sampled=sampled)
    right_hash, right_at = _once(theirs, sampled=sampled)
    place = np.searchsorted(right_hash, left_hash)
    place[place == len(right_hash)] = 0
    both = np.flatnonzero(right_hash[place] == left_hash) if len(right_hash) else place[:0]
    left, right = left_at[both], right_at[place[both]]
    order = np.argsort(left, kind="stable")
    return left[order], right[order]


def _hashes(words: NDArray[np.uint32], length: int) -> NDArray[np.uint64]:
    if len(words) < length:
        return np.empty(0, np.uint64)
    total = (words.astype(np.uint64) + np.uint64(1)) * _ODD
    total ^= total >> np.uint64(29)
    factor = 0xBF58476D1CE4E5B9
    held = 1
    while held < length:  # a run of 2n words from the two runs of n that it is made of
        total = total[:-held] * np.uint64(factor) + total[held:]
        factor = factor * factor % 2**64
        held *= 2
    return total ^ (total >> np.uint64(31))


def _once(hashes: NDArray[np.uint64], *, sampled: bool) -> tuple[NDArray[np.uint64], NDArray[np.intp]]:
    at = np.flatnonzero(hashes & np.uint64(7) == 0) if sampled else np.arange(len(hashes))
    held = hashes[at]
    order = np.argsort(held, kind="stable")
    held, at = held[order], at[order]
    new = np.ones(len(held) + 1, bool)
    np.not_equal(held[1:], held[:-1], out=new[1:-1])
    single = new[:-1] & new[1:]
    return held[single], at[single]


def rising(left: NDArray[np.intp], right: NDArray[np.intp]) -> list[tuple[int, int]]:
    """The longest choice of the pairs, already in order on the left, that is in order on the right too."""
    if len(right) < 2 or bool(np.all(right[1:] > right[:-1])):
        return list(zip(left.tolist(), right.tolist(), strict=True))
    tails: list[int] = []
    held: list[int] = []
    before: list[int] = []
    for k, value in enumerate(right.tolist()):
        place = bisect_left(tails, value)
        before.append(held[place - 1] if place else -1)
        if place == len(tails):
            tails.append(value)
            held.append(k)
        else:
            tails[place], held[place] = value, k
    chosen = list(_back(before, held[-1]))[::-1]
    return list(zip(left[chosen].tolist(), right[chosen].tolist(), strict=True))


def _back(before: list[int], k: int) -> Iterator[int]:
    while k >= 0:
        yield k
        k = before[k]


def _agreeing(left: NDArray[np.intp], right: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The pairs whose next one lies near their diagonal, one for each `APART` words."""
    agree = np.flatnonzero(np.abs(np.diff(right - left)) <= ASTRAY)
    left, right = left[agree], right[agree]
    _, first = np.unique(left // APART, return_index=True)
    return left[first], right[first]


def _cuts(pairs: list[tuple[int, int]], middle: int, piece: int) -> list[tuple[int, int]]:
    """One cut at least `piece` words after the last, on both sides."""
    kept: list[tuple[int, int]] = []
    last_i = last_j = 0
    for i, j in pairs:
        if i - last_i >= piece and j - last_j >= piece:
            last_i, last_j = i + middle, j + middle
            kept.append((last_i, last_j))
    return kept
