"""What a pass sees of a talk, and how it proposes: one flat list of words as they stand, whatever the segments.

A view decides nothing and applies nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from transcripts.arguments import given, share_of, wrong
from transcripts.errors import ArgumentError
from transcripts.ledger.correction import Correction, Layer
from transcripts.ledger.marks import same_core
from transcripts.model import Transcript

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcripts.model import Word


@dataclass(frozen=True)
class View:
    """A talk as it stands after the corrections made so far.

    A pass reads `words` and yields corrections that `correct`, `suggest` and `mark` make; each takes the place of the
    words in this view, the `rule` (what the ledger calls the pass), a `score` from 0 to 1 and the `evidence`, JSON
    values that say why.

    >>> from transcripts.model import Segment, Transcript
    >>> view = View(Transcript((Segment("an umbrela"),)))
    >>> view.correct(1, 1, "umbrella", rule="spelling", score=0.9, evidence={"list": "common words"}).before
    'umbrela'

    A `strict` view raises ArgumentError for a proposal that cannot be taken in; another makes it all the same, for
    whoever takes it in to leave out and to tell (see `fault`).
    """

    transcript: Transcript
    strict: bool = True

    def __post_init__(self) -> None:
        given(self.transcript, Transcript, "transcript", "a Transcript; `transcripts.read` reads one")

    @cached_property
    def words(self) -> Sequence[Word]:
        """Every word, in order."""
        return self.transcript.words

    @cached_property
    def segment_of(self) -> Sequence[int]:
        """The index of each word's segment."""
        return [i for i, segment in enumerate(self.transcript.segments) for _ in segment.words]

    def speaker(self, index: int) -> str | None:
        """Who says a word, where that is known. Raises ArgumentError for a word that is not there."""
        given(index, int, "index", "the number of a word, from 0")
        self._check_place(index, 1)
        return self.transcript.segments[self.segment_of[index]].speaker

    def correct(
        self, first: int, count: int, after: str, *, rule: str, score: float, evidence: Mapping[str, Any]
    ) -> Correction:
        """Propose that `count` words from `first` on become the words of `after`; none, if that is empty.

        Raises ArgumentError, if the view is strict, for words that are not there and a score that is not from 0 to 1.
        """
        return self._propose("words", first, count, after, rule, score, evidence)

    def suggest(
        self, first: int, count: int, after: str, *, rule: str, score: float, evidence: Mapping[str, Any]
    ) -> Correction:
        """Like `correct`, but recorded for a person to accept, and not made."""
        return self._propose("words", first, count, after, rule, score, {**evidence, "suggestion": True})

    def mark(self, index: int, after: str, *, rule: str, score: float, evidence: Mapping[str, Any]) -> Correction:
        """Propose other marks or case for one word.

        Raises ArgumentError, if the view is strict, where its letters would change or there is no such word.
        """
        return self._propose("marks", index, 1, after, rule, score, evidence)

    def _propose(
        self,
        layer: Layer,
        first: int,
        count: int,
        after: str,
        rule: str,
        score: float,
        evidence: Mapping[str, Any],
    ) -> Correction:
        _check_kinds(first, count, after, evidence)
        if self.strict:
            share_of(score, "score")
        here = self.words[first : first + count] if first >= 0 else ()
        segment, start_ms = (self.segment_of[first], here[0].start_ms) if here else (0, None)
        before, after = " ".join(w.text for w in here), " ".join(after.split())
        # The place is in this view's own words; the ledger turns it into the source's and gives it its id.
        made = Correction("", rule, layer, before, after, first, count, segment, start_ms, round(score, 4), evidence)
        if self.strict and (why := fault(self, made)):
            raise ArgumentError(why, hint=_HINTS[layer])
        return made

    def _check_place(self, first: int, count: int) -> None:
        _check_numbers(first, count)
        if count < 1 or first < 0 or first + count > len(self.words):
            raise ArgumentError(
                f"no such words: {count} from {first} of {len(self.words)}", hint="words count from 0, in this view"
            )


_HINTS: dict[Layer, str] = {
    "words": "words count from 0, in this view",
    "marks": "words count from 0, in this view; `correct` changes letters",
}


def _check_numbers(first: object, count: object) -> None:
    for what, number in (("first", first), ("count", count)):
        if not isinstance(number, int) or isinstance(number, bool):
            raise wrong(what, number, "a number of words")


def _check_kinds(first: object, count: object, after: object, evidence: object) -> None:
    _check_numbers(first, count)
    given(after, str, "after", "the words that come in place of these")
    if not isinstance(evidence, Mapping):
        raise wrong("evidence", evidence, "a dict of JSON values")


def fault(view: View, proposal: Correction) -> str:
    """Why a proposal on a view cannot be taken in, for a person to read; empty where it can.

    It names words that are not there or not those of its `before`, its marks would alter letters or leave nothing, or
    its score is not between 0 and 1.
    """
    first, count, after = proposal.word, proposal.count, proposal.after
    if count < 1 or first < 0 or first + count > len(view.words):
        return f"no such words: {count} from {first} of {len(view.words)}"
    here = " ".join(w.text for w in view.words[first : first + count])
    if proposal.before != here:
        return f"not what stands there: {proposal.before!r} instead of {here!r}"
    if not 0 <= proposal.score <= 1:
        return f"its score is {proposal.score}, and not between 0 and 1"
    if proposal.layer == "marks" and (count > 1 or after.split() != [after] or not same_core(here, after)):
        return f"not a change of marks and case alone: {here!r} to {after!r}"
    return ""


Pass = Callable[[View], Iterable[Correction]]
"""A rule: looks at a view, yields corrections made by its `correct`, `mark` and `suggest`."""
