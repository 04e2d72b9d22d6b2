"""What a format is: how it is recognised, read and written, and what it can hold.

One `Format` stands at the end of each module in this folder; `transcripts.formats` collects them in a table.
Nothing here opens a file: a reader gets text (or bytes, where the format is binary), a writer returns it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from transcripts.errors import Place
    from transcripts.model import Notice, Transcript


class Holds(Enum):
    """What a format can carry; `docs/formats.md` is generated from these."""

    TIMES = "times of segments"
    ENDS = "ends of segments"
    WORDS = "times of words"
    SPEAKERS = "speakers"
    STYLES = "italics, bold and colours"
    POSITIONS = "positions on the screen"
    CHAPTERS = "chapters"
    METADATA = "title, date, channel"
    CONFIDENCE = "confidence of words"


@dataclass(frozen=True, slots=True)
class Input:
    r"""What a reader gets: the text, its line ends as `\n`, and what an error message needs to point into it.

    `data` holds the bytes as they came, for binary formats.
    """

    text: str
    path: str = "-"
    data: bytes = b""
    warnings: tuple[Notice, ...] = ()
    encoding: str = "utf-8"

    def place(self, line: int | None = None, column: int | None = None) -> Place:
        """The place of a 1-based line and column, with the line's text for the picture in an error."""
        from transcripts.errors import Place  # noqa: PLC0415 - errors are rare; readers start without them

        lines = self.text.split("\n", line) if line else []
        return Place(self.path, line, column, lines[line - 1] if line and len(lines) >= line else None)


@dataclass(frozen=True, slots=True)
class Output:
    """What a writer returns: the file's content, and a notice for each kind of thing it could not hold."""

    content: str | bytes
    warnings: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """How to write: each writer uses those it knows of and ignores the rest.

    `word_times` asks for karaoke or word time tags; `verbatim` and `smart_quotes` are for prose.
    """

    word_times: bool = False
    verbatim: bool = False
    smart_quotes: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `sniff` gives 0 to 1: how surely a text (its first 64 KiB) is of this format.

    `read` raises `ReadError`; `write` raises `WriteError`. Either may be None.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    holds: frozenset[Holds]
    sniff: Callable[[str], float] = field(default=lambda _: 0.0)
    read: Callable[[Input], Transcript] | None = None
    write: Callable[[Transcript, WriteOptions], Output] | None = None
