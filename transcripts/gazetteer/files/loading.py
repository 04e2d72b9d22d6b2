"""Gazetteer files in and out, by suffix: `.txt`, `.toml`, `.csv` and `.tsv`. A broken line is an error, never skipped.

In `.txt` a name stands on each line; a line that begins with `#`, and what follows a `#` after a space, is a comment.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import regex

from transcripts.errors import GazetteerError, Place, ReadError
from transcripts.gazetteer.files.fields import SPEAKS, broken
from transcripts.gazetteer.files.table import CSV, TSV
from transcripts.gazetteer.files.toml import from_toml, to_toml
from transcripts.gazetteer.plain import PlainNames, canonical_forms
from transcripts.storage import Target, place, read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from transcripts.gazetteer.entry import Entry

LONGEST = 200
"""Letters of the longest line that is taken for a name: a longer one is most likely prose."""

_CONTROL = regex.compile(r"[\p{Cc}\p{Cs}--[\t\n\r]]", regex.VERSION1)
_COMMENT = regex.compile(r"(?:^|\s)#.*")


def load(path: str | Path) -> Sequence[Entry]:
    """Read the entries of a gazetteer file in the form that its suffix names."""
    path = Path(path)
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise GazetteerError(
            f"{path.suffix or 'a file without a suffix'} is not a gazetteer format",
            place=Place(str(path)),
            hint="name the file .txt (one name a line), .toml, .csv or .tsv",
        )
    try:
        data = read_file(path)
    except ReadError as error:
        raise GazetteerError(error.message, place=error.place, hint=error.hint) from None
    return reader(decode(data, str(path)), str(path))


def decode(data: bytes, path: str) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, or Windows' western encoding; line ends as `\\n`."""
    encodings = ("utf-16",) if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        if "\0" in text:
            break
        return text.replace("\r\n", "\n").replace("\r", "\n")
    raise GazetteerError("is not text", place=Place(path), hint="save it as UTF-8 text")


def from_txt(text: str, path: str = "-") -> Sequence[Entry]:
    """Read one name a line; the second of two equal names is dropped."""
    lines = text.split("\n")
    if "#" in text:
        lines = [_COMMENT.sub("", line) if "#" in line else line for line in lines]
    names = [line.strip() for line in lines]
    if "\t" in text or "  " in text:
        names = [" ".join(name.split()) for name in names]
    if max(map(len, names)) > LONGEST:
        number = next(n for n, name in enumerate(names, 1) if len(name) > LONGEST)
        raise broken(
            f"{len(names[number - 1])} letters are too many for a name",
            text,
            path,
            number,
            LONGEST + 1,
            hint="put one name on a line; to learn names from prose use `transcripts names DOC -o names.toml`",
        )
    if bad := _CONTROL.search(text):
        number = text.count("\n", 0, bad.start()) + 1
        column = bad.start() - text.rfind("\n", 0, bad.start())
        raise broken("holds a control character", text, path, number, column, hint="delete it")
    unique = [name for name in dict.fromkeys(names) if name]
    if silent := next((name for name in unique if not SPEAKS.search(name)), None):
        number = names.index(silent) + 1
        raise broken(
            "holds no letter", text, path, number, hint="write a name on the line, or begin the line with # to skip it"
        )
    return PlainNames(unique)


def to_txt(entries: Sequence[Entry]) -> str:
    """One canonical form a line; everything else that is known is left out."""
    return "".join(f"{name}\n" for name in canonical_forms(entries))


def save(entries: Sequence[Entry], path: str | Path) -> None:
    """Write entries in the form that the path's suffix names, whole or not at all; `-` prints TOML.

    Raises GazetteerError for a suffix that no form has, and WriteError.
    """
    name = os.fspath(path)
    place({name: writer_for(name)(entries).encode("utf-8", "backslashreplace")})


def writer_for(path: str) -> Callable[[Sequence[Entry]], str]:
    """What makes the text of a gazetteer of the form that a path's suffix names; a pipe without one gets TOML."""
    suffix = Path(path).suffix.lower()
    writer = _WRITERS.get(suffix)
    if writer is not None:
        return writer
    if not suffix and Target.of(path).file is None:
        return to_toml
    raise GazetteerError(
        f"{suffix or 'a file without a suffix'} is not a gazetteer format",
        place=Place(path),
        hint="name the file .toml, .csv, .tsv, or .txt for the bare names",
    )


_READERS: dict[str, Callable[[str, str], Sequence[Entry]]] = {
    ".txt": from_txt,
    ".toml": from_toml,
    ".csv": CSV.read,
    ".tsv": TSV.read,
}
_WRITERS: dict[str, Callable[[Sequence[Entry]], str]] = {
    ".txt": to_txt,
    ".toml": to_toml,
    ".csv": CSV.write,
    ".tsv": TSV.write,
}
