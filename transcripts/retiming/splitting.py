"""`split`: one talk as several, by the number of cues, by length or at given times."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from transcripts.errors import ArgumentError
from transcripts.retiming.cutting import Part, cut, talk_of, verify
from transcripts.retiming.moving import Move, moved
from transcripts.retiming.written import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcripts.model import Transcript

MOST_PARTS = 10_000
"""More than anybody wants; so many only come from a mistaken unit."""


def split(
    talk: Transcript,
    *,
    cues: int | None = None,
    every_ms: int | None = None,
    at_ms: Sequence[int] | None = None,
    keep_times: bool = False,
) -> list[Transcript]:
    """Split a talk: after every so many `cues`, every so many milliseconds, or at the times given.

    Each part begins at zero, as the recording cut there does, unless its times are kept. A part in which nothing is
    said is empty. Raises ArgumentError.
    """
    if sum(way is not None for way in (cues, every_ms, at_ms)) != 1:
        raise ArgumentError("one way to split is needed", hint="give one of `cues`, `every_ms` and `at_ms`")
    parts = _by_count(talk, cues) if cues is not None else cut(talk, _cuts(talk, every_ms, at_ms))
    made = [talk_of(talk, part) for part in parts]
    if keep_times:
        return made
    return [moved(each, Move(shift_ms=-(part.start_ms or 0))) for each, part in zip(made, parts, strict=True)]


def _cuts(talk: Transcript, every_ms: int | None, at_ms: Sequence[int] | None) -> list[int]:
    if not any(segment.start_ms is not None for segment in talk.segments):
        raise ArgumentError("there are no times to split by", hint="split it by cues, or give it times first")
    if at_ms is not None:
        if not at_ms or any(later <= earlier for earlier, later in pairwise((0, *at_ms))):
            raise ArgumentError("the times to split at have to rise from zero", hint="give them in their order")
        return list(at_ms)
    assert every_ms is not None
    end = max((s.end_ms or s.start_ms or 0 for s in talk.segments), default=0)
    if every_ms <= 0 or end // every_ms > MOST_PARTS:
        raise ArgumentError(
            f"parts of {every_ms / 1000:g} s: a talk of {shown(end)} would be more than {MOST_PARTS} of them",
            hint="give a greater length",
        )
    return list(range(every_ms, end, every_ms))


def _by_count(talk: Transcript, cues: int) -> list[Part]:
    if cues < 1 or len(talk.segments) // cues > MOST_PARTS:
        raise ArgumentError(
            f"parts of {cues} cues: {len(talk.segments)} cues would be more than {MOST_PARTS} of them",
            hint="give a greater number",
        )
    held = list(enumerate(talk.segments))
    groups = [held[at : at + cues] for at in range(0, len(held), cues)] or [[]]
    starts = [None, *(next((s.start_ms for _, s in group if s.start_ms is not None), None) for group in groups[1:])]
    parts = [
        Part(start, end, group) for start, end, group in zip(starts, [*starts[1:], None], groups, strict=True)
    ]  # fmt: skip
    verify(talk, parts)
    return parts
