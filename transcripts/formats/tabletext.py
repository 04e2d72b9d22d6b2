"""Text in columns: which mark parts them, and their cells.

A cell in quotes may hold the mark and line ends, as RFC 4180 has it. Whisper writes no quotes around cells, so that a
quotation mark that closes nowhere, or that would swallow a whole row, is a letter.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MARKS = "\t,;|"
_FORMULA = regex.compile(r"'(?='*[=+\-@])")
"""What keeps a cell from being run as a formula when the table is opened (OWASP, CSV Injection, read 2026-11-30)."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, and the line on which it begins."""

    line: int
    cells: tuple[str, ...]


@cache
def _cell(mark: str) -> regex.Pattern[str]:
    end = regex.escape(mark)
    return regex.compile(rf'[ ]*+"((?:[^"]++|"")*+)"[ ]*+(?={end}|\n|\Z)|([^{end}\n]*+)')


def rows(text: str, mark: str) -> Iterator[Row]:
    """The rows of a table; blank lines are none."""
    pattern = _cell(mark)
    at, line, width = 0, 1, 0
    while at < len(text):
        begun, cells = line, []
        while True:
            match = pattern.match(text, at)
            assert match is not None  # the second form matches anything
            quoted = match[1]
            if quoted is not None and "\n" in quoted and _swallows(quoted, mark, width):
                end = min(i for i in (text.find(mark, at), text.find("\n", at), len(text)) if i >= 0)
                cells.append(text[at:end])
                at = end
            else:
                cells.append(match[2] if quoted is None else quoted.replace('""', '"'))
                line += quoted.count("\n") if quoted else 0
                at = match.end()
            if text[at : at + 1] != mark:
                break
            at += 1
        at, line = at + 1, line + 1
        if any(cell.strip() for cell in cells):
            width = width or len(cells)
            yield Row(begun, tuple(cells))


def _swallows(quoted: str, mark: str, width: int) -> bool:
    """Whether what stands in quotes holds a row of the table: as many marks in one line as the first row has."""
    return width > 1 and any(line.count(mark) >= width - 1 and line[:1].isdigit() for line in quoted.split("\n")[1:])


def marks(head: str) -> list[str]:
    """The marks that may part the columns of a first line, the likeliest first."""
    return sorted((mark for mark in MARKS if mark in head), key=lambda mark: (-head.count(mark), MARKS.index(mark)))


def without_guard(cell: str) -> str:
    """The cell without the `'` that keeps a spreadsheet from running it."""
    return _FORMULA.sub("", cell, count=1) if _FORMULA.match(cell) else cell


def written(cells: Sequence[str], mark: str) -> str:
    r"""A row, its cells in quotes where they have to be.

    >>> written(["1.5", "so, yes"], ",")
    '1.5,"so, yes"\n'
    """
    return mark.join(_quoted(cell, mark) for cell in cells) + "\n"


def guarded(cell: str) -> str:
    """The text of a cell with a `'` before it where a spreadsheet would run it."""
    return f"'{cell}" if cell.lstrip("'")[:1] in {"=", "+", "-", "@"} else cell


def _quoted(cell: str, mark: str) -> str:
    if mark in cell or '"' in cell or "\n" in cell or cell != cell.strip(" "):
        return '"' + cell.replace('"', '""') + '"'
    return cell
