"""MicroDVD (`.sub`): `{24}{72}text|second line`, times in frames.

The frame rate stands in a first cue `{1}{1}25.000`; where it does not, 23.976 is taken and said.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import regex

from transcripts.formats.base import Captures, Format, Holds, Input, Notices
from transcripts.formats.cues import Cue, settle, transcript
from transcripts.formats.runs import Run, add_style
from transcripts.formats.runs import segment as from_runs

if TYPE_CHECKING:
    from transcripts.model import Segment, Transcript

_LINE = regex.compile(r"\s*\{\s*(\d{1,9})\s*\}\s*\{\s*(\d{0,9})\s*\}(.*)")
_CODE = regex.compile(r"\{([A-Za-z]):([^{}]*)\}")
_RATE = regex.compile(r"\d{1,3}(?:[.,]\d{1,6})?")
_FILM = Fraction(24000, 1001)


def read(source: Input) -> Transcript:
    """Read MicroDVD. `{y:i}` makes a line italic, `{Y:i}` every line of the cue."""
    notices = Notices()
    cues: list[Cue] = []
    rate: Fraction | None = None
    for number, line in enumerate(source.text.split("\n"), 1):
        match = _LINE.fullmatch(line)
        if match is None:
            if line.strip():
                notices.add("a line that is no cue was added to the one before", number)
                if cues:
                    cues[-1] = cues[-1]._replace(text=f"{cues[-1].text}|{line.strip()}")
            continue
        start, end, text = match.groups()
        if not cues and rate is None and start in {"0", "1"} and _RATE.fullmatch(text.strip()):
            rate = Fraction(text.strip().replace(",", ".")) or None
            continue
        cues.append(Cue(int(start), int(end) if end else None, text, number))
    if rate is None and cues:
        notices.add("the file does not give its frame rate; 23.976 frames a second were taken")
        rate = _FILM
    timed = [
        cue._replace(
            start_ms=round((cue.start_ms or 0) * 1000 / (rate or _FILM)),
            end_ms=None if cue.end_ms is None else round(cue.end_ms * 1000 / (rate or _FILM)),
        )
        for cue in cues
    ]
    return transcript(source, settle(timed, notices, _build), notices, what="line such as {24}{72}words")


def _build(cue: Cue, start_ms: int, end_ms: int) -> Segment:
    runs: list[Run] = []
    whole: tuple[str, ...] = ()
    for number, line in enumerate(cue.text.split("|")):
        styles = whole
        for code, value in _CODE.findall(line):
            if code in "yY":
                for style in value.lower().split(","):
                    styles = add_style(styles, style.strip()) if style.strip() in {"i", "b", "u", "s"} else styles
                whole = styles if code == "Y" else whole
        text = _CODE.sub("", line)
        if text.startswith("/"):  # a slash at the start of a line is the older mark of italics
            text, styles = text[1:], add_style(styles, "i")
        runs.append(Run(("\n" if number else "") + text, styles))
    return from_runs(runs, start_ms, end_ms)


def sniff(text: str) -> float:
    """How surely this is MicroDVD: lines that begin with two numbers in braces."""
    lines = [line for line in text.split("\n")[:50] if line.strip()]
    found = sum(1 for line in lines if _LINE.fullmatch(line))
    return 0.95 if found >= 1 and found * 2 >= len(lines) else 0.0


FORMAT = Format(
    name="microdvd",
    title="MicroDVD",
    suffixes=(".sub",),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.STYLES}),
    sniff=sniff,
    read=read,
    captures=Captures.CAPTIONS,
    begins=r"\s*\{\d+\}\{\d*\}",
)
