"""Pairing two texts word by word: first what is surely the same, then what lies between.

From two lists of written words to pairs that cover each side exactly once, in order, and to the stretches that were
found to be real. Nothing here knows of times or speakers.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from transcripts.alignment.blocks import MOST_CELLS, pair_block
from transcripts.alignment.chance import chance_taken_out, far_taken_out
from transcripts.alignment.likeness import Likeness
from transcripts.alignment.pairs import Pair, only, tidy
from transcripts.alignment.related import Related, related
from transcripts.alignment.tokens import silent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from transcripts.alignment.blocks import Free
    from transcripts.alignment.stretches import Match, Run

SOLID = 3
"""So many matched words in a row are never taken apart again; fewer, between words that differ, may be by chance."""
GAP = 80
"""Between two stretches, up to this many words on either side are paired word by word."""
EDGE = 15
"""Before the first stretch and after the last, where one side may go on for long, so many more words of it are looked
at than the other has."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of both texts that tells the same: spans of words, ends exclusive.

    `bits` is its score and `expected` how many as good chance would give (below 0.001 for one that stands alone).
    Where it is `moved` it stands in another order on the two sides, and `pairs` holds its own pairing.
    """

    left_start: int
    left_end: int
    right_start: int
    right_end: int
    matched: int
    bits: float
    expected: float
    moved: bool = False
    pairs: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class Pairing:
    """The pairs of two whole texts, in order on both sides, and the stretches; `best` is the best, even if refused."""

    pairs: tuple[Pair, ...]
    stretches: tuple[Stretch, ...]
    best: Stretch | None

    @property
    def groups(self) -> list[tuple[Pair, ...]]:
        """The pairs in order, and those of each moved stretch."""
        return [self.pairs, *(s.pairs for s in self.stretches if s.moved)]

    @property
    def every(self) -> list[Pair]:
        """All of those pairs in one list."""
        return [pair for group in self.groups for pair in group]


def pair_up(left: Sequence[str], right: Sequence[str]) -> Pairing:
    """Pair two lists of written words."""
    common = related(left, right)
    chain = [match for match in common.found if not match.moved]
    pairer = _Pairer(left, right, Likeness(), _density(chain))
    pairs = pairer.pairs(_components(chain, common), (0, len(left)), (0, len(right)))
    found = [_stretch(pairer, match, common) for match in common.found]
    best = _stretch(pairer, common.best, common) if common.best else None
    return Pairing(tuple(tidy(pairs)), tuple(found), best)


def _density(chain: Iterable[Match]) -> float:
    """The share of the words of the stretches, by the longer of their two sides, that are the same."""
    held = list(chain)
    words = sum(max(m.left[1] - m.left[0], m.right[1] - m.right[0]) for m in held)
    return sum(m.matched for m in held) / words if words else 1.0


def _stretch(pairer: _Pairer, match: Match, common: Related) -> Stretch:
    (a, b), (c, d) = match.left, match.right
    rows, columns = common.left.word_of, common.right.word_of
    i1, i2, j1, j2 = rows[a], rows[b - 1] + 1, columns[c], columns[d - 1] + 1
    own: tuple[Pair, ...] = ()
    if match.moved:
        own = tuple(tidy(pairer.pairs(_components([match], common), (i1, i2), (j1, j2))))
    expected = common.expected(match)
    return Stretch(i1, i2, j1, j2, match.matched, round(match.bits, 1), expected, match.moved, own)


@dataclass(slots=True)
class _Component:
    """Words of both sides that their tokens tie together, in one stretch; `whole` if every token of them took part."""

    i1: int
    i2: int
    j1: int
    j2: int
    tokens: int
    stretch: int
    whole: bool = True


def _components(chain: Iterable[Match], common: Related) -> list[_Component]:
    found: list[_Component] = []
    for stretch, match in enumerate(chain):
        for i, j in _words_of(match.runs, common):
            last = found[-1] if found else None
            if last and (i < last.i2 or j < last.j2):
                last.i2, last.j2, last.tokens = max(last.i2, i + 1), max(last.j2, j + 1), last.tokens + 1
            else:
                found.append(_Component(i, i + 1, j, j + 1, 1, stretch))
    ours, theirs = Counter(common.left.word_of), Counter(common.right.word_of)
    for part in found:
        on_left = sum(ours[i] for i in range(part.i1, part.i2))
        on_right = sum(theirs[j] for j in range(part.j1, part.j2))
        part.whole = part.tokens == on_left == on_right
    return found


def _words_of(runs: Sequence[Run], common: Related) -> Iterator[tuple[int, int]]:
    for i, j, length in runs:
        yield from zip(common.left.word_of[i : i + length], common.right.word_of[j : j + length], strict=True)


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Pairer:
    """The two sides, and how to pair a part of them given what is surely the same in it."""

    left: Sequence[str]
    right: Sequence[str]
    like: Likeness
    density: float

    def pairs(self, components: list[_Component], rows: Span, columns: Span, least: int = SOLID) -> Iterator[Pair]:
        (i, i_end), (j, j_end) = rows, columns
        before = at = 0
        for run in self._solid(components, least):
            at = components.index(run[0], at)
            yield from self._between(components[before:at], (i, run[0].i1), (j, run[0].j1), least)
            i, j = run[0].i1, run[0].j1
            for part in run:
                yield from only(i, part.i1, j, part.j1)  # fillers and dashes
                yield Pair("same", part.i1, part.i2, part.j1, part.j2)
                i, j = part.i2, part.j2
            before = at + len(run)
        yield from self._between(components[before:], (i, i_end), (j, j_end), least)

    def _solid(self, components: list[_Component], least: int) -> Iterator[list[_Component]]:
        """Runs of at least `least` words that are the same beyond doubt; a stretch without one gives its longest."""
        for _, parts in groupby(components, key=lambda part: part.stretch):
            runs = list(self._unbroken(parts))
            longest = max(map(len, runs), default=0)
            yield from (run for run in runs if len(run) >= min(least, longest))

    def _unbroken(self, parts: Iterable[_Component]) -> Iterator[list[_Component]]:
        run: list[_Component] = []
        for part in parts:
            if run and not (part.whole and self._adjoin(run[-1], part)):
                yield run
                run = []
            if part.whole:
                run.append(part)
        if run:
            yield run

    def _adjoin(self, one: _Component, other: _Component) -> bool:
        """Whether nothing lies between but fillers or dashes, on one side."""
        if one.i2 < other.i1 and one.j2 < other.j1:
            return False
        between = (*self.left[one.i2 : other.i1], *self.right[one.j2 : other.j1])
        return all(silent(word) for word in between)

    def _between(self, components: list[_Component], rows: Span, columns: Span, least: int) -> Iterator[Pair]:
        (i1, i2), (j1, j2) = rows, columns
        wide, high = i2 - i1, j2 - j1
        at_start, at_end = not (i1 and j1), not (i2 < len(self.left) and j2 < len(self.right))
        if wide and high and at_start != at_end:
            yield from self._outside(components, rows, columns, least, at_start=at_start)
        elif not wide or not high or (not components and max(wide, high) > (EDGE if at_start else GAP)):
            yield from only(i1, i2, j1, j2)
        elif wide * high > MOST_CELLS and least > 1:
            yield from self.pairs(components, rows, columns, least - 1)
        else:
            found = pair_block(self.left[i1:i2], self.right[j1:j2], i1, j1, self.like)
            yield from chance_taken_out(found, self.left, self.right, self.density)

    def _outside(
        self, components: list[_Component], rows: Span, columns: Span, least: int, *, at_start: bool
    ) -> Iterator[Pair]:
        """Pair the words before the first stretch, or after the last, that are near it on both sides."""
        (i1, i2), (j1, j2) = rows, columns
        short = min(i2 - i1, j2 - j1, GAP)
        wide, high = min(i2 - i1, short + EDGE), min(j2 - j1, short + EDGE)
        if at_start:
            i, j = i2 - wide, j2 - high
            near = [part for part in components if part.i1 >= i and part.j1 >= j]
            yield from only(i1, i, j1, j)
            yield from self._near(near, (i, i2), (j, j2), least, at_start=True)
        else:
            i, j = i1 + wide, j1 + high
            near = [part for part in components if part.i2 <= i and part.j2 <= j]
            yield from self._near(near, (i1, i), (j1, j), least, at_start=False)
            yield from only(i, i2, j, j2)

    def _near(
        self, components: list[_Component], rows: Span, columns: Span, least: int, *, at_start: bool
    ) -> Iterator[Pair]:
        (i1, i2), (j1, j2) = rows, columns
        if (i2 - i1) * (j2 - j1) > MOST_CELLS and least > 1 and components:
            yield from self.pairs(components, rows, columns, least - 1)
            return
        free: Free = ("start" if at_start else "end", "left" if i2 - i1 > j2 - j1 else "right")
        found = pair_block(self.left[i1:i2], self.right[j1:j2], i1, j1, self.like, free)
        yield from far_taken_out(found, self.left, self.right, at_start=at_start)
