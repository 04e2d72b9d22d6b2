"""Which candidates become corrections, which suggestions, and which nothing.

The calibrated chance decides, under rules that no chance may overrule: what is right already is left alone, ordinary
words in an ordinary place need more than likeness, and where two names come equally near nothing is changed. A form
that is no word is decided once for the whole talk.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transcripts.passes.names_model import model
from transcripts.passes.names_rules import NO_WORD, barred, settled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transcripts.passes.names_features import Candidate
    from transcripts.passes.names_scene import Scene

MADE = 0.8
"""A correction is made from this chance on; set on the tuning half so that fewer than 1 right word in 10,000 goes."""
SUGGESTED = 0.5
UNEXPECTED = 0.45
"""The most that likeness can say for a name of the starter gazetteer: there are thousands, and few in any talk."""
RIVAL = 0.6
"""A second name whose chance is at least this part of the first one's makes a suggestion of a correction."""
@dataclass(slots=True)
class Decision:
    """What is to be done about a candidate."""

    candidate: Candidate
    made: bool
    why: str


def decide(scene: Scene, some: Sequence[Candidate]) -> list[Decision]:
    """Judge the candidates and choose among those that overlap."""
    able = [c for c in some if c.features is not None and not barred(scene, c)]
    for c, chance in zip(able, model().chances([c.features for c in able if c.features]).tolist(), strict=True):
        # What nobody announced for this talk is not made on likeness alone.
        sure = settled(scene, c)
        c.settled = sure > 0
        c.score = max(chance if c.target.expected else min(chance, UNEXPECTED), sure)
    _together(able)
    out: list[Decision] = []
    taken: set[int] = set()
    for c in sorted(able, key=lambda c: (-c.score, -c.near.likeness, c.span.first, -c.span.count)):
        places = range(c.span.first, c.span.first + c.span.count)
        if c.score < SUGGESTED or not taken.isdisjoint(places):
            continue
        taken.update(places)
        out.append(_decision(c, able))
    return sorted(out, key=lambda d: d.candidate.span.first)


def _decision(c: Candidate, able: Sequence[Candidate]) -> Decision:
    second = max((o for o in _here(c, able) if o.target.text != c.target.text), key=lambda o: o.score, default=None)
    if c.score < MADE:
        return Decision(c, made=False, why="the chance is too small")
    if c.settled and not (second is not None and second.settled):
        return Decision(c, made=True, why="")
    if second is not None and second.score > RIVAL * c.score and second.near.likeness > c.near.likeness - 0.05:
        return Decision(c, made=False, why=f"“{second.target.text}” comes nearly as near")
    return Decision(c, made=True, why="")


def _here(c: Candidate, able: Iterable[Candidate]) -> list[Candidate]:
    return [o for o in able if o.span.first == c.span.first and o.span.count == c.span.count]


def _together(able: Sequence[Candidate]) -> None:
    # A form that English does not have is one mishearing wherever it stands: the best context speaks for all.
    best: dict[tuple[str, str], float] = {}
    for c in able:
        assert c.features is not None
        if c.features.rarity >= NO_WORD and c.span.count == 1:
            key = (c.span.letters, c.target.text)
            best[key] = max(best.get(key, 0.0), c.score)
    for c in able:
        c.score = max(c.score, best.get((c.span.letters, c.target.text), 0.0))
