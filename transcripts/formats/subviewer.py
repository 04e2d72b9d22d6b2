"""SubViewer 2 (`.sub`): a header in brackets, then `00:00:01.00,00:00:02.50` and the text, `[br]` between its lines.

The times are those of SBV with two digits of a fraction; the header's title is kept.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from transcripts.formats import sbv
from transcripts.formats.base import Captures, Format, Holds, Input
from transcripts.model import Notice, Transcript

_TIMING = regex.compile(r"(?m)^[ \t]*\d{1,3}:\d\d:\d\d\.\d\d[ \t]*,[ \t]*\d{1,3}:\d\d:\d\d\.\d\d[ \t]*$")
_HEADER = regex.compile(r"[ \t]*\[(?:[A-Z][A-Z ]*)\][^\n]*")
_TITLE = regex.compile(r"(?m)^[ \t]*\[TITLE\][ \t]*(\S[^\n]*)")
_STYLE = regex.compile(r"[ \t]*\[(?:COLF|STYLE|SIZE|FONT)\][^\n]*")


def read(source: Input) -> Transcript:
    """Read SubViewer 2. Raises NoCaptionsError where no line has two times."""
    lines = source.text.split("\n")
    first = next((i for i, line in enumerate(lines) if _TIMING.fullmatch(line)), len(lines))
    header = [line for line in lines[:first] if _HEADER.fullmatch(line) or not line.strip()]
    kept = [line if i >= first and not _STYLE.fullmatch(line) else "" for i, line in enumerate(lines)]
    title = _TITLE.search("\n".join(lines[:first]))
    talk = sbv.read(replace(source, text="\n".join(kept)))
    # A line of the header that is none may be words.
    told = (Notice("text before the first cue was left out", 1),) if len(header) < first and _odd(lines[:first]) else ()
    short = tuple(notice for notice in talk.warnings if "fewer than three digits" not in notice.message)
    return replace(talk, title=title[1].strip() if title else None, warnings=(*short, *told))


def _odd(lines: list[str]) -> bool:
    """Whether lines above the first cue are neither of the header nor of its free text (author, source, comment)."""
    return not any(line.strip().upper().startswith("[INFORMATION]") for line in lines)


def sniff(text: str) -> float:
    """How surely this is SubViewer 2: its header, or lines of two times in hundredths with a comma between."""
    if text[:2000].lstrip().upper().startswith(("[INFORMATION]", "[SUBTITLE]")):
        return 0.97
    return 0.92 if _TIMING.search(text) else 0.0


FORMAT = Format(
    name="subviewer",
    title="SubViewer 2",
    suffixes=(),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.METADATA}),
    sniff=sniff,
    read=read,
    captures=Captures.CAPTIONS,
    begins=r"\s*\d+:\d\d:\d\d\.\d\d\s*,",
)
