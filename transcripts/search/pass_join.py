"""Finding every name within a few edits of every query, for gazetteers of any size: a pass-join index in numpy.

Cut a name into two segments more than it may have edits: two of them are left unchanged in any query near it, close
to the places where the name has them (after Li, Deng, Wang and Feng, "Pass-Join", 2011, who ask for one of k + 1).
Pairs of segments are kept as sorted hashes, in a table for each length and pair; a signature of letters sieves what is
found in them, and only the rest is compared. Nothing within the distance is lost. Nothing here scores or decides.
"""

from __future__ import annotations

import itertools
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt

    Longs = npt.NDArray[np.uint64]
    Halves = npt.NDArray[np.uint32]
    Ints = npt.NDArray[np.int64]
    Bytes = npt.NDArray[np.uint8]
    Stretch = tuple[int, int]
    Pair = tuple[int, int]

LONGEST = 48
"""Longer names are compared by their first letters, as many as this."""
_MOST_EDITS = 2
_BASE = 0x9E3779B97F4A7C15
_MIXERS = np.uint64(0xD6E8FEB86659FD93), np.uint64(0xBF58476D1CE4E5B9)
_HALF = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)
_BLOCK = 1 << 16
"""So many candidates are sieved at a time: few enough to stay in the processor's cache."""
_BATCH = 1 << 20


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
    some = list(texts)
    return _folded(some).decode().split("\n") if some else []


def _folded(texts: Iterable[str]) -> bytes:
    """The letters of `letters`, a line for each text."""
    whole = "\n".join([text.replace("\n", " ") for text in texts]).casefold()
    if not whole.isascii():
        whole = unicodedata.normalize("NFKD", whole)
    return whole.encode("ascii", "ignore").translate(None, _OTHER)


_NEW_LINE = 10
_OTHER = bytes(b for b in range(128) if not chr(b).isalnum() and b != _NEW_LINE)


class SpellingIndex:
    """Names, found by their spelling."""

    def __init__(self, names: Sequence[str]) -> None:
        """Index the names; they are folded by `letters` first."""
        self._groups: list[tuple[_Group, dict[Pair, _Table]]] = []
        for group in _grouped(_folded(names)):
            segments = _segments(group.length)
            parts = [_beginnings(group.rows[:, start : start + size])[-1].copy() for start, size in segments]
            pairs = itertools.combinations(range(len(parts)), 2)
            self._groups.append((group, {(a, b): _table(_mixed(parts[a], parts[b])) for a, b in pairs}))

    def matches(self, queries: Sequence[str]) -> tuple[Ints, Ints, Bytes]:
        """Numbers of queries and of names, and their distance, for all within `edits` of the name's length.

        Queries are letters already (see `letters`). The pairs come in order of query and name.

        >>> index = SpellingIndex(["Pyongyang", "Seoul", "Kyiv"])
        >>> [found.tolist() for found in index.matches(["pongyang", "soul", "kyiv", "keev"])]
        [[0, 1, 2], [0, 1, 2], [1, 1, 0]]
        """
        pairs, distances = [np.zeros(0, np.uint64)], [np.zeros(0, np.uint8)]
        for group in _grouped("\n".join(queries).encode()):
            sums = _beginnings(group.rows)
            for names, tables in self._groups:
                if abs(names.length - group.length) <= edits(names.length):
                    for some in _batches(_candidates(group, sums, names, tables)):
                        pair, far = _verified(group, names, some)
                        pairs.append(pair)
                        distances.append(far)
        pair, first = np.unique(np.concatenate(pairs), return_index=True)
        left, right = _split(pair)
        return left.astype(np.int64), right.astype(np.int64), np.concatenate(distances)[first]


@dataclass(frozen=True, slots=True)
class _Group:
    """Texts of one length: their numbers among all, their letters in rows, and the signature of each."""

    length: int
    numbers: Halves
    rows: Bytes
    signatures: Longs

    def texts(self, which: Halves) -> list[bytes]:
        found: list[bytes] = self.rows.view(f"S{self.length}")[which, 0].tolist()
        return found


@dataclass(frozen=True, slots=True)
class _Table:
    """The hashes of one pair of segments, sorted; the owners of each stand from its `first` to the next one's.

    The sieve says which upper bits some hash has: what has others need not be looked up.
    """

    hashes: Halves
    first: Halves
    owners: Halves
    sieve: npt.NDArray[np.bool_]
    shift: np.uint64

    def find(self, probes: Longs) -> Iterator[tuple[Halves, Halves]]:
        """Rows of the probes and of the owners that have the same hash, in blocks."""
        kept = np.flatnonzero(self.sieve[(probes >> self.shift).view(np.int64)])
        hashes, rows = _sorted(probes[kept], kept)  # sorted ones are looked up faster
        at = np.searchsorted(self.hashes, hashes)
        at[at == len(self.hashes)] = 0
        hit = self.hashes[at] == hashes
        if not hit.any():
            return
        rows, at = rows[hit], at[hit]
        many = self.first[at + 1] - self.first[at]
        total = np.cumsum(many, dtype=np.int64)
        skip = self.first[at] - (total - many)
        cuts = np.flatnonzero(np.diff((total - 1) // _BLOCK)) + 1
        for start, stop in itertools.pairwise([0, *cuts.tolist(), len(rows)]):
            part = slice(start, stop)
            place = np.repeat(skip[part], many[part])
            place += np.arange(total[start] - many[start], total[stop - 1])
            yield np.repeat(rows[part], many[part]), self.owners[place]


def _grouped(lines: bytes) -> Iterator[_Group]:
    """The lines by their length, but for the empty ones."""
    raw = np.frombuffer(lines, np.uint8)
    ends = np.append(np.flatnonzero(raw == _NEW_LINE), len(raw))
    starts = np.append(0, ends[:-1] + 1)
    lengths = np.minimum(ends - starts, LONGEST)
    for length in np.unique(lengths[lengths > 0]).tolist():
        numbers = np.flatnonzero(lengths == length)
        rows = np.lib.stride_tricks.sliding_window_view(raw, length)[starts[numbers]]
        yield _Group(length, numbers.astype(np.uint32), rows, _signatures(rows))


def _table(hashes: Longs) -> _Table:
    bits = len(hashes).bit_length() + 2
    shift = np.uint64(64 - bits)
    sieve = np.zeros(1 << bits, np.bool_)
    sieve[(hashes >> shift).view(np.int64)] = True
    hash_, owners = _sorted(hashes, np.arange(len(hashes)))
    first = np.flatnonzero(_changes(hash_))
    return _Table(hash_[first], np.append(first, len(hash_)).astype(np.uint32), owners, sieve, shift)


def _candidates(group: _Group, sums: Longs, names: _Group, tables: dict[Pair, _Table]) -> Iterator[Longs]:
    """Rows of queries and of names that share two segments and nearly all letters; some come more than once."""
    most, longer = edits(names.length), group.length - names.length
    segments = _segments(names.length)
    for (a, b), table in tables.items():
        for shift, gap in _shifts(a, b, len(segments), longer):
            first, second = _stretch(sums, segments[a], shift), _stretch(sums, segments[b], shift + gap)
            for rows, owners in table.find(_mixed(first, second)):
                mine, theirs = group.signatures[rows], names.signatures[owners]
                # An edit takes one letter away, brings one, or both.
                gone, new = np.bitwise_count(theirs & ~mine), np.bitwise_count(mine & ~theirs)
                near = (gone <= most) & (new <= most) & (gone + new <= 2 * most - abs(longer))
                yield _joined(rows[near], owners[near])


def _shifts(a: int, b: int, count: int, longer: int) -> Iterator[tuple[int, int]]:
    """How far the first of two segments may have moved in a query so much longer, and how much farther the second.

    There are as many other segments as edits, so two unchanged ones can always be chosen that have no more edits
    before, between and after them than there are segments; and an edit moves what follows by one place at most.
    """
    for shift in range(-a, a + 1):
        for gap in range(a - b + 1, b - a):
            if abs(longer - shift - gap) <= count - 1 - b:
                yield shift, gap


def _batches(parts: Iterable[Longs]) -> Iterator[Longs]:
    """The candidates, so many at a time that memory holds them."""
    held, size = [], 0
    for part in parts:
        held.append(part)
        size += len(part)
        if size >= _BATCH:
            yield np.concatenate(held)
            held, size = [], 0
    if held:
        yield np.concatenate(held)


def _verified(group: _Group, names: _Group, pairs: Longs) -> tuple[Longs, Bytes]:
    """The pairs within the edits, each once, by their numbers, and their distances."""
    pairs = np.sort(pairs)
    left, right = _split(pairs[_changes(pairs)])
    most = edits(names.length)
    far = process.cpdist(
        group.texts(left), names.texts(right), scorer=Levenshtein.distance, score_cutoff=most, dtype=np.uint8
    )
    kept = far <= most
    return _joined(group.numbers[left[kept]], names.numbers[right[kept]]), far[kept]


def _segments(length: int) -> list[Stretch]:
    """The k + 2 segments of a name, start and size; the last ones are the longer."""
    parts = edits(length) + 2
    sizes = [length // parts + (part >= parts - length % parts) for part in range(parts)]
    return list(zip(itertools.accumulate(sizes, initial=0), sizes, strict=False))


def _beginnings(rows: Bytes) -> Longs:
    """Polynomial hashes of every beginning of each row."""
    sums = np.zeros((rows.shape[1] + 1, rows.shape[0]), np.uint64)
    for i in range(rows.shape[1]):
        sums[i + 1] = sums[i] * np.uint64(_BASE) + rows[:, i]
    return sums


def _mixed(first: Longs, second: Longs) -> Longs:
    """One hash of two stretches of each row."""
    value = first * _MIXERS[0]
    value += second
    value ^= value >> np.uint64(29)
    value *= _MIXERS[1]
    return value


def _sorted(hashes: Longs, rows: Ints) -> tuple[Halves, Halves]:
    """The upper halves of the hashes in order, and the row of each."""
    value = hashes & ~_LOW
    value |= rows.astype(np.uint64)
    value.sort()
    return _split(value)


def _stretch(sums: Longs, stretch: Stretch, shift: int) -> Longs:
    """The hash of a stretch of each row, moved so far: as `_beginnings` has it for the stretch alone."""
    start, size = stretch[0] + shift, stretch[1]
    found: Longs = sums[start + size] - sums[start] * np.uint64(pow(_BASE, size, 1 << 64))
    return found


def _joined(upper: Halves, lower: Halves) -> Longs:
    joined = upper.astype(np.uint64)
    joined <<= _HALF
    joined |= lower
    return joined


def _split(joined: Longs) -> tuple[Halves, Halves]:
    return (joined >> _HALF).astype(np.uint32), (joined & _LOW).astype(np.uint32)


def _changes(values: Longs | Halves) -> npt.NDArray[np.bool_]:
    """Where sorted values are the first of their kind."""
    return np.append(np.ones(min(1, len(values)), np.bool_), values[1:] != values[:-1])


def _signatures(rows: Bytes) -> Longs:
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
