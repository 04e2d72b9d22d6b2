"""Where a table begins: its header, on the first line or below a few of a spreadsheet's own, or none at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import regex

from transcripts.formats import tabletext
from transcripts.formats.tablecolumns import Columns, columns_of
from transcripts.formats.tabletimes import Scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcripts.formats.tabletext import Row

_ABOVE = 10
"""So many lines may stand above the header: a title, `sep=;`."""
_RANGE = regex.compile(r"\s*([\d:.,;]{1,20}\d)\s*(?:-+>|[-–—~]|to)\s*(\d[\d:.,;]{0,20})\s*")


class Head(NamedTuple):
    """The mark that parts the columns, what they are, the line of the header (0: none) and how many stand above it."""

    mark: str
    columns: Columns
    line: int
    above: int


def head_of(text: str) -> Head | None:
    """The header of a table; None where no line of the first few names what was said."""
    above = 0
    for number, line in enumerate(text.split("\n", 4 * _ABOVE)[: 4 * _ABOVE], 1):
        if not line.strip():
            continue
        for mark in tabletext.marks(line[:4000]):
            row = next(tabletext.rows(line[:4000], mark), tabletext.Row(1, ()))
            columns = columns_of(row.cells)
            if columns.spoken and (above == 0 or "start" in columns):
                return Head(mark, columns, number, above)
            if above == 0 and (guessed := without_header(row)) is not None:
                return Head(mark, guessed, 0, 0)
        above += 1
        if above >= _ABOVE:
            break
    return None


def without_header(row: Row) -> Columns | None:
    """The columns of a table that begins at once: a time, another perhaps, perhaps a name, and the words."""
    times = next((i for i, cell in enumerate(row.cells) if Scale().ms(cell) is None), len(row.cells))
    rest = len(row.cells) - times
    if not 1 <= times <= 2 or not 1 <= rest <= 2:
        return None
    names = ("start", "end")[:times] + (("speaker", "text") if rest == 2 else ("text",))
    return Columns({name: i for i, name in enumerate(names)}, names)


def is_time(cell: str) -> bool:
    """Whether a cell holds a time, or two with a dash or an arrow between."""
    return Scale().ms(cell) is not None or _RANGE.fullmatch(cell) is not None


def ranges_parted(columns: Columns, rows: Sequence[Row]) -> tuple[Columns, list[Row]]:
    """The table with a column of ends where its starts hold both (`0:01-0:03`)."""
    if "start" not in columns or {"end", "duration"} & columns.at.keys():
        return columns, list(rows)
    at, width = columns.at["start"], len(columns.names)
    found = [_RANGE.fullmatch(columns.cell(row.cells, "start")) for row in rows]
    if not any(found):
        return columns, list(rows)
    parted = []
    for row, match in zip(rows, found, strict=True):
        cells = [*row.cells[:width], *[""] * (width - len(row.cells)), match[2] if match else ""]
        cells[at] = match[1] if match else cells[at]
        parted.append(tabletext.Row(row.line, tuple(cells)))
    return replace(columns, at={**columns.at, "end": width}, names=(*columns.names, "")), parted
