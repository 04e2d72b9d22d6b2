"""A transcript made ready for a format: lawful, its cues in order, names before the text where they are asked for.

What is done here is done for every writer alike, and told.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from transcripts.errors import WriteError
from transcripts.formats.base import Format, Holds, WriteOptions
from transcripts.formats.labels import name_at_start
from transcripts.formats.lawful import lawful
from transcripts.model import Notice, Segment, Transcript, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LATEST_MS = 2**53
"""Beyond this JSON readers lose the last digits of a whole number (RFC 8259, section 6)."""


def made_ready(talk: Transcript, chosen: Format, options: WriteOptions) -> tuple[Transcript, tuple[Notice, ...]]:
    """The talk as it is to be written, and what was done to it. Raises WriteError for a time past all reckoning."""
    ready = lawful(talk)
    notices = ready.warnings[len(talk.warnings) :]
    for number, segment in enumerate(ready.segments, 1):
        if (segment.end_ms or 0) >= _LATEST_MS or (segment.start_ms or 0) >= _LATEST_MS:
            raise WriteError(f"segment {number} has a time of more than 285,000 years", hint="check its times")
    if chosen.ordered and (moved := out_of_order(ready.segments)):
        ready = in_order_of_time(ready)
        places = f"{moved} segments begin before the one before them" if moved > 1 else "a segment begins too early"
        notices = (*notices, Notice(f"{places}; {chosen.title} has them in the order of their times"))
    if options.speaker_labels and chosen.exact and Holds.SPEAKERS not in chosen.holds:
        style = options.label_style or (talk.source.labels if talk.source else None) or "{}: "
        style = style if style[-1:].isspace() else f"{style} "
        ready = replace(ready, segments=tuple(_with_labels(ready.segments, style)))
    return ready, notices


def with_labels_decided(talk: Transcript, options: WriteOptions) -> WriteOptions:
    """The options with labels as the source had them, where they do not say."""
    if options.speaker_labels is not None:
        return options
    wanted = bool(options.label_style or (talk.source and talk.source.labels))
    return replace(options, speaker_labels=wanted)


def out_of_order(segments: Sequence[Segment]) -> int:
    """How many segments start before the one before them."""
    starts = [start for start in map(attrgetter("start_ms"), segments) if start is not None]
    return sum(1 for a, b in pairwise(starts) if b < a)


def in_order_of_time(talk: Transcript) -> Transcript:
    """The segments in the order of their starts, and what stands before one of them still before it.

    A segment without a start stays behind the one before it.
    """
    segments = talk.segments
    starts, last = [], 0
    for segment in segments:
        last = last if segment.start_ms is None else segment.start_ms
        starts.append(last)
    order = sorted(range(len(segments)), key=starts.__getitem__)
    place = {old: new for new, old in enumerate(order)}
    extras = tuple(replace(extra, before=place.get(extra.before, len(segments))) for extra in talk.extras)
    return replace(talk, segments=tuple(segments[i] for i in order), extras=extras)


def _with_labels(segments: Sequence[Segment], style: str) -> Iterator[Segment]:
    """The segments with names before their texts: before each, or, as `>>` has it, where a turn begins."""
    before: str | None = None
    for segment in segments:
        goes_on = style.startswith(">>") and segment.speaker == before
        yield segment if goes_on else _labelled(segment, style)
        last = segment.text.rpartition(">>")[2] if ">>" in segment.text else ""
        named = name_at_start(last.strip())
        before = named[0] if named else segment.speaker


def _labelled(segment: Segment, style: str) -> Segment:
    """The segment with its speaker's name before its text."""
    name = " ".join((segment.speaker or "").split())
    if not name or not segment.text.strip():
        return segment
    label = style.replace("{}", name, 1)
    words = segment.held_words
    if words is not None:
        at = segment.start_ms
        words = (*(Word(part, at, at, "estimated") for part in label.split()), *words)
    return Segment(
        f"{label}{segment.text.lstrip()}", segment.start_ms, segment.end_ms, segment.speaker, words,
        segment.start_timing, segment.end_timing, segment.id, segment.settings,
    )  # fmt: skip
