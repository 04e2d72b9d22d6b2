"""Of pairs that were found, the nearest few of each thing that was asked for. Decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt


def nearest_few(asked: npt.NDArray[np.intp], likeness: npt.NDArray[np.floating], most: int) -> npt.NDArray[np.intp]:
    """Places of the pairs, those of each number in `asked` together, the likest first, up to `most` of each.

    Of equally like ones the first go first.

    >>> nearest_few(np.array([7, 2, 7, 7]), np.array([0.5, 0.9, 0.8, 0.5]), 2).tolist()
    [1, 2, 0]
    """
    order = np.lexsort((-likeness, asked))
    of = asked[order]
    rank = np.arange(len(order)) - np.searchsorted(of, of)
    few: npt.NDArray[np.intp] = order[rank < most]
    return few
