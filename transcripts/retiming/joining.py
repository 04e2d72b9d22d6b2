"""`join`: several talks one after another, or each at a time of its own, as one.

Nothing here decides whether they belong together; what speaks against it is told, and what cannot be one is refused.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from transcripts.errors import ArgumentError, TranscriptsError
from transcripts.formats.labels import is_numbered
from transcripts.model import Chapter, Extra, Notice, Segment, Transcript
from transcripts.retiming.moving import Move, moved
from transcripts.retiming.written import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

_ONE_LINE = ("title", "channel", "date", "description", "language")


def join(talks: Sequence[Transcript], *, at_ms: Sequence[int] | None = None) -> Transcript:
    """Join talks in the order given. Each begins where the one before ends, or at a time of its own.

    A talk ends with its recording, where its length is known, else with its last cue. `at_ms` says where the zero of
    each talk lies, for all of them or for all but the first, which is then at zero. Where they overlap, cues are sorted
    by their starts. Raises ArgumentError where some talks have times and others none, and where `at_ms` does not fit.
    """
    if not talks:
        raise ArgumentError("there is nothing to join", hint="give two transcripts or more")
    timed = [_timed(talk) for talk in talks]
    untimed = [number for number, each in enumerate(timed) if each is False]
    if untimed and any(timed):
        raise ArgumentError(
            f"{_name(talks[untimed[0]], untimed[0])} has no times, and others have",
            hint="give it times first: transcripts align TIMED TEXT",
        )
    if untimed and at_ms is not None:
        raise ArgumentError(
            "`at_ms` cannot be used: the talks have no times", hint="leave it out: they are joined as they are"
        )
    told: list[Notice] = []
    starts = (
        _given(at_ms, len(talks)) if at_ms is not None else _following(talks, told) if all(timed) else [0] * len(talks)
    )
    told += _doubts(talks)
    placed = [moved(talk, Move(shift_ms=start)) for talk, start in zip(talks, starts, strict=True)]
    return _joined(placed, starts, told)


def _timed(talk: Transcript) -> bool | None:
    """Whether a talk has times; None where it has no segment that could."""
    return any(segment.start_ms is not None for segment in talk.segments) if talk.segments else None


def _given(at_ms: Sequence[int], count: int) -> list[int]:
    if len(at_ms) not in {count, count - 1}:
        raise ArgumentError(
            f"{len(at_ms)} times for {count} transcripts",
            hint="give one for each, or one for each but the first",
        )
    return [*([0] if len(at_ms) < count else []), *at_ms]


def _following(talks: Sequence[Transcript], told: list[Notice]) -> list[int]:
    starts = [0]
    for number, (talk, following) in enumerate(pairwise(talks), 1):
        end = _end(talk)
        first = min((s.start_ms for s in following.segments if s.start_ms is not None), default=0)
        if first >= end > 0:
            told.append(Notice(
                f"{_name(following, number)} begins at {shown(first)} by its own times, after the end of the one "
                f"before ({shown(end)}): if its times follow on already, place it at 0"
            ))  # fmt: skip
        if talk.duration_ms is None:
            told.append(Notice(
                f"{_name(following, number)} begins where the last cue before it ends, at {shown(starts[-1] + end)}: "
                "the length of the recording is not known"
            ))  # fmt: skip
        starts.append(starts[-1] + end)
    return starts


def _end(talk: Transcript) -> int:
    """When a talk ends: with its recording, if that is known, and not before its last cue."""
    last = max((s.end_ms if s.end_ms is not None else s.start_ms or 0 for s in talk.segments), default=0)
    return max(last, talk.duration_ms or 0)


def _doubts(talks: Sequence[Transcript]) -> list[Notice]:
    """What speaks against their being one talk, or leaves open whose a name is."""
    told = [
        Notice(f"they differ in {what}: that of the first is kept ({held[0]!r}, not {held[1]!r})")
        for what in _ONE_LINE
        if len(held := list(dict.fromkeys(value for talk in talks if (value := getattr(talk, what))))) > 1
    ]
    names = [{segment.speaker for segment in talk.segments if segment.speaker} for talk in talks]
    both = sorted({name for at, one in enumerate(names) for other in names[at + 1 :] for name in one & other})
    if numbered := [name for name in both if is_numbered(name)]:
        shown_names = ", ".join(numbered[:3])
        told.append(Notice(f"{shown_names} stands in more than one of them, and need not be the same person"))
    return told


def _joined(talks: Sequence[Transcript], starts: Sequence[int], told: list[Notice]) -> Transcript:
    segments: list[Segment] = []
    chapters: list[Chapter] = []
    extras: list[Extra] = []
    for talk, start in zip(talks, starts, strict=True):
        extras += [
            placed for extra in talk.extras
            if (placed := _placed(extra, len(segments))) not in extras
        ]  # fmt: skip
        chapters += _going_on(talk.chapters, chapters, start)
        segments += talk.segments
    ordered = _sorted(segments)
    if ordered != segments:
        told.append(Notice("they overlap in time: cues are sorted by their starts"))
    _verify(talks, ordered)
    held = {what: next(filter(None, (getattr(talk, what) for talk in talks)), None) for what in _ONE_LINE}
    last = talks[-1].duration_ms
    sources = [talk.source for talk in talks]
    captions = all(source is not None and source.captions for source in sources)
    return Transcript(
        tuple(ordered),
        **held,
        duration_ms=last,
        chapters=tuple(chapters),
        extras=tuple(extras),
        source=replace(sources[0].derived(), captions=captions, derived_from=None) if sources[0] else None,
        warnings=(*(warning for talk in talks for warning in talk.warnings), *told),
    )


def _placed(extra: Extra, before: int) -> Extra:
    """Styles and headers stand before all cues; a note stays where it is."""
    return replace(extra, before=extra.before + before if extra.kind == "webvtt:note" else 0)


def _going_on(chapters: Sequence[Chapter], before: Sequence[Chapter], start: int) -> Sequence[Chapter]:
    """The chapters of a talk, without one at its very start that only goes on with the last chapter before."""
    if before and chapters and chapters[0].start_ms == start and chapters[0].title == before[-1].title:
        return chapters[1:]
    return chapters


def _sorted(segments: list[Segment]) -> list[Segment]:
    """The segments by their starts; one without a start stays behind the one before it."""
    keys, key = [], 0
    for segment in segments:
        key = segment.start_ms if segment.start_ms is not None else key
        keys.append(key)
    return [segments[at] for at in sorted(range(len(segments)), key=keys.__getitem__)]


def _verify(talks: Sequence[Transcript], joined: Sequence[Segment]) -> None:
    """Raise TranscriptsError where a segment was lost or doubled."""
    if sorted(map(id, joined)) != sorted(id(segment) for talk in talks for segment in talk.segments):
        raise TranscriptsError("joining would lose what is said", hint="this is a fault of the program: report it")


def _name(talk: Transcript, number: int) -> str:
    return talk.source.path if talk.source and talk.source.path != "-" else f"transcript {number + 1}"
