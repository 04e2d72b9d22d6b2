"""Finding which known strings lie near which heard ones, without comparing all with all.

`BagIndex` is for distances in proportion to length, over any small alphabet (sounds, letters): a signature of 64 bits
says which symbols a string holds and how often, the difference of two signatures bounds their edit distance from
below, and only what passes is compared. Every pair within the distance is found. Nothing here scores or decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    Ints = npt.NDArray[np.intp]
    Masks = npt.NDArray[np.uint64]

_BLOCK = 1 << 22  # pairs looked at in one go: 32 MB of signatures


class BagIndex:
    """Strings over a small alphabet, found by edit distance in proportion to the longer of two."""

    def __init__(self, strings: Sequence[str], symbols: Mapping[str, int], times: int) -> None:
        """Index the strings; `symbols` numbers the alphabet (times * size <= 64), `times` is how often one counts."""
        self._strings = list(strings)
        self._symbols, self._times = symbols, times
        lengths = np.array([len(s) for s in self._strings], np.intp)
        self._order = np.argsort(lengths, kind="stable")
        self._lengths = lengths[self._order]
        self._masks = self.masks(self._strings)[self._order]

    def masks(self, strings: Sequence[str]) -> Masks:
        """The signature of each string: bit `times * symbol + n` is set where the symbol stands there n+1 times."""
        out = np.zeros(len(strings), np.uint64)
        for row, string in enumerate(strings):
            mask = 0
            for symbol in string:
                bit = self._symbols.get(symbol, -1) * self._times
                if bit < 0:
                    continue
                for n in range(self._times):
                    if not mask >> (bit + n) & 1:
                        mask |= 1 << (bit + n)
                        break
            out[row] = mask
        return out

    def pairs(self, queries: Sequence[str], ratio: float) -> tuple[Ints, Ints]:
        """Numbers of queries and of indexed strings with distance <= ratio * the longer length.

        >>> index = BagIndex(["seoul", "keiv"], {c: i for i, c in enumerate("abcdefghijklmnopqrstuvwxyz")}, 2)
        >>> [found.tolist() for found in index.pairs(["soul", "kiev", "paris"], 0.5)]
        [[0, 1], [0, 1]]
        """
        lengths = np.array([len(q) for q in queries], np.intp)
        masks = self.masks(queries)
        left, right = [], []
        for length in np.unique(lengths):
            if not length:
                continue
            some = np.flatnonzero(lengths == length)
            # Within the ratio the lengths differ by at most that part of the longer one.
            low = np.searchsorted(self._lengths, np.ceil(length * (1 - ratio) - 1e-9), side="left")
            high = np.searchsorted(self._lengths, np.floor(length / (1 - ratio) + 1e-9), side="right")
            step = max(1, _BLOCK // max(1, int(high - low)))
            for first in range(0, len(some), step):
                rows, columns = self._near(masks, some[first : first + step], slice(low, high), int(length), ratio)
                left.append(rows)
                right.append(columns)
        if not left:
            return np.zeros(0, np.intp), np.zeros(0, np.intp)
        return self._verified(queries, np.concatenate(left), np.concatenate(right), ratio)

    def _near(self, masks: Masks, rows: Ints, band: slice, length: int, ratio: float) -> tuple[Ints, Ints]:
        most = np.floor(ratio * np.maximum(self._lengths[band], length) + 1e-9).astype(np.uint8)
        mine, theirs = masks[rows][:, None], self._masks[band][None, :]
        both = np.bitwise_count(mine & theirs)
        kept = np.bitwise_count(mine) - both <= most
        kept &= np.bitwise_count(theirs) - both <= most
        row, column = np.nonzero(kept)
        return rows[row], self._order[band][column]

    def _verified(self, queries: Sequence[str], left: Ints, right: Ints, ratio: float) -> tuple[Ints, Ints]:
        near = process.cpdist(
            [queries[i] for i in left.tolist()],
            [self._strings[i] for i in right.tolist()],
            scorer=Levenshtein.normalized_distance,
            score_cutoff=ratio,
            dtype=np.float32,
        )
        kept = near <= ratio
        return left[kept], right[kept]
