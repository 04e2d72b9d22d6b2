"""Which candidates become corrections, which suggestions, and which nothing.

The calibrated chance decides, under rules that no chance may overrule: what is right already is left alone, ordinary
words in an ordinary place need more than likeness, and where two names come equally near nothing is changed. A form
that is no word is decided once for the whole talk.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transcripts.gazetteer.wordlist import frequency
from transcripts.passes.names_bars import LITTLE, barred
from transcripts.passes.names_model import model
from transcripts.passes.names_settled import NO_WORD, settled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transcripts.passes.names_features import Candidate
    from transcripts.passes.names_scene import Scene

MADE, MADE_OTHER = 0.5, 0.65
"""A correction is made from this chance on; from more, if the name is a product's or a term, which have more words like
them around, or nobody told what it is. Set on the tuning half, so that about 1 right word in 10,000 goes and 95% of the
changes are right."""
SUGGESTED = 0.35
CONSIDERED = 0.25
"""Less is no rival to anything."""
WHOLE = 0.1
"""A name of several words goes before a part of it that is this much likelier."""
LITTLE_GAIN = 0.12
"""A little word is taken into a name only if the name comes this much nearer by it."""
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
    able = _judged(scene, [c for c in some if c.features is not None])
    _together(able)
    order = sorted(able, key=lambda c: (-c.score - WHOLE * (c.target.words > 1), -c.near.likeness, c.span.first))
    judged = [_decision(c, able) for c in order if c.score >= SUGGESTED]
    out: list[Decision] = []
    taken: set[int] = set()
    # A tie between whole names is no leave to take a part of each.
    first = [d for d in judged if d.made or d.candidate.score >= _least(d.candidate)]
    sure = [d for d in first if d.made and d.candidate.settled]
    for decision in [*sure, *first, *judged]:
        span = decision.candidate.span
        places = range(span.first, span.first + span.count)
        if taken.isdisjoint(places):
            taken.update(places)
            out.append(decision)
    return sorted(out, key=lambda d: d.candidate.span.first)


def _judged(scene: Scene, some: Sequence[Candidate]) -> list[Candidate]:
    # The rules are asked last: most candidates have no chance anyway.
    able = []
    near = {(c.span.first, c.span.count, c.target.text): c.near.likeness for c in some}
    for c, chance in zip(some, model().chances([c.features for c in some if c.features]).tolist(), strict=True):
        sure = settled(scene, c)
        c.settled = sure > 0
        # What nobody announced for this talk is not made on likeness alone.
        c.score = max(chance if c.target.expected else 0.0, sure)
        if c.score >= CONSIDERED and not barred(scene, c) and not _too_wide(scene, c, near):
            able.append(c)
    return able


def _too_wide(scene: Scene, c: Candidate, near: dict[tuple[int, int, str], float]) -> bool:
    # `our STX`, `of Titan Capital`: without the little word at its edge the rest is as near, or nearly.
    first, count = c.span.first, c.span.count
    if count == 1:
        return False
    ends = ((first, first + 1), (first + count - 1, first))
    own = c.target.form.casefold().split()
    for edge, rest in ends:
        word = scene.words[edge]
        if word.folded not in own and frequency(word.folded) > LITTLE:
            without = near.get((rest, count - 1, c.target.text), 0.0)
            if without > c.near.likeness - LITTLE_GAIN:
                return True
    return False


def _decision(c: Candidate, able: Sequence[Candidate]) -> Decision:
    others = (o for o in _here(c, able) if o.target.letters != c.target.letters)
    second = max(others, key=lambda o: o.score, default=None)
    if c.score < _least(c):
        return Decision(c, made=False, why="the chance is too small")
    if c.settled and not (second is not None and second.settled):
        return Decision(c, made=True, why="")
    if second is not None and second.score > RIVAL * c.score and second.near.likeness > c.near.likeness - 0.05:
        return Decision(c, made=False, why=f"“{second.target.text}” comes nearly as near")
    return Decision(c, made=True, why="")


def _least(c: Candidate) -> float:
    return MADE if c.target.entry.kind in {"person", "place", "organisation"} else MADE_OTHER


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
