"""Finding which known strings may lie near which heard ones, without comparing all with all.

`BagIndex` is for likeness in proportion to length, over any small alphabet (classes of sounds, letters). Two
signatures of 64 bits stand for a string: which symbols it holds and how often (their difference bounds the edit
distance from below, so nothing within the distance is lost), and which pairs of neighbours (a sieve of good taste,
which may lose a little). Nothing here scores or decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    Ints = npt.NDArray[np.intp]
    Masks = npt.NDArray[np.uint64]

_BLOCK = 1 << 20  # pairs looked at in one go: 8 MB of signatures


class BagIndex:
    """Strings over a small alphabet, found by which symbols and which neighbours they share."""

    def __init__(self, strings: Sequence[str], symbols: Mapping[str, int], times: int) -> None:
        """Index the strings; `symbols` numbers the alphabet (times * size <= 64), `times` is how often one counts."""
        self._symbols, self._times = symbols, times
        lengths = np.array([len(s) for s in strings], np.intp)
        self._order = np.argsort(lengths, kind="stable")
        self._lengths = lengths[self._order]
        bags, neighbours = self.signatures(strings)
        self._bags, self._neighbours = bags[self._order], neighbours[self._order]

    def signatures(self, strings: Sequence[str]) -> tuple[Masks, Masks]:
        """Two signatures of each string.

        In the first, bit `times * symbol + n` is set where the symbol stands there more than n times; in the
        second, the bit of each pair of neighbours, the two ends counting as a symbol.
        """
        bags, neighbours = np.zeros(len(strings), np.uint64), np.zeros(len(strings), np.uint64)
        width = max(map(len, strings), default=0)
        padded = "".join(string.ljust(width) for string in strings)
        codes = np.frombuffer(padded.encode("utf-32-le"), np.uint32).reshape(len(strings), width)
        numbers = np.full(codes.shape, len(self._symbols) + 1, np.uint64)  # the end, and what is no symbol
        for symbol, number in self._symbols.items():
            here = codes == ord(symbol)
            numbers[here] = number
            times = np.minimum(here.sum(axis=1), self._times).astype(np.uint64)
            bags |= ((np.uint64(1) << times) - np.uint64(1)) << np.uint64(self._times * number)
        last = np.full(len(strings), len(self._symbols), np.uint64)  # the start
        for column in numbers.T:
            # Neighbours fall on 64 bits by a multiplicative hash; past the end the same bit is set again.
            pair = (last * np.uint64(41) + column) * np.uint64(0x9E3779B97F4A7C15)
            over = (last == len(self._symbols) + 1) & (column == last)
            neighbours |= np.where(over, np.uint64(0), np.uint64(1) << (pair >> np.uint64(58)))
            last = column
        return bags, neighbours

    def pairs(self, queries: Sequence[str], ratio: float, shared: float) -> tuple[Ints, Ints]:
        """Numbers of queries and indexed strings that may differ in up to `ratio` of the longer one's length.

        `shared` is the part of neighbours that the two must have in common (Dice's coefficient; 0 asks nothing).

        >>> index = BagIndex(["seoul", "keiv"], {c: i for i, c in enumerate("abcdefghijklmnopqrstuvwxyz")}, 2)
        >>> [found.tolist() for found in index.pairs(["soul", "kiev", "paris"], 0.5, 0.2)]
        [[0, 1], [0, 1]]
        """
        lengths = np.array([len(q) for q in queries], np.intp)
        signatures = self.signatures(queries)
        left, right = [np.zeros(0, np.intp)], [np.zeros(0, np.intp)]
        for length in np.unique(lengths[lengths > 0]):
            some = np.flatnonzero(lengths == length)
            # Within the ratio the lengths differ by at most that part of the longer one.
            low = np.searchsorted(self._lengths, np.ceil(length * (1 - ratio) - 1e-9), side="left")
            high = np.searchsorted(self._lengths, np.floor(length / (1 - ratio) + 1e-9), side="right")
            step = max(1, _BLOCK // max(1, int(high - low)))
            for first in range(0, len(some), step):
                rows = some[first : first + step]
                found = self._near([s[rows] for s in signatures], slice(low, high), int(length), ratio, shared)
                left.append(rows[found[0]])
                right.append(found[1])
        return np.concatenate(left), np.concatenate(right)

    def _near(
        self, signatures: list[Masks], band: slice, length: int, ratio: float, shared: float
    ) -> tuple[Ints, Ints]:
        most = np.floor(ratio * np.maximum(self._lengths[band], length) + 1e-9).astype(np.uint8)
        mine, theirs = signatures[0][:, None], self._bags[band][None, :]
        more = np.maximum(np.bitwise_count(signatures[0])[:, None], np.bitwise_count(self._bags[band])[None, :])
        row, column = np.nonzero(more - np.bitwise_count(mine & theirs) <= most)
        if shared:
            one, two = signatures[1][row], self._neighbours[band][column]
            both = np.bitwise_count(one & two).astype(np.float32)
            kept = 2 * both >= shared * (np.bitwise_count(one) + np.bitwise_count(two))
            row, column = row[kept], column[kept]
        return row, self._order[band][column]
