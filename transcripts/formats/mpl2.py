"""MPL2 (`.mpl`): `[10][25]text|second line`, times in tenths of a second; a `/` before a line makes it italic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from transcripts.formats.base import Captures, Format, Holds, Input, Notices
from transcripts.formats.cues import Cue, settle, transcript
from transcripts.formats.runs import Run
from transcripts.formats.runs import segment as from_runs

if TYPE_CHECKING:
    from transcripts.model import Segment, Transcript

_LINE = regex.compile(r"\s*\[(\d{1,9})\]\[(\d{0,9})\](.*)")


def read(source: Input) -> Transcript:
    """Read MPL2."""
    notices = Notices()
    cues: list[Cue] = []
    more: list[list[str]] = []
    for number, line in enumerate(source.text.split("\n"), 1):
        match = _LINE.fullmatch(line)
        if match is not None:
            cues.append(Cue(int(match[1]) * 100, int(match[2]) * 100 if match[2] else None, "", number))
            more.append([match[3]])
        elif line.strip() and cues:
            notices.add("a line that is no cue was added to the one before", number)
            more[-1].append(line.strip())
        elif line.strip():
            notices.add("text before the first cue was taken for one without a time", number)
            cues.append(Cue(None, None, "", number))
            more.append([line.strip()])
    timed = any(cue.start_ms is not None for cue in cues)
    cues = [cue._replace(text="|".join(parts)) for cue, parts in zip(cues, more, strict=True)] if timed else []
    return transcript(source, settle(cues, notices, _build), notices, what="line such as [10][25]words")


def _build(cue: Cue, start_ms: int, end_ms: int) -> Segment:
    runs = []
    for number, line in enumerate(cue.text.split("|")):
        text = line.strip()
        styles = ("i",) if text.startswith("/") else ()
        runs.append(Run(("\n" if number else "") + text.removeprefix("/"), styles))
    return from_runs(runs, start_ms, end_ms)


def sniff(text: str) -> float:
    """How surely this is MPL2: lines that begin with two numbers in brackets."""
    lines = [line for line in text.split("\n")[:50] if line.strip()]
    found = sum(1 for line in lines if _LINE.fullmatch(line))
    return 0.95 if found and found * 2 >= len(lines) else 0.0


FORMAT = Format(
    name="mpl2",
    title="MPL2",
    suffixes=(".mpl",),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.STYLES}),
    sniff=sniff,
    read=read,
    captures=Captures.CAPTIONS,
    begins=r"\s*\[\d+\]\[\d*\]",
)
