"""What a format cannot hold of a transcript, said in one line; and the refusal to write what has no times.

Nothing here changes a transcript.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from transcripts.errors import WriteError
from transcripts.formats.base import Captures, Format, Holds, WriteOptions
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
    """One notice that names all that the format leaves out of the transcript and that somebody may miss.

    `styles`, `positions` and `metadata` are what the writer itself found it could not hold, where it holds some.
    """
    lost = {Holds.STYLES: styles, Holds.POSITIONS: positions, Holds.METADATA: metadata}
    left_out = list(_losses(talk, format, options, lost))
    return (Notice(f"{format.title} leaves out {', '.join(left_out)}"),) if left_out else ()


def _losses(
    talk: Transcript,
    format: Format,  # noqa: A002 - as above
    options: WriteOptions,
    lost: dict[Holds, bool | None],
) -> Iterator[str]:
    found = _found(talk)
    missing = {kind for kind in found - format.holds if lost.get(kind) is not False}
    missing |= {kind for kind, is_lost in lost.items() if is_lost}
    missing -= _not_missed(format, options)
    if Holds.SPEAKERS in missing and not options.speaker_labels:
        yield "speakers (--speaker-labels writes them before the text)"
    for kind, what in (
        (Holds.STYLES, "some of the styles"),
        (Holds.POSITIONS, "some of the positions"),
        (Holds.WORDS, "the times of words"),
        (Holds.CONFIDENCE, "the confidence of words"),
        (Holds.CHAPTERS, "chapters"),
        (Holds.METADATA, "some of title, date, channel and description"),
    ):
        if kind in missing:
            yield what
    if format.name != "json" and any(_foreign(extra.kind, format.name) for extra in talk.extras):
        yield "notes and style sheets of the source"


def _not_missed(format: Format, options: WriteOptions) -> set[Holds]:  # noqa: A002 - as above
    """What nobody looks for in captions: there are words' times where they were asked for."""
    if format.captures is not Captures.CAPTIONS:
        return set()
    words = set() if options.word_times else {Holds.WORDS}
    return words | {Holds.CONFIDENCE, Holds.METADATA}


def _foreign(kind: str, name: str) -> bool:
    """Whether a block that stands beside the cues is of another format, and more than its first lines or a page."""
    home, _, what = kind.partition(":")
    return home not in {name, "*", "page"} and what != "header"


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
