"""SubViewer as YouTube exports it (`.sbv`): `0:00:01.000,0:00:02.500`, then text, then a blank line."""

from __future__ import annotations

import regex

from transcripts.formats.base import Captures, Format, Holds, Input, Notices, Output, WriteOptions
from transcripts.formats.clock import CLOCK
from transcripts.formats.clock import parse as parse_clock
from transcripts.formats.cues import Cue, settle, transcript
from transcripts.formats.losses import losses, untimed
from transcripts.model import Segment, Transcript

TIMING = regex.compile(rf"\s*({CLOCK})\s*,\s*({CLOCK})\s*")
_LINE = regex.compile(r"(?m)^[ \t]*\d+:\d\d?:\d\d?\.\d{3}[ \t]*,[ \t]*\d+:\d\d?:\d\d?\.\d{3}[ \t]*$")
_GUARD = "\u200b"
"""What is written before the comma in a line of the text that would be read as times, and in a `[br]` of the text; one
more where there is one already, so that reading takes away just what writing added."""
_COMMA = regex.compile("(?<!\u200b)\u200b*+,")
_BREAK = regex.compile("\\[(\u200b*)br\\]")


def read(source: Input) -> Transcript:
    """Read SBV. Text after a blank line still belongs to the cue before it; `[br]` breaks a line."""
    notices = Notices()
    cues: list[Cue] = []
    text: list[str] = []
    for number, line in enumerate(source.text.split("\n"), 1):
        match = TIMING.fullmatch(line)
        if match is None:
            text.append(line.replace(f"{_GUARD},", ",") if _like_times(line) else line)
            continue
        _close(cues, text, notices)
        text = []
        first, second = (parse_clock(match[i]) for i in (1, 2))
        cues.append(Cue(first.ms if first else None, second.ms if second else None, "", number))
    _close(cues, text, notices)
    segments = settle(cues, notices, lambda cue, start, end: Segment(cue.text, start, end))
    return transcript(source, segments, notices, what="line such as 0:00:01.000,0:00:02.500")


def _close(cues: list[Cue], text: list[str], notices: Notices) -> None:
    body = "\n".join(line.strip() for line in text)
    body = _BREAK.sub(lambda m: f"[{m[1][1:]}br]" if m[1] else "\n", body).strip("\n")
    if cues:
        cues[-1] = cues[-1]._replace(text=body.strip())
    elif body:
        notices.add("text before the first cue was left out", 1)


def write(talk: Transcript, options: WriteOptions) -> Output:
    """Write SBV."""
    parts = []
    for number, segment in enumerate(talk.segments, 1):
        if segment.start_ms is None or segment.end_ms is None:
            raise untimed(segment, number, FORMAT.title)
        text = "\n".join(_safe(line) for line in segment.text.split("\n"))
        parts.append(f"{_clock(segment.start_ms)},{_clock(segment.end_ms)}\n{text}\n")
    return Output("\n".join(parts), losses(talk, FORMAT, options))


def _safe(line: str) -> str:
    if not line.strip():
        return "\u00a0"
    line = _BREAK.sub(lambda m: f"[{_GUARD}{m[1]}br]", line)
    return line.replace(",", f"{_GUARD},") if _like_times(line) else line


def _like_times(line: str) -> bool:
    return TIMING.fullmatch(_COMMA.sub(",", line)) is not None


def _clock(ms: int) -> str:
    seconds, ms = divmod(ms, 1000)
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}.{ms:03}"


def sniff(text: str) -> float:
    """How surely this is SBV: a line of two times with a comma between."""
    return 0.9 if _LINE.search(text) else 0.0


FORMAT = Format(
    name="sbv",
    title="SBV",
    suffixes=(".sbv",),
    holds=frozenset({Holds.TIMES, Holds.ENDS}),
    sniff=sniff,
    read=read,
    write=write,
    captures=Captures.CAPTIONS,
    begins=r"\s*\d+:\d\d:\d\d\.\d+\s*,\s*\d",
)
