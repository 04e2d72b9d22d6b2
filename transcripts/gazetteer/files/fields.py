"""The fields of an entry as a gazetteer file gives them, checked. Nothing here knows a file's syntax."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, get_args

import regex

from transcripts.errors import GazetteerError, Place
from transcripts.gazetteer.entry import CaseRule, Entry, Kind
from transcripts.gazetteer.plain import plain_entry

KINDS: tuple[str, ...] = get_args(Kind)
CASES: tuple[str, ...] = get_args(CaseRule)
FIELDS: tuple[str, ...] = tuple(f.name for f in fields(Entry))
LISTS = ("aliases", "heard", "pronunciations", "context")
SPEAKS = regex.compile(r"[\p{L}\p{N}]")


def broken(message: str, text: str, path: str, line: int, column: int | None = 1, *, hint: str) -> GazetteerError:
    """The error of one line of a gazetteer."""
    lines = text.split("\n")
    return GazetteerError(
        message, place=Place(path, line, column, lines[line - 1] if line <= len(lines) else None), hint=hint
    )


class FieldError(ValueError):
    """A field of an entry is not what it must be; the reader adds the place."""

    def __init__(self, name: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.field, self.hint = name, hint


def make_entry(item: dict[str, Any]) -> Entry:
    """Build an entry from the fields of a table. Raises FieldError."""
    for key in item:
        if key not in FIELDS:
            raise FieldError(key, f"an entry has no field `{key}`", f"use one of {', '.join(FIELDS)}")
    name = item.get("canonical")
    if not isinstance(name, str) or not SPEAKS.search(name):
        raise FieldError("canonical", "the entry has no canonical form", 'add canonical = "the right spelling"')
    values: dict[str, Any] = {}
    for key, value in item.items():
        values[key] = _field(key, value)
    if "case" not in values:
        values["case"] = plain_entry(name).case
    return Entry(**values)


def _field(key: str, value: object) -> object:
    if key in LISTS:
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise FieldError(key, f"`{key}` must be a list of texts", f'write {key} = ["one", "two"]')
        return tuple(value)
    if key == "seen":
        if not isinstance(value, dict) or not all(type(count) is int for count in value.values()):
            raise FieldError(key, "`seen` must give a count for each document", 'write seen = { "agenda.txt" = 2 }')
        return tuple(value.items())
    if key == "weight":
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1e9:
            raise FieldError(key, "`weight` must be a number, 0 or more", "write weight = 1.0")
        return float(value)
    if not isinstance(value, str):
        raise FieldError(key, f"`{key}` must be a text", f'write {key} = "…"')
    if key == "kind" and value not in KINDS:
        raise FieldError(key, f"there is no kind `{value}`", f"use one of {', '.join(KINDS)}")
    if key == "case" and value not in CASES:
        raise FieldError(key, f"there is no case rule `{value}`", f"use one of {', '.join(CASES)}")
    return value
