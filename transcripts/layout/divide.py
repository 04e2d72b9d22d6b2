"""The cheapest division of a talk into cues: dynamic programming over every place where a cue could end.

best[j] is the least cost of dividing the words before j; each is found from the at most K ends before it, K being
the most words that a cue can hold. Exact: no division costs less (tests compare it with all divisions of small
talks). What a cue costs is the business of `costs`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from transcripts.layout.costs import Costs

_BLOCK = 4096
"""Ends whose costs are held at once: memory stays small, and the arrays long enough to be fast."""


def divide(costs: Costs) -> NDArray[np.int64]:
    """Where each cue of the cheapest division begins, and the number of words as the last entry."""
    count, most = costs.found.count, costs.most_words()
    best = np.full(most + count + 1, np.inf)  # shifted by `most`, so that no index is negative
    best[most] = 0.0
    taken = np.zeros(count + 1, np.int64)
    for low in range(1, count + 1, _BLOCK):
        ends = np.arange(low, min(low + _BLOCK, count + 1))
        table = _table(costs, ends, most)
        for row, j in enumerate(ends):
            window = table[row] + best[j : j + most][::-1]
            k = int(window.argmin())
            best[most + j] = window[k]
            taken[j] = k + 1
    starts = [count]
    while starts[-1] > 0:
        starts.append(starts[-1] - int(taken[starts[-1]]))
    return np.array(starts[::-1], np.int64)


def _table(costs: Costs, ends: NDArray[np.int64], most: int) -> NDArray[np.float64]:
    """The cost of the cue of k + 1 words that ends before each of `ends`, infinite where there is none."""
    table = np.full((len(ends), most), np.inf)
    for k in range(1, most + 1):
        rows = np.nonzero(ends >= k)[0]
        if k > 1:
            rows = rows[costs.length(ends[rows] - k, ends[rows]) <= costs.room]
        if rows.size:
            table[rows, k - 1] = costs.of(ends[rows] - k, ends[rows])[0]
    return table
