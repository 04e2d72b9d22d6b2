"""The titles of a talk's parts: as WebVTT chapters for a player's menu, and as the lines of a YouTube description.

Written only.
"""

from __future__ import annotations

from itertools import pairwise

from transcripts.errors import WriteError
from transcripts.formats.base import Format, Holds, Output, WriteOptions
from transcripts.formats.clock import webvtt as clock
from transcripts.formats.webvtt_text import escape
from transcripts.model import Notice, Transcript

_LEAST, _SHORTEST_MS = 3, 10_000
"""YouTube makes chapters of three lines or more, the first at 0:00, none shorter than ten seconds (its help, "Video
chapters", read on 2026-12-01)."""


def timed_chapters(talk: Transcript) -> tuple[list[tuple[int, int | None, str]], tuple[Notice, ...]]:
    """Start, end and title of the chapters with a time, in order; and a notice of the others. Raises WriteError."""
    timed = sorted(
        ((c.start_ms, c.end_ms, " ".join(c.title.split())) for c in talk.chapters if c.start_ms is not None),
        key=lambda chapter: chapter[0],
    )
    if not timed:
        raise WriteError(
            "the transcript has no chapters with times", hint="chapters come from a page's outline or from headings"
        )
    lost = len(talk.chapters) - len(timed)
    return timed, (Notice(f"{lost} chapters have no time and were left out"),) if lost else ()


def write(talk: Transcript, options: WriteOptions) -> Output:  # noqa: ARG001 - one form for every writer
    """Write the chapters as WebVTT. An end that is not known is the next start."""
    timed, notices = timed_chapters(talk)
    ends = [s.end_ms for s in talk.segments if s.end_ms is not None]
    last = talk.duration_ms or max(ends, default=timed[-1][0] + 1000)
    parts = ["WEBVTT\n"]
    for i, (start, end, title) in enumerate(timed):
        following = timed[i + 1][0] if i + 1 < len(timed) else max(last, start + 1000)
        parts.append(f"{i + 1}\n{clock(start)} --> {clock(end if end is not None else following)}\n{escape(title)}\n")
    return Output("\n".join(parts), notices)


def write_lines(talk: Transcript, options: WriteOptions) -> Output:  # noqa: ARG001 - as above
    """Write a line for each chapter: `0:00 Title`. Says which of YouTube's rules they do not keep."""
    timed, notices = timed_chapters(talk)
    long = timed[-1][0] >= 3_600_000
    lines = [f"{_time(start, long=long)} {title}\n" for start, _, title in timed]
    starts = [start for start, _, _ in timed]
    broken = [
        rule
        for rule, kept in (
            ("the first one at 0:00", starts[0] < 1000),
            ("three or more", len(timed) >= _LEAST),
            (
                "ten seconds or more for each",
                all(b - a >= _SHORTEST_MS for a, b in pairwise(starts)),
            ),
        )
        if not kept
    ]
    if broken:
        notices = (*notices, Notice(f"YouTube makes no chapters of these: it needs {', '.join(broken)}"))
    return Output("".join(lines), notices)


def _time(ms: int, *, long: bool) -> str:
    minutes, seconds = divmod(ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if long else f"{minutes}:{seconds:02}"


FORMAT = Format(
    name="chapters",
    title="WebVTT chapters",
    suffixes=(".chapters.vtt",),
    holds=frozenset({Holds.CHAPTERS}),
    write=write,
    exact=False,
)
LINES = Format(
    name="youtube-chapters",
    title="YouTube chapter lines",
    suffixes=(".chapters.txt",),
    holds=frozenset({Holds.CHAPTERS}),
    write=write_lines,
    exact=False,
)
