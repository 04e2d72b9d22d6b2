"""Markdown: articles and transcripts with headings; also podcast notes with `Name 00:01:40` before each turn.

Front matter gives title, date and summary; headings become chapters, whose times are those of the turns below them.
Emphasis marks go; links keep their text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from transcripts.errors import NoCaptionsError
from transcripts.formats import labels
from transcripts.formats.base import Format, Holds, Input, Notices, Output, WriteOptions
from transcripts.formats.clock import parse as parse_clock
from transcripts.formats.page_text import date_in
from transcripts.formats.prosetext import Piece, pieces
from transcripts.model import Chapter, Segment, Transcript
from transcripts.timing import speaking_ms

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:\.\d{1,3})?"
_NAME = r"[\p{Lu}\p{Lo}\p{N}@][^:\n\[\]()*]{0,60}?"
TURN = regex.compile(
    rf"(?:\*\*|__)?(?P<name>{_NAME})?(?:\*\*|__)?\s*:?\s*(?:\*\*|__)?"
    rf"[\[(]?(?P<time>{_CLOCK})[\])]?(?:\*\*|__)?:?(?:\s+(?P<text>\S.*))?"
)
"""`Name 00:01:40`, `Name: 00:00:01`, `**Name** [01:40]` and a lone time, with the turn's words after it or below."""
_HEADING = regex.compile(r"(#{1,6})\s+(.*?)\s*#*")
_LINK = regex.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_EMPHASIS = regex.compile(r"(?<![\w*])(\*\*\*|\*\*|__|\*|_|`)(?=\S)(.+?)(?<=\S)\1(?![\w*])")
_ESCAPE = regex.compile(r"\\([\\`*_{}\[\]()#+.!<>|~-])")
_FIELD = regex.compile(r"([A-Za-z_]+):\s*(.*)")


def read(source: Input) -> Transcript:
    """Read Markdown. Raises NoCaptionsError where it holds no words."""
    notices = Notices()
    front, body, line = _front_matter(source.text)
    turns = list(_turns(body, line))
    title = front.get("title")
    if turns and turns[0].kind == "heading" and title is None and turns[0].level == 1:
        title = turns.pop(0).text
    segments, chapters = _build(turns, notices)
    if not segments:
        raise source.error("the file holds no words", 1, kind=NoCaptionsError, hint="check that it was saved whole")
    if not any(s.start_ms is not None or s.speaker for s in segments):
        segments = labels.recognise(segments) or segments
    date = front.get("date")
    return Transcript(
        tuple(segments),
        title=title,
        date=(date_in(date) or (date,))[0] if date else None,
        description=front.get("summary") or front.get("description"),
        chapters=tuple(chapters),
        warnings=(*source.warnings, *notices.done()),
    )


def _front_matter(text: str) -> tuple[dict[str, str], str, int]:
    lines = text.split("\n")
    if lines[0].strip() != "---":
        return {}, text, 1
    end = next((i for i, line in enumerate(lines[1:400], 1) if line.strip() in {"---", "..."}), None)
    if end is None:
        return {}, text, 1
    fields = {}
    for line in lines[1:end]:
        if match := _FIELD.fullmatch(line.strip()):
            fields[match[1].lower()] = match[2].strip().strip("\"'")
    return {name: value for name, value in fields.items() if value}, "\n".join(lines[end + 1 :]), end + 2


class _Turn:
    """A heading, or a paragraph with who says it and when where that is known."""

    __slots__ = ("kind", "level", "line", "ms", "speaker", "text")

    def __init__(self, kind: str, line: int, text: str = "", ms: int | None = None, speaker: str | None = None) -> None:
        self.kind, self.line, self.text, self.ms, self.speaker, self.level = kind, line, text, ms, speaker, 0


def _turns(body: str, first_line: int) -> Iterator[_Turn]:
    """Headings, turns and paragraphs in order; a turn takes every line to the next turn, heading or blank line."""
    open_turn: _Turn | None = None
    speaker: str | None = None
    for number, raw in enumerate(body.split("\n"), first_line):
        line = raw.strip()
        heading = _HEADING.fullmatch(line)
        turn = None if heading else TURN.fullmatch(line.removeprefix("- ").removeprefix("> "))
        if heading or turn:
            if open_turn is not None and (open_turn.text or turn):
                yield open_turn
            open_turn = None
        if heading:
            item = _Turn("heading", number, plain_text(heading[2]))
            item.level = len(heading[1])
            yield item
        elif turn:
            speaker = plain_text(turn["name"] or "") or speaker
            clock = parse_clock(turn["time"])
            open_turn = _Turn("turn", number, plain_text(turn["text"] or ""), clock.ms if clock else None, speaker)
        elif not line or line in {"---", "***", "___"}:
            if open_turn is not None and open_turn.text:
                yield open_turn
                open_turn = _Turn("more", number, "", None, speaker)
        else:
            if open_turn is None:
                open_turn = _Turn("paragraph", number)
            text = plain_text(line.removeprefix("> ").removeprefix("- "))
            open_turn.text = f"{open_turn.text} {text}".strip()
    if open_turn is not None and open_turn.text:
        yield open_turn


def _build(turns: list[_Turn], notices: Notices) -> tuple[list[Segment], list[Chapter]]:
    """Segments and chapters. A turn ends where the next begins; paragraphs within a turn share its time."""
    starts = [turn.ms for turn in turns]
    segments: list[Segment] = []
    chapters: list[Chapter] = []
    for i, turn in enumerate(turns):
        following = next((ms for ms in starts[i + 1 :] if ms is not None), None) if turn.ms is not None else None
        if turn.kind == "heading":
            begins = next((ms for ms in starts[i + 1 :] if ms is not None), None)
            chapters.append(Chapter(turn.text, begins))
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


def _after(segments: list[Segment], turn: _Turn) -> Segment:
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
    text = _LINK.sub(r"\1", text)
    for _ in range(3):  # emphasis inside emphasis
        text, count = _EMPHASIS.subn(r"\2", text)
        if not count:
            break
    return _ESCAPE.sub(r"\1", text).strip()


def write(talk: Transcript, options: WriteOptions) -> Output:
    """Write Markdown: the title and the chapters as headings, a bold label where the speaker changes."""
    return Output("\n\n".join(map(_line, pieces(talk, options))) + "\n")


def _line(piece: Piece) -> str:
    text = escape(piece.text)
    if piece.kind == "title":
        return f"# {text}"
    if piece.kind == "heading":
        return f"## {text}"
    if piece.kind == "byline":
        return f"*{text}*"
    return f"**{escape(piece.speaker)}:** {text}" if piece.speaker else text


_MARKS = regex.compile(r"([\\`*_\[\]<>])|^([#+-]|\d+(?=[.)]))")


def escape(text: str) -> str:
    """Keep text from being taken for Markdown.

    >>> escape("2 * 3 [sic]"), escape("1. one")
    ('2 \\\\* 3 \\\\[sic\\\\]', '1\\\\. one')
    """
    return _MARKS.sub(lambda m: f"\\{m[1]}" if m[1] else (f"{m[2]}\\" if m[2].isdigit() else f"\\{m[2]}"), text)


def sniff(text: str) -> float:
    """How surely this is Markdown: front matter, or headings, or turns with times."""
    lines = [line.strip() for line in text.split("\n")[:400]]
    turns = sum(1 for line in lines if TURN.fullmatch(line))
    if turns >= 2:
        return 0.6
    if lines[0] == "---" and any(_FIELD.fullmatch(line) for line in lines[1:8]):
        return 0.6
    return 0.5 if any(_HEADING.fullmatch(line) for line in lines) else 0.0


FORMAT = Format(
    name="markdown",
    title="Markdown",
    suffixes=(".md", ".markdown"),
    holds=frozenset({Holds.TIMES, Holds.SPEAKERS, Holds.CHAPTERS, Holds.METADATA}),
    sniff=sniff,
    read=read,
    write=write,
    exact=False,
)
