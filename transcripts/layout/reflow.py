"""One cue, or a few, laid out anew inside the time that they have: what mending does where breaks or times are wrong.

The words keep their times; starts stay where they are unless cues are divided or joined.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from transcripts.layout.costs import Costs, CostWeights, material
from transcripts.layout.limits import Clock, Limits
from transcripts.layout.subtitles import Cues, arrange, build
from transcripts.layout.timing import times
from transcripts.layout.verify import verify
from transcripts.layout.words import stream
from transcripts.model import Segment, Transcript

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcripts.layout.profile import Profile


def in_place(segment: Segment, profile: Profile, clock: Clock, until_ms: int | None) -> Segment | None:
    """The same cue with the best lines and end; None where its words do not fit in one cue."""
    talk = Transcript((_plain(segment),))
    words = stream(talk, profile)
    n = len(words)
    limits = Limits.of(profile, clock)
    costs = Costs(material(words, clock, CostWeights(), _tick(clock, until_ms)), profile, limits, CostWeights(), 1.0)
    first, end = np.array([0]), np.array([n])
    cost, split, two = costs.lines(first, end)
    if dashed(segment, profile):
        return _retimed(segment, costs, clock)
    if not np.isfinite(cost[0]):
        return None
    m = costs.found
    timed = times(m.start[first], m.end[end - 1], m.following[end], costs.reading(first, end, two), limits, end == 1)
    cues = Cues(np.array([0, n]), split, m.start[first], timed.end, timed.too_fast)
    return build(talk, words, cues, costs, profile, clock)[0]


def _retimed(segment: Segment, costs: Costs, clock: Clock) -> Segment:
    """The cue with its lines as they are and a better end: lines of two speakers stay apart."""
    m = costs.found
    first, end = np.array([0]), np.array([m.count])
    reading = costs.reading(first, end, np.array([False]))
    timed = times(m.start[first], m.end[end - 1], m.following[end], reading, costs.limits, end == 1)
    text = "\n".join(" ".join(line.split()) for line in segment.text.split("\n") if line.strip())
    return Segment(
        text, clock.ms(int(m.start[0])), clock.ms(int(timed.end[0])), segment.speaker, segment.words,
        segment.start_timing, "estimated", segment.id, segment.settings,
    )  # fmt: skip


def dashed(segment: Segment, profile: Profile) -> bool:
    """Whether each line of a cue is another speaker's, as dashes say."""
    lines = [line for line in segment.text.split("\n") if line.strip()]
    mark = profile.dash.strip() or "-"
    return len(lines) > 1 and all(line.lstrip().startswith(mark) for line in lines)


def relaid(segments: Sequence[Segment], profile: Profile, clock: Clock, until_ms: int | None) -> list[Segment]:
    """The words of several cues divided anew."""
    talk = Transcript(tuple(_plain(s) for s in segments))
    words = stream(talk, profile)
    if not len(words):
        return []
    cues, costs = arrange(words, profile, clock, until=_tick(clock, until_ms))
    made = build(talk, words, cues, costs, profile, clock)
    verify(talk, talk.with_segments(made), words, profile)
    return made


def _tick(clock: Clock, ms: int | None) -> int | None:
    return None if ms is None else int(clock.ticks(np.array([ms]))[0])


def _plain(segment: Segment) -> Segment:
    """The cue with times that can stand: an end that is not before its start."""
    start = segment.start_ms or 0
    end = segment.end_ms if segment.end_ms is not None else start
    if end >= start:
        return segment
    words = tuple(replace(w, start_ms=None, end_ms=None) if w.timing == "estimated" else w for w in segment.words)
    return Segment(segment.text, start, start, segment.speaker, words, settings=segment.settings)
