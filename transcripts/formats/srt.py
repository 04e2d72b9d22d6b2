r"""SubRip (`.srt`): cues of a number, a line of times and text, with a blank line between.

Well-formed cues are cut out at fixed columns; a stretch of odd ones is read line by line. Every leniency is kept
in `fixtures/read/srt`. Text is never dropped: a blank line inside a cue, a bare number, an arrow all stay text.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from transcripts.formats import srt_markup
from transcripts.formats.base import Captures, Format, Holds, Input, Notices, Output, WriteOptions
from transcripts.formats.clock import CLOCK, srt
from transcripts.formats.columns import srt_rows, srt_text
from transcripts.formats.cues import Cue, settle, transcript, with_timing_lines
from transcripts.formats.labels import by_first_lines, named_number, somebody
from transcripts.formats.losses import losses, untimed
from transcripts.formats.meant_times import ARROW, Reader, covered, hides_timing, holds_clock, is_timing, lead
from transcripts.formats.runs import segment as from_runs
from transcripts.gc_pause import paused
from transcripts.model import Segment, Transcript, segments_of

if TYPE_CHECKING:
    from collections.abc import Sequence

TIMING = regex.compile(rf"\s*({CLOCK})\s*(?:-\s?){{1,3}}>\s*({CLOCK})(?:\s+(\S.*))?\s*")
"""A timing line. `- >` and `->` for the arrow and coordinates after it are accepted: seen in
fixtures/read/srt/valid/spaced_arrow.srt and coordinates.srt."""

_UNPADDED = regex.compile(r"(?m)^\d:(?:\d:\d{1,2}|\d{1,2}:\d)\.\d{1,3} *-->")
"""A timing line as Teams saves it in text, `0:0:3.37 --> 0:0:5.1`: the speaker's name stands below it."""
_FIRST_AGAIN = "\n\n1\n"
_COORDINATES = regex.compile(r"(?:[XY][12]:\s*-?\d+\s*)+")

_HELD_OPEN = regex.compile(r"(?m)^\u00a0$")
"""A line of no-break spaces: how a blank line inside a cue is written so that nobody takes it for the cue's end."""


def read(source: Input) -> Transcript:
    """Read SRT. Raises NoCaptionsError where no line of times is found."""
    notices = Notices()
    quick = _quick(source.text)
    if quick is not None:
        _tell_joints(source.text, quick, notices)
        return transcript(source, quick, notices, what="line such as 00:00:01,000 --> 00:00:02,500")
    cues = _cues(source.text, notices)
    if any(mark in source.text for mark in "<&{\u00a0"):
        segments = settle(cues, notices, _marked)
    else:
        segments = settle(cues, notices, _plain)
    _tell_joints(source.text, segments, notices)
    if _UNPADDED.search(source.text, 0, 4096):
        segments = by_first_lines(segments) or segments
    return transcript(source, segments, notices, what="line such as 00:00:01,000 --> 00:00:02,500")


def _tell_joints(text: str, segments: Sequence[Segment], notices: Notices) -> None:
    """Tell where numbers and times start again, as in two files that were joined."""
    at = text.find(_FIRST_AGAIN)
    if at >= 0 and any((b.start_ms or 0) < (a.start_ms or 0) for a, b in pairwise(segments)):
        notices.add("numbers and times start again here: two files were joined", text.count("\n", 0, at) + 3)


def _quick(text: str) -> list[Segment] | None:
    """The segments of a file whose cues are all well-formed; None where one is not."""
    with paused():
        rows = srt_rows(text)
        if rows is None:
            return None
        segments = segments_of(rows)
        if any(mark in text for mark in "<&{\u00a0"):
            for i, (body, start, end, _, _) in enumerate(rows):
                if "<" in body or "&" in body or "{" in body or "\u00a0" in body:
                    segments[i] = _marked(Cue(start, end, body), start, end)
        del rows  # before the collector is let loose on them
        return segments


def _plain(cue: Cue, start_ms: int, end_ms: int) -> Segment:
    return Segment(cue.text.strip(), start_ms, end_ms, id=cue.id, settings=cue.settings)


def _marked(cue: Cue, start_ms: int, end_ms: int) -> Segment:
    text = cue.text
    if "\u00a0" in text:
        text = _HELD_OPEN.sub("", text)
    if "<" not in text and "{" not in text:
        return Segment(srt_markup.unescape_known(text).strip(), start_ms, end_ms, id=cue.id)
    runs, settings = srt_markup.parse(text)
    speaker = next((run.voice for run in runs if run.voice), None)
    return from_runs(runs, start_ms, end_ms, speaker=somebody(speaker), id=cue.id, settings=settings)


def _cues(text: str, notices: Notices) -> list[Cue]:
    """Cut the text into cues: the canonical ones at fixed columns, the rest through `_Scanner`."""
    cues: list[Cue] = []
    times = Reader(text)
    odd: list[str] = []
    line = 1  # of the first odd block that is waiting
    blocks = text.split("\n\n")
    minutes: dict[str, int] = {}
    single = text.count("-->") <= len(blocks)
    last = len(blocks) - 1
    at = 1
    for number, block in enumerate(blocks):
        begins, at = at, at + block.count("\n") + 2
        cue = _canonical(block.rstrip("\n") if number == last else block, begins, minutes, single)
        if cue is not None:
            if odd:
                _Scanner(cues, notices, line, times).scan(odd)
                odd = []
            cues.append(cue)
            continue
        line = line if odd else begins
        odd.append(block)
    if odd:
        _Scanner(cues, notices, line, times).scan(odd)
    return with_timing_lines(cues)


def _canonical(block: str, line: int, minutes: dict[str, int], single: bool) -> Cue | None:
    """A cue of the form that nearly every file has; None where it differs in any way."""
    at = block.find("\n") + 1
    if block[at + 12 : at + 17] != " --> " or block[at + 29 : at + 30] != "\n" or not block[: at - 1].isdecimal():
        return None
    first, second = block[at + 6 : at + 12], block[at + 23 : at + 29]
    if first[2] != "," or second[2] != ",":
        return None
    try:
        start = _minute(block[at : at + 6], minutes) + int(first[:2] + first[3:])
        end = _minute(block[at + 17 : at + 23], minutes) + int(second[:2] + second[3:])
    except ValueError:
        return None
    text = block[at + 30 :]
    if (not single and "-->" in text) or not text or text[0] == "\n" or hides_timing(text):
        return None
    return Cue(start, end, text, line + 1)


def _minute(text: str, minutes: dict[str, int]) -> int:
    """`01:02:` in milliseconds; raises ValueError where it is something else."""
    ms = minutes.get(text)
    if ms is None:
        if text[2] != ":" or text[5] != ":" or not (text[:2] + text[3:5]).isdecimal():
            raise ValueError(text)
        ms = minutes[text] = int(text[:2]) * 3_600_000 + int(text[3:5]) * 60_000
    return ms


class _Scanner:
    """Reads a stretch of odd blocks line by line; the text before its first timing line belongs to the last cue."""

    def __init__(self, cues: list[Cue], notices: Notices, line: int, times: Reader) -> None:
        self.cues, self.notices, self.line, self.times = cues, notices, line, times
        self.text = [""]  # what stands before the stretch is a blank line or the start of the file
        self.numbered = bool(cues)  # a canonical cue has a number
        self.expected: int | None = None

    def scan(self, blocks: list[str]) -> None:
        """Read the blocks, adding to the cues."""
        for line in "\n\n".join(blocks).split("\n"):
            times = _times(line, self.line, self.notices, self.times)
            if times is None:
                self.text.append(line)
            else:
                name = self._take_number()
                self._close()
                self.cues.append(Cue(times[0], times[1], "", self.line, name))
                if times[2]:
                    self.text.append(times[2])
            self.line += 1
        self._close()

    def _take_number(self) -> str | None:
        """Take the cue's number off the end of the text before it, where it is one and not that text's last line.

        Returns the number's line where a name stands beside it.
        """
        if not self.text:
            return None
        at = len(self.text) - 1
        while at > 0 and not self.text[at].strip():
            at -= 1
        last = self.text[at].strip()
        if not last.isdecimal() or len(last) > 9:
            if named_number(last) in {len(self.cues) + 1, self.expected} and not self.text[at - 1].strip():
                del self.text[at:]
                self.expected, self.numbered = len(self.cues) + 2, True
                return last
            self.numbered = self.numbered and bool(self.cues)
            return None
        number = int(last)
        apart = at < len(self.text) - 1  # a blank line between the number and the times
        after_blank = at > 0 and not self.text[at - 1].strip()
        awaited = number in {len(self.cues) + 1, self.expected}
        if apart:
            taken = after_blank and (awaited or not self.cues)
        else:
            taken = (after_blank and (self.numbered or not self.cues)) or (self.numbered and awaited)
        if taken:
            del self.text[at:]
            self.expected, self.numbered = number + 1, True
        return None

    def _close(self) -> None:
        """Give the text collected so far to the last cue."""
        body = "\n".join(line.rstrip() for line in self.text).strip("\n")
        self.text = []
        if not body:
            return
        if not self.cues:
            self._lead(body)
            return
        cue = self.cues[-1]
        self.cues[-1] = cue._replace(text=f"{cue.text}\n\n{body}" if cue.text else body)

    def _lead(self, body: str) -> None:
        """Text before the first cue: kept where it holds a time, for then it is a cue whose times were lost."""
        start, body = lead(body)
        if start is None:
            self.notices.add("text before the first cue was left out", 1)
            return
        self.notices.add("text before the first cue holds a time; it was kept as a cue", 1)
        self.cues.append(Cue(start, None, body))


def _times(line: str, number: int, notices: Notices, times: Reader) -> tuple[int | None, int | None, str | None] | None:
    """The times of a timing line and the text that follows them on it; None where the line is text."""
    match = TIMING.fullmatch(line) if "-" in line and ">" in line else None
    if match is None:
        meant = times.read(line)
        if meant is None:
            return None
        start, end, rest, told = meant
    else:
        (start, odd), (end, also) = times.clock(match[1]), times.clock(match[2])
        rest, told = match[3], tuple(note for note in (odd, also) if note)
    for note in told:
        notices.add(note, number)
    if rest and _COORDINATES.fullmatch(rest):
        notices.add("coordinates after the times were left out", number)
        rest = ""
    return start, end, rest or None


def write(talk: Transcript, options: WriteOptions) -> Output:
    """Write SRT. A blank line inside a text becomes a line with a no-break space, which no reader takes for an end."""
    quick = srt_text(talk)
    if quick is not None:
        return Output(quick, losses(talk, FORMAT, options))
    lost_style = lost_place = False
    parts: list[str] = []
    for number, segment in enumerate(talk.segments, 1):
        start, end = segment.start_ms, segment.end_ms
        if start is None or end is None:
            raise untimed(segment, number, FORMAT.title)
        words = segment.held_words
        if words is not None or segment.settings:
            body, lost = srt_markup.write(segment)
            lost_style = lost_style or lost
            lost_place = lost_place or bool(segment.settings and not srt_markup.holds_position(segment.settings))
        else:
            body = srt_markup.escape(segment.text)
        if "\n" in body or "-->" in body or holds_clock(body):
            body = "\n".join(map(_safe, body.split("\n")))
        parts.append(f"{number}\n{srt(start)} --> {srt(end)}\n{body}\n")
    return Output("\n".join(parts), losses(talk, FORMAT, options, styles=lost_style, positions=lost_place))


def _safe(line: str) -> str:
    if not line or line.isspace():
        return "\u00a0"
    if "-->" in line and (TIMING.fullmatch(line) or is_timing(line)):
        return line.replace("-->", "--&gt;")
    return covered(line) if holds_clock(line) else line


def sniff(text: str) -> float:
    """How surely this is SRT: a timing line with commas, directly under a number."""
    if _CANONICAL.search(text):
        return 0.95
    return 0.7 if _ANY.search(text) else 0.0


_LONG = r"\d{1,3}:\d\d(?::\d\d)?[.,]\d{3}"
_CANONICAL = regex.compile(r"(?m)^\d+[^\S\n]*\n\s*+\d+:\d\d:\d\d,\d{1,3}\s*-->\s*\d+:\d\d:\d\d,\d{1,3}")
_ANY = regex.compile(rf"(?m)^[ \t]*{CLOCK}[ \t]*{ARROW}[ \t]*{CLOCK}|^{_LONG}[ \t]*[-–—]{{1,2}}[ \t]*{_LONG}$")

FORMAT = Format(
    name="srt",
    title="SRT",
    suffixes=(".srt",),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.STYLES, Holds.POSITIONS}),
    sniff=sniff,
    read=read,
    write=write,
    captures=Captures.CAPTIONS,
    settled=True,
    begins=r"\d[\d:.,]*\s*(?:-\s?){1,3}>\s*[\d:.,]*\d",
)
