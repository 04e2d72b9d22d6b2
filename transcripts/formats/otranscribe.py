"""oTranscribe's files (`.otr`): JSON that holds HTML, with the times of its paragraphs in seconds."""

from __future__ import annotations

from html import unescape

import regex

from transcripts.formats.base import Format, Holds, Input, Notices
from transcripts.formats.clock import parse as parse_clock
from transcripts.formats.clock import seconds_to_ms
from transcripts.formats.cues import transcript
from transcripts.formats.jsontext import load
from transcripts.formats.labels import recognise
from transcripts.formats.page_text import close_ends
from transcripts.model import Notice, Segment, Transcript

_STAMP = regex.compile(r"(?i)<span\b[^<>]{0,300}\btimestamp\b[^<>]{0,300}>([^<]{0,40})</span>")
_SECONDS = regex.compile(r"(?i)\bdata-timestamp\s*=\s*[\"']?([\d.]{1,20})")
_BREAK = regex.compile(r"(?i)<br\s*/?>|</?(?:p|div|li|h\d)\b[^<>]{0,300}>")
_TAG = regex.compile(r"</?[A-Za-z][^<>]{0,300}>")


def read(source: Input) -> Transcript:
    """Read oTranscribe. Words before the first time have none."""
    notices = Notices()
    text = load(source).get("text").text()
    segments: list[Segment] = []
    at, time = 0, None
    for match in _STAMP.finditer(text):
        _add(segments, text[at : match.start()], time)
        seconds = _SECONDS.search(match[0])
        clock = parse_clock(unescape(match[1]))
        time = seconds_to_ms(seconds[1]) if seconds else clock.ms if clock else time
        at = match.end()
    _add(segments, text[at:], time)
    timed = [segment for segment in segments if segment.start_ms is not None]
    told: list[Notice] = []
    closed = [s for s in segments if s.start_ms is None] + close_ends(timed, [1] * len(timed), None, told)
    found = recognise(closed) or closed
    talk = transcript(source, found, notices, what="words in its text")
    return Transcript(talk.segments, warnings=(*talk.warnings, *told))


def _add(segments: list[Segment], markup: str, time: int | None) -> None:
    """A segment of what stands between two times; each paragraph one where there is no time at all."""
    plain = unescape(_TAG.sub("", _BREAK.sub("\n", markup.replace("\n", " "))))
    lines = [line for raw in plain.split("\n") if (line := " ".join(raw.split()))]
    if time is None:
        segments += [Segment(line) for line in lines]
    elif lines:
        segments.append(Segment("\n".join(lines), time))


def sniff(text: str) -> float:
    """How surely this is oTranscribe: JSON with a text of HTML and the name of its recording."""
    if not text.lstrip().startswith("{"):
        return 0.0
    return 0.96 if '"text"' in text and '"media' in text and ("<" in text or "otranscribe" in text.lower()) else 0.0


FORMAT = Format(
    name="otranscribe",
    title="oTranscribe JSON",
    suffixes=(".otr",),
    holds=frozenset({Holds.TIMES, Holds.SPEAKERS}),
    sniff=sniff,
    read=read,
)
