"""Finding every name within a few edits of every query, for gazetteers of any size: a pass-join index in numpy.

A name within k edits of a query shares one of its k + 1 segments with it unchanged, near the place where the name has
it (Li, Deng, Wang and Feng, "Pass-Join", 2011). Segments are kept as hashes; a table of bits sieves the queries'
hashes before they are looked up, a signature of letters sieves what they find, and only the rest is compared. Nothing
within the distance is lost. Nothing here scores or decides.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt

    Longs = npt.NDArray[np.uint64]
    Ints = npt.NDArray[np.int64]
    Bytes = npt.NDArray[np.uint8]

LONGEST = 48
"""Longer names are compared by their first letters, as many as this."""
_BASE = np.uint64(0x9E3779B97F4A7C15 | 1)
_MOST_EDITS = 2
_BLOCK = 1 << 21


def edits(length: int) -> int:
    """The edits that a name of this length may be away: none under 5 letters, one under 9, two from 9 on.

    >>> [edits(n) for n in (4, 5, 8, 9)]
    [0, 1, 1, 2]
    """
    return 0 if length < 5 else 1 if length < 9 else _MOST_EDITS


def letters(texts: Iterable[str]) -> list[str]:
    """The letters and digits of many texts, small and without accents, in one go.

    >>> letters(["Kim Jong-un", "São Paulo", "Київ"])
    ['kimjongun', 'saopaulo', '']
    """
    whole = "\n".join(text.replace("\n", " ") for text in texts).casefold()
    if not whole.isascii():
        whole = unicodedata.normalize("NFKD", whole)
    return whole.encode("ascii", "ignore").translate(None, _OTHER).decode().split("\n")


_OTHER = bytes(b for b in range(128) if not chr(b).isalnum() and b != 10)


class SpellingIndex:
    """Names, found by their spelling."""

    def __init__(self, names: Sequence[str]) -> None:
        """Index the names; they are folded by `letters` first."""
        folded = letters(names)
        lengths = np.minimum(np.fromiter(map(len, folded), np.int64, len(folded)), LONGEST)
        self._text = "".join(folded)
        self._starts = np.concatenate([[0], np.cumsum(np.fromiter(map(len, folded), np.int64, len(folded)))])
        del folded
        self._lengths = lengths
        raw = np.frombuffer(self._text.encode(), np.uint8)
        self._letters = np.zeros(len(lengths), np.uint64)
        keys, owners = [np.zeros(0, np.uint64)], [np.zeros(0, np.int32)]
        for length in np.unique(lengths[lengths > 0]).tolist():
            some = np.flatnonzero(lengths == length)
            rows = raw[self._starts[some][:, None] + np.arange(length)]
            self._letters[some] = _signature(rows)
            sums = _prefixes(rows)
            for part, start, size in _segments(length):
                keys.append(_hash(sums, start, size, length, part))
                owners.append(some.astype(np.int32))
        key = np.concatenate(keys)
        order = np.argsort(key)
        key, self._owners = key[order], np.concatenate(owners)[order]
        starts = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]])) if len(key) else np.zeros(0, np.intp)
        self._keys, self._first = key[starts], np.append(starts, len(key)).astype(np.int32)
        self._shift = np.uint64(64 - min(27, max(16, int(np.log2(len(key) + 1)) + 6)))
        self._table = np.zeros((1 << int(64 - int(self._shift))) // 8 + 1, np.uint8)
        place = self._keys >> self._shift
        np.bitwise_or.at(self._table, place >> np.uint64(3), _bit(place))

    def matches(self, queries: Sequence[str]) -> tuple[Ints, Ints, Bytes]:
        """Numbers of queries and of names, and their distance, for all within `edits` of the name's length.

        Queries are letters already (see `letters`). The pairs come in order of query and name.

        >>> index = SpellingIndex(["Pyongyang", "Seoul", "Kyiv"])
        >>> [found.tolist() for found in index.matches(["pongyang", "soul", "kyiv", "keev"])]
        [[0, 1, 2], [0, 1, 2], [1, 1, 0]]
        """
        lengths = np.minimum(np.fromiter(map(len, queries), np.int64, len(queries)), LONGEST)
        raw = np.frombuffer("".join(q[:LONGEST] for q in queries).encode(), np.uint8)
        starts = np.concatenate([[0], np.cumsum(lengths)])
        pairs: list[Ints] = [np.zeros(0, np.int64)]
        for length in np.unique(lengths[lengths > 0]).tolist():
            some = np.flatnonzero(lengths == length)
            rows = raw[starts[some][:, None] + np.arange(length)]
            sums, signature = _prefixes(rows), _signature(rows)
            for keys in self._probes(sums, length):
                pairs.extend(self._found(keys, length, some, signature))
        pair = np.sort(np.concatenate(pairs))
        pair = pair[np.concatenate([[True], pair[1:] != pair[:-1]])] if len(pair) else pair
        return self._verified(queries, pair // len(self._lengths), pair % len(self._lengths))

    def _probes(self, sums: Longs, length: int) -> Iterator[Longs]:
        # Every place where a name of nearly this length may have one of its segments unchanged.
        for own in range(max(1, length - _MOST_EDITS), length + _MOST_EDITS + 1):
            k, difference = edits(own), length - own
            if abs(difference) > k or own > LONGEST:
                continue
            for part, start, size in _segments(own):
                # Both ends bound the shift (multi-match-aware selection in the paper).
                low = max(start - part, start + difference - (k - part), 0)
                high = min(start + part, start + difference + (k - part), length - size)
                for at in range(low, high + 1):
                    yield _hash(sums, at, size, own, part)

    def _found(self, keys: Longs, length: int, some: Ints, signature: Longs) -> Iterator[Ints]:
        place = keys >> self._shift
        kept = np.flatnonzero(self._table[place >> np.uint64(3)] & _bit(place))
        kept = kept[np.argsort(keys[kept])]  # looked up in order, which is kinder to the cache
        at = np.searchsorted(self._keys, keys[kept])
        at[at == len(self._keys)] = 0
        hit = self._keys[at] == keys[kept]
        kept, at = kept[hit], at[hit]
        count = self._first[at + 1] - self._first[at]
        total = np.concatenate([[0], np.cumsum(count)])
        step = max(1, _BLOCK // max(1, int(count.max(initial=1))))
        for first in range(0, len(kept), step):
            last = min(len(kept), first + step)
            many = count[first:last]
            row = np.repeat(kept[first:last], many)
            within = np.arange(int(total[last] - total[first])) - np.repeat(total[first:last] - total[first], many)
            owner = self._owners[np.repeat(self._first[at[first:last]], many) + within].astype(np.int64)
            near = _near(signature[row], self._letters[owner], self._lengths[owner], length)
            yield some[row[near]] * len(self._lengths) + owner[near]

    def _verified(self, queries: Sequence[str], left: Ints, right: Ints) -> tuple[Ints, Ints, Bytes]:
        text, starts = self._text, self._starts
        names = [
            text[a : min(b, a + LONGEST)]
            for a, b in zip(starts[right].tolist(), starts[right + 1].tolist(), strict=True)
        ]
        far = process.cpdist(
            [queries[i][:LONGEST] for i in left.tolist()],
            names,
            scorer=Levenshtein.distance,
            score_cutoff=_MOST_EDITS,
            dtype=np.uint8,
        )
        kept = far <= _ALLOWED[self._lengths[right]]
        return left[kept], right[kept], far[kept]


def _near(mine: Longs, theirs: Longs, own: Ints, length: int) -> npt.NDArray[np.bool_]:
    """Whether the letters may be within the edits: each changes at most one on each side, an insertion on one alone."""
    most = _ALLOWED[own].astype(np.int64)
    left, right = np.bitwise_count(mine & ~theirs), np.bitwise_count(theirs & ~mine)
    near: npt.NDArray[np.bool_] = (left <= most) & (right <= most)
    near &= left.astype(np.int64) + right <= 2 * most - np.abs(own - length)
    return near


_ALLOWED = np.array([edits(n) for n in range(LONGEST + 1)], np.uint8)


def _segments(length: int) -> Iterator[tuple[int, int, int]]:
    """The k + 1 segments of a name: number, start and size; the last ones are the longer."""
    parts = edits(length) + 1
    short, start = length // parts, 0
    for part in range(parts):
        size = short + (part >= parts - length % parts)
        yield part, start, size
        start += size


def _prefixes(rows: Bytes) -> Longs:
    """Polynomial hashes of every beginning of each row."""
    sums = np.zeros((rows.shape[1] + 1, rows.shape[0]), np.uint64)
    for i in range(rows.shape[1]):
        sums[i + 1] = sums[i] * _BASE + rows[:, i]
    return sums


def _hash(sums: Longs, start: int, size: int, length: int, part: int) -> Longs:
    """The hash of a stretch of each row, mixed with the length and the segment that it stands for."""
    power = pow(int(_BASE), size, 1 << 64)
    value = sums[start + size] - sums[start] * np.uint64(power)
    value ^= np.uint64((length * 4 + part + 1) * 0xD6E8FEB86659FD93 & (2**64 - 1))
    value *= np.uint64(0xBF58476D1CE4E5B9)
    result: Longs = (value ^ (value >> np.uint64(31))) * np.uint64(0x94D049BB133111EB)
    return result


def _signature(rows: Bytes) -> Longs:
    """Which letters and digits each row holds, a bit for each, and once more for those that it holds twice."""
    once = np.zeros(rows.shape[0], np.uint64)
    twice = np.zeros(rows.shape[0], np.uint64)
    for column in rows.T:
        bit = _LETTER_BIT[column]
        twice |= once & bit
        once |= bit
    # 36 bits for one, the upper 28 for the commonest letters twice
    result: Longs = once | (twice << np.uint64(36))
    return result


_LETTER_BIT = np.zeros(256, np.uint64)
for _place, _symbol in enumerate(b"etaoinshrdlucmfwypvbgkjqxz0123456789"):
    _LETTER_BIT[_symbol] = np.uint64(1) << np.uint64(_place)


def _bit(place: Longs) -> Bytes:
    return (np.uint8(1) << (place & np.uint64(7)).astype(np.uint8)).astype(np.uint8)
