"""Who is who at the least cost: rows matched with columns, one to one. Nothing here knows what they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def assigned(costs: Sequence[Sequence[float]]) -> list[int]:
    """The column of each row of a square table so that the sum is the least (Kuhn 1955, Munkres 1957; cubic time).

    >>> assigned([[4, 1, 3], [2, 0, 5], [3, 2, 2]])
    [1, 0, 2]
    """
    size = len(costs)
    row_of = [size] * (size + 1)  # by column; the last column is where each search begins
    over_rows, over_columns = [0.0] * (size + 1), [0.0] * (size + 1)
    for row in range(size):
        row_of[size] = row
        slack, came_from, done = [float("inf")] * size, [size] * size, [False] * (size + 1)
        at = size
        while row_of[at] != size:
            done[at] = True
            here = row_of[at]
            for column in range(size):
                left = costs[here][column] - over_rows[here] - over_columns[column]
                if not done[column] and left < slack[column]:
                    slack[column], came_from[column] = left, at
            step, nearest = min((slack[c], c) for c in range(size) if not done[c])
            for column in range(size + 1):
                if done[column]:
                    over_rows[row_of[column]] += step
                    over_columns[column] -= step
                elif column < size:
                    slack[column] -= step
            at = nearest
        while at != size:
            before = came_from[at]
            row_of[at], at = row_of[before], before
    found = [0] * size
    for column, row in enumerate(row_of[:size]):
        found[row] = column
    return found
