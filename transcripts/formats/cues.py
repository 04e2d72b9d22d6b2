"""What readers of cues share: a cue as it was found, times put in order, and the errors that a cue file earns.

A time that cannot stand is mended and marked `estimated`, with a notice; no cue is ever dropped for its times.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from transcripts.errors import NoCaptionsError
from transcripts.model import Segment, Timing, Transcript
from transcripts.timing import speaking_ms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from transcripts.formats.base import Input, Notices


class Cue(NamedTuple):
    """A cue as it stands in the file. A time that could not be read is None.

    `line` is where it begins, 0 where it had no timing line.
    """

    start_ms: int | None
    end_ms: int | None
    text: str
    line: int = 0
    id: str | None = None
    settings: str | None = None


def transcript(
    source: Input, segments: Iterable[Segment], notices: Notices, *, what: str, language: str | None = None
) -> Transcript:
    """Wrap up what a reader found. Raises NoCaptionsError (naming `what` was looked for) where it found nothing."""
    held = tuple(segments)
    if not held:
        raise source.error(
            f"no captions were found: no {what}",
            1 if source.text else None,
            kind=NoCaptionsError,
            hint="check that the file is complete, or name its format",
        )
    if not all(map(attrgetter("text"), held)):
        notices.add("a cue with no text", None, sum(1 for segment in held if not segment.text))
    return Transcript(held, language=language, warnings=(*source.warnings, *notices.done()))


def with_timing_lines(cues: list[Cue]) -> list[Cue]:
    """The cues, where any of them had a timing line; none where all there is was kept for a time in its text."""
    return cues if any(cue.line for cue in cues[:2]) else []


def settle(cues: Sequence[Cue], notices: Notices, build: Callable[[Cue, int, int], Segment]) -> list[Segment]:
    """Build a segment from each cue once its times can stand: both there, none before zero, the end after the start."""
    segments = []
    for i, cue in enumerate(cues):
        start, end = cue.start_ms, cue.end_ms
        if start is not None and end is not None and 0 <= start <= end:
            segments.append(build(cue, start, end))
            continue
        segments.append(_mended(cues, i, notices, build))
    return segments


def _mended(cues: Sequence[Cue], i: int, notices: Notices, build: Callable[[Cue, int, int], Segment]) -> Segment:
    cue = cues[i]
    start, end = cue.start_ms, cue.end_ms
    timing: list[Timing] = ["given", "given"]
    if start is None:
        notices.add("a time that cannot be read; estimated from the cues around it", cue.line or None)
        before = max((cues[i - 1].end_ms or 0, cues[i - 1].start_ms or 0, 0)) if i else 0
        start, timing[0] = before if end is None else min(before, max(end, 0)), "estimated"
    elif start < 0:
        notices.add("a time before zero, taken as zero", cue.line or None)
        start, timing[0] = 0, "estimated"
    if end is None or end < start:
        if end is not None and cue.start_ms is not None and cue.start_ms >= 0:
            notices.add("a cue that ends before it starts; its end was estimated", cue.line or None)
        following = cues[i + 1].start_ms if i + 1 < len(cues) else None
        spoken = start + speaking_ms(cue.text.split())
        end = min(spoken, following) if following is not None and following > start else spoken
        timing[1] = "estimated"
    segment = build(cue, start, end)
    return Segment(
        segment.text, start, end, segment.speaker, segment.held_words, timing[0], timing[1], segment.id,
        segment.settings,
    )  # fmt: skip
