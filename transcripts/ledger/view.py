"""What a pass sees of a talk, and how it proposes: one flat list of words as they stand, whatever the segments.

A view decides nothing and applies nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from transcripts.ledger.correction import Correction, Layer
from transcripts.ledger.marks import same_core

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transcripts.model import Transcript, Word


@dataclass(frozen=True)
class View:
    """A talk as it stands after the corrections made so far."""

    transcript: Transcript

    @cached_property
    def words(self) -> Sequence[Word]:
        """Every word, in order."""
        return self.transcript.words

    @cached_property
    def segment_of(self) -> Sequence[int]:
        """The index of each word's segment."""
        return [i for i, segment in enumerate(self.transcript.segments) for _ in segment.words]

    def speaker(self, index: int) -> str | None:
        """Who says a word, where that is known."""
        return self.transcript.segments[self.segment_of[index]].speaker

    def correct(
        self, first: int, count: int, after: str, *, rule: str, score: float, evidence: Mapping[str, Any]
    ) -> Correction:
        """Propose that `count` words from `first` on become the words of `after`; none, if that is empty."""
        return self._propose("words", first, count, after, rule, score, evidence)

    def suggest(
        self, first: int, count: int, after: str, *, rule: str, score: float, evidence: Mapping[str, Any]
    ) -> Correction:
        """Like `correct`, but recorded for a person to accept, and not made."""
        return self._propose("words", first, count, after, rule, score, {**evidence, "suggestion": True})

    def mark(self, index: int, after: str, *, rule: str, score: float, evidence: Mapping[str, Any]) -> Correction:
        """Propose other marks or case for one word. Raises ValueError if its letters would change."""
        if not same_core(self.words[index].text, after) or after != "".join(after.split()):
            raise ValueError(f"not a change of marks and case alone: {self.words[index].text!r} to {after!r}")
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
        if count < 1 or first < 0 or first + count > len(self.words):
            raise ValueError(f"no such words: {count} from {first} of {len(self.words)}")
        before = " ".join(w.text for w in self.words[first : first + count])
        after = " ".join(after.split())
        segment, start_ms = self.segment_of[first], self.words[first].start_ms
        # The place is in this view's own words; the ledger turns it into the source's and gives it its id.
        return Correction("", rule, layer, before, after, first, count, segment, start_ms, round(score, 4), evidence)


Pass = Callable[[View], Iterable[Correction]]
"""A rule: looks at a view, yields corrections made by its `correct`, `mark` and `suggest`."""
