"""What a format is: how it is recognised, read and written, and what it can hold.

One `Format` stands at the end of each module in this folder; `transcripts.formats` collects them in a table.
Nothing here opens a file: a reader gets text (or bytes, where the format is binary), a writer returns it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from transcripts.errors import Place, ReadError, WriteError
from transcripts.model import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from transcripts.model import Transcript


class Holds(Enum):
    """What a format can carry; `docs/reference/formats.md` is generated from these."""

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

    `data` holds the bytes as they came, for binary formats. `plain` says that the text holds nothing that `characters`
    would mend, and no escape that could stand for such a thing.
    """

    text: str
    path: str = "-"
    data: bytes = b""
    warnings: tuple[Notice, ...] = ()
    encoding: str = "utf-8"
    plain: bool = False

    def place(self, line: int | None = None, column: int | None = None) -> Place:
        """The place of a 1-based line and column, with the line's text for the picture in an error."""
        lines = self.text.split("\n", line) if line else []
        return Place(self.path, line, column, lines[line - 1] if line and len(lines) >= line else None)

    def error(
        self,
        message: str,
        line: int | None = None,
        column: int | None = None,
        *,
        hint: str | None = None,
        kind: type[ReadError] = ReadError,
    ) -> ReadError:
        """Make the error that says `message` about a place in this input and what to do about it."""
        return kind(message, place=self.place(line, column), hint=hint)


@dataclass(frozen=True, slots=True)
class Output:
    """What a writer returns: the file's content, and a notice for each kind of thing it could not hold.

    `parts` are further files that belong to it, by name (the segments of an HLS playlist).
    """

    content: str | bytes
    warnings: tuple[Notice, ...] = ()
    parts: tuple[tuple[str, str | bytes], ...] = ()

    @property
    def data(self) -> bytes:
        """The content as bytes: UTF-8. Raises WriteError."""
        return as_bytes(self.content)


def as_bytes(content: str | bytes) -> bytes:
    """A file's content as bytes: UTF-8. Raises WriteError where it holds half of a surrogate pair."""
    if isinstance(content, bytes):
        return content
    try:
        return content.encode()
    except UnicodeEncodeError as error:
        line = content.count("\n", 0, error.start) + 1
        raise WriteError(
            f"what would be line {line} holds half of a surrogate pair, which no file can hold",
            hint="take that character out of the text",
        ) from None


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """How to write: each writer uses those it knows of and ignores the rest.

    `word_times` asks for karaoke or word time tags; `speaker_labels` for `Name:` before the text in formats that
    have no place of their own for a speaker (None: where the source had them so), `label_style` for the form of it,
    with `{}` for the name; `verbatim` and `smart_quotes` are for prose.
    """

    word_times: bool = False
    speaker_labels: bool | None = None
    label_style: str | None = None
    verbatim: bool = False
    smart_quotes: bool = False


class Captures(Enum):
    """What the segments of a format stand for, and so what is undone after reading."""

    CAPTIONS = "text as it was shown on a screen: rolling captions are undone, `Name:` labels become speakers"
    SPEECH = "what was said, as a service or a person wrote it down: taken as it is"


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `sniff` gives 0 to 1: how surely a text (its first 64 KiB) is of this format.

    `read` raises `ReadError`; `write` raises `WriteError`. Either may be None. `magic` is how the bytes of a binary
    format begin. `exact` says that what is written can be read back word for word, which is then checked before a
    file is put in place; prose, which leaves things out by design, is not exact. `ordered` says that its segments
    stand in the order of their starts, `settled` that its reader lets no time through that cannot stand, so that the
    usual file need not be looked through again. `step_ms` is the finest time that can be written. `extra` is the name
    of the optional dependency that the format needs. `begins` is a regular expression for the line on which a cue
    begins, matched from the start of the line and whatever its case; with it `check` can name the lines of a file.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    holds: frozenset[Holds]
    sniff: Callable[[str], float] = field(default=lambda _: 0.0)
    read: Callable[[Input], Transcript] | None = None
    write: Callable[[Transcript, WriteOptions], Output] | None = None
    captures: Captures = Captures.SPEECH
    exact: bool = True
    ordered: bool = False
    settled: bool = False
    step_ms: int = 1
    magic: bytes | tuple[bytes, ...] | None = None
    extra: str | None = None
    begins: str | None = None

    @property
    def has_cues(self) -> bool:
        """Whether its segments are cues that somebody made to be shown, and not what a page or a service gives."""
        return self.captures is Captures.CAPTIONS and (self.write is not None or Holds.ENDS in self.holds)


class Notices:
    """Collects warnings while reading: each kind once, with the first line that shows it and how many do.

    >>> notices = Notices()
    >>> notices.add("a time with a comma", 3)
    >>> notices.add("a time with a comma", 9)
    >>> notices.done()
    (Notice(message='a time with a comma (2 places)', line=3, column=None),)
    """

    def __init__(self) -> None:
        self._seen: dict[str, tuple[int | None, int]] = {}

    def add(self, message: str, line: int | None = None, count: int = 1) -> None:
        """Record that something odd stands in this line."""
        first, so_far = self._seen.get(message, (line, 0))
        self._seen[message] = (first, so_far + count)

    def done(self) -> tuple[Notice, ...]:
        """Everything recorded, in the order first met."""
        return tuple(
            Notice(f"{message} ({count} places)" if count > 1 else message, line)
            for message, (line, count) in self._seen.items()
        )
