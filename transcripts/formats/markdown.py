"""Markdown: articles and transcripts with headings; also podcast notes with `Name 00:01:40` before each turn.

Front matter gives title, date and summary; headings become chapters, whose times are those of the turns below them.
Emphasis marks go; links keep their text.
"""

from __future__ import annotations

import regex

from transcripts.errors import NoCaptionsError
from transcripts.formats import labels
from transcripts.formats.base import Format, Holds, Input, Notices, Output, WriteOptions
from transcripts.formats.page_text import date_in
from transcripts.formats.prosetext import Piece, pieces, told
from transcripts.formats.turns import build, turns
from transcripts.model import Transcript

_HEADING = regex.compile(r"#{1,6}\s+\S.*")
_FIELD = regex.compile(r"([A-Za-z_]+):\s*(.*)")


def read(source: Input) -> Transcript:
    """Read Markdown. Raises NoCaptionsError where it holds no words."""
    notices = Notices()
    front, body, line = _front_matter(source.text)
    found = list(turns(body, line))
    title = front.get("title")
    if found and found[0].kind == "heading" and title is None and found[0].level == 1:
        title = found.pop(0).text
    segments, chapters = build(found, notices)
    if not segments:
        raise source.error("the file holds no words", 1, kind=NoCaptionsError, hint="check that the file is complete")
    if not any(segment.speaker for segment in segments):
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


def write(talk: Transcript, options: WriteOptions) -> Output:
    """Write Markdown: the title and the chapters as headings, a bold label where the speaker changes."""
    return Output("\n\n".join(map(_line, pieces(talk, options))) + "\n", told(talk, options))


def _line(piece: Piece) -> str:
    text = escape(piece.text)
    if piece.kind == "title":
        return f"# {text}"
    if piece.kind == "heading":
        return f"## {text}"
    if piece.kind == "byline":
        return f"*{text}*"
    return f"**{escape(piece.speaker)}:** {text}" if piece.speaker else text


_MARKS = regex.compile(r"([\\`*_\[\]<>]|&(?=#?\w+;))|^([#+-]|\d+(?=[.)]))")


def escape(text: str) -> str:
    """Keep text from being taken for Markdown.

    >>> escape("2 * 3 [sic]"), escape("1. one"), escape("R&D, AT&T; &copy;")
    ('2 \\\\* 3 \\\\[sic\\\\]', '1\\\\. one', 'R&D, AT\\\\&T; \\\\&copy;')
    """
    return _MARKS.sub(lambda m: f"\\{m[1]}" if m[1] else (f"{m[2]}\\" if m[2].isdigit() else f"\\{m[2]}"), text)


def sniff(text: str) -> float:
    """How surely this is Markdown: front matter, or headings, or turns with times."""
    lines = [line.strip() for line in text.split("\n")[:400]]
    if lines[0] == "---" and any(_FIELD.fullmatch(line) for line in lines[1:8]):
        return 0.8
    if sum(1 for line in lines if _HEADING.fullmatch(line)) or sum(1 for line in lines if line.startswith("**")) >= 2:
        return 0.8
    return 0.0


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
