"""Read a speaker-labelled transcript as it stands on a page: `Speaker 1 (00:01):`, then what was said.

Title, date and standfirst are taken from before the first label; what follows the last turn and is not speech
(an advertisement, a footer) is kept as an extra. Does not write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from transcripts.errors import NoCaptionsError
from transcripts.formats.base import Format, Holds, Input
from transcripts.formats.page_parts import Part, first_mark, marks_in, parts_of, segments_of
from transcripts.formats.page_text import (
    CLOCK,
    Line,
    close_ends,
    date_in,
    ends_sentence,
    is_heading,
    lines_of,
    page_notice,
    paragraphs_of,
)
from transcripts.model import Extra, Transcript

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME = r"(?P<name>[\p{L}\p{N}][^\n:()]{0,60}?(?:\s*\([^\n():]{1,40}\))?)"
_LABEL = regex.compile(
    rf"{_NAME}\s*(?:\((?P<time>{CLOCK}(?:\.\d+)?)\)\s*:|:\s*\((?P<time>{CLOCK}(?:\.\d+)?)\))\s*(?P<text>.*)"
)


def _sniff(head: str) -> float:
    labels = marks_in(head, _LABEL)
    return 0.0 if not labels else 0.95 if labels > 1 else 0.75


def _read(given: Input) -> Transcript:
    lines = lines_of(given.text)
    first = first_mark(lines, _LABEL)
    if first is None:
        raise NoCaptionsError(
            "no speaker labels such as Speaker 1 (00:01): in this text",
            place=given.place(),
            hint="name the format with --from, or read it as plain text with --from text",
        )
    warnings = list(given.warnings)
    turns = parts_of(lines[first:], _LABEL)
    after = _cut_last(turns)
    warnings += page_notice(after)
    segments, numbers = segments_of(turns, "turn", warnings)
    if not segments:
        raise NoCaptionsError(
            "there are speaker labels, but no words after them", place=given.place(lines[first].number)
        )
    page = [*lines[:first], *after]
    return _with_head(
        Transcript(
            tuple(close_ends(segments, numbers, None, warnings)),
            extras=(Extra("page:text", "\n".join(line.text for line in page)),) if page else (),
            warnings=tuple(warnings),
        ),
        lines[:first],
    )


def _cut_last(turns: list[Part]) -> list[Line]:
    """Take what is not speech off the last turn: from the first heading on, past the turn's own first paragraph.

    Speech in a labelled transcript is punctuated, so a line in title case with no full stop is the page's.
    """
    body = turns[-1].lines
    paragraphs = paragraphs_of(body)
    kept: list[Line] = []
    for count, paragraph in enumerate(paragraphs):
        if count and is_heading(paragraph[0].text):
            break
        kept += paragraph
    turns[-1] = turns[-1]._replace(lines=kept)
    return body[len(kept) :]


def _with_head(talk: Transcript, lines: Sequence[Line]) -> Transcript:
    """Title, date and standfirst, from the lines above the first label."""
    date = next((d[0] for line in lines if (d := date_in(line.text)) and not d[1]), None)
    plain = [line.text for line in lines if not date_in(line.text)]
    sentences = [text for text in plain if ends_sentence(text)]
    title = next((text for text in plain if text not in sentences), None)
    return Transcript(
        talk.segments,
        title=title or (plain[0] if plain else None),
        date=date,
        description=sentences[-1] if sentences and sentences[-1] != title else None,
        extras=talk.extras,
        warnings=talk.warnings,
    )


FORMAT = Format(
    "labelled",
    "a speaker-labelled transcript (Speaker 1 (00:01):)",
    (),  # .txt is plain text unless the content says otherwise
    frozenset({Holds.TIMES, Holds.SPEAKERS, Holds.METADATA}),
    _sniff,
    _read,
)
