"""A transcript as prose, in the pieces that text, Markdown, HTML and Word documents are made of.

What a paragraph is, which words are left out and where marks go is decided in `transcripts.prose`; here it is only
put in order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from transcripts.model import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transcripts.formats.base import WriteOptions
    from transcripts.model import Transcript


@dataclass(frozen=True, slots=True)
class Piece:
    """A title, a heading or a paragraph; `speaker` is set where a label belongs before it."""

    kind: Literal["title", "byline", "heading", "paragraph"]
    text: str
    speaker: str | None = None


def told(talk: Transcript, options: WriteOptions) -> tuple[Notice, ...]:
    """One notice that counts the notes of sounds that the prose leaves out, and quotes the first."""
    from transcripts.prose.compose import sounds  # noqa: PLC0415 - as below

    if options.verbatim:
        return ()
    texts = [word.text for word in talk.iter_words()]
    found = [at for at in sorted(sounds(texts)) if not texts[at].startswith(">>")]  # that is a turn, which is kept
    if not found:
        return ()
    end = next(at for at in found if at + 1 == len(texts) or texts[at][-1] in "]♪♫")
    signs = "1 word" if len(found) == 1 else f"{len(found)} words"
    first = " ".join(texts[found[0] : end + 1])
    return (Notice(f"prose leaves out notes of sounds: {signs}, first {first!r} (--sounds keeps them)"),)


def pieces(talk: Transcript, options: WriteOptions) -> Iterator[Piece]:
    """The pieces of a transcript in order."""
    from transcripts.prose import Heading, to_prose  # noqa: PLC0415 - slow to load, and only prose needs it

    if talk.title:
        yield Piece("title", talk.title)
    if byline := " · ".join(part for part in (talk.channel, talk.date) if part):
        yield Piece("byline", byline)
    if talk.description:
        yield Piece("paragraph", talk.description)
    prose = to_prose(talk, verbatim=options.verbatim, quotes="smart" if options.smart_quotes else "plain")
    for part in prose.parts:
        if isinstance(part, Heading):
            yield Piece("heading", part.title)
        else:
            yield Piece("paragraph", part.text, part.speaker if part.new_speaker else None)
