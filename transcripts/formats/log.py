"""Logs of speech recognition: `[00:00.000 --> 00:02.000] words`, as Whisper and its relatives print them."""

from __future__ import annotations

import regex

from transcripts.formats.base import Captures, Format, Holds, Input, Notices
from transcripts.formats.clock import CLOCK
from transcripts.formats.clock import parse as parse_clock
from transcripts.formats.cues import Cue, settle, transcript
from transcripts.model import Segment, Transcript

_LINE = regex.compile(rf"\s*[\[(]\s*({CLOCK}|\d+(?:\.\d+)?s?)\s*-{{1,2}}>\s*({CLOCK}|\d+(?:\.\d+)?s?)\s*[\])](.*)")
_COLOUR = regex.compile(r"\x1b\[[0-9;]*m")
_CHATTER = regex.compile(r"(?:whisper_|main:|system_info|Detect(?:ed|ing) language|\d+%\||output_)")


def read(source: Input) -> Transcript:
    """Read a log. Lines without times belong to the segment before them; the program's own lines do not."""
    notices = Notices()
    cues: list[Cue] = []
    for number, raw in enumerate(source.text.split("\n"), 1):
        line = _COLOUR.sub("", raw) if "\x1b" in raw else raw
        match = _LINE.fullmatch(line)
        if match is not None:
            cues.append(Cue(_ms(match[1]), _ms(match[2]), match[3].strip(), number))
        elif line.strip() and cues and not _CHATTER.match(line.strip()):
            cues[-1] = cues[-1]._replace(text=f"{cues[-1].text}\n{line.strip()}".strip())
        elif line.strip():
            notices.add("lines that are no part of the transcript were left out", number)
    segments = settle(cues, notices, lambda cue, start, end: Segment(cue.text, start, end))
    return transcript(source, segments, notices, what="line such as [00:00.000 --> 00:02.000] words")


def _ms(text: str) -> int | None:
    if ":" not in text:
        number = float(text.rstrip("s"))
        return round(number * 1000) if number < 1e9 else None
    clock = parse_clock(text)
    return clock.ms if clock else None


def sniff(text: str) -> float:
    """How surely this is such a log."""
    found = sum(1 for line in text.split("\n")[:400] if _LINE.fullmatch(_COLOUR.sub("", line)))
    return 0.97 if found >= 2 else 0.8 if found else 0.0


FORMAT = Format(
    name="log",
    title="Recogniser's log",
    suffixes=(".log",),
    holds=frozenset({Holds.TIMES, Holds.ENDS}),
    sniff=sniff,
    read=read,
    captures=Captures.CAPTIONS,
)
