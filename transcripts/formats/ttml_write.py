"""Writes TTML: the IMSC 1.1 text profile, a paragraph for each segment, everything escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from transcripts.formats.base import Captures, Format, Holds, Output, WriteOptions
from transcripts.formats.clock import webvtt as clock
from transcripts.formats.losses import losses, untimed
from transcripts.formats.runs import steps
from transcripts.formats.srt_markup import POSITIONS as PLACES
from transcripts.formats.xmltext import escape

if TYPE_CHECKING:
    from transcripts.model import Segment, Transcript

TTML = Format(
    name="ttml",
    title="TTML",
    suffixes=(".ttml", ".dfxp", ".itt", ".xml"),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.WORDS, Holds.SPEAKERS, Holds.STYLES, Holds.POSITIONS}),
    captures=Captures.CAPTIONS,
    begins=r".*<(?:\w+:)?p\b",
    ordered=True,
)
"""What TTML holds; the reader's module adds how it is read and written."""

_NUMBERS = {settings: number for number, settings in PLACES.items()}
_ATTRIBUTE = {
    "i": 'tts:fontStyle="italic"',
    "b": 'tts:fontWeight="bold"',
    "u": 'tts:textDecoration="underline"',
}
_COLOURS = {"black", "silver", "gray", "white", "maroon", "red", "purple", "fuchsia", "magenta", "green", "lime",
            "olive", "yellow", "navy", "blue", "teal", "aqua", "cyan"}  # fmt: skip
_ROWS = ("after", "center", "before")  # of a numeric keypad, from the bottom
_COLUMNS = ("start", "center", "end")


def write(talk: Transcript, options: WriteOptions) -> Output:
    """Write TTML; word times, if asked for, as spans with their own begin and end."""
    speakers = list(dict.fromkeys(s.speaker for s in talk.segments if s.speaker))
    agents = {name: f"speaker{number}" for number, name in enumerate(speakers, 1)}
    used = sorted({_NUMBERS[s.settings] for s in talk.segments if s.settings in _NUMBERS} | {2})
    lost_style = lost_place = False
    body = []
    for number, segment in enumerate(talk.segments, 1):
        if segment.start_ms is None or segment.end_ms is None:
            raise untimed(segment, number, TTML.title)
        text, unheld = _body(segment, options)
        lost_style = lost_style or unheld
        place = _NUMBERS.get(segment.settings or "", 2)
        lost_place = lost_place or bool(segment.settings and segment.settings not in _NUMBERS)
        agent = f' ttm:agent="{agents[segment.speaker]}"' if segment.speaker else ""
        times = f'begin="{clock(segment.start_ms)}" end="{clock(segment.end_ms)}"'
        body.append(f'      <p {times} region="an{place}"{agent}>{text}</p>')
    head = _head(talk, agents, used)
    content = "\n".join([*head, "  <body>", "    <div>", *body, "    </div>", "  </body>", "</tt>", ""])
    lost = losses(
        talk, TTML, options, styles=lost_style, positions=lost_place,
        metadata=bool(talk.date or talk.channel or talk.description),
    )  # fmt: skip
    return Output(content, lost)


def _head(talk: Transcript, agents: dict[str, str], used: list[int]) -> list[str]:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        (
            '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling"'
            ' xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"'
            ' ttp:contentProfiles="http://www.w3.org/ns/ttml/profile/imsc1.1/text" xml:space="preserve"'
            f' xml:lang="{escape(talk.language or "")}">'
        ),
        "  <head>",
    ]
    if talk.title or agents:
        lines.append("    <metadata>")
        if talk.title:
            lines.append(f"      <ttm:title>{escape(talk.title)}</ttm:title>")
        lines += [
            f'      <ttm:agent type="person" xml:id="{key}"><ttm:name type="full">{escape(name)}</ttm:name></ttm:agent>'
            for name, key in agents.items()
        ]
        lines.append("    </metadata>")
    lines.append("    <layout>")
    for number in used:
        row, column = (number - 1) // 3, (number - 1) % 3
        lines.append(
            f'      <region xml:id="an{number}" tts:origin="10% 10%" tts:extent="80% 80%"'
            f' tts:displayAlign="{_ROWS[row]}" tts:textAlign="{_COLUMNS[column]}"/>'
        )
    return [*lines, "    </layout>", "  </head>"]


def _body(segment: Segment, options: WriteOptions) -> tuple[str, bool]:
    words = segment.held_words
    if words is None or not (options.word_times or any(word.styles for word in words)):
        return _text(segment.text), False
    parts: list[str] = []
    lost = False
    for step in steps(segment.text, words):
        parts += ["</span>" for style in step.close if _attribute(style)]
        parts.append(_text(step.space))
        parts += [f"<span {held}>" for style in step.open if (held := _attribute(style))]
        lost = lost or not all(map(_attribute, step.open))
        word = step.word
        text = _text(word.text)
        if options.word_times and word.text and word.start_ms is not None and word.end_ms is not None:
            offset = segment.start_ms or 0
            if word.timing == "given" and word.start_ms >= offset:
                begin, end = (clock(ms - offset) for ms in (word.start_ms, max(word.start_ms, word.end_ms)))
                text = f'<span begin="{begin}" end="{end}">{text}</span>'
        parts.append(text)
    return "".join(parts), lost


def _attribute(style: str) -> str | None:
    if style in _ATTRIBUTE:
        return _ATTRIBUTE[style]
    name = style.removeprefix("c.")
    if name != style and (name in _COLOURS or regex.fullmatch(r"color(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{8})", name)):
        return f'tts:color="{name.replace("color", "#") if name not in _COLOURS else name}"'
    return None


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br/>")
