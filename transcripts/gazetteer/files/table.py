"""Gazetteers as a table, `.csv` or `.tsv`: a header row naming the columns, or a name and its aliases in each row.

The columns are the fields of an entry. A cell with several values parts them by `;`; a `;` or `\\` inside a value is
written with a `\\` before it. A cell that a spreadsheet would run as a formula is written with a `'` before it. Nothing
here reads a table whose columns it does not know.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import regex

from transcripts.gazetteer.files.fields import FIELDS, LISTS, FieldError, broken, make_entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcripts.gazetteer.entry import Entry

_SPLIT = regex.compile(r"(?<!\\)(?:\\\\)*\K;")
_NAME_COLUMNS = {
    "name": "canonical",
    "term": "canonical",
    "alias": "aliases",
    "type": "kind",
    "pronunciation": "pronunciations",
}
_FORMULA = regex.compile(r"^'(?='*[=+\-@])")
"""What keeps `=cmd` from being run when a table is opened; one more where there is one already, so that reading takes
away just what writing added. https://owasp.org/www-community/attacks/CSV_Injection (read 2026-11-30)"""
_ESCAPED = regex.compile(r"\\(.)", regex.DOTALL)


@dataclass(frozen=True, slots=True)
class Table:
    """How a table parts its cells."""

    delimiter: str

    def read(self, text: str, path: str = "-") -> tuple[Entry, ...]:
        """Read a table. Raises GazetteerError with the place of a broken row."""
        rows = csv.reader(io.StringIO(text), delimiter=self._parting(text), strict=True)
        columns: list[str] | None = None
        entries: list[Entry] = []
        line = 0
        while True:
            start = line + 1
            try:
                row = next(rows, None)
            except csv.Error as error:
                hint = "close the quotation marks, and double one that is part of a name"
                raise broken(f"is not a table: {error}", text, path, max(start, 1), hint=hint) from error
            if row is None:
                return tuple(entries)
            line = rows.line_num
            row = [_FORMULA.sub("", cell) for cell in row]
            if not any(cell.strip() for cell in row) or row[0].lstrip().startswith("#"):
                continue
            if columns is None:
                columns = _header(row)
                if columns:
                    continue
            try:
                entries.append(make_entry(_fields(row, columns)))
            except FieldError as error:
                raise broken(str(error), text, path, start, hint=error.hint) from None

    def _parting(self, text: str) -> str:
        """The mark between cells: a `;` where the first row has that and no comma, as some spreadsheets write it."""
        first = next((line for line in text.split("\n") if line.strip() and not line.lstrip().startswith("#")), "")
        return ";" if self.delimiter == "," and ";" in first and "," not in first else self.delimiter

    def write(self, entries: Sequence[Entry]) -> str:
        """Write a header and a row for each entry, with the columns that are used."""
        used = [key for key in FIELDS if key == "canonical" or any(_said(entry, key) for entry in entries)]
        out = io.StringIO()
        rows = csv.writer(out, delimiter=self.delimiter, lineterminator="\n")
        rows.writerow(used)
        rows.writerows([_guarded(_cell(entry, key)) for key in used] for entry in entries)
        return out.getvalue()


def _header(row: list[str]) -> list[str]:
    """The columns that a first row names; nothing where it is already an entry."""
    named = [_NAME_COLUMNS.get(cell.strip().lower(), cell.strip().lower()) for cell in row]
    return named if "canonical" in named else []


def _fields(row: Sequence[str], columns: list[str] | None) -> dict[str, Any]:
    if not columns:
        return {"canonical": row[0].strip(), "aliases": [cell.strip() for cell in row[1:] if cell.strip()]}
    if len(row) > len(columns):
        raise FieldError(
            "canonical",
            f"the row has {len(row)} cells and the table {len(columns)} columns",
            "quote a cell with a mark",
        )
    found: dict[str, Any] = {}
    for key, cell in zip(columns, row, strict=False):
        if key == "canonical" or cell:
            found[key] = _value(key, cell)
    return found


def _value(key: str, cell: str) -> object:
    if key in LISTS:
        return _values(cell)
    if key == "seen":
        pairs = [value.rpartition("=") for value in _values(cell)]
        if not all(name and count.isdecimal() for name, _, count in pairs):
            raise FieldError(key, "`seen` must give a count for each document", "write agenda.txt=2; notes.txt=1")
        return {name: int(count) for name, _, count in pairs}
    if key == "weight":
        try:
            return float(cell)
        except ValueError:
            raise FieldError(key, f"`{cell}` is not a number", "write a weight such as 1.0") from None
    return cell


def _values(cell: str) -> list[str]:
    return [_ESCAPED.sub(r"\1", value.removeprefix(" ")) for value in _SPLIT.split(cell)]


def _joined(values: Sequence[str]) -> str:
    escaped = [value.replace("\\", "\\\\").replace(";", "\\;") for value in values]
    return "; ".join("\\" + value if value.startswith(" ") else value for value in escaped)


def _said(entry: Entry, key: str) -> bool:
    return key == "case" or getattr(entry, key) not in {"other", (), 1.0, None}


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.lstrip("'")[:1] in {"=", "+", "-", "@"} else cell


def _cell(entry: Entry, key: str) -> str:
    value = getattr(entry, key)
    if key == "seen":
        return _joined([f"{name}={count}" for name, count in value])
    if isinstance(value, tuple):
        return _joined(value)
    return "" if value is None else str(value)


CSV, TSV = Table(","), Table("\t")
