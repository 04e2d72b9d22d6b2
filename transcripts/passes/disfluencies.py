"""Fillers, stutters, abandoned starts and stray hesitations, taken out: rules find them, the marks model judges them.

What people double on purpose stays: "that that", "had had", "bye bye", "very very", "no no". Nothing is taken out
across a change of speaker or a full stop, and marks that a removed word carried go to the word before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from transcripts.languages.tags import opaque
from transcripts.marks import score_words
from transcripts.passes.disfluency_rules import candidates
from transcripts.passes.polish_rules import polish_candidates
from transcripts.passes.seams import Places, seam

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence

    from transcripts.ledger import Correction, Pass, View
    from transcripts.passes.disfluency_rules import Candidate

    Find = Callable[[Sequence[str], Sequence[str | None], Container[int]], Iterable[Candidate]]

RULE = "disfluencies"


def disfluencies_pass() -> Pass:
    """Propose to take out disfluencies, each as one correction that can be undone alone."""
    return taking_out(candidates, RULE)


def polish_pass() -> Pass:
    """Propose to take out what an editor takes out beyond them: discourse fillers and sentences begun twice."""
    return taking_out(polish_candidates, "polish")


def taking_out(find: Find, rule: str) -> Pass:
    """The pass that takes out those candidates with which the marks model agrees as far as they ask."""

    def propose(view: View) -> Iterator[Correction]:
        texts = [w.text for w in view.words]
        speakers = [s.speaker for s in view.transcript.segments for _ in s.words]
        hidden = opaque(view.transcript)
        found = list(find(texts, speakers, hidden))
        if not found:
            return
        asked = {word for c in found if c.needed for word in range(c.first, c.end)}
        odds = _odds(view, asked) if asked else {}
        agreed = [c for c in found if _mean(odds, c) >= c.needed]
        places = Places.of(view.transcript, hidden)
        for cut in _joined(agreed, odds):
            yield _correction(view, places, cut, rule)

    return propose


def _odds(view: View, asked: Collection[int]) -> dict[int, float]:
    scores = score_words(view.transcript, asked)
    return dict(zip(scores.words.tolist(), scores.cut.tolist(), strict=True))


def _mean(odds: dict[int, float], candidate: Candidate) -> float:
    values = [odds.get(i, 0.0) for i in range(candidate.first, candidate.end)]
    return sum(values) / len(values)


@dataclass(frozen=True, slots=True)
class _Cut:
    first: int
    end: int
    kinds: tuple[str, ...]
    sure: float
    model: float | None  # the least that the marks model gave, where it was asked


def _joined(found: Iterable[Candidate], odds: dict[int, float]) -> list[_Cut]:
    """Candidates that overlap as one cut, so that no two corrections reach for the same words."""
    cuts: list[_Cut] = []
    for c in sorted(found, key=lambda c: (c.first, c.end)):
        model = round(_mean(odds, c), 3) if c.needed else None
        if cuts and c.first < cuts[-1].end:
            last = cuts[-1]
            kinds = last.kinds if c.kind in last.kinds else (*last.kinds, c.kind)
            asked = [m for m in (last.model, model) if m is not None]
            least = min(asked) if asked else None
            cuts[-1] = _Cut(last.first, max(last.end, c.end), kinds, min(last.sure, c.sure), least)
        else:
            cuts.append(_Cut(c.first, c.end, (c.kind,), c.sure, model))
    return cuts


def _correction(view: View, places: Places, cut: _Cut, rule: str) -> Correction:
    """Take the words out; a neighbour changes with them where a mark or a capital has to move.

    The score is the least of all that speaks for the cut, so that whoever asks for sure cuts gets no other.
    """
    evidence: dict[str, Any] = {"kind": ", ".join(cut.kinds)}
    score = cut.sure
    if cut.model is not None:
        evidence["model"] = cut.model
        score = min(score, cut.model)
    taken = seam(places, cut.first, cut.end, set_off="discourse filler" in cut.kinds)
    return view.correct(taken.first, taken.end - taken.first, taken.after, rule=rule, score=score, evidence=evidence)
