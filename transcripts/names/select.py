"""Which candidates become corrections, which suggestions, and which nothing.

The calibrated chance decides, under rules that no chance may overrule: what is right already is left alone, ordinary
words in an ordinary place need more than likeness, and where two names come equally near nothing is changed. A form
that is no word is decided once for the whole talk.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transcripts.languages.folding import fold
from transcripts.names.certain import NO_WORD, settled
from transcripts.names.evidence import rest_likeness
from transcripts.names.judge import model
from transcripts.names.overlap import Nearer, agree, holds, holds_name, longer, places
from transcripts.names.spans import MOST_WORDS
from transcripts.names.vetoes import barred, everyday

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transcripts.names.candidate import Candidate
    from transcripts.names.talk_index import TalkIndex

    Here = dict[tuple[int, int], list[Candidate]]
    """Candidates by their words: the first, and how many."""

MADE, MADE_OTHER = 0.5, 0.6
"""A correction is made from this chance on; from more, if the name is a product's or a term, which have more words like
them around, or nobody told what it is. Set on the tuning half, so that about 1 right word in 10,000 goes and 95% of the
changes are right."""
SUGGESTED = 0.35
CONSIDERED = 0.25
"""Less is no rival to anything."""
WHOLE_BEFORE_PART = 0.1
"""A name of several words goes before a part of it that is this much likelier."""
LESS = 0.1
"""A whole name goes before a part of it in its words that is at most this much likelier."""
OTHERS, OTHERS_PLAIN = 0.6, 0.75
"""The rest of the words are this like the rest of a whole name, if a part of the name makes the whole sure; more, if
they are everyday words."""
RIVAL = 0.6
"""A second name whose chance is at least this part of the first one's makes a suggestion of a correction."""
OFTENER = 1.1
"""It stands in the talk three times as often: log(1 + n) is larger by this."""


@dataclass(slots=True)
class Decision:
    """What is to be done about a candidate."""

    candidate: Candidate
    made: bool
    why: str


def decide(talk: TalkIndex, some: Sequence[Candidate]) -> list[Decision]:
    """Judge the candidates and choose among those that overlap."""
    able = _judged(talk, some)
    _together(able)
    here: Here = {}
    for c in able:
        here.setdefault((c.span.first, c.span.count), []).append(c)
    weight = _weights(talk, able, here)
    order = sorted(able, key=lambda c: (-weight[id(c)], -c.target.words, -c.near.likeness, c.span.first))
    judged = [_decision(c, here) for c in order if c.score >= SUGGESTED and not _oftener(c, here)]
    out: list[Decision] = []
    taken: set[int] = set()
    # A tie between whole names is no leave to take a part of each.
    first = [d for d in judged if d.made or d.candidate.score >= _least(d.candidate)]
    made: dict[int, list[Candidate]] = {}
    for d in first:
        if d.made:
            made.setdefault(d.candidate.span.first, []).append(d.candidate)
    sure = [d for d in first if d.made and d.candidate.settled and not _stands(d.candidate) and not _outdone(d, made)]
    sure.sort(key=lambda d: -d.candidate.span.count if d.candidate.listed else 0)
    for decision in [*sure, *first, *judged]:
        if taken.isdisjoint(places(decision.candidate)):
            taken.update(places(decision.candidate))
            out.append(decision)
    return sorted(out, key=lambda d: d.candidate.span.first)


def _outdone(d: Decision, made: Mapping[int, Sequence[Candidate]]) -> bool:
    # `Martin Doli Bat`: not Martin Doll, though one word alone would be wrong then, but who sounds like all of it.
    c = d.candidate
    starts = range(c.span.first - MOST_WORDS + 1, c.span.first + 1)
    wider = (o for first in starts for o in made.get(first, ()) if o.span.count > c.span.count)
    better = (o for o in wider if o.score > c.score and o.near.sound > c.near.sound)
    return any(holds(o, c) and not holds_name(o, c) for o in better)


def _stands(c: Candidate) -> bool:
    # Written otherwise alone (`DevNet` for devnet): what is made of more words goes before.
    return c.span.count == 1 and c.span.letters == c.target.letters


def _weights(talk: TalkIndex, able: Sequence[Candidate], here: Here) -> dict[int, float]:
    # What goes first; by the candidates' identity.
    weights = {id(c): c.score + WHOLE_BEFORE_PART * (c.span.count > 1 or c.target.words > 1) for c in able}
    for c in able:
        nearer = (o for o in _here(c, here) if o.near.likeness > c.near.likeness)
        if c.target.words > c.span.count and any(longer(c, o) for o in nearer):
            weights[id(c)] -= 2 * WHOLE_BEFORE_PART
    # By first word, as a name may come up all over the talk; `shorter` are an entry's names of several words.
    parts: dict[tuple[str, int], list[Candidate]] = {}
    shorter: dict[tuple[int, int], list[Candidate]] = {}
    for c in able:
        if c.score >= _least(c):
            if c.target.words == 1:
                parts.setdefault((c.target.letters, c.span.first), []).append(c)
            else:
                shorter.setdefault((c.target.number, c.span.first), []).append(c)
    for c in able:
        own = fold(c.target.form).split()  # `sal-devnet` is of two words
        if c.target.role == "part" or len(own) == 1:
            continue
        # A whole name goes before the parts of it that lie in its words: they speak for it.
        some = [p for word in own for first in places(c) for p in parts.get((word, first), ())]
        inner = (p for first in places(c) for p in shorter.get((c.target.number, first), ()))
        less = (p for p in inner if p.target.words < c.target.words)
        some += [p for p in less if p.span.count < c.span.count]
        for part in some:
            if not holds(c, part):
                continue
            same = c.target.number == part.target.number
            alike = _others_alike(talk, c, part, own)
            if alike or (same and c.score >= _least(c) and c.score >= part.score - LESS):
                c.score = max(c.score, _least(c)) if alike else c.score
                weights[id(c)] = max(weights[id(c)], part.score + WHOLE_BEFORE_PART)
                c.settled = c.settled or part.settled
    return weights


def _others_alike(talk: TalkIndex, c: Candidate, part: Candidate, own: Sequence[str]) -> bool:
    # `Quinn Breedland`: Quinn is like enough to Clint, where Breeland is sure.
    if c.score < SUGGESTED:
        return False
    others = [i for i in places(c) if i not in places(part) and talk.words[i].folded not in own]
    missing = [o for o in own if o != part.target.letters and all(talk.words[i].folded != o for i in places(c))]
    if not others or not missing or any(talk.words[i].frequent for i in others):
        return False
    # `Marcus thanks`: plain words that stand beside a part are no other part, unless they are very like it.
    plain = all(everyday(talk, i) for i in others)
    alike = rest_likeness(" ".join(talk.words[i].folded for i in others), " ".join(missing))
    return alike >= (OTHERS_PLAIN if plain else OTHERS)


def _judged(talk: TalkIndex, every: Sequence[Candidate]) -> list[Candidate]:
    # The rules are asked last: most candidates have no chance anyway.
    able = []
    some = [c for c in every if c.features is not None]
    nearer = Nearer(talk, every)
    for c, chance in zip(some, model().chances([c.features for c in some if c.features]).tolist(), strict=True):
        sure = settled(talk, c)
        c.settled = sure > 0
        # What nobody announced for this talk is not made on likeness alone.
        c.score = max(chance if c.target.expected else 0.0, sure)
        asked = c.score >= CONSIDERED and not barred(talk, c) and not nearer.without_little(c)
        if asked and (sure or not nearer.in_other_words(c)):
            able.append(c)
    return able


def _decision(c: Candidate, here: Here) -> Decision:
    others = (o for o in _here(c, here) if not agree(o, c))
    second = max(others, key=lambda o: o.score, default=None)
    if c.score < _least(c):
        return Decision(c, made=False, why="the chance is too small")
    if c.settled and not (second is not None and second.settled):
        return Decision(c, made=True, why="")
    if second is not None and _close(c, second):
        return Decision(c, made=False, why=f"“{second.target.text}” comes nearly as near")
    return Decision(c, made=True, why="")


def _oftener(c: Candidate, here: Here) -> bool:
    # Of two names that come equally near, the one that the talk has much oftener is meant.
    if c.settled or c.features is None:
        return False
    own = c.features.certain
    others = (o for o in _here(c, here) if o.features is not None and not agree(o, c))
    return any(o.features.certain >= own + OFTENER and _as_near(c, o) for o in others if o.features is not None)


def _close(c: Candidate, second: Candidate) -> bool:
    assert c.features is not None
    assert second.features is not None
    return _as_near(c, second) and c.features.certain < second.features.certain + OFTENER


def _as_near(c: Candidate, second: Candidate) -> bool:
    return second.score > RIVAL * c.score and second.near.likeness > c.near.likeness - 0.05


def _least(c: Candidate) -> float:
    return MADE if c.target.entry.kind in {"person", "place", "organisation"} else MADE_OTHER


def _here(c: Candidate, here: Here) -> Sequence[Candidate]:
    return here[c.span.first, c.span.count]


def _together(able: Sequence[Candidate]) -> None:
    # A form that English does not have, or words that are written as a name, are one mishearing wherever they stand:
    # the best context speaks for all.
    best: dict[tuple[str, str], float] = {}
    for c in able:
        assert c.features is not None
        if (c.features.rarity >= NO_WORD and c.span.count == 1) or (c.features.capitals == 1 and c.span.count > 1):
            key = (c.span.letters, c.target.text)
            best[key] = max(best.get(key, 0.0), c.score)
    for c in able:
        c.score = max(c.score, best.get((c.span.letters, c.target.text), 0.0))
