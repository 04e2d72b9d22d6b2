"""`combine`: one transcript from several of the same talk, every departure from the first explained and undoable."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import exp
from typing import TYPE_CHECKING, Any

from transcripts.alignment.pairing import pair_up
from transcripts.cleaning import clean
from transcripts.combining.choosing import CLOSE, MARGIN, Choice, choices
from transcripts.combining.evidence import Talk
from transcripts.combining.network import network
from transcripts.combining.writing import Change, changes
from transcripts.errors import ArgumentError
from transcripts.ledger import Ledger, SourceMark, View
from transcripts.model import Notice
from transcripts.signature import Signature

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transcripts.combining.network import Slot
    from transcripts.gazetteer import Gazetteer
    from transcripts.ledger import Correction
    from transcripts.model import Transcript

RULE = "combine"
LEAST_SHARED = 0.3
"""Two transcripts of one talk share at least so much of the shorter one's words in one order: the weakest recogniser
measured, at half of its words wrong, shares 0.5 with the others, and two talks share less than 0.1."""
COPY = 0.995
"""What shares so much with another is a copy of it: two recognisers never do."""
_COPY_OF = "it is a copy of"
MARKED = 0.02
"""From so many sentence marks a word on, a text has marks of its own."""


@dataclass(frozen=True, slots=True)
class Combined:
    """What `combine` made: the `transcript`, the `ledger` of its departures from the base, and where they come from.

    `names` are what the sources are called, the base first; `slots` the network over those that were used; `choices`
    what was thought of each place where they differ; `reliability` the share of places in which each used source has
    what most of the others have.
    """

    transcript: Transcript
    ledger: Ledger
    names: tuple[str, ...]
    slots: tuple[Slot, ...] = field(repr=False)
    choices: tuple[Choice, ...] = field(repr=False)
    reliability: dict[str, float] = field(default_factory=dict)
    warnings: tuple[Notice, ...] = ()


def combine(
    sources: Sequence[Transcript],
    *,
    gazetteer: Gazetteer | None = None,
    names: Sequence[str] = (),
    margin: float = MARGIN,
) -> Combined:
    """Make one transcript of several of the same talk. The first is the base: it stands where nothing is surely better.

    With a `gazetteer` the names step runs on each source first. `names` is what the sources are called in the ledger
    (default: their paths). A reading takes the place of the base's where its log odds exceed those by `margin`; one
    that comes close is a suggestion. A source that is empty, of another talk or a copy of another is left out, and
    that is told; with nothing but copies the base comes back as it is. Raises ArgumentError where the base has no
    words, and where all others are empty or of another talk.
    """
    talks = list(sources)
    if not talks or not talks[0].words:
        raise ArgumentError("the base has no words", hint="give the best transcript first")
    called = _called(talks, names)
    base = talks[0]
    ledger = Ledger(source=SourceMark.of(base))
    if gazetteer is not None:
        made = [clean(talk, gazetteer=gazetteer, only=("names",)) for talk in talks]
        ledger = made[0].ledger
        talks = [m.transcript for m in made]
    words = [[w.text for w in talk.iter_words()] for talk in talks]
    used, told = _usable(words, called)
    slots = network([words[n] for n in used])
    listed = [form for entry in gazetteer for form in entry.forms] if gazetteer is not None else []
    confidences = [[w.confidence for w in talks[n].iter_words()] for n in used]
    talk = Talk(slots, len(used), listed, confidences)
    found = choices(talk)
    names_used = [called[n] for n in used]
    proposals = _proposals(View(talks[0]), found, talk, [words[n] for n in used], names_used, margin)
    combined = ledger.extend(base, proposals)
    signature = Signature(("combine",), {"sources": len(used), "margin": margin})
    combined = _signed(combined, signature, told)
    return Combined(
        combined.read(base),
        combined,
        tuple(names_used),
        slots,
        tuple(found),
        {name: round(talk.agreement(number), 4) for number, name in enumerate(names_used)},
        tuple(told),
    )


def _signed(ledger: Ledger, signature: Signature, told: Sequence[Notice]) -> Ledger:
    from dataclasses import replace  # noqa: PLC0415 - only here

    return replace(ledger, signature=signature, warnings=(*ledger.warnings, *told))


def _called(talks: Sequence[Transcript], names: Sequence[str]) -> list[str]:
    """What the sources are called: as told, else by their paths, else by their numbers."""
    found = []
    for number, talk in enumerate(talks):
        path = talk.source.path if talk.source and talk.source.path != "-" else ""
        name = names[number] if number < len(names) else path or f"source {number + 1}"
        found.append(name if name not in found else f"{name} ({number + 1})")
    return found


def _usable(words: Sequence[Sequence[str]], called: Sequence[str]) -> tuple[list[int], list[Notice]]:
    """The numbers of the sources that count, the base among them, and why others do not."""
    used, told = [0], []
    for number in range(1, len(words)):
        why = _fault(words, number, used, called)
        if why:
            told.append(Notice(f"{called[number]} is left out: {why}"))
        else:
            used.append(number)
    if told and len(used) == 1 and not any(_COPY_OF in notice.message for notice in told):
        reasons = "; ".join(notice.message for notice in told)
        raise ArgumentError(
            f"nothing to combine the base with: {reasons}", hint="give two transcripts or more of one talk"
        )
    return used, told


def _fault(words: Sequence[Sequence[str]], number: int, used: Sequence[int], called: Sequence[str]) -> str:
    own = words[number]
    if not own:
        return "it has no words"
    for other in used:
        shared = _shared(words[other], own)
        if other == 0 and shared < LEAST_SHARED * min(len(words[0]), len(own)):
            return f"it is of another talk ({shared} of its {len(own)} words stand in the base in the same order)"
        if shared >= COPY * max(len(words[other]), len(own)):
            return f"{_COPY_OF} {called[other]}"
    return ""


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words of the second stand in the first, in one order."""
    return sum(len(pair.right) for pair in pair_up(one, other).pairs if pair.kind == "same")


def _proposals(
    view: View, found: Sequence[Choice], talk: Talk, words: Sequence[Sequence[str]], names: Sequence[str], margin: float
) -> Iterator[Correction]:
    marked = sum(word[-1:] in ".?!" for word in words[0]) >= MARKED * len(words[0])
    sure = [c for c in found if c.best != c.base and c.margin >= margin]
    close = [c for c in found if c.best != c.base and CLOSE <= c.margin < margin]
    for some, propose in ((sure, view.correct), (close, view.suggest)):
        for change in changes(some, talk.slots, words, marked=marked):
            before = " ".join(words[0][change.start : change.end])
            after = " ".join(change.after)
            if after != before:
                score = round(1 / (1 + exp(-change.margin)), 4)
                evidence = _evidence(change, talk, words, names)
                yield propose(change.start, change.end - change.start, after, rule=RULE, score=score, evidence=evidence)


def _evidence(change: Change, talk: Talk, words: Sequence[Sequence[str]], names: Sequence[str]) -> dict[str, Any]:
    """Who has what in the places of a change, and what else speaks for it."""
    readings: dict[str, str] = {}
    for number, name in enumerate(names):
        parts: list[str] = []
        for choice in change.choices:
            slot = talk.slots[choice.slot]
            span = next(((a, b) for r in slot.readings for s, a, b in r.spans if s == number), None)
            parts += ["…"] if span is None else words[number][span[0] : span[1]]
        readings[name] = " ".join(parts) or "nothing"
    best = [talk.slots[c.slot].readings[c.best] for c in change.choices]
    row = talk.rows(change.choices[0].slot)[change.choices[0].best]
    votes = min(len(r.spans) for r in best)
    voters = max(sum(len(r.spans) for r in talk.slots[c.slot].readings) for c in change.choices)
    found: dict[str, Any] = {"heard by": f"{votes} of {voters}", "readings": readings}
    if row.listed:
        found["listed"] = "it is on the list of names"
    if row.elsewhere > 0 and row.elsewhere_more > 0:
        found["elsewhere"] = "the talk says it elsewhere more often than what the base has"
    return found
