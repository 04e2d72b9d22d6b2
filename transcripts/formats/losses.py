"""What a format cannot hold of a transcript, said once each; and the refusal to write what has no times.

Nothing here changes a transcript.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.errors import WriteError
from transcripts.formats.base import Format, Holds, WriteOptions
from transcripts.model import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transcripts.model import Segment, Transcript


def losses(
    talk: Transcript,
    format: Format,  # noqa: A002 - the plain word
    options: WriteOptions,
    *,
    styles: bool | None = None,
    positions: bool | None = None,
) -> tuple[Notice, ...]:
    """One notice for each kind of thing in the transcript that the format leaves out.

    `styles` and `positions` are what the writer itself found it could not hold, where it holds some of them.
    """
    return tuple(Notice(message) for message in _losses(talk, format, options, styles, positions))


def _losses(
    talk: Transcript,
    format: Format,  # noqa: A002 - as above
    options: WriteOptions,
    styles: bool | None,
    positions: bool | None,
) -> Iterator[str]:
    found = _found(talk)
    holds, title = format.holds, format.title
    if Holds.SPEAKERS in found - holds and not options.speaker_labels:
        yield f"{title} has no place for speakers; they are left out (speaker labels put them before the text)"
    if styles if styles is not None else Holds.STYLES in found - holds:
        yield f"{title} cannot hold some of the styles; they are left out, the words stay"
    if positions if positions is not None else Holds.POSITIONS in found - holds:
        yield f"{title} cannot hold some of the positions; they are left out"
    for kind, what in (
        (Holds.WORDS, "the times of words"),
        (Holds.CONFIDENCE, "the confidence of words"),
        (Holds.CHAPTERS, "chapters"),
        (Holds.METADATA, "the title, date or channel"),
    ):
        if kind in found - holds:
            yield f"{title} cannot hold {what}; left out"
    if any(extra.kind.partition(":")[0] not in {format.name, "*"} for extra in talk.extras) and format.name != "json":
        yield f"{title} cannot hold the notes and style sheets of the source; left out"


def _found(talk: Transcript) -> set[Holds]:
    """What the transcript has that a format may not be able to hold."""
    found = set()
    if talk.chapters:
        found.add(Holds.CHAPTERS)
    if talk.title or talk.date or talk.channel or talk.description:
        found.add(Holds.METADATA)
    for segment in talk.segments:
        if segment.speaker is not None:
            found.add(Holds.SPEAKERS)
        if segment.settings is not None:
            found.add(Holds.POSITIONS)
        words = segment.held_words
        if words is None:
            continue
        for word in words:
            if word.styles:
                found.add(Holds.STYLES)
            if word.confidence is not None:
                found.add(Holds.CONFIDENCE)
            if word.start_ms is not None and word.timing == "given":
                found.add(Holds.WORDS)
    return found


def untimed(segment: Segment, number: int, title: str) -> WriteError:
    """Make the error for a segment without times in a format that needs them."""
    words = segment.text.split()
    start = " ".join(words[:8]) + (" …" if len(words) > 8 else "")
    return WriteError(
        f"segment {number} ({start!r}) has no times, and {title} needs them",
        hint="give it times first (`transcripts align`), or write text, Markdown or JSON",
    )
