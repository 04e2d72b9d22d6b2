"""Which of the ways to say its words each of two texts takes, so that they agree as far as they can.

A least edit distance between two lattices, worked out only where the likeliest ways differ. Nothing here reads a word.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transcripts.alignment.rates import steps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transcripts.alignment.ways import Way

    Ways = Sequence[tuple[Way, ...]]

MOST_WORK = 100_000
"""Pairs of tokens to compare beyond which a stretch keeps its likeliest ways: the texts say other things there."""


def agree(ours: Ways, theirs: Ways) -> tuple[list[Way], list[Way]]:
    """Choose a way for each word of both sides; a way that is not the likeliest is taken only for what it hits.

    >>> agree([(("its",), ("it", "is"))], [(("it",),), (("is",),)])
    ([('it', 'is')], [('it',), ('is',)])
    """
    chosen = [ways[0] for ways in ours], [ways[0] for ways in theirs]
    if all(len(ways) == 1 for side in (ours, theirs) for ways in side):
        return chosen
    for i1, i2, j1, j2 in list(_differing(*chosen)):
        one, other = ours[i1:i2], theirs[j1:j2]
        if all(len(ways) == 1 for ways in (*one, *other)):
            continue
        if (found := _least(one, other)) is not None:
            chosen[0][i1:i2], chosen[1][j1:j2] = found
    return chosen


def _differing(ours: Sequence[Way], theirs: Sequence[Way]) -> Iterator[tuple[int, int, int, int]]:
    """The stretches of words between those that wholly agree."""
    i = j = 0
    for a, b in (*_agreed(ours, theirs), (len(ours), len(theirs))):
        if i < a and j < b:
            yield i, a, j, b
        i, j = a + 1, b + 1


def _agreed(ours: Sequence[Way], theirs: Sequence[Way]) -> Iterator[tuple[int, int]]:
    left, right = _places(ours), _places(theirs)
    pairs = {
        i: j1 + i - i1
        for tag, i1, i2, j1, _ in steps([t for w in ours for t in w], [t for w in theirs for t in w])
        if tag == "equal"
        for i in range(i1, i2)
    }
    for i, (word, offset) in enumerate(left):
        j = pairs.get(i)
        if offset or j is None or right[j][1]:
            continue
        other = right[j][0]
        size = len(ours[word])
        if size == len(theirs[other]) and all(pairs.get(i + k) == j + k for k in range(size)):
            yield word, other


def _places(ways: Sequence[Way]) -> list[tuple[int, int]]:
    return [(word, k) for word, way in enumerate(ways) for k in range(len(way))]


@dataclass(frozen=True, slots=True)
class _Edge:
    start: int
    token: str | None
    word: int
    way: int


@dataclass(slots=True)
class _Lattice:
    """The edges that come into each node; a node's number is higher than that of any node before it."""

    into: list[list[_Edge]] = field(default_factory=lambda: [[]])

    @classmethod
    def of(cls, words: Ways) -> _Lattice:
        lattice = cls()
        for word, ways in enumerate(words):
            begin = len(lattice.into) - 1
            last: list[_Edge] = []
            for number, way in enumerate(ways):
                at = begin
                for token in way[:-1]:
                    lattice.into.append([_Edge(at, token, word, number)])
                    at = len(lattice.into) - 1
                last.append(_Edge(at, way[-1] if way else None, word, number))
            lattice.into.append(last)
        return lattice

    def edges(self) -> int:
        return sum(map(len, self.into))


_Step = tuple[int, int, int, _Edge | None, _Edge | None]
"""The cost up to a pair of nodes, the pair before, and the edges taken from there."""


def _least(ours: Ways, theirs: Ways) -> tuple[list[Way], list[Way]] | None:
    left, right = _Lattice.of(ours), _Lattice.of(theirs)
    if left.edges() * right.edges() > MOST_WORK:
        return None
    table: list[list[_Step]] = []
    for a, from_left in enumerate(left.into):
        table.append([])
        for b, from_right in enumerate(right.into):
            table[a].append(_best(table, (a, b), from_left, from_right))
    return _taken(table, ours, theirs)


def _best(table: list[list[_Step]], at: tuple[int, int], ours: list[_Edge], theirs: list[_Edge]) -> _Step:
    a, b = at
    best: _Step = (0, 0, 0, None, None)
    least = None if a or b else 0
    for one in ours:
        for other in theirs:
            if one.token is None or other.token is None:
                continue
            cost = table[one.start][other.start][0] + (one.token != other.token)
            if least is None or cost < least:
                least, best = cost, (cost, one.start, other.start, one, other)
    for one in ours:
        cost = table[one.start][b][0] + (one.token is not None)
        if least is None or cost < least:
            least, best = cost, (cost, one.start, b, one, None)
    for other in theirs:
        cost = table[a][other.start][0] + (other.token is not None)
        if least is None or cost < least:
            least, best = cost, (cost, a, other.start, None, other)
    return best


def _taken(table: list[list[_Step]], ours: Ways, theirs: Ways) -> tuple[list[Way], list[Way]]:
    """Follow the cheapest path back; words that nothing on the other side meets keep their likeliest way."""
    chosen = [ways[0] for ways in ours], [ways[0] for ways in theirs]
    a, b = len(table) - 1, len(table[0]) - 1
    while a or b:
        _, a, b, one, other = table[a][b]
        if one and other and one.token == other.token:
            chosen[0][one.word] = ours[one.word][one.way]
            chosen[1][other.word] = theirs[other.word][other.way]
    return chosen
