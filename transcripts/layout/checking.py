"""Check a talk or a file against a profile: every rule, every cue, with the place and what would mend it.

A file is checked as it stands: what reading undoes (rolling captions, labels in front of turns) is not undone here.
Nothing here mends; see `mending`.
"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from transcripts.errors import LayoutError, Place
from transcripts.formats import Holds, by_name, decode, detect, read_bytes
from transcripts.formats.meant_times import is_timing
from transcripts.formats.table import binary_format
from transcripts.layout.findings import Cue, Finding, Report
from transcripts.layout.frames import FrameRate
from transcripts.layout.rules_text import check_text
from transcripts.layout.rules_time import check_times, guess_rate
from transcripts.model import Source, Transcript
from transcripts.storage import read_file

if TYPE_CHECKING:
    from os import PathLike

    from transcripts.layout.profile import Profile


def report_on(
    talk: Transcript,
    rules: Profile,
    fps: FrameRate | float | str | None = None,
    text: str = "",
    *,
    guess: bool = True,
    timed: bool = True,
) -> Report:
    """Check the cues of a talk.

    `guess` looks for a frame rate where none is given; `timed` refuses a talk without times.

    Raises LayoutError.
    """
    cues = cues_of(talk, text)
    if timed and not any(cue.segment.timed for cue in cues):
        raise LayoutError(
            "this text has no times, so there are no subtitles to check",
            place=Place(talk.source.path) if talk.source else None,
            hint="align it with a timed transcript first (transcripts align TIMED TEXT)",
        )
    frames = FrameRate.of(fps) if fps is not None else guess_rate(cues) if guess else None
    found = [*check_times(cues, rules, frames), *check_text(cues, rules)]
    found.sort(key=lambda f: (f.cue or 0, f.severity != "error"))
    notes = tuple(f"line {w.line}: {w.message}" if w.line else w.message for w in talk.warnings)
    if text and talk.source and not _holds_ends(talk):
        notes += ("the format gives no ends of cues: those that are checked are estimated",)
    path = talk.source.path if talk.source else "-"
    return Report(tuple(found), rules.name, len(cues), path, str(frames) if frames else None, notes)


def too_fast(report: Report) -> tuple[Finding, ...]:
    """The findings that only a listener's patience or condensed text can help: speech too fast to read."""
    return tuple(f for f in report.findings if f.rule == "too-fast")


def read_as_shown(
    path: str | PathLike[str],
    format: str | None = None,  # noqa: A002 - the plain word
    encoding: str | None = None,
) -> tuple[Transcript, str]:
    """Read a file with its cues as they stand, and its text (empty for a binary one). Raises ReadError."""
    name, data = os.fspath(path), read_file(path)
    if not data.strip() or binary_format(data) is not None:
        return read_bytes(data, name, format, encoding=encoding), ""
    given = decode(data, name, encoding)
    chosen = by_name(format) if format else detect(given)
    if chosen.read is None:
        return read_bytes(data, name, format, encoding=encoding), ""  # raises, and says which can be read
    talk = chosen.read(given)
    return replace(talk, source=Source(name, "", chosen.name, given.encoding)), given.text


def cues_of(talk: Transcript, text: str = "") -> list[Cue]:
    """The cues of a talk, with their lines in the text where every one was found there."""
    begins = by_name(talk.source.format).begins if talk.source and talk.source.format else None
    ends = _holds_ends(talk)
    count = len(talk.segments)
    lines: list[int | None] = [None] * count
    raw = [""] * count
    if begins and text:
        pattern, source = regex.compile(begins, regex.IGNORECASE), text.split("\n")
        found = [number for number, line in enumerate(source, 1) if pattern.match(line)]
        if len(found) != count:  # dashes for arrows, letters in times: what only the reader knows for a timing line
            found = [number for number, line in enumerate(source, 1) if pattern.match(line) or is_timing(line)]
        if len(found) == count:
            lines = list(found)
            upto = [*found[1:], len(source) + 1]
            raw = ["\n".join(source[a - 1 : b - 1]) for a, b in zip(found, upto, strict=True)]
    return [Cue(n, s, lines[n - 1], raw[n - 1], bool(text) and ends) for n, s in enumerate(talk.segments, 1)]


def _holds_ends(talk: Transcript) -> bool:
    """Whether the format that a talk was read from gives the end of every cue (LRC gives some, if it likes)."""
    if talk.source is None or talk.source.format in ("", "lrc"):
        return False
    return Holds.ENDS in by_name(talk.source.format).holds
