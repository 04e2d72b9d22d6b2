"""The text that a ledger or a patch is read from, which makes the errors about places in it."""

from __future__ import annotations

from transcripts.errors import LedgerError, Place


class File:
    """A text and the path that it is from."""

    def __init__(self, text: str, path: str) -> None:
        self.text, self.path = text, path

    def error(
        self, message: str, line: int | None = None, column: int | None = None, *, hint: str | None = None
    ) -> LedgerError:
        """Make the error about a place, with the line that it stands in."""
        lines = self.text.split("\n", line) if line else []
        place = Place(self.path, line, column, lines[line - 1] if line and len(lines) >= line else None)
        return LedgerError(message, place=place, hint=hint)
