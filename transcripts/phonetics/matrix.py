"""The matrix product in pieces so small that the library beneath numpy works each on one thread.

With more threads it mostly waits where other programs run, or where the machine has few cores: measured on two shared
cores, one thread took a fifth of the time. No setting of the whole process is changed.
"""

from __future__ import annotations

from math import isqrt
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]

_ALONE = 1 << 18
"""OpenBLAS takes one thread for up to this many multiplications (65536 * GEMM_MULTITHREAD_THRESHOLD)."""


def multiply(left: Floats, right: Floats, out: Floats | None = None) -> Floats:
    """The product of two matrices, into `out` if it is given."""
    rows, inner = left.shape
    if out is None:
        out = np.empty((rows, right.shape[1]), np.float32)
    side = max(1, isqrt(_ALONE // max(1, inner)))
    count = rows // side
    whole = count * side
    pieces, into = left[:whole].reshape(count, side, inner), out[:whole].reshape(count, side, out.shape[1])
    for first in range(0, right.shape[1], side):
        columns = slice(first, first + side)
        np.matmul(pieces, right[:, columns], out=into[:, :, columns])
        np.matmul(left[whole:], right[:, columns], out=out[whole:, columns])
    return out
