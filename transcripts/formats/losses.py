"""What a format cannot hold of a transcript, said once each; and the refusal to write what has no times.

Nothing here changes a transcript.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from transcripts.errors import WriteError
from transcripts.formats.base import Format, Holds, WriteOptions
from transcripts.model import Notice, words_held

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
    metadata: bool | None = None,
) -> tuple[Notice, ...]:
    """One notice for each kind of thing in the transcript that the format leaves out.

    `styles`, `positions` and `metadata` are what the writer itself found it could not hold, where it holds some.
    """
    lost = {Holds.STYLES: styles, Holds.POSITIONS: positions, Holds.METADATA: metadata}
    return tuple(Notice(message) for message in _losses(talk, format, options, lost))


def _losses(
    talk: Transcript,
    format: Format,  # noqa: A002 - as above
    options: WriteOptions,
    lost: dict[Holds, bool | None],
) -> Iterator[str]:
    found = _found(talk)
    title = format.title
    missing = {kind for kind in found - format.holds if lost.get(kind) is not False}
    missing |= {kind for kind, is_lost in lost.items() if is_lost}
    if Holds.SPEAKERS in missing and not options.speaker_labels:
        yield f"{title} has no place for speakers; they are left out (--speaker-labels writes them before the text)"
    for kind, what in (
        (Holds.STYLES, "some of the styles; the words stay"),
        (Holds.POSITIONS, "some of the positions"),
        (Holds.WORDS, "the times of words"),
        (Holds.CONFIDENCE, "the confidence of words"),
        (Holds.CHAPTERS, "chapters"),
        (Holds.METADATA, "some of title, date, channel and description"),
    ):
        if kind in missing:
            yield f"{title} cannot hold {what}"
    if any(extra.kind.partition(":")[0] not in {format.name, "*"} for extra in talk.extras) and format.name != "json":
        yield f"{title} cannot hold other parts of the source (page text, notes, style sheets)"


def _found(talk: Transcript) -> set[Holds]:
    """What the transcript has that a format may not be able to hold."""
    found = set()
    if talk.chapters:
        found.add(Holds.CHAPTERS)
    if talk.title or talk.date or talk.channel or talk.description:
        found.add(Holds.METADATA)
    if any(map(attrgetter("speaker"), talk.segments)):
        found.add(Holds.SPEAKERS)
    if any(map(attrgetter("settings"), talk.segments)):
        found.add(Holds.POSITIONS)
    for words in words_held(talk.segments):
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
