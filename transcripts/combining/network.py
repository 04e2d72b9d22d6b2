"""A network of alternatives: what several transcripts of one talk have in each place of the first of them.

Words in, places with readings out. Nothing here chooses.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transcripts.alignment.pairing import pair_up
from transcripts.alignment.tokens import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcripts.alignment.pairs import Pair

HOLE = 5
"""A run of so many words without partners is a passage that the other text lacks, not one that it denies: a recogniser
that hears nothing where there is speech leaves runs, one that hears other words leaves a word or two."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What some sources have in one place: `tokens` as said, and for each source the words `start` to `end` of it."""

    tokens: tuple[str, ...]
    spans: tuple[tuple[int, int, int], ...]

    @property
    def sources(self) -> tuple[int, ...]:
        """The numbers of the sources, 0 being the base."""
        return tuple(source for source, _, _ in self.spans)


@dataclass(frozen=True, slots=True)
class Slot:
    """Words `start` to `end` of the base (none, where others have words in between), and what each source has there.

    `readings` are the different ones, the base's first; `holes` are the sources that lack the whole passage, whose
    having nothing says nothing.
    """

    start: int
    end: int
    readings: tuple[Reading, ...]
    holes: tuple[int, ...] = ()

    @property
    def open(self) -> bool:
        """Whether the sources differ here."""
        return len(self.readings) > 1


def tokens_of(words: Sequence[str]) -> tuple[str, ...]:
    """Words as they are said in their likeliest reading: numbers in full, no marks and no case."""
    return tuple(token for word in words for token in said(word)[0])


def network(sources: Sequence[Sequence[str]]) -> tuple[Slot, ...]:
    """The places of a base, the first of `sources`, with the readings of all, in order.

    Every word of the base is in one slot, and every word of another source in at most one: what stands elsewhere in
    another order is left out.
    """
    base = sources[0]
    paired = [_Paired.of(pair_up(base, other).pairs, len(base)) for other in sources[1:]]
    cuts = [at for at in range(len(base) + 1) if all(at in each.cuts for each in paired)]
    slots = []
    for number, at in enumerate(cuts):
        slots.append(_slot(at, at, sources, [each.inserted(at) for each in paired]))
        if number + 1 < len(cuts):
            end = cuts[number + 1]
            slots.append(_slot(at, end, sources, [each.spoken(at, end) for each in paired]))
    return tuple(slot for slot in slots if slot.start < slot.end or slot.open)


@dataclass(frozen=True)
class _Paired:
    """One source beside the base: where the base may be cut, and what belongs to each stretch of it."""

    cuts: frozenset[int]
    pairs: dict[int, Pair]
    between: dict[int, tuple[int, int]]
    holes: frozenset[int]

    @classmethod
    def of(cls, pairs: Sequence[Pair], length: int) -> _Paired:
        cuts = {0, length}
        by_start: dict[int, Pair] = {}
        between: dict[int, tuple[int, int]] = {}
        holes: set[int] = set()
        for pair in pairs:
            cuts |= {pair.left_start, pair.left_end}
            if pair.kind == "right only":
                between[pair.left_start] = (pair.right_start, pair.right_end)
            elif pair.kind == "left only":
                cuts |= set(pair.left)
                if len(pair.left) >= HOLE:
                    holes |= set(pair.left)
            else:
                by_start[pair.left_start] = pair
        return cls(frozenset(cuts), by_start, between, frozenset(holes))

    def inserted(self, at: int) -> tuple[tuple[int, int], bool]:
        """What the source has between two words of the base, and whether it lacks the passage there."""
        return self.between.get(at, (0, 0)), at in self.holes and at - 1 in self.holes

    def spoken(self, start: int, end: int) -> tuple[tuple[int, int], bool]:
        """What the source has for words of the base, and whether it lacks the passage that they are in."""
        found = [pair for at in range(start, end) if (pair := self.pairs.get(at)) is not None]
        inner = [self.between[at] for at in range(start + 1, end) if at in self.between]
        spans = [(pair.right_start, pair.right_end) for pair in found] + inner
        if not spans:
            return (0, 0), all(at in self.holes for at in range(start, end))
        return (min(a for a, _ in spans), max(b for _, b in spans)), False


def _slot(
    start: int, end: int, sources: Sequence[Sequence[str]], others: Sequence[tuple[tuple[int, int], bool]]
) -> Slot:
    spans = [(start, end), *(span for span, _ in others)]
    holes = tuple(number for number, (_, hole) in enumerate(others, start=1) if hole)
    readings: dict[tuple[str, ...], list[tuple[int, int, int]]] = {}
    for number, (first, last) in enumerate(spans):
        if number not in holes:
            tokens = tokens_of(sources[number][first:last])
            readings.setdefault(tokens, []).append((number, first, last))
    return Slot(start, end, tuple(Reading(t, tuple(s)) for t, s in readings.items()), holes)
