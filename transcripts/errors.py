"""Every error that this package raises on purpose, as one tree.

    TranscriptsError               anything below; the command line prints it and exits 2
    ├── ReadError                  the input cannot be read as a transcript
    │   ├── UnknownFormatError     no reader recognises it (the nearest ones are named)
    │   ├── EncodingError          it is not text, or not in the encoding that was asked for
    │   └── NoCaptionsError        it is text of the format asked for, but holds no speech
    ├── WriteError                 the output cannot be written, or would lose what was said
    ├── GazetteerError             a gazetteer file has a broken line
    ├── LedgerError                a ledger is broken, or belongs to another text
    ├── AlignmentError             two texts have nothing in common
    ├── LayoutError                a profile is broken, or a text cannot be laid out
    ├── ArgumentError              a function was given what it cannot use (a ValueError too)
    └── MissingExtraError          an optional package is needed (the message names the install command)

    PluginWarning                  a warning: something of an installed package is left out

Nothing here reads, decides or prints.
"""

from __future__ import annotations

from dataclasses import dataclass

from transcripts.visible import in_one_line, visible


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something is: its name, 1-based line and column, and that line's text."""

    path: str
    line: int | None = None
    column: int | None = None
    text: str | None = None

    def __str__(self) -> str:
        """`file:line:column`, as editors and compilers write it."""
        return ":".join([in_one_line(self.path), *(str(n) for n in (self.line, self.column) if n is not None)])

    def picture(self, width: int = 100) -> str:
        """The line itself with a caret under the column; empty where the line is not known."""
        if self.text is None:
            return ""
        column = self.column or 1
        start = max(0, column - 1 - width // 2)
        text = self.text.replace("\t", " ")
        shown = in_one_line(text[start : start + width])
        caret = " " * len(in_one_line(text[start : column - 1])) + "^"
        return f"  {shown}\n  {caret}" if self.column is not None else f"  {shown}"


class TranscriptsError(Exception):
    """An error with a message, the place it concerns, and what to do next.

    `str()` of it is the whole report: place, message, the line with a caret, the next step.

    >>> print(ReadError("the time ends before it starts", place=Place("a.srt", 3, 1), hint="swap the two"))
    a.srt:3:1: the time ends before it starts
      what to do: swap the two
    """

    def __init__(self, message: str, *, place: Place | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.hint = hint

    def __str__(self) -> str:
        message = visible(self.message)
        lines = [f"{self.place}: {message}" if self.place else message]
        if self.place and (picture := self.place.picture()):
            lines.append(picture)
        if self.hint:
            lines.append(f"  what to do: {visible(self.hint)}")
        return "\n".join(lines)

    def to_json(self) -> dict[str, str | int | None]:
        """The error as JSON values: what, where, and what to do next; `kind` is the name of its class."""
        place = self.place
        return {
            "kind": type(self).__name__,
            "message": self.message,
            "path": place.path if place else None,
            "line": place.line if place else None,
            "column": place.column if place else None,
            "text": place.text if place else None,
            "next_step": self.hint,
        }


class ReadError(TranscriptsError):
    """The input cannot be read as a transcript."""


class UnknownFormatError(ReadError):
    """No reader recognises the input."""


class EncodingError(ReadError):
    """The input is not text, or not in the encoding that was asked for."""


class NoCaptionsError(ReadError):
    """The input holds no speech."""


class WriteError(TranscriptsError):
    """The output cannot be written, or writing it would lose what was said."""


class GazetteerError(TranscriptsError):
    """A gazetteer file has a broken line."""


class LedgerError(TranscriptsError):
    """A ledger is broken, or belongs to another text."""


class AlignmentError(TranscriptsError):
    """Two texts have nothing in common that is more than chance."""


class LayoutError(TranscriptsError):
    """A profile is broken, or a text cannot be laid out under it."""


class ArgumentError(TranscriptsError, ValueError):
    """A function was given something that it cannot use; the message says what, the hint what to pass."""


class MissingExtraError(TranscriptsError):
    """An optional package is needed for this and is not installed."""


class PluginWarning(UserWarning):
    """Something that an installed package offers cannot be used; everything else can."""
