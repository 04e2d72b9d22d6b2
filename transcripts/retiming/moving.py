"""Every time of a talk moved by one rule: multiplied, then shifted. No text is touched.

Times are multiplied by fractions and not by decimal numbers, so that a long talk does not drift.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from transcripts.errors import ArgumentError
from transcripts.formats.clock import MAX_MS
from transcripts.model import Chapter, Notice, Segment, Transcript, Word
from transcripts.retiming.written import shown

if TYPE_CHECKING:
    from transcripts.model import Timing


@dataclass(frozen=True, slots=True)
class Move:
    """What happens to a time: `scale` times it, and `shift_ms` more, to the nearest millisecond.

    >>> Move(Fraction(1001, 1000), -500).ms(60_000)
    59560
    """

    scale: Fraction = Fraction(1)
    shift_ms: int = 0

    def ms(self, at_ms: int) -> int:
        """Where a time comes to lie; it may be before zero."""
        up, down = self.scale.numerator, self.scale.denominator
        return (2 * at_ms * up + down) // (2 * down) + self.shift_ms

    def kept(self, at_ms: int | None) -> int | None:
        """The same, but zero where it would be before it; None stays None."""
        return None if at_ms is None else max(0, self.ms(at_ms))

    def timing(self, at_ms: int | None, before: Timing) -> Timing:
        """A time that had to be kept at zero is an estimate; any other is as sure as it was."""
        return "estimated" if at_ms is not None and self.ms(at_ms) < 0 else before


def moved(talk: Transcript, move: Move) -> Transcript:
    """The talk with every time moved. What would lie before zero is put at zero, and that is told.

    Raises ArgumentError where a time would lie beyond what any recording lasts.
    """
    if move == Move():
        return talk
    latest = max((t for s in talk.segments for t in (s.start_ms, s.end_ms) if t is not None), default=0)
    if move.ms(latest) > MAX_MS:
        raise ArgumentError(f"the last cue would lie at {shown(move.ms(latest))}", hint="give a smaller shift or scale")
    return talk.derived(
        segments=tuple(_segment(segment, move) for segment in talk.segments),
        chapters=tuple(_chapter(chapter, move) for chapter in talk.chapters),
        duration_ms=_duration(talk, move),
        warnings=(*talk.warnings, *_early(talk, move)),
    )


def _segment(segment: Segment, move: Move) -> Segment:
    words = segment.held_words
    return Segment(
        segment.text,
        move.kept(segment.start_ms),
        move.kept(segment.end_ms),
        segment.speaker,
        None if words is None else [_word(word, move) for word in words],
        move.timing(segment.start_ms, segment.start_timing),
        move.timing(segment.end_ms, segment.end_timing),
        segment.id,
        segment.settings,
    )


def _word(word: Word, move: Move) -> Word:
    if word.start_ms is None:
        return word
    timing = move.timing(word.start_ms, word.timing)
    return Word(word.text, move.kept(word.start_ms), move.kept(word.end_ms), timing, word.confidence, word.styles)


def _chapter(chapter: Chapter, move: Move) -> Chapter:
    return replace(chapter, start_ms=move.kept(chapter.start_ms), end_ms=move.kept(chapter.end_ms))


def _duration(talk: Transcript, move: Move) -> int | None:
    return move.kept(talk.duration_ms) or None


def _early(talk: Transcript, move: Move) -> list[Notice]:
    """What is told of cues that would begin, or wholly lie, before zero."""
    begun = gone = 0
    earliest = 0
    for segment in talk.segments:
        if segment.start_ms is None or (start := move.ms(segment.start_ms)) >= 0:
            continue
        earliest = min(earliest, start)
        end = segment.end_ms if segment.end_ms is not None else segment.start_ms
        gone += move.ms(end) <= 0
        begun += move.ms(end) > 0
    told = []
    if begun:
        told.append(f"{_cues(begun)} would begin before zero, the first at {shown(earliest)}: put at zero")
    if gone:
        told.append(
            f"{_cues(gone)} would lie wholly before zero, the first at {shown(earliest)}: "
            "put at zero without length (a clip leaves them out)"
        )
    return [Notice(message) for message in told]


def _cues(count: int) -> str:
    return f"{count} cue{'s' if count > 1 else ''}"
