"""Transcripts of the podcast namespace in HTML: `<cite>` says who, `<time>` when, `<p>` what.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/transcripts/transcripts.md (read 2026-11-30).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from transcripts.formats.base import Notices
from transcripts.formats.clock import parse as parse_clock
from transcripts.formats.cues import transcript
from transcripts.formats.markup_text import blocks
from transcripts.formats.page_text import close_ends
from transcripts.model import Notice, Segment, Transcript

if TYPE_CHECKING:
    from transcripts.formats.base import Input

_TIME = regex.compile(r"(?i)<time\b[^<>]{0,200}>\s{0,20}\[?\(?\d{1,3}:\d\d")
_CITE = regex.compile(r"(?i)<cite\b")


def read(source: Input) -> Transcript:
    """Read `<cite>`, `<time>` and `<p>`. A time ends where the next begins, by estimate."""
    notices = Notices()
    held, title = blocks(source.text, inline=frozenset())
    segments: list[Segment] = []
    lines: list[int] = []
    speaker: str | None = None
    time: int | None = None
    before = []
    for block in held:
        if block.name == "cite":
            speaker = block.text.rstrip(" :") or None
        elif block.name == "time":
            clock = parse_clock(block.text.strip("[]() "))
            if clock is None:
                notices.add("a time that cannot be read; the words stay with those before", block.line)
            else:
                time = clock.ms
        elif time is None and speaker is None:
            before.append(block)
        elif segments and segments[-1].start_ms == time:
            last = segments.pop()
            join = "\n\n" if last.speaker == speaker else None
            if join is None:
                segments.append(last)
                lines.append(block.line)
                segments.append(Segment(block.text, time, None, speaker))
            else:
                segments.append(Segment(f"{last.text}{join}{block.text}", time, None, speaker))
        else:
            segments.append(Segment(block.text, time, None, speaker))
            lines.append(block.line)
    headings = [block for block in before if block.name in {"h1", "h2", "h3"}]
    if len(before) > len(headings):
        notices.add("text before the first name or time was left out", before[0].line)
    told: list[Notice] = []
    closed = close_ends(segments, lines, None, told) if all(s.start_ms is not None for s in segments) else segments
    talk = transcript(source, closed, notices, what="<time> with a <p> after it")
    return Transcript(talk.segments, title=headings[0].text if headings else title, warnings=(*talk.warnings, *told))


def sniff(text: str) -> float:
    """How surely this is a podcast's transcript: HTML with names in `<cite>` and times in `<time>`."""
    if "<" not in text[:2000]:
        return 0.0
    times = len(_TIME.findall(text))
    return 0.96 if times and _CITE.search(text) else 0.9 if times > 1 else 0.0
