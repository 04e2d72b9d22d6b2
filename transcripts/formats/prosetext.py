"""A transcript as prose, in the pieces that text, Markdown, HTML and Word documents are made of.

What a paragraph is, which words are left out and where marks go is decided in `transcripts.prose`; here it is only
put in order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transcripts.formats.base import WriteOptions
    from transcripts.model import Segment, Transcript


@dataclass(frozen=True, slots=True)
class Piece:
    """A title, a heading or a paragraph; `speaker` is set where a label belongs before it."""

    kind: Literal["title", "byline", "heading", "paragraph"]
    text: str
    speaker: str | None = None


def pieces(talk: Transcript, options: WriteOptions) -> Iterator[Piece]:
    """The pieces of a transcript in order."""
    if talk.title:
        yield Piece("title", talk.title)
    if byline := " · ".join(part for part in (talk.channel, talk.date) if part):
        yield Piece("byline", byline)
    if talk.description:
        yield Piece("paragraph", talk.description)
    yield from _body(talk, options)


def _body(talk: Transcript, options: WriteOptions) -> Iterator[Piece]:  # noqa: ARG001 - for transcripts.prose
    chapters = iter(sorted((c for c in talk.chapters if c.start_ms is not None), key=lambda c: c.start_ms or 0))
    chapter = next(chapters, None)
    held: list[str] = []
    speaker = label = None
    for segment in talk.segments:
        starts = chapter is not None and segment.start_ms is not None and segment.start_ms >= (chapter.start_ms or 0)
        if held and (starts or segment.speaker != speaker or _full(held, segment)):
            yield Piece("paragraph", " ".join(held), label)
            held, label = [], None
        while chapter is not None and segment.start_ms is not None and segment.start_ms >= (chapter.start_ms or 0):
            yield Piece("heading", chapter.title)
            chapter = next(chapters, None)
        if segment.speaker != speaker:
            speaker = label = segment.speaker
        held += segment.text.split()
    if held:
        yield Piece("paragraph", " ".join(held), label)


def _full(held: list[str], segment: Segment) -> bool:
    """Whether the next segment begins a paragraph: it has no times, or enough was said and a sentence ended."""
    if segment.start_ms is None:
        return True
    return len(held) > 80 and held[-1].endswith((".", "?", "!", "…", ".”", '."'))
