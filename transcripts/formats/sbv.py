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
_LINE = regex.compile(r"(?m)^\s*\d+:\d\d:\d\d\.\d{3}\s*,\s*\d+:\d\d:\d\d\.\d{3}\s*$")
_GUARD = "\u200b,"
"""How the comma is written in a line of the text that would be read as times."""
_BREAK_GUARD = "[\u200bbr]"
_LINE_END = regex.compile(r"\[br\]")


def read(source: Input) -> Transcript:
    """Read SBV. Text after a blank line still belongs to the cue before it; `[br]` breaks a line."""
    notices = Notices()
    cues: list[Cue] = []
    text: list[str] = []
    for number, line in enumerate(source.text.split("\n"), 1):
        match = TIMING.fullmatch(line)
        if match is None:
            bare = line.replace(_GUARD, ",")
            text.append(bare if TIMING.fullmatch(bare) else line)
            continue
        _close(cues, text, notices)
        text = []
        first, second = (parse_clock(match[i]) for i in (1, 2))
        cues.append(Cue(first.ms if first else None, second.ms if second else None, "", number))
    _close(cues, text, notices)
    segments = settle(cues, notices, lambda cue, start, end: Segment(cue.text, start, end))
    return transcript(source, segments, notices, what="line such as 0:00:01.000,0:00:02.500")


def _close(cues: list[Cue], text: list[str], notices: Notices) -> None:
    body = _LINE_END.sub("\n", "\n".join(line.strip() for line in text)).strip("\n")
    body = body.replace(_BREAK_GUARD, "[br]")
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
        if options.speaker_labels and segment.speaker:
            text = f"{segment.speaker}: {text}"
        parts.append(f"{_clock(segment.start_ms)},{_clock(segment.end_ms)}\n{text}\n")
    return Output("\n".join(parts), losses(talk, FORMAT, options))


def _safe(line: str) -> str:
    if not line.strip():
        return "\u00a0"
    line = line.replace("[br]", _BREAK_GUARD)
    return line.replace(",", _GUARD) if TIMING.fullmatch(line) else line


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
)
