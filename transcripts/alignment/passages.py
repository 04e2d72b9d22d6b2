"""Passages that two texts share at places that do not correspond: quoted, moved, or all that they have in common.

Short runs of shared words are gathered along the diagonals of the two texts, and each such neighbourhood is aligned
by itself. Nothing here decides whether a find is significant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from transcripts.alignment.edit import edits_numbered
from transcripts.alignment.stretches import Match, equal_runs, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

BAND = 24
"""Seeds whose diagonals differ by less than this belong together: so many more words on one side than on the other."""
REACH = 60
"""Seeds that are farther apart than this many words do not."""
SEED_BITS = 11.0
"""Two neighbouring words, or one rare word, that weigh less than this start nothing."""
COMMON = 8
"""A pair of words that either side has more often than this starts nothing either."""
MOST_PLACES = 2_000
"""So many neighbourhoods are looked at, the most promising first, and ..."""
MOST_CELLS = 4_000_000_000
"""... as long as their left words times right words are not more than this: in texts that repeat themselves there are
as many neighbourhoods as one likes. It takes a second or two."""
ROUNDS = 3
"""What is left free by the stretches that were found is looked through again, so many times in all."""


def passages(
    a: NDArray[np.uint32], b: NDArray[np.uint32], weights: NDArray[np.float64], taken: list[Match], least: float
) -> list[Match]:
    """Stretches of at least `least` bits between words that `taken` leaves free, none overlapping another."""
    free_a, free_b = np.ones(len(a), bool), np.ones(len(b), bool)
    for match in taken:
        _take(match, free_a, free_b)
    kinds = len(weights)
    found: list[Match] = []
    for _ in range(ROUNDS):
        new: list[Match] = []
        for i1, i2, j1, j2 in _places(a, b, weights, free_a, free_b):
            runs = equal_runs(edits_numbered(a[i1:i2], b[j1:j2], kinds), i1, j1)
            new += (match for match in stretches(runs, a, weights) if match.bits >= least)
        kept = list(_apart(new, free_a, free_b))
        if not kept:
            break
        found += kept
    return found


def _take(match: Match, free_a: NDArray[np.bool_], free_b: NDArray[np.bool_]) -> None:
    free_a[slice(*match.left)] = False
    free_b[slice(*match.right)] = False


def _apart(found: list[Match], free_a: NDArray[np.bool_], free_b: NDArray[np.bool_]) -> Iterator[Match]:
    """The best first; a stretch that would use a word again is left out (what is left of it comes up next round)."""
    for match in sorted(found, key=lambda m: -m.bits):
        if free_a[slice(*match.left)].all() and free_b[slice(*match.right)].all():
            _take(match, free_a, free_b)
            yield match


def _places(
    a: NDArray[np.uint32],
    b: NDArray[np.uint32],
    weights: NDArray[np.float64],
    free_a: NDArray[np.bool_],
    free_b: NDArray[np.bool_],
) -> Iterator[tuple[int, int, int, int]]:
    i, j, worth = _seeds(a, b, weights, free_a, free_b)
    if not len(i):
        return
    run_a, run_b = _run_numbers(free_a), _run_numbers(free_b)
    groups: list[tuple[float, int, int, int, int]] = []
    for shift in (0, BAND // 2):  # divided in two ways, so that no passage lies across a division in both
        keys = np.stack([(j - i + shift) // BAND, run_a[i], run_b[j]])
        order = np.lexsort((i, *keys))
        gi, gj = i[order], j[order]
        breaks = np.flatnonzero((np.diff(keys[:, order]) != 0).any(axis=0) | (np.diff(gi) > REACH)) + 1
        parts = zip(np.split(gi, breaks), np.split(gj, breaks), np.split(worth[order], breaks), strict=True)
        groups += [(float(w.sum()), int(x[0]), int(x[-1]), int(y.min()), int(y.max())) for x, y, w in parts]
    groups.sort(reverse=True)
    edges_a, edges_b = _run_edges(free_a), _run_edges(free_b)
    cells = 0
    for _, i1, i2, j1, j2 in groups[:MOST_PLACES]:
        (low_a, high_a), (low_b, high_b) = edges_a[run_a[i1]], edges_b[run_b[j1]]
        place = (max(low_a, i1 - REACH), min(high_a, i2 + REACH), max(low_b, j1 - REACH), min(high_b, j2 + REACH))
        cells += (place[1] - place[0]) * (place[3] - place[2])
        if cells > MOST_CELLS:
            return
        yield place


def _run_numbers(free: NDArray[np.bool_]) -> NDArray[np.intp]:
    """For each free word the number of the unbroken run of free words that it is in."""
    starts = free.copy()
    starts[1:] &= ~free[:-1]
    return np.cumsum(starts) - 1


def _run_edges(free: NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], free, [False]])))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


Seeds = tuple["NDArray[np.intp]", "NDArray[np.intp]", "NDArray[np.float64]"]


def _seeds(
    a: NDArray[np.uint32],
    b: NDArray[np.uint32],
    weights: NDArray[np.float64],
    free_a: NDArray[np.bool_],
    free_b: NDArray[np.bool_],
) -> Seeds:
    kinds = np.uint64(len(weights))
    parts: list[Seeds] = []
    sides = []
    for words, free in ((a, free_a), (b, free_b)):
        at = np.flatnonzero(free & (weights[words] >= SEED_BITS))
        sides.append((words[at].astype(np.uint64), at, weights[words[at]]))
    parts.append(_joined(*sides))
    sides = []
    for words, free in ((a, free_a), (b, free_b)):
        worth = weights[words[:-1]] + weights[words[1:]]
        at = np.flatnonzero(free[:-1] & free[1:] & (worth >= SEED_BITS))
        sides.append((words[at].astype(np.uint64) * kinds + words[at + 1], at, worth[at]))
    parts.append(_joined(*sides))
    i, j, worth = (np.concatenate(column) for column in zip(*parts, strict=True))
    return i, j, worth


Side = tuple["NDArray[np.uint64]", "NDArray[np.intp]", "NDArray[np.float64]"]


def _joined(ours: Side, theirs: Side) -> Seeds:
    """Every pair of places that hold the same, where neither side has it too often."""
    keys, at, worth = ours
    order = np.argsort(theirs[0], kind="stable")
    other_keys, other_at = theirs[0][order], theirs[1][order]
    _, inverse, counts = np.unique(keys, return_inverse=True, return_counts=True)
    low = np.searchsorted(other_keys, keys, "left")
    many = np.searchsorted(other_keys, keys, "right") - low
    many[(many > COMMON) | (counts[inverse] > COMMON)] = 0
    first = np.repeat(low - np.cumsum(many) + many, many) + np.arange(many.sum())
    return np.repeat(at, many), other_at[first], np.repeat(worth, many)
