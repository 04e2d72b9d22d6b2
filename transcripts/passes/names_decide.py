"""Which candidates become corrections, which suggestions, and which nothing.

The calibrated chance decides, under rules that no chance may overrule: what is right already is left alone, ordinary
words in an ordinary place need more than likeness, and where two names come equally near nothing is changed. A form
that is no word is decided once for the whole talk.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transcripts.gazetteer.gazetteer import fold
from transcripts.gazetteer.wordlist import frequency
from transcripts.passes.names_bars import LITTLE, barred, everyday
from transcripts.passes.names_features import rest_likeness
from transcripts.passes.names_model import model
from transcripts.passes.names_settled import NO_WORD, settled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transcripts.passes.names_features import Candidate
    from transcripts.passes.names_scene import Scene

MADE, MADE_OTHER = 0.5, 0.6
"""A correction is made from this chance on; from more, if the name is a product's or a term, which have more words like
them around, or nobody told what it is. Set on the tuning half, so that about 1 right word in 10,000 goes and 95% of the
changes are right."""
SUGGESTED = 0.35
CONSIDERED = 0.25
"""Less is no rival to anything."""
WHOLE = 0.1
"""A name of several words goes before a part of it that is this much likelier."""
LESS = 0.1
"""A whole name goes before a part of it in its words that is at most this much likelier."""
OTHERS, OTHERS_PLAIN = 0.6, 0.75
"""The rest of the words are this like the rest of a whole name, if a part of the name makes the whole sure; more, if
they are everyday words."""
LITTLE_GAIN = 0.12
"""A little word is taken into a name only if the name comes this much nearer by it."""
NEARER, INNER = 0.1, 0.05
"""What the name in more words, or fewer of its words, comes nearer to by this much was not heard here; or what the
name comes nearer to without a word at the edge."""
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


def decide(scene: Scene, some: Sequence[Candidate]) -> list[Decision]:
    """Judge the candidates and choose among those that overlap."""
    able = _judged(scene, some)
    _together(able)
    weight = _weights(scene, able)
    order = sorted(able, key=lambda c: (-weight[id(c)], -c.target.words, -c.near.likeness, c.span.first))
    judged = [_decision(c, able) for c in order if c.score >= SUGGESTED and not _oftener(c, able)]
    out: list[Decision] = []
    taken: set[int] = set()
    # A tie between whole names is no leave to take a part of each.
    first = [d for d in judged if d.made or d.candidate.score >= _least(d.candidate)]
    sure = [d for d in first if d.made and d.candidate.settled and not _stands(d.candidate) and not _outdone(d, first)]
    sure.sort(key=lambda d: -d.candidate.span.count if d.candidate.listed else 0)
    for decision in [*sure, *first, *judged]:
        span = decision.candidate.span
        places = range(span.first, span.first + span.count)
        if taken.isdisjoint(places):
            taken.update(places)
            out.append(decision)
    return sorted(out, key=lambda d: d.candidate.span.first)


def _outdone(d: Decision, first: Sequence[Decision]) -> bool:
    # `Steven Bali Kat`: not Steven Ball, though one word alone would be wrong then, but who sounds like all of it.
    c = d.candidate
    wider = (o.candidate for o in first if o.made and o.candidate.span.count > c.span.count)
    return any(o.score > c.score and o.near.sound > c.near.sound and _holds(o, c) and not _holds_name(o, c) for o in wider)


def _stands(c: Candidate) -> bool:
    # Written otherwise alone (`DevNet` for devnet): what is made of more words goes before.
    return c.span.count == 1 and c.span.letters == c.target.letters


def _weights(scene: Scene, able: Sequence[Candidate]) -> dict[int, float]:
    # What goes first; by the candidates' identity.
    weights = {id(c): c.score + WHOLE * (c.span.count > 1 or c.target.words > 1) for c in able}
    for c in able:
        if c.target.words > c.span.count and any(_longer(c, o) and o.near.likeness > c.near.likeness for o in _here(c, able)):
            weights[id(c)] -= 2 * WHOLE
    parts: dict[str, list[Candidate]] = {}
    for c in able:
        if c.target.words == 1 and c.score >= _least(c):
            parts.setdefault(c.target.letters, []).append(c)
    for c in able:
        if c.target.role == "part" or c.target.words == 1:
            continue
        # A whole name goes before the parts of it that lie in its words: they speak for it.
        own = fold(c.target.form).split()
        for part in (p for word in own for p in parts.get(word, ())):
            if not _holds(c, part):
                continue
            same = c.target.number == part.target.number
            alike = _others_alike(scene, c, part, own)
            if alike or (same and c.score >= _least(c) and c.score >= part.score - LESS):
                c.score = max(c.score, _least(c)) if alike else c.score
                weights[id(c)] = max(weights[id(c)], part.score + WHOLE)
                c.settled = c.settled or part.settled
    return weights


def _others_alike(scene: Scene, c: Candidate, part: Candidate, own: Sequence[str]) -> bool:
    # `Quinn Friedland`: Quinn is like enough to Clint, where Freeland is sure.
    if c.score < SUGGESTED:
        return False
    others = [i for i in _places(c) if i not in _places(part)]
    missing = [o for o in own if o != part.target.letters]
    if not others or any(scene.words[i].frequent for i in others):
        return False
    # `Marcus thanks`: plain words that stand beside a part are no other part, unless they are very like it.
    plain = all(everyday(scene, i) for i in others)
    alike = rest_likeness(" ".join(scene.words[i].folded for i in others), " ".join(missing))
    return alike >= (OTHERS_PLAIN if plain else OTHERS)


def _adds(scene: Scene, wide: Candidate, c: Candidate) -> bool:
    # Whether the wider span has more than little words around the other one.
    own = range(c.span.first, c.span.first + c.span.count)
    return any(not scene.words[i].frequent for i in _places(wide) if i not in own)


def _places(c: Candidate) -> range:
    return range(c.span.first, c.span.first + c.span.count)


def _holds(c: Candidate, part: Candidate) -> bool:
    first, end = c.span.first, c.span.first + c.span.count
    return first <= part.span.first and part.span.first + part.span.count <= end


def _judged(scene: Scene, every: Sequence[Candidate]) -> list[Candidate]:
    # The rules are asked last: most candidates have no chance anyway.
    able = []
    some = [c for c in every if c.features is not None]
    near = {(c.span.first, c.span.count, c.target.text): c.near.likeness for c in every}
    nearer = _Nearer(every)
    for c, chance in zip(some, model().chances([c.features for c in some if c.features]).tolist(), strict=True):
        sure = settled(scene, c)
        c.settled = sure > 0
        # What nobody announced for this talk is not made on likeness alone.
        c.score = max(chance if c.target.expected else 0.0, sure)
        asked = c.score >= CONSIDERED and not barred(scene, c) and not _too_wide(scene, c, near)
        if asked and (sure or not nearer.elsewhere(scene, c)):
            able.append(c)
    return able


class _Nearer:
    """Tells what comes nearer to a name than a candidate does: more words around it, or fewer words of the name."""

    def __init__(self, some: Sequence[Candidate]) -> None:
        self._same: dict[str, list[Candidate]] = {}
        self._parts: dict[tuple[int, int, int], list[Candidate]] = {}
        for c in some:
            self._same.setdefault(c.target.text, []).append(c)
            self._parts.setdefault((c.span.first, c.span.count, c.target.number), []).append(c)

    def elsewhere(self, scene: Scene, c: Candidate) -> bool:
        """Whether something does, though it may be out of the question itself."""
        # `forward initiatives` of `Monroe forward initiatives`; `Christophe` where Christoph is a part of the name.
        least = c.near.likeness + NEARER
        same = self._same[c.target.text]
        wider = (o for o in same if _holds(o, c) and _adds(scene, o, c))
        parts = self._parts[c.span.first, c.span.count, c.target.number]
        fewer = (o for o in parts if o.target.words < c.target.words > c.span.count)
        if any(o.near.likeness > least for o in (*wider, *fewer)):
            return True
        # `our STX`, where STX is out of the question; not `site tiva`, which sounds most like Cytiva.
        inner = (o for o in same if o.near.sound >= c.near.sound and _holds(c, o))
        return any(o.near.likeness > c.near.likeness + INNER for o in inner)


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
    others = (o for o in _here(c, able) if not _agree(o, c))
    second = max(others, key=lambda o: o.score, default=None)
    if c.score < _least(c):
        return Decision(c, made=False, why="the chance is too small")
    if c.settled and not (second is not None and second.settled):
        return Decision(c, made=True, why="")
    if second is not None and _close(c, second):
        return Decision(c, made=False, why=f"“{second.target.text}” comes nearly as near")
    return Decision(c, made=True, why="")


def _oftener(c: Candidate, able: Sequence[Candidate]) -> bool:
    # Of two names that come equally near, the one that the talk has much oftener is meant.
    if c.settled or c.features is None:
        return False
    own = c.features.certain
    others = (o for o in _here(c, able) if o.features is not None and not _agree(o, c))
    return any(o.features.certain >= own + OFTENER and _as_near(c, o) for o in others if o.features is not None)


def _agree(one: Candidate, other: Candidate) -> bool:
    # The same name, or one with the words of the other: they do not speak against each other.
    return one.target.letters == other.target.letters or _holds_name(one, other) or _holds_name(other, one)


def _holds_name(one: Candidate, other: Candidate) -> bool:
    return f" {fold(other.target.form)} " in f" {fold(one.target.form)} "


def _longer(one: Candidate, other: Candidate) -> bool:
    # `Glamstaden` may be Glamsterdam or the Glamsterdam devnet.
    return one.target.words > max(one.span.count, other.target.words) and _holds_name(one, other)


def _close(c: Candidate, second: Candidate) -> bool:
    assert c.features is not None
    assert second.features is not None
    return _as_near(c, second) and c.features.certain < second.features.certain + OFTENER


def _as_near(c: Candidate, second: Candidate) -> bool:
    return second.score > RIVAL * c.score and second.near.likeness > c.near.likeness - 0.05


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
