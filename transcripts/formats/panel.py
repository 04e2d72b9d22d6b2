"""Text copied from a video site's transcript panel: a time on a line of its own, then the words.

The time is `0:03`, or spelled out for screen readers (`3 minutes, 5 seconds`), or both, one under the other. Where the
page's line breaks were lost, the time and the words are one line: `0:03and so`.
"""

from __future__ import annotations

import itertools

import regex

from transcripts.formats.base import Captures, Format, Holds, Input, Notices
from transcripts.formats.clock import parse as parse_clock
from transcripts.formats.cues import transcript
from transcripts.formats.page_text import close_ends
from transcripts.formats.turns import are_labelled
from transcripts.model import Notice, Segment, Transcript

_CLOCK = regex.compile(r"(?:\d{1,3}:)?\d{1,2}:\d{2}")
_SPELLED = regex.compile(
    r"(?:(\d{1,3}) hours?)?(?:, ?|,? ?(?<=\w ))?(?:(\d{1,2}) minutes?)?(?:, ?)?(?:(\d{1,2}) seconds?)?",
    regex.IGNORECASE,
)


_GLUED = regex.compile(
    r"((?:\d{1,3}:)?\d{1,2}:[0-5]\d)(?=[^\s:.,\d\p{Pd}/]|\d+ (?:hour|minute|second))(?![ap]\.?m\b)(.+)"
)
"""A time with its words straight after it. `9:30am` is a time of day, and `2:1-3` a verse."""


def read(source: Input) -> Transcript:
    """Read a copied panel. Raises NoCaptionsError where no time has words under it."""
    notices = Notices()
    glued = _are_glued([line.strip() for line in source.text.split("\n")[:600]])
    starts: list[tuple[int, int]] = []
    texts: list[list[str]] = []
    before: list[str] = []
    for number, raw in enumerate(source.text.split("\n"), 1):
        line = raw.strip()
        ms = _clock(line)
        if glued and (match := _GLUED.fullmatch(line)) and (time := _clock(match[1])) is not None:
            starts.append((time, number))
            texts.append([])
            line, ms = match[2], None
        if ms is None and texts and not texts[-1]:
            line = _without_spelling(line, starts[-1][0])
        if ms is not None:
            if not (starts and starts[-1][0] == ms and not texts[-1]):  # the same time in both ways
                starts.append((ms, number))
                texts.append([])
        elif line and texts:
            texts[-1].append(line)
        elif line:
            before.append(line)
    title = before[0] if before and len(before[0]) <= 150 else None
    if before[1 if title else 0 :]:
        notices.add("text before the first time was left out", 1)
    segments = [Segment("\n".join(text), ms, None) for (ms, _), text in zip(starts, texts, strict=True) if text]
    lines = [number for (_, number), text in zip(starts, texts, strict=True) if text]
    told: list[Notice] = []
    closed = close_ends(segments, lines, None, told)
    talk = transcript(source, closed, notices, what="time such as 0:03 on a line of its own")
    return Transcript(talk.segments, title=title, warnings=(*talk.warnings, *told))


def _are_glued(lines: list[str]) -> bool:
    """Whether times and words stand on the same lines: six in ten, two at least, and no time alone on a line."""
    lines = [line for line in lines if line]
    glued = sum(1 for line in lines if _GLUED.fullmatch(line))
    return glued >= 2 and glued >= 0.6 * len(lines) and not any(map(_CLOCK.fullmatch, lines))


def _clock(line: str) -> int | None:
    if _CLOCK.fullmatch(line):
        clock = parse_clock(line)
        return clock.ms if clock else None
    return _spelled(line)


def _spelled(line: str) -> int | None:
    """`1 hour, 3 minutes, 5 seconds` in milliseconds."""
    match = _SPELLED.fullmatch(line) if line[:1].isdigit() else None
    if match is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000


def _without_spelling(line: str, ms: int) -> str:
    """The line without the spelled-out time run together with its first word (`5 secondsand so`)."""
    match = _SPELLED.match(line) if line[:1].isdigit() else None
    if match is None or not match[0] or _spelled(match[0].rstrip(", ")) != ms:
        return line
    return line[match.end() :].strip()


def sniff(text: str) -> float:
    """How surely this is a panel: at least two lines that are times, a third of all, that go forward."""
    lines = [line.strip() for line in text.split("\n")[:600] if line.strip()]
    glued = _are_glued(lines)
    found = [match[1] for line in lines if (match := _GLUED.fullmatch(line))] if glued else lines
    times = [ms for line in found if (ms := _clock(line)) is not None]
    if len(times) < 2 or len(times) < 0.2 * len(lines):
        return 0.0
    forward = sum(1 for a, b in itertools.pairwise(times) if a <= b)
    if are_labelled(text):
        return 0.5
    return 0.85 if forward >= 0.9 * (len(times) - 1) else 0.4


FORMAT = Format(
    name="panel",
    title="Copied transcript panel",
    suffixes=(),
    holds=frozenset({Holds.TIMES, Holds.METADATA}),
    sniff=sniff,
    read=read,
    captures=Captures.CAPTIONS,
)
