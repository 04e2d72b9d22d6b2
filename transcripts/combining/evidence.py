"""What speaks for each reading of a place, in numbers. Decides nothing.

The numbers are the columns of what was learnt (`training/combining/learn.py`) and, by name, the evidence of the ledger.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from math import log, log1p
from typing import TYPE_CHECKING, NamedTuple

from transcripts.alignment.likeness import Likeness
from transcripts.combining.network import tokens_of
from transcripts.languages.english.fillers import SOUNDS
from transcripts.languages.english.word_pairs import affinity
from transcripts.languages.english.wordlist import frequency, is_known

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transcripts.combining.network import Reading, Slot

NEAR = 12
"""So many slots on either side tell how well a source fits the others just here."""
RAREST = 12.0
"""-log of the frequency of a word that English does not have."""


class Evidence(NamedTuple):
    """What speaks for one reading. Shares are from 0 to 1; counts are logarithms."""

    votes: float
    """The share of the sources that have it, of those that do not lack the passage."""
    heard: float
    """How many sources have it."""
    sources: float
    """How many sources do not lack the passage."""
    alike: float
    """The mean likeness of the other sources' readings to it."""
    base: float
    """Whether the base has it."""
    base_alike: float
    """Its likeness to the base's reading."""
    rivals: float
    """How many different readings there are."""
    empty: float
    """Whether it is nothing at all."""
    tokens: float
    """How many words are said."""
    longer: float
    """How many more than in the base."""
    elsewhere: float
    """How often the talk says it elsewhere, in each source: the rarest of its words."""
    elsewhere_more: float
    """The same, less that of the base's reading."""
    rarity: float
    """How rare its rarest word is in English."""
    rarity_more: float
    unknown: float
    """The share of its words that nobody knows."""
    fluent: float
    """How well it sits between its neighbours."""
    fluent_more: float
    listed: float
    """Whether it is a listed name, or a part of one."""
    repeat: float
    """Whether it says again what stands before or after it."""
    filler: float
    """Whether it is a filler."""
    confidence: float
    """The mean confidence of its words, -1 where no source gives one."""
    trusted: float
    """The best of its sources: the share of places near here in which that source has what most have."""
    trusted_more: float
    overall: float
    """The same over the whole talk."""
    overall_more: float
    hole: float
    """How many words in a row the base lacks here, or the others do."""


class Talk:
    """A network with what its places are judged by: counts, neighbours, how far sources agree."""

    def __init__(
        self,
        slots: Sequence[Slot],
        sources: int,
        listed: Iterable[str] = (),
        confidences: Sequence[Sequence[float | None]] = (),
    ) -> None:
        self.slots, self.sources = slots, sources
        self.listed = {token for name in listed for token in tokens_of(name.split())}
        self.confidences = confidences
        self.counts: list[Counter[str]] = [Counter() for _ in range(sources)]
        for slot in slots:
            for reading in slot.readings:
                for source in reading.sources:
                    self.counts[source].update(reading.tokens)
        self.likeness = Likeness()
        self._agreement = [_Running(self._agrees(source)) for source in range(sources)]

    def _agrees(self, source: int) -> list[tuple[float, float]]:
        """For each slot how far a source agrees with the others: the share of them that have its reading."""
        found = []
        for slot in self.slots:
            reading = next((r for r in slot.readings if source in r.sources), None)
            voters = sum(len(r.spans) for r in slot.readings)
            if reading is None or voters < 2 or (not reading.tokens and slot.start == slot.end):
                found.append((0.0, 0.0))
            else:
                found.append(((len(reading.spans) - 1) / (voters - 1), 1.0))
        return found

    def agreement(self, source: int) -> float:
        """The share of the other sources that have what a source has, over the whole talk."""
        return self._agreement[source].share(0, len(self.slots))

    def rows(self, number: int) -> list[Evidence]:
        """The evidence for every reading of a slot, in order."""
        slot = self.slots[number]
        before, after = self._beside(number, -1), self._beside(number, 1)
        voters = sum(len(r.spans) for r in slot.readings)
        base = next((r for r in slot.readings if 0 in r.sources), None)
        hole = self._hole(number)
        plain = [self._of(number, slot, r, base, voters, before, after, hole) for r in slot.readings]
        own = next((row for row, r in zip(plain, slot.readings, strict=True) if r is base), None)
        return [_beside(row, own) for row in plain]

    def _of(
        self, number: int, slot: Slot, reading: Reading, base: Reading | None, voters: int,
        before: str, after: str, hole: int,
    ) -> Evidence:  # fmt: skip
        text = " ".join(reading.tokens)
        others = [r for r in slot.readings if r is not reading]
        weights = [len(r.spans) for r in others]
        likes = [self._alike(text, " ".join(r.tokens)) for r in others]
        alike = sum(w * a for w, a in zip(weights, likes, strict=True)) / sum(weights) if others else 1.0
        base_text = " ".join(base.tokens) if base else ""
        near = [self._agreement[s].share(number - NEAR, number + NEAR + 1) for s in reading.sources]
        whole = [self._agreement[s].share(0, len(self.slots)) for s in reading.sources]
        return Evidence(
            votes=len(reading.spans) / max(1, voters),
            heard=len(reading.spans),
            sources=voters,
            alike=alike,
            base=float(reading is base),
            base_alike=1.0 if reading is base else self._alike(text, base_text),
            rivals=len(slot.readings),
            empty=float(not reading.tokens),
            tokens=len(reading.tokens),
            longer=len(reading.tokens) - (len(base.tokens) if base else 0),
            elsewhere=self._elsewhere(reading),
            elsewhere_more=0.0,
            rarity=max(map(_rarity, reading.tokens), default=0.0),
            rarity_more=0.0,
            unknown=sum(not is_known(t) for t in reading.tokens) / max(1, len(reading.tokens)),
            fluent=_fluent(reading.tokens, before, after),
            fluent_more=0.0,
            listed=float(bool(reading.tokens) and all(t in self.listed for t in reading.tokens)),
            repeat=float(bool(reading.tokens) and (reading.tokens[0] == before or reading.tokens[-1] == after)),
            filler=float(bool(reading.tokens) and all(t in SOUNDS for t in reading.tokens)),
            confidence=self._confidence(reading),
            trusted=max(near),
            trusted_more=0.0,
            overall=max(whole),
            overall_more=0.0,
            hole=hole,
        )

    def _alike(self, one: str, other: str) -> float:
        if not one or not other:
            return float(one == other)
        return self.likeness.likeness(one, other)

    def _elsewhere(self, reading: Reading) -> float:
        """How often each source has the rarest word of a reading in other places, on the mean."""
        if not reading.tokens:
            return 0.0
        here = set(reading.sources)
        rarest = min(
            sum(counts[t] - (s in here) for s, counts in enumerate(self.counts)) / self.sources for t in reading.tokens
        )
        return log1p(max(0.0, rarest))

    def _confidence(self, reading: Reading) -> float:
        found = [
            value
            for source, first, last in reading.spans
            if self.confidences
            for value in self.confidences[source][first:last]
            if value is not None
        ]
        return sum(found) / len(found) if found else -1.0

    def _beside(self, number: int, step: int) -> str:
        """The word before or after a slot, as most sources have it."""
        at = number + step
        while 0 <= at < len(self.slots):
            best = max(self.slots[at].readings, key=lambda r: len(r.spans))
            if best.tokens:
                return best.tokens[-1 if step < 0 else 0]
            at += step
        return ""

    def _hole(self, number: int) -> int:
        """Words that the base lacks here in one place, or that some source lacks around here."""
        slot = self.slots[number]
        most = max((len(r.tokens) for r in slot.readings), default=0)
        return most if slot.start == slot.end else len(slot.holes)


class _Running:
    """Sums over any stretch of a list of (value, weight), at once."""

    def __init__(self, pairs: Sequence[tuple[float, float]]) -> None:
        self.values, self.weights = [0.0], [0.0]
        for value, weight in pairs:
            self.values.append(self.values[-1] + value)
            self.weights.append(self.weights[-1] + weight)

    def share(self, first: int, last: int) -> float:
        first, last = max(0, first), min(last, len(self.values) - 1)
        weight = self.weights[last] - self.weights[first]
        return (self.values[last] - self.values[first]) / weight if weight else 1.0


def _beside(row: Evidence, own: Evidence | None) -> Evidence:
    """The row with what it has more than the base's."""
    if own is None:
        return row
    return row._replace(
        elsewhere_more=row.elsewhere - own.elsewhere,
        rarity_more=row.rarity - own.rarity,
        fluent_more=row.fluent - own.fluent,
        trusted_more=row.trusted - own.trusted,
        overall_more=row.overall - own.overall,
    )


def _rarity(token: str) -> float:
    often = frequency(token)
    return min(RAREST, -log(often)) if often > 0 else RAREST


def _fluent(tokens: Sequence[str], before: str, after: str) -> float:
    """The mean affinity of each word to the next, from the word before the place to the one after it."""
    row = [t for t in (before, *tokens, after) if t]
    joints = [affinity(a, b) for a, b in pairwise(row)]
    return sum(joints) / len(joints) if joints else 0.0
