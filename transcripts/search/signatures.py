"""Finding which known strings may lie near which heard ones, without comparing all with all.

`BagIndex` is for likeness in proportion to length, over any alphabet of up to 64 symbols (classes of sounds, letters).
Signatures of 64 bits stand for a string: which symbols it holds once, twice and so on (their difference bounds the
edit distance from below, so nothing within the distance is lost), and which pairs of neighbours (a sieve of good
taste, which may lose a little). Nothing here scores or decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy.typing as npt

    Ints = npt.NDArray[np.intp]
    Masks = npt.NDArray[np.uint64]

_BLOCK = 1 << 17  # pairs looked at in one go: 1 MB of signatures


def by_length(strings: Sequence[str]) -> Iterator[tuple[int, Ints]]:
    """The lengths that occur, but for 0, the shortest first, each with the numbers of its strings.

    >>> [(length, some.tolist()) for length, some in by_length(["kiev", "", "rome", "seoul"])]
    [(4, [0, 2]), (5, [3])]
    """
    lengths = np.array([len(s) for s in strings], np.intp)
    order = np.argsort(lengths, kind="stable")
    for some in np.split(order, np.flatnonzero(np.diff(lengths[order])) + 1):
        if len(some) and (length := int(lengths[some[0]])):
            yield length, some


class BagIndex:
    """Strings over a small alphabet, found by which symbols and which neighbours they share."""

    def __init__(self, strings: Sequence[str], symbols: Mapping[str, int], times: int) -> None:
        """Index the strings; `symbols` numbers the alphabet, `times` is how often a symbol counts."""
        self._times, self._none = times, len(symbols)
        self._numbers = np.full(max(map(ord, symbols), default=0) + 2, self._none, np.uint64)
        for symbol, number in symbols.items():
            self._numbers[ord(symbol)] = number
        lengths = np.array([len(s) for s in strings], np.intp)
        self._order = np.argsort(lengths, kind="stable")
        self._lengths = lengths[self._order]
        signatures = np.zeros((times + 1, len(strings)), np.uint64)
        for _, some in by_length(strings):
            signatures[:, some] = self.signatures([strings[i] for i in some.tolist()])
        self._signatures = signatures[:, self._order]

    def signatures(self, strings: Sequence[str]) -> Masks:
        """The signatures of strings of one length, a row for each kind.

        In row n, the bit of each symbol that stands there more than n times; in the last, the bit of each pair of
        neighbours, the two ends counting as a symbol.
        """
        found = np.zeros((self._times + 1, len(strings)), np.uint64)
        codes = np.frombuffer("".join(strings).encode("utf-32-le"), np.uint32).reshape(len(strings), -1)
        last = np.full(len(strings), self._none, np.uint64)  # the start
        for column in codes.T:
            number = self._numbers[np.minimum(column, len(self._numbers) - 1)]
            bit = np.where(number < self._none, np.uint64(1) << number, np.uint64(0))
            for n in range(self._times):  # to the first row that does not have it yet
                had = found[n] & bit
                found[n] |= bit
                bit = had
            found[-1] |= _pair(last, number)
            last = number
        found[-1] |= _pair(last, np.uint64(self._none + 1))
        return found

    def pairs(self, queries: Sequence[str], ratio: float, shared: float) -> tuple[Ints, Ints]:
        """Numbers of queries and indexed strings that may differ in up to `ratio` of the longer one's length.

        `shared` is the part of neighbours that the two must have in common (Dice's coefficient; 0 asks nothing).

        >>> index = BagIndex(["seoul", "keiv"], {c: i for i, c in enumerate("abcdefghijklmnopqrstuvwxyz")}, 2)
        >>> [found.tolist() for found in index.pairs(["soul", "kiev", "paris"], 0.5, 0.2)]
        [[0, 1], [0, 1]]
        """
        left, right = [np.zeros(0, np.intp)], [np.zeros(0, np.intp)]
        for length, some in by_length(queries):
            # Within the ratio the lengths differ by at most that part of the longer one.
            low = int(np.searchsorted(self._lengths, np.ceil(length * (1 - ratio) - 1e-9), side="left"))
            high = int(np.searchsorted(self._lengths, np.floor(length / (1 - ratio) + 1e-9), side="right"))
            if low == high:
                continue
            mine = self.signatures([queries[i] for i in some.tolist()])
            step = max(1, _BLOCK // (high - low))
            for first in range(0, len(some), step):
                rows = slice(first, first + step)
                found = self._near(mine[:, rows], slice(low, high), length, ratio, shared)
                left.append(some[rows][found[0]])
                right.append(found[1])
        return np.concatenate(left), np.concatenate(right)

    def _near(self, mine: Masks, band: slice, length: int, ratio: float, shared: float) -> tuple[Ints, Ints]:
        theirs, most = self._signatures[:, band], np.floor(ratio * np.maximum(self._lengths[band], length) + 1e-9)
        # All pairs go through the finer of two sieves, what is left through both in full.
        first = _alike(mine[-1], theirs[-1], shared) if shared else _within(mine[0], theirs[0], most)
        row, column = np.divmod(np.flatnonzero(first), len(most))
        left, right = mine[:, row], theirs[:, column]
        kept = _size(left & right) >= np.maximum(_size(left), _size(right)) - most[column]
        if shared:
            one, two = np.bitwise_count(left[-1]), np.bitwise_count(right[-1])
            kept &= 2.0 * np.bitwise_count(left[-1] & right[-1]) >= shared * (one + two)
        return row[kept], self._order[band][column[kept]]


def _alike(mine: Masks, theirs: Masks, shared: float) -> npt.NDArray[np.bool_]:
    # In whole numbers of 1/256, rounded in favour of the pair.
    one, two = (np.bitwise_count(masks).astype(np.uint16) * np.uint16(shared * 256) for masks in (mine, theirs))
    both = np.bitwise_count(mine[:, None] & theirs[None, :])
    kept: npt.NDArray[np.bool_] = both * np.uint16(512) >= one[:, None] + two[None, :]
    return kept


def _within(mine: Masks, theirs: Masks, most: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    own, other = (np.bitwise_count(masks).astype(np.int8) for masks in (mine, theirs))
    few = np.minimum(most, 64).astype(np.int8)  # there are no more symbols
    both = np.bitwise_count(mine[:, None] & theirs[None, :]).view(np.int8)
    kept: npt.NDArray[np.bool_] = both >= np.maximum(own[:, None] - few[None, :], (other - few)[None, :])
    return kept


def _size(masks: Masks) -> npt.NDArray[np.uint8]:
    size: npt.NDArray[np.uint8] = np.bitwise_count(masks[:-1]).sum(axis=0, dtype=np.uint8)
    return size


def _pair(first: Masks, second: Masks | np.uint64) -> Masks:
    # Neighbours fall on 64 bits by a multiplicative hash.
    bit: Masks = np.uint64(1) << ((first * np.uint64(41) + second) * np.uint64(0x9E3779B97F4A7C15) >> np.uint64(58))
    return bit
