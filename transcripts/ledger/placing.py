"""How a ledger stands in a text: where each of its places is, and which of its corrections are made there.

The words decide, never a file's name or hash: the text may be the source, the clean text, anything between, and may
have been edited, divided into other cues or set under a title since. What cannot be found any more is said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from transcripts.errors import LedgerError
from transcripts.ledger.lattice import Form, Row, Slot, find
from transcripts.ledger.render import Cluster, clusters

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
    return replace(plan.placing(row), known=known)


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

    def placing(self, row: Row) -> Placing:
        spots: list[Spot] = []
        lost: list[Correction] = []
        at: dict[int, int] = {}
        for number, (owner, found) in enumerate(zip(self.owners, row, strict=True)):
            if isinstance(owner, int):
                if found is not None:
                    at[owner] = found.start
            elif found is None or (found.start == found.end and not self._anchored(row, number)):
                lost += owner.corrections
            else:
                texts, made = list(self.forms[owner.word].items())[found.form]
                spots.append(Spot(owner, found.start, found.end, texts, made, found.exact))
        return Placing(tuple(spots), tuple(lost), at)

    def _anchored(self, row: Row, number: int) -> bool:
        """Whether a place where nothing stands touches what was found beside it, so that it is known where it is."""
        found = row[number]
        assert found is not None
        before, after = row[number - 1] if number else None, row[number + 1] if number + 1 < len(row) else None
        return (
            len(row) == 1
            or (before is not None and before.end == found.start)
            or (after is not None and after.start == found.end)
        )
