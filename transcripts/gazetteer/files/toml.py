"""Gazetteers as TOML: `names = ["Seoul", …]` for plain names, a `[[name]]` table for each entry that says more.

Written so that a person can edit it; nothing here keeps the comments of a file that is read.
"""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

import regex

from transcripts.gazetteer.files.fields import LISTS, SPEAKS, FieldError, broken, make_entry
from transcripts.gazetteer.plain import PlainNames, plain_entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcripts.gazetteer.entry import Entry

_TOML_PLACE = regex.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")
_HEADER = """\
# Names and terms. Edit by hand as you like: `canonical` is the right spelling, `aliases` are other right ones, `heard`
# are known mishearings, `pronunciations` are ARPAbet phones ("S OW1 L"), `case` is "exact" where capitals are part of
# the name and "free" where not. Delete what you do not want.
"""


def from_toml(text: str, path: str = "-") -> tuple[Entry, ...]:
    """Read a TOML gazetteer."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _TOML_PLACE.search(str(error))
        last = text.count("\n") + 1
        line, column = (int(found[1]), int(found[2])) if found and found[1] else (last, None)
        message = _TOML_PLACE.sub("", str(error)).strip().rstrip(":")
        raise broken(
            f"is not TOML: {message}", text, path, line, column, hint='write entries as [[name]] and canonical = "…"'
        ) from error
    for key in table:
        if key not in {"names", "name"}:
            line, column = _line_of(text, key)
            raise broken(
                f"`{key}` is unknown here", text, path, line, column, hint='use names = ["…"] or a [[name]] table'
            )
    plain, tables = table.get("names", []), table.get("name", [])
    if not isinstance(plain, list) or not all(isinstance(name, str) and SPEAKS.search(name) for name in plain):
        line, column = _line_of(text, "names")
        raise broken("`names` must be a list of names", text, path, line, column, hint='names = ["Seoul", "Kyiv"]')
    if not isinstance(tables, list) or not all(isinstance(item, dict) for item in tables):
        line, column = _line_of(text, "name")
        raise broken("`name` must be a table", text, path, line, column, hint="write [[name]] above its fields")
    entries = [plain_entry(name) for name in plain]
    for number, item in enumerate(tables):
        try:
            entries.append(make_entry(item))
        except FieldError as error:
            line, column = _line_of(text, error.field, number)
            raise broken(str(error), text, path, line, column, hint=error.hint) from None
    return tuple(entries)


def _line_of(text: str, key: str, table: int | None = None) -> tuple[int, int]:
    """Where a key stands, in the nth `[[name]]` table or anywhere; the table's own line where it has no such key."""
    lines = text.split("\n")
    start = 0
    if table is not None:
        heads = [n for n, line in enumerate(lines) if regex.match(r"\s*\[\[\s*name\s*\]\]", line)]
        start = heads[table] if table < len(heads) else 0
        end = heads[table + 1] if table + 1 < len(heads) else len(lines)
        lines = lines[:end]
    for number, line in enumerate(lines[start:], start + 1):
        if found := regex.match(rf"\s*\[*\s*[\"']?{regex.escape(key)}[\"']?\s*[=\].]", line):
            return number, len(found[0]) - len(found[0].lstrip()) + 1
    return start + 1, 1


def to_toml(entries: Sequence[Entry]) -> str:
    """Entries as TOML: entries that are a name and nothing else in one list, each other in a table."""
    if isinstance(entries, PlainNames):
        plain: list[str] = list(entries.names)
        said: Sequence[Entry] = ()
    else:
        # A list of names stands before the tables, so only names that come first can go there without changing order.
        count = next((n for n, entry in enumerate(entries) if entry != plain_entry(entry.canonical)), len(entries))
        plain, said = [entry.canonical for entry in entries[:count]], entries[count:]
    parts = [_HEADER]
    if plain:
        parts.append("\nnames = [\n" + "".join(f"  {_text(name)},\n" for name in plain) + "]\n")
    parts += [_table(entry) for entry in said]
    return "".join(parts)


def _text(value: str) -> str:
    # A TOML basic string is a JSON string, but for DEL, which JSON lets stand.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(key: str, values: tuple[str, ...]) -> str:
    return f"{key} = [{', '.join(map(_text, values))}]"


def _table(entry: Entry) -> str:
    lines = ["", "[[name]]", f"canonical = {_text(entry.canonical)}"]
    if entry.kind != "other":
        lines.append(f"kind = {_text(entry.kind)}")
    lines += [_list(key, getattr(entry, key)) for key in LISTS[:3] if getattr(entry, key)]
    if entry.case != plain_entry(entry.canonical).case:
        lines.append(f"case = {_text(entry.case)}")
    if entry.weight != 1.0:
        lines.append(f"weight = {float(entry.weight)!r}")
    if entry.role is not None:
        lines.append(f"role = {_text(entry.role)}")
    if entry.context:
        lines.append(_list("context", entry.context))
    if entry.seen:
        lines.append("seen = { " + ", ".join(f"{_text(name)} = {count}" for name, count in entry.seen) + " }")
    return "\n".join(lines) + "\n"
