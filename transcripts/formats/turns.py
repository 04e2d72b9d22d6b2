"""Turns headed by a name and a time, as Otter, podcast notes and many services copy them.

`Name 00:01:40`, `Name: 00:00:01`, `**Name** [01:40]`, `0:03` alone: the words stand on the same line or below. A turn
ends where the next begins; paragraphs within it share its time, by estimate.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from dataclasses import dataclass, replace

import regex

from transcripts.errors import NoCaptionsError
from transcripts.formats.base import Format, Holds, Input, Notices
from transcripts.formats.clock import parse as parse_clock
from transcripts.formats.labels import are_labels, name_at_start, recognise
from transcripts.model import Chapter, Extra, Segment, Transcript
from transcripts.timing import speaking_ms

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:\.\d{1,3})?"
_NAME = r"[\p{Lu}\p{Lo}@][^:\n\[\]()*]{0,60}?"
TURN = regex.compile(
    rf"(?:\*\*|__)?[\[(]?(?P<name>{_NAME})?[\])]?(?:\*\*|__)?\s*+:?\s*+(?:\*\*|__)?:?\s*+"
    rf"[\[(]?(?P<time>{_CLOCK})[\])]?(?:\*\*|__)?:?(?:\s+(?P<text>\S.*))?"
)
"""`Name 00:01:40`, `Name: 00:00:01`, `**Name** [01:40]` and a lone time, with the turn's words after it or below."""
_HEADING = regex.compile(r"(#{1,6})\s++(.*)")
_LINK = regex.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_MARKS = ("***", "**", "__", "*", "_", "`")
_OPENS = regex.compile(r"(?<![\w*])(?=[*_`])")
_CLOSES = {mark: regex.compile(rf"(?<=\S)(?={regex.escape(mark)}(?![\w*]))") for mark in _MARKS}
_ESCAPABLE = "\\`*_{}[]()#+.!<>|~&-"
_HIDDEN = 0xFDD0  # the first of 32 noncharacters, which no text that is read holds
_SHOWN = regex.compile(f"[{chr(_HIDDEN)}-{chr(_HIDDEN + len(_ESCAPABLE) - 1)}]")
_ESCAPE = regex.compile(rf"\\([{regex.escape(_ESCAPABLE)}])")


@dataclass(frozen=True, slots=True)
class Turn:
    """A heading, or a paragraph with who says it and when where that is known."""

    kind: str
    line: int
    text: str = ""
    ms: int | None = None
    speaker: str | None = None
    level: int = 0


def turns(body: str, first_line: int, *, labelled: bool = False) -> list[Turn]:
    """Headings, turns and paragraphs in order; a turn takes every line to the next turn, heading or blank line.

    Where it is `labelled`, a line that begins with a name begins a turn of its own within the time above it.
    """
    found = _Turns(labelled)
    for number, raw in enumerate(body.split("\n"), first_line):
        line = _BOLD_START.sub(r"\2", raw.strip(), count=1)
        if _ENDED.match(line):
            found.end(line, number)
            break
        found.take(line, number)
    found.close()
    return found.done


class _Turns:
    """Collects turns line by line."""

    def __init__(self, labelled: bool) -> None:
        self.labelled = labelled
        self.done: list[Turn] = []
        self.open: Turn | None = None
        self.said: list[str] = []  # in the open turn
        self.speaker: str | None = None

    def close(self) -> None:
        """End the open turn."""
        if self.open is not None and self.said:
            self.done.append(replace(self.open, text=" ".join(self.said)))
        self.open, self.said = None, []

    def end(self, line: str, number: int) -> None:
        """The program's last line, which says when the recording ended."""
        self.close()
        found = TURN.fullmatch(line)
        clock = parse_clock(found["time"]) if found else None
        self.done.append(Turn("end", number, "", clock.ms if clock else None))

    def take(self, line: str, number: int) -> None:
        """Take in a line."""
        if heading := _HEADING.fullmatch(line):
            self.close()
            self.done.append(Turn("heading", number, plain_text(heading[2].rstrip("#")), level=len(heading[1])))
        elif turn := TURN.fullmatch(line.removeprefix("- ").removeprefix("> ")):
            self.close()
            self.speaker = plain_text(turn["name"] or "") or self.speaker
            clock = parse_clock(turn["time"])
            self.open = Turn("turn", number, "", clock.ms if clock else None, self.speaker)
            self.said = [text] if (text := plain_text(turn["text"] or "")) else []
        elif not line or line in {"---", "***", "___"}:
            if self.open is not None and self.said:
                self.close()
                self.open = Turn("more", number, "", None, self.speaker)
        else:
            self._words(line, number)

    def _words(self, line: str, number: int) -> None:
        if self.labelled and self.open is not None and (named := name_at_start(line)):
            self.speaker, line = named
            if self.said:
                self.close()
                self.open = Turn("more", number)
            self.open = replace(self.open, speaker=self.speaker)
        self.open = self.open or Turn("paragraph", number)
        if text := plain_text(line.removeprefix("> ").removeprefix("- ")):
            self.said.append(text)


def build(turns: list[Turn], notices: Notices) -> tuple[list[Segment], list[Chapter]]:
    """Segments and chapters. A turn ends where the next begins; paragraphs within a turn share its time."""
    next_ms = _next_times(turns)
    segments: list[Segment] = []
    chapters: list[Chapter] = []
    for i, turn in enumerate(turns):
        following = next_ms[i]
        if turn.kind == "heading":
            chapters.append(Chapter(turn.text, following))
        elif turn.kind == "end":
            continue
        elif turn.ms is None:
            segments.append(_after(segments, turn))
        elif turn.text:
            spoken = turn.ms + speaking_ms(turn.text.split())
            if following is not None and following < turn.ms:
                notices.add("times go backwards here", turn.line)
                following = None
            end = spoken if following is None else following
            segments.append(Segment(turn.text, turn.ms, end, turn.speaker, end_timing="estimated"))
    return segments, chapters


def _next_times(turns: list[Turn]) -> list[int | None]:
    """For each turn, the time of the next that has one."""
    found: list[int | None] = []
    following: int | None = None
    for turn in reversed(turns):
        found.append(following)
        following = turn.ms if turn.ms is not None else following
    return found[::-1]


def _after(segments: list[Segment], turn: Turn) -> Segment:
    """A further paragraph of a turn: it starts, by estimate, where the words before it would have ended."""
    if turn.kind != "more" or not segments or segments[-1].start_ms is None:
        return Segment(turn.text, speaker=turn.speaker if turn.kind == "more" else None)
    last = segments[-1]
    assert last.start_ms is not None
    assert last.end_ms is not None
    spoken, more = speaking_ms(last.text.split()), speaking_ms(turn.text.split())
    length = last.end_ms - last.start_ms
    middle = last.start_ms + round(length * spoken / (spoken + more))
    segments[-1] = Segment(last.text, last.start_ms, middle, last.speaker, None, last.start_timing, "estimated")
    return Segment(turn.text, middle, last.end_ms, turn.speaker, None, "estimated", "estimated")


def plain_text(text: str) -> str:
    """Take Markdown's marks out of a line: emphasis, links (their text stays), escapes.

    >>> plain_text("a **bold** [link](http://x.org) \\\\* star")
    'a bold link * star'
    """
    text = _ESCAPE.sub(lambda match: chr(_HIDDEN + _ESCAPABLE.index(match[1])), text)  # out of the way of what follows
    text = _LINK.sub(r"\1", text)
    for _ in range(3):  # emphasis inside emphasis
        before, text = text, _without_emphasis(text)
        if text == before:
            break
    return _SHOWN.sub(lambda match: _ESCAPABLE[ord(match[0]) - _HIDDEN], text).strip()


def _without_emphasis(text: str) -> str:
    """Take out the outermost marks of emphasis in a line: each goes with the next of its kind that can close it."""
    closes: dict[str, list[int]] = {}
    parts: list[str] = []
    at = 0
    for opened in _OPENS.finditer(text):
        start = opened.start()
        if start < at:
            continue
        for mark in _MARKS:
            first = start + len(mark)  # of the letters within
            if not text.startswith(mark, start) or not text[first : first + 1].strip():
                continue
            if mark not in closes:
                closes[mark] = [match.start() for match in _CLOSES[mark].finditer(text)]
            found = bisect_right(closes[mark], first)
            if found < len(closes[mark]):
                end = closes[mark][found]
                parts += [text[at:start], text[first:end]]
                at = end + len(mark)
                break
    return "".join([*parts, text[at:]])


_ALONE = regex.compile(_CLOCK)
_BOLD_START = regex.compile(r"^(\*\*|__)([^*_\n]{1,120}?)\1")
_ENDED = regex.compile(r"(?:Meeting|Transcription|Transcript|Recording) ended after ", regex.IGNORECASE)
_FOOTER = regex.compile(r"Transcribed by \S.*", regex.IGNORECASE)


def read(source: Input) -> Transcript:
    """Read turns from plain text. Raises NoCaptionsError where none has words."""
    notices = Notices()
    labelled = are_labelled(source.text)
    found = [turn for turn in turns(source.text, 1, labelled=labelled) if not _FOOTER.fullmatch(turn.text)]
    first = next((i for i, turn in enumerate(found) if turn.ms is not None), len(found))
    stop = found[first].line - 1 if first < len(found) else 0
    before = [line.strip() for line in source.text.split("\n")[:stop] if line.strip()]
    page = before if labelled else []
    title = found[0].text if first == 1 and len(found[0].text) <= 150 else None
    if page:
        title = page[0]
    segments, chapters = build(found[first:] if page else found[1:] if title else found, notices)
    if not any(segment.speaker for segment in segments):
        segments = recognise(segments) or segments
    if not segments:
        raise source.error("no turn has words", 1, kind=NoCaptionsError, hint="check that the whole page was copied")
    return Transcript(
        tuple(segments),
        title=title,
        chapters=tuple(chapters),
        extras=(Extra("page:text", "\n".join(page)),) if page else (),
        warnings=(*source.warnings, *notices.done()),
    )


def are_labelled(text: str) -> bool:
    """Whether times stand alone on lines and what is said below them begins with names, as Google Meet saves it."""
    lines = [line.strip() for line in text.split("\n")[:2000] if line.strip()]
    first = next((i for i, line in enumerate(lines) if _ALONE.fullmatch(line)), len(lines))
    said = [line for line in lines[first:] if not _ALONE.fullmatch(line) and not _ENDED.match(line)]
    return are_labels(said)


def marks(text: str) -> list[int]:
    """The times of the lines that head a turn, in the order of the text."""
    found = []
    for line in text.split("\n")[:2000]:
        match = TURN.fullmatch(line.strip())
        if match is not None and (clock := parse_clock(match["time"])):
            found.append(clock.ms)
    return found


def sniff(text: str) -> float:
    """How surely these are turns: two lines or more that are headed by times which mostly go forward."""
    times = marks(text)
    if len(times) < 2:
        return 0.0
    forward = sum(1 for a, b in itertools.pairwise(times) if a <= b)
    return 0.62 if forward >= 0.8 * (len(times) - 1) else 0.3


FORMAT = Format(
    name="turns",
    title="Turns with times (Otter, podcast notes)",
    suffixes=(),
    holds=frozenset({Holds.TIMES, Holds.SPEAKERS, Holds.CHAPTERS}),
    sniff=sniff,
    read=read,
)
