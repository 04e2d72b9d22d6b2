"""Audacity's labels: `1.500000<tab>3.250000<tab>text` a line, in seconds.

https://manual.audacityteam.org/man/importing_and_exporting_labels.html (read 2026-11-30). A line that begins with a
backslash gives the frequencies of the label before it.
"""

from __future__ import annotations

import regex

from transcripts.formats.base import Captures, Format, Holds, Input, Notices, Output, WriteOptions
from transcripts.formats.clock import seconds_to_ms
from transcripts.formats.cues import Cue, settle, transcript
from transcripts.formats.losses import losses, untimed
from transcripts.model import Segment, Transcript

_LABEL = regex.compile(r"\s*(-?\d{1,12}(?:[.,]\d{1,12})?)\t\s*(-?\d{1,12}(?:[.,]\d{1,12})?)\s*(?:\t(.*))?")
_FREQUENCIES = regex.compile(r"\s*\\\t.*")


def read(source: Input) -> Transcript:
    """Read labels. A label without a length marks a point; its end is estimated."""
    notices = Notices()
    cues: list[Cue] = []
    for number, line in enumerate(source.text.split("\n"), 1):
        if not line.strip():
            continue
        match = _LABEL.fullmatch(line)
        if match is not None:
            start, end = (seconds_to_ms(match[i].replace(",", ".")) for i in (1, 2))
            cues.append(Cue(start, None if end == start else end, (match[3] or "").strip(), number))
        elif _FREQUENCIES.fullmatch(line):
            notices.add("the frequencies of a label, left out", number)
        elif cues:
            notices.add("a line that is no label was added to the one before", number)
            cues[-1] = cues[-1]._replace(text=f"{cues[-1].text}\n{line.strip()}".strip())
        else:
            notices.add("text before the first label was taken for one without a time", number)
            cues.append(Cue(None, None, line.strip(), number))
    cues = cues if any(cue.start_ms is not None for cue in cues) else []
    segments = settle(cues, notices, lambda cue, start, end: Segment(cue.text, start, end))
    return transcript(source, segments, notices, what="line such as 1.50, a tab, 3.25, a tab, words")


def write(talk: Transcript, options: WriteOptions) -> Output:
    """Write labels, each on one line."""
    parts = []
    for number, segment in enumerate(talk.segments, 1):
        if segment.start_ms is None or segment.end_ms is None:
            raise untimed(segment, number, FORMAT.title)
        text = " ".join(segment.text.split())
        parts.append(f"{_seconds(segment.start_ms)}\t{_seconds(segment.end_ms)}\t{text}\n")
    return Output("".join(parts), losses(talk, FORMAT, options))


def _seconds(ms: int) -> str:
    return f"{ms // 1000}.{ms % 1000:03}000"


def sniff(text: str) -> float:
    """How surely these are labels: lines of two numbers and text, parted by tabs."""
    lines = [line for line in text.split("\n")[:200] if line.strip() and not _FREQUENCIES.fullmatch(line)]
    found = sum(1 for line in lines if _LABEL.fullmatch(line))
    return 0.96 if found and found >= 0.9 * len(lines) else 0.0


FORMAT = Format(
    name="audacity",
    title="Audacity labels",
    suffixes=(),
    holds=frozenset({Holds.TIMES, Holds.ENDS}),
    sniff=sniff,
    read=read,
    write=write,
    captures=Captures.CAPTIONS,
)
