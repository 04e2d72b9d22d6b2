"""Learning a gazetteer from reference documents: articles, agendas, show notes, pages of HTML, other transcripts.

People with their roles, places, organisations, products, terms and phrases, each with how often and where it was
seen. Nothing here is asked of the network, and nothing learnt is taken for more than what the documents show.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from transcripts.arguments import wrong
from transcripts.errors import GazetteerError, Place
from transcripts.gazetteer.files.loading import decode
from transcripts.gazetteer.learning.blocks import Block, blocks
from transcripts.gazetteer.learning.merging import name_entries, phrase_entries
from transcripts.gazetteer.learning.names import Names
from transcripts.gazetteer.learning.phrases import Phrases
from transcripts.model import Transcript
from transcripts.visible import in_one_line

if TYPE_CHECKING:
    from transcripts.gazetteer.entry import Entry
    from transcripts.gazetteer.learning.merging import Known

LARGEST = 50_000_000
"""Bytes of the largest document that is read: a bigger file is no article."""


@dataclass(frozen=True, slots=True)
class Document:
    """A reference document: what it is called in `seen`, and its blocks of text."""

    name: str
    blocks: tuple[Block, ...]

    @classmethod
    def of_text(cls, text: str, name: str = "text") -> Document:
        """A document from its text, plain or HTML."""
        return cls(name, tuple(blocks(text)))

    @classmethod
    def of_transcript(cls, transcript: Transcript, *, speech: bool = True) -> Document:
        """A document from a transcript: title, standfirst, chapters and speakers, and with `speech` what was said.

        Leave `speech` out for a transcript that is itself to be cleaned: its words may be the mistakes.
        """
        found = [Block(text) for text in (transcript.title, transcript.channel, transcript.description) if text]
        for chapter in transcript.chapters:
            found += [Block(text) for text in (chapter.title, chapter.summary) if text]
        article = not any(segment.speaker or segment.start_ms is not None for segment in transcript.segments)
        if article and speech:  # a page that was read as text still has its furniture
            found += blocks(transcript.text)
        for segment in () if article else transcript.segments:
            if speech:
                found.append(Block(" ".join(segment.text.split()), segment.speaker))
            elif segment.speaker:
                found.append(Block("", segment.speaker))
        name = transcript.source.path if transcript.source else transcript.title or "transcript"
        return cls(Path(name).name, tuple(found))


Source = Document | Transcript | os.PathLike[str] | str


def documents_of(value: object) -> tuple[Source, ...]:
    """One document, or several, as they are given."""
    wanted = "a document or a list of them: the path of a file, a text of several lines, or a Transcript"
    one = isinstance(value, Document | Transcript | os.PathLike | str)
    several = (value,) if one else value
    if not isinstance(several, Iterable) or isinstance(several, bytes | Mapping):
        raise wrong("documents", value, wanted)
    found = tuple(several)
    for each in found:
        if not each or not isinstance(each, Document | Transcript | os.PathLike | str):
            raise wrong("documents", each, wanted)
    return found


def learn(documents: Iterable[Source], known: Known) -> list[Entry]:
    """Learn the names, terms and phrases of documents; `known` gives what is known of a name already.

    A `str` with a line end in it is a text, any other a path. Raises GazetteerError where one cannot be read.

    >>> names = learn(["Defence minister Anna Kovač met the press.\\nKovač showed a rare tea set."], lambda name: ())
    >>> [(entry.canonical, entry.kind, entry.role) for entry in sorted(names, key=lambda e: e.canonical)][:2]
    [('Anna Kovač', 'person', 'Defence minister'), ('Kovač', 'person', 'Defence minister')]
    """
    names, phrases = Names(), Phrases()
    for number, source in enumerate(documents, 1):
        document = _document(source, number)
        names.read(document.name, document.blocks)
        phrases.read(document.name, document.blocks)
    found = name_entries(names.finish(), known, names.lower)
    found.sort(key=lambda entry: -sum(count for _, count in entry.seen))
    terms = phrase_entries(*phrases.finish())
    terms.sort(key=lambda entry: -sum(count for _, count in entry.seen))
    return [*found, *terms]


def _document(source: Source, number: int) -> Document:
    if isinstance(source, Document):
        return source
    if isinstance(source, Transcript):
        return Document.of_transcript(source)
    if isinstance(source, str) and "\n" in source:
        return Document.of_text(source, f"text {number}")
    path = Path(source)
    try:
        if path.stat().st_size > LARGEST:
            raise GazetteerError(
                "is too large for a reference document", place=Place(str(path)), hint="give the part that has the names"
            )
        data = path.read_bytes()
    except OSError as error:
        raise GazetteerError(
            f"cannot be read: {error.strerror or error}", place=Place(str(path)), hint="check the path"
        ) from error
    except ValueError as error:  # a NUL in the path
        raise GazetteerError(f"is not a path: {error}", place=Place(str(path)[:80]), hint="check the path") from error
    return Document.of_text(decode(data, str(path)), in_one_line(path.name))
