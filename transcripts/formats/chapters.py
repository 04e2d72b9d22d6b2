"""WebVTT chapters: the titles of a talk's parts as cues, for a player's menu. Written only."""

from __future__ import annotations

from transcripts.errors import WriteError
from transcripts.formats.base import Format, Holds, Output, WriteOptions
from transcripts.formats.clock import webvtt as clock
from transcripts.formats.webvtt_text import escape
from transcripts.model import Notice, Transcript


def write(talk: Transcript, options: WriteOptions) -> Output:  # noqa: ARG001 - one form for every writer
    """Write the chapters. One without a time is left out, with a notice; an end is the next start."""
    timed = sorted(
        ((c.start_ms, c.end_ms, " ".join(c.title.split())) for c in talk.chapters if c.start_ms is not None),
        key=lambda chapter: chapter[0],
    )
    if not timed:
        raise WriteError(
            "the transcript has no chapters with times", hint="chapters come from a page's outline or from headings"
        )
    ends = [s.end_ms for s in talk.segments if s.end_ms is not None]
    last = talk.duration_ms or max(ends, default=timed[-1][0] + 1000)
    parts = ["WEBVTT\n"]
    for i, (start, end, title) in enumerate(timed):
        following = timed[i + 1][0] if i + 1 < len(timed) else max(last, start + 1000)
        parts.append(f"{i + 1}\n{clock(start)} --> {clock(end if end is not None else following)}\n{escape(title)}\n")
    lost = len(talk.chapters) - len(timed)
    notices = (Notice(f"{lost} chapters have no time and were left out"),) if lost else ()
    return Output("\n".join(parts), notices)


FORMAT = Format(
    name="chapters",
    title="WebVTT chapters",
    suffixes=(".chapters.vtt",),
    holds=frozenset({Holds.CHAPTERS}),
    write=write,
    exact=False,
)
