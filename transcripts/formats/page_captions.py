"""Read a video page with a caption dump: cues marked `play00:09` among the page's own text.

The captions are found by the shape of their marks. Around them, title, channel, date, duration and the outline's
chapters are taken by theirs; all else of the page is kept as an extra and never becomes speech.
Does not write.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from transcripts.errors import NoCaptionsError
from transcripts.formats.base import Format, Holds, Input
from transcripts.formats.page_parts import Part, first_mark, marks_in, parts_of, segments_of
from transcripts.formats.page_text import (
    CLOCK,
    Line,
    clock_ms,
    close_ends,
    date_in,
    ends_sentence,
    is_heading,
    lines_of,
    page_notice,
    paragraphs_of,
    without_emoji,
)
from transcripts.model import Chapter, Extra, Notice, Transcript

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARK = regex.compile(rf"play\s?(?P<time>{CLOCK})(?!\d)\s*(?P<text>.*)", regex.IGNORECASE)
_TORN_MARK = regex.compile(r"play\s?\d{0,3}(?::\d{0,2}){0,2}", regex.IGNORECASE)
_CLOCK = regex.compile(CLOCK)
_RATING = regex.compile(r"\d(?:\.\d+)?\s*/\s*\d+\b.*")
_LONGEST_TITLE = 20  # words: an outline's title; a longer line is a paragraph


def _sniff(head: str) -> float:
    marks = marks_in(head, _MARK)
    return 0.0 if not marks else 0.97 if marks > 1 else 0.8


def _read(given: Input) -> Transcript:
    lines = lines_of(given.text)
    first = first_mark(lines, _MARK)
    if first is None:
        raise NoCaptionsError(
            "no caption marks such as play00:09 on this page",
            place=given.place(),
            hint="copy the page again with its transcript unfolded, or name the format with --from",
        )
    warnings = list(given.warnings)
    cues = parts_of(lines[first:], _MARK)
    cues, after = _cut_last(cues, warnings)
    page = [*lines[:first], *after]
    head = _head(lines[:first])
    segments, numbers = segments_of(cues, "cue", warnings)
    if not segments:
        raise NoCaptionsError(
            "the page has caption marks, but no words between them",
            place=given.place(lines[first].number, 1),
            hint="copy the page again with its transcript unfolded",
        )
    last_ms = max(s.start_ms or 0 for s in segments)
    closed = close_ends(segments, numbers, head.duration_ms, warnings)
    return Transcript(
        tuple(closed),
        title=head.title,
        channel=head.channel,
        date=head.date,
        description=head.description,
        duration_ms=head.duration_ms,
        chapters=_chapters(page, last_ms),
        extras=(Extra("page:text", "\n".join(line.text for line in page)),) if page else (),
        warnings=tuple(warnings),
    )


def _cut_last(cues: list[Part], warnings: list[Notice]) -> tuple[list[Part], list[Line]]:
    """Part the last cue from the page text behind it: it is taken to be no longer than the longest other cue.

    Where a dump has but one cue, its first paragraph is the cue. A mark that was torn off is no speech.
    """
    lines = cues[-1].lines
    if lines and _TORN_MARK.fullmatch(lines[-1].text):
        warnings.append(Notice(f"the dump is cut off in a mark: {lines[-1].text!r}", lines[-1].number, 1))
        lines = lines[:-1]
    paragraphs = paragraphs_of(lines)
    most = max((len(paragraphs_of(cue.lines)) for cue in cues[:-1]), default=1) or 1
    longest = max((len(cue.lines) for cue in cues[:-1]), default=1) or 1
    kept: list[Line] = []
    for count, paragraph in enumerate(paragraphs):
        room = len(cues) == 1 or len(kept) + len(paragraph) <= longest
        if count and (count >= most or not room or _is_furniture(paragraph)):
            break
        kept += paragraph if room else paragraph[: max(1, longest - len(kept))]
    after = lines[len(kept) :]
    warnings += page_notice(after)
    return [*cues[:-1], cues[-1]._replace(lines=kept)], after


def _is_furniture(paragraph: Sequence[Line]) -> bool:
    text = paragraph[0].text
    return bool(_RATING.fullmatch(text)) or is_heading(text)


@dataclass(frozen=True, slots=True)
class _Head:
    title: str | None = None
    channel: str | None = None
    date: str | None = None
    duration_ms: int | None = None
    description: str | None = None


_SUMMARIES = {"summary", "description", "overview"}


def _head(lines: Sequence[Line]) -> _Head:
    """Title, channel, date and duration from the first lines of the page; a summary as the description."""
    top = [line.text for line in lines[:12]]
    dates = [(i, *found) for i, text in enumerate(top) if (found := date_in(text))]
    at, date, rest = dates[0] if dates else (len(top), None, "")
    clocks = [text for text in (rest, *top[at + 1 : at + 2]) if _CLOCK.fullmatch(text)]
    plain = [i for i, text in enumerate(top) if i != at and not _CLOCK.fullmatch(text)]
    channel = top[at - 1] if date and at - 1 in plain[1:] else None
    summary = next(
        (b.text for a, b in pairwise(lines) if a.text.casefold() in _SUMMARIES and ends_sentence(b.text)), None
    )
    return _Head(
        top[plain[0]] if plain else None,
        channel,
        date,
        clock_ms(clocks[0]) if clocks else None,
        regex.sub(r"^TLDR\s*(?=\S)", "", summary) if summary else None,
    )


def _chapters(page: Sequence[Line], last_ms: int) -> tuple[Chapter, ...]:
    """The outline: a clock time alone on a line, a title below it, perhaps a paragraph below that."""
    starts = [i for i, line in enumerate(page[:-1]) if _CLOCK.fullmatch(line.text)]
    chapters: list[Chapter] = []
    for i in starts:
        title = page[i + 1].text
        start_ms = clock_ms(page[i].text)
        before = chapters[-1].start_ms if chapters else -1
        fits = start_ms <= last_ms and start_ms > (before if before is not None else -1)
        if not fits or len(title.split()) > _LONGEST_TITLE or _CLOCK.fullmatch(title) or _MARK.match(title):
            continue
        below = page[i + 2].text if i + 2 < len(page) else ""
        summary = below if ends_sentence(below) and not is_heading(below) else None
        chapters.append(Chapter(without_emoji(title), start_ms, None, summary))
    ends = [c.start_ms for c in chapters[1:]]
    return tuple(Chapter(c.title, c.start_ms, end, c.summary) for c, end in zip(chapters, [*ends, None], strict=False))


FORMAT = Format(
    "page-captions",
    "a video page with a caption dump (play00:09)",
    (),  # .txt is plain text unless the content says otherwise
    frozenset({Holds.TIMES, Holds.CHAPTERS, Holds.METADATA}),
    _sniff,
    _read,
    begins=r"\s*play\d",
)
