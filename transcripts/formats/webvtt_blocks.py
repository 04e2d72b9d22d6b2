"""The blocks of a WebVTT file: cues, NOTE, STYLE, REGION, as the W3C's parsing rules find them.

https://www.w3.org/TR/webvtt1/#file-parsing (read 2026-11-22). `strict` drops what a browser drops; the reader uses
the lenient form, which keeps the text of every cue that a browser would drop and says so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from transcripts.formats.clock import CLOCK
from transcripts.formats.cues import Cue
from transcripts.formats.meant_times import Reader, lead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcripts.formats.base import Notices

_T = r"(?:([0-9]+):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})(?![0-9])"
_STRICT = re.compile(rf"[ \t\f]*{_T}[ \t\f]*-->[ \t\f]*{_T}(.*)", re.DOTALL)
_LENIENT = re.compile(rf"\s*({CLOCK})\s*--?>\s*({CLOCK})(?![\w.,:;?])(.*)", re.DOTALL)


class Block(NamedTuple):
    """A block that is no cue; a `joint` is a header in the middle of a file.

    `before` is the number of cues before it.
    """

    kind: Literal["style", "region", "note", "header", "joint", "text"]
    text: str
    before: int
    line: int


def timing(line: str) -> tuple[int, int, str] | None:
    """The times and settings of a timing line that a browser accepts; None where it accepts none."""
    match = _STRICT.fullmatch(line)
    if match is None:
        return None
    parts = match.groups()
    if any(len(hours or "") > 9 for hours in (parts[0], parts[4])):
        return None
    first, second = (
        ((int(h or 0) * 60 + int(m)) * 60 + int(s)) * 1000 + int(ms) for h, m, s, ms in (parts[:4], parts[4:8])
    )
    return first, second, parts[8]


def loose_timing(line: str, number: int, notices: Notices, times: Reader) -> tuple[int | None, int | None, str] | None:
    """The times and the rest of any line that was meant as a timing line; None where it is text."""
    match = _LENIENT.fullmatch(line) if "->" in line else None
    if match is None:
        meant = times.read(line)
        if meant is None:
            return None
        start, end, rest, told = meant
    else:
        (start, odd), (end, also) = times.clock(match[1]), times.clock(match[2])
        rest, told = match[3], tuple(note for note in (odd, also) if note)
    if start is not None and end is not None:
        notices.add("a timing line that browsers reject; its cue was kept", number)
    for note in told:
        notices.add(note, number)
    return start, end, rest


def collect(
    lines: Sequence[str],
    first_line: int,
    notices: Notices,
    *,
    strict: bool,
    cues: list[Cue],
    times: Reader | None = None,
) -> list[Block]:
    """Read lines (after the header) into `cues`, and return the blocks that are no cues."""
    return _Collector(lines, first_line, notices, strict, cues, times or Reader("")).run()


class _Collector:
    def __init__(
        self, lines: Sequence[str], first_line: int, notices: Notices, strict: bool, cues: list[Cue], times: Reader
    ) -> None:
        self.lines, self.offset, self.notices, self.strict, self.cues = lines, first_line, notices, strict, cues
        self.times = times
        self.blocks: list[Block] = []
        self.more: list[str] = []  # text after a blank line that belongs to the last cue

    def run(self) -> list[Block]:
        at = 0
        while at < len(self.lines):
            if self.lines[at] == "":
                at += 1
                continue
            at = self._block(at)
        self._finish()
        return self.blocks

    def _finish(self) -> None:
        """Give the last cue the text that stands after a blank line and before the next cue."""
        if self.more:
            last = self.cues[-1]
            self.cues[-1] = last._replace(text="\n\n".join([last.text, *self.more] if last.text else self.more))
            self.more = []

    def _block(self, at: int) -> int:
        """One block from line `at`; returns the line after it."""
        begin = at
        text: list[str] = []
        cue: Cue | None = None
        while at < len(self.lines) and self.lines[at] != "":
            line = self.lines[at]
            if not self.strict or "-->" in line:
                found = self._times(line, at)
                if cue is None and at - begin <= 1 and found is not None:
                    name = text[0] if text else None
                    cue = Cue(found[0], found[1], "", at + self.offset, name, found[2].strip() or None)
                    text = []
                    at += 1
                    continue
                if found is not None or (self.strict and (cue is not None or at - begin > 1)):
                    break  # the line begins a block of its own
                if self.strict and cue is None:
                    return self._skip(at)
            text.append(line)
            at += 1
        if cue is not None and not self.strict:
            text = self._without_next_id(text, at)
        if cue is not None:
            self._finish()
            self.cues.append(cue._replace(text="\n".join(text)))
        else:
            self._other(text, begin)
        return max(at, begin + 1)

    def _times(self, line: str, at: int) -> tuple[int | None, int | None, str] | None:
        if "-->" in line and (found := timing(line)) is not None:
            return found
        return None if self.strict else loose_timing(line, at + self.offset, self.notices, self.times)

    def _skip(self, at: int) -> int:
        """Leave out a cue whose timing line is wrong, as a browser does: to the blank line or the next arrow."""
        at += 1
        while at < len(self.lines) and self.lines[at] != "" and "-->" not in self.lines[at]:
            at += 1
        return at

    def _without_next_id(self, text: list[str], at: int) -> list[str]:
        """Where the next cue follows without a blank line, a bare number above its times is its id, not text."""
        follows = at < len(self.lines) and self.lines[at] != ""
        if follows and len(text) > 1 and text[-1].strip().isdecimal():
            return text[:-1]
        return text

    def _other(self, text: list[str], begin: int) -> None:
        """A block without times: a style, a region, a note, or text that lost its cue."""
        if not "".join(text).strip():
            return
        before, line = len(self.cues), begin + self.offset
        head = text[0].rstrip(" \t\f") if text else ""
        if head in {"STYLE", "REGION"}:
            kind: Literal["style", "region"] = "style" if head == "STYLE" else "region"
            self.blocks.append(Block(kind, "\n".join(text[1:]), before, line))
        elif head == "NOTE" or text[0].startswith(("NOTE ", "NOTE\t")):
            self.blocks.append(Block("note", "\n".join(text)[4:].strip(), before, line))
        elif not self.strict and head.startswith("WEBVTT"):
            self.notices.add("a second WEBVTT header in the middle of the file", line)
            self.blocks.append(Block("joint", "\n".join(text), before, line))
        elif not self.strict and self.cues:
            self.more.append("\n".join(text))
            self.notices.add("a blank line inside a cue; browsers drop what follows it", line)
        elif not self.strict and (late := lead("\n".join(text)))[0] is not None:
            self.cues.append(Cue(late[0], None, late[1]))
            self.notices.add("text before the first cue holds a time; it was kept as a cue", line)
        elif not self.strict:
            self.blocks.append(Block("text", "\n".join(text), before, line))
            self.notices.add("text before the first cue was left out", line)
