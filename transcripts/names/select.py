"""Which candidates become corrections, which suggestions, and which nothing.

Of the candidates that are likely enough, the set without overlaps is taken whose log odds beyond the threshold sum to
most. What is left over and nearly likely enough is suggested.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transcripts.languages.folding import fold
from transcripts.names.judge import NAMES, SURE, judge
from transcripts.names.spans import MOST_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transcripts.names.candidate import Candidate
    from transcripts.names.talk_index import TalkIndex

MADE, MADE_OTHER = 0.25, 0.75
"""Log odds from which on a correction is made: of a person, place or organisation, and of anything else, which has more
words like it around. Chosen by `training.names.heldout` for at most 1 right word broken in 10,000."""
SUGGESTED = 0.6
"""A correction is suggested from log odds that are lower by this."""
NEIGHBOURS = 2 * MOST_WORDS * MOST_WORDS
"""No more runs of words can share one with a run."""
TIE, AS_NEAR = 2.0, 0.05
"""Two names for the same words whose log odds and likeness differ by less than this are left to a person."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be done about a candidate."""

    candidate: Candidate
    made: bool
    why: str


def decide(talk: TalkIndex, some: Sequence[Candidate]) -> list[Decision]:
    """Judge the candidates and choose among those that overlap."""
    judge(talk, some)
    nearest = _nearest(some)
    made = best(nearest)
    taken = {i for c in made for i in c.places}
    rest = best((c for c in nearest if taken.isdisjoint(c.places)), SUGGESTED)
    rivals = _rivals(some)
    decisions = [_decision(c, rivals) for c in made]
    decisions += [Decision(c, made=False, why="the chance is too small") for c in rest]
    return sorted(decisions, key=lambda d: d.candidate.span.first)


def beyond(c: Candidate) -> float:
    """The log odds of a candidate beyond the threshold from which on it is made."""
    return c.odds - (MADE if c.target.entry.kind in NAMES else MADE_OTHER)


def best(some: Iterable[Candidate], less: float = 0.0) -> list[Candidate]:
    """The candidates without overlaps whose log odds beyond the threshold, lowered by `less`, sum to most."""
    likely = [c for c in some if beyond(c) + less > 0]
    weight = _weights(likely, less)
    likely.sort(key=lambda c: (c.places.stop, c.places.start, c.target.text))
    ends = [c.places.stop for c in likely]
    # For the first n candidates: the best sum, the last candidate in it, and how many come before that one.
    sums, last = [0.0], [(-1, 0)]
    for n, c in enumerate(likely):
        before = bisect_right(ends, c.places.start, 0, n)
        better = sums[before] + weight[id(c)] > sums[n]
        sums.append(sums[before] + weight[id(c)] if better else sums[n])
        last.append((n, before) if better else last[n])
    out: list[Candidate] = []
    at = len(likely)
    while last[at][0] >= 0:
        chosen, at = last[at]
        out.append(likely[chosen])
    return out[::-1]


def _nearest(every: Sequence[Candidate]) -> list[Candidate]:
    # Of runs of words that share some and would become the same, the nearest, though it may be out of the question
    # itself: `as Vitalic` keeps its `as`, and so does `the tap root`, which is no Taproot, its `the`.
    # Nor does `Christophe` become Christoph Odo, where it comes nearer to Christoph.
    fewer: dict[tuple[int, int, int], list[Candidate]] = defaultdict(list)
    for c in every:
        fewer[c.span.first, c.span.count, c.target.number].append(c)
    by_name: dict[str, list[Candidate]] = defaultdict(list)
    for c in sorted(every, key=lambda c: c.places.start):
        by_name[c.target.text].append(c)
    out = []
    for some in by_name.values():
        for n, c in enumerate(some):
            if beyond(c) + SUGGESTED <= 0:
                continue
            here = fewer[c.span.first, c.span.count, c.target.number] if c.target.words > c.span.count else []
            if any(o.target.words < c.target.words and o.near.likeness > c.near.likeness for o in here):
                continue
            beside = some[max(0, n - NEIGHBOURS) : n + NEIGHBOURS]
            if not any(_share(c, o) and _nearer(o, c) for o in beside):
                out.append(c)
    return out


def _nearer(one: Candidate, other: Candidate) -> bool:
    # `site tilva` sounds more like Cytilva than `tilva` does, which is spelled more like it: neither is nearer.
    return one.near.likeness > other.near.likeness and one.near.sound >= other.near.sound


def _share(c: Candidate, other: Candidate) -> bool:
    return c.places.start < other.places.stop and other.places.start < c.places.stop


def _weights(likely: Sequence[Candidate], less: float) -> dict[int, float]:
    # A whole name has the weight of those of its parts that lie in its words: they speak for it.
    parts: dict[tuple[int, int], list[Candidate]] = defaultdict(list)  # by entry and first word
    for c in likely:
        parts[c.target.number, c.places.start].append(c)
    weight = {id(c): beyond(c) + less for c in likely}
    for c in sorted(likely, key=lambda c: c.span.count):
        # `site tilva`, which sounds more like Cytilva than `tilva` alone.
        for p in (p for first in c.places for p in parts[c.target.number, first]):
            same = p.target.text == c.target.text and p.span.count < c.span.count and p.places.stop <= c.places.stop
            if same and p.near.sound <= c.near.sound:
                weight[id(c)] = max(weight[id(c)], weight[id(p)] + EPSILON)
        if c.target.role == "part" or c.target.words < 2:
            continue
        inner: dict[str, float] = {}
        for p in (p for first in c.places for p in parts.get((c.target.number, first), ())):
            if p.places.stop <= c.places.stop and p.target.words < c.target.words:
                inner[p.target.form] = max(inner.get(p.target.form, 0.0), beyond(p) + less)
        if inner:
            weight[id(c)] = max(weight[id(c)], sum(inner.values()) + EPSILON)
    return weight


EPSILON = 1e-6


def _rivals(some: Iterable[Candidate]) -> dict[tuple[int, int], list[Candidate]]:
    found: dict[tuple[int, int], list[Candidate]] = defaultdict(list)
    for c in some:
        found[c.span.first, c.span.count].append(c)
    return found


def _agree(one: Candidate, other: Candidate) -> bool:
    # The same name, or one that stands in the other, word for word: neither speaks against the other.
    texts = f" {fold(one.target.form)} ", f" {fold(other.target.form)} "
    return one.target.letters == other.target.letters or texts[0] in texts[1] or texts[1] in texts[0]


def _decision(c: Candidate, rivals: dict[tuple[int, int], list[Candidate]]) -> Decision:
    others = (o for o in rivals[c.span.first, c.span.count] if not _agree(o, c))
    if c.odds in SURE:
        others = (o for o in others if o.odds in SURE)
    second = max(others, key=lambda o: o.odds, default=None)
    if second is not None and second.odds > c.odds - TIE and second.near.likeness > c.near.likeness - AS_NEAR:
        return Decision(c, made=False, why=f"“{second.target.text}” comes nearly as near")
    return Decision(c, made=True, why="")
