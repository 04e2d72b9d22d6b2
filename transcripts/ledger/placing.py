"""How a ledger stands in a text: where each of its places is, and which of its corrections are made there.

The words decide, never a file's name or hash: the text may be the source, the clean text, anything between, and may
have been edited, divided into other cues or set under a title since. What cannot be found any more is said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from transcripts.errors import LedgerError
from transcripts.ledger.lattice import Form, Found, Row, Slot, find
from transcripts.ledger.render import Cluster, clusters, segment_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcripts.ledger.correction import Correction
    from transcripts.ledger.ledger import Ledger
    from transcripts.model import Transcript

MOST = 4
"""Corrections of one place of which every mix is looked for; of more, only those that differ in one."""
ENOUGH = 0.5
"""The share of a ledger's words that a text must hold to be of the same talk; two talks share far less in one order."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that corrections touch: words `start` to `end` of the text, and which corrections are made there.

    `texts` is what the place should read with those made; where `exact` is off, marks or case were edited since.
    """

    cluster: Cluster
    start: int
    end: int
    texts: Form
    made: frozenset[str]
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Placing:
    """Where the source's words and a ledger's places stand in a text.

    `spots` are the places that were found, in order; `lost` are the corrections whose place was not; `at` gives for
    each word of the source that no correction touches its place in the text, where it stands there. `known` are the
    source's words.
    """

    spots: tuple[Spot, ...]
    lost: tuple[Correction, ...]
    at: dict[int, int]
    known: Sequence[str] = ()

    @property
    def made(self) -> frozenset[str]:
        """The ids of the corrections that stand in the text."""
        return frozenset[str]().union(*(spot.made for spot in self.spots))

    def source_words(self) -> dict[int, int]:
        """For each word of the text the word of the source that it is, or the first of those that it stands for."""
        found = {here: word for word, here in self.at.items()}
        found |= {here: spot.cluster.word for spot in self.spots for here in range(spot.start, spot.end)}
        return found


def place(text: Transcript, ledger: Ledger) -> Placing:
    """Find a ledger's places in a text. Raises LedgerError where the text is not of the same talk."""
    words = text.words
    texts, times = [w.text for w in words], [w.start_ms for w in words]
    known = ledger.source.text.split() if ledger.source.text is not None else _read_off(texts, ledger)
    plan = _Plan.of(known, ledger)
    row = find(plan.slots, texts, times)
    if plan.share(row) < ENOUGH:
        raise _another_text(texts, ledger, sum(found is not None for found in row), len(row))
    return replace(plan.placing(row, ledger.source.offsets()), known=known)


def _read_off(texts: Sequence[str], ledger: Ledger) -> list[str]:
    """The source's words, out of a text where all corrections are made or none: earlier ledgers do not hold them."""
    for made in (None, ()):
        known: list[str] = []
        at = 0
        for cluster in clusters(ledger.corrections):
            gap, form = cluster.word - len(known), cluster.texts(made)
            known += texts[at : at + gap]
            at += gap + len(form)
            if texts[at - len(form) : at] != form:
                break
            known += cluster.source_texts
        else:
            known += texts[at:]
            if len(known) == ledger.source.words:
                return known
    raise _another_text(texts, ledger, 0, ledger.source.words)


def _another_text(texts: Sequence[str], ledger: Ledger, found: int, of: int) -> LedgerError:
    changed = next((c for c in ledger.corrections if c.after), None)
    reads = f", such as {changed.after!r}," if changed else ""
    return LedgerError(
        f"this text is not the one that the ledger belongs to: of its {of} places and words{reads} the text, of "
        f"{len(texts)} words, has {found}",
        hint="give the file that the ledger was made from, or the clean file that was written with it",
    )


def _forms(cluster: Cluster) -> dict[Form, frozenset[str]]:
    """What a place may read, the likeliest first, with the ids of the corrections that are then made."""
    ids = [c.id for c in cluster.corrections]
    sizes = range(len(ids), -1, -1) if len(ids) <= MOST else (len(ids) - 1, 1)
    mixes = [mix for size in sizes for mix in combinations(ids, size)]
    found: dict[Form, frozenset[str]] = {}
    for made in map(frozenset, (ids, (), *mixes)):
        found.setdefault(tuple(cluster.texts(made)), made)
    return found


@dataclass(frozen=True)
class _Plan:
    """A ledger as a row of slots. `owner` of a slot is its cluster, or the number of an untouched source word."""

    slots: tuple[Slot, ...]
    owners: tuple[Cluster | int, ...]
    forms: dict[int, dict[Form, frozenset[str]]]

    @classmethod
    def of(cls, known: Sequence[str], ledger: Ledger) -> _Plan:
        forms: dict[int, dict[Form, frozenset[str]]] = {}
        slots: list[Slot] = []
        owners: list[Cluster | int] = []
        at = 0
        for cluster in clusters(ledger.corrections):
            slots += [Slot(((word,),)) for word in known[at : cluster.word]]
            owners += range(at, cluster.word)
            forms[cluster.word] = found = _forms(cluster)
            slots.append(Slot(tuple(found), cluster.corrections[0].start_ms))
            owners.append(cluster)
            at = cluster.word + cluster.count
        slots += [Slot(((word,),)) for word in known[at:]]
        owners += range(at, len(known))
        return cls(tuple(slots), tuple(owners), forms)

    def share(self, row: Row) -> float:
        """How much of the ledger was found, each slot counting alike."""
        return sum(found is not None for found in row) / len(row) if row else 1.0

    def placing(self, row: Row, offsets: Sequence[int] | None) -> Placing:
        """Where all stands; `offsets` are the words before each segment of the source, where that is known."""
        spots: list[Spot] = []
        lost: list[Correction] = []
        at: dict[int, int] = {}
        for number, (owner, found) in enumerate(zip(self.owners, row, strict=True)):
            if isinstance(owner, int):
                if found is not None:
                    at[owner] = found.start
                continue
            start, end = (found.start, found.end) if found is not None else (None, None)
            if start is not None and start == end:
                start = end = self._between(row, number, owner, offsets)
            if found is None or start is None or end is None:
                lost += owner.corrections
            else:
                texts, made = list(self.forms[owner.word].items())[found.form]
                spots.append(Spot(owner, start, end, texts, made, found.exact))
        return Placing(tuple(spots), tuple(lost), at)

    def _between(self, row: Row, number: int, owner: Cluster, offsets: Sequence[int] | None) -> int | None:
        """Where a place stands at which there is nothing: by what stands on its sides; None where that is not found.

        Where words were put in, or a cue moved, so that its sides are apart, it goes with the side that the source has
        in the same segment: with what follows, which a filler or a repeat leads up to, if both are.
        """
        before, after = self._beside(row, number, -1), self._beside(row, number, 1)
        if before is after is None and all(row):  # all words of the source were taken out
            return 0
        if before is None or after is None or before.end == after.start:
            return after.start if after is not None else before.end if before is not None else None
        if offsets is not None:
            own = segment_at(offsets, owner.word)
            if segment_at(offsets, owner.word + owner.count) != own == segment_at(offsets, max(0, owner.word - 1)):
                return before.end
        return after.start

    def _beside(self, row: Row, number: int, step: int) -> Found | None:
        """The nearest slot before or after at which something stands, over others at which nothing does."""
        at = number + step
        while 0 <= at < len(row) and (found := row[at]) is not None:
            if found.start < found.end:
                return found
            at += step
        return None
