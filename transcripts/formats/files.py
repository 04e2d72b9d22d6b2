"""Transcripts in files: read one, write one. `-` is standard input or output.

A file is written beside its place and then renamed, so that no half-written file is ever left; it is not written at
all where reading it back would lose a word. Every file goes through `transcripts.storage`.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from transcripts.errors import Place, WriteError
from transcripts.formats.base import as_bytes
from transcripts.formats.reading import read_bytes
from transcripts.formats.table import all_formats, by_name, by_suffix
from transcripts.formats.writing import DEFAULT_OPTIONS, write_text
from transcripts.storage import place, read_file

if TYPE_CHECKING:
    from transcripts.formats.base import Format, Output, WriteOptions
    from transcripts.model import Notice, Transcript


def read(
    path: str | os.PathLike[str],
    format: Format | str | None = None,  # noqa: A002 - the plain word
    *,
    encoding: str | None = None,
    mend: bool = False,
) -> Transcript:
    """Read a transcript from a file. Raises ReadError, also where the file cannot be opened."""
    name = os.fspath(path)
    return read_bytes(read_file(name), name, format, encoding=encoding, mend=mend)


def write(
    talk: Transcript,
    path: str | os.PathLike[str],
    format: Format | str | None = None,  # noqa: A002 - the plain word
    options: WriteOptions = DEFAULT_OPTIONS,
) -> tuple[Notice, ...]:
    """Write a transcript to a file, its format that of the suffix unless named; return what could not be held.

    Raises WriteError; the file is then as it was before.
    """
    name = os.fspath(path)
    chosen = format_for(name, format)
    output = write_text(talk, chosen, options)
    place(contents(name, output))
    return output.warnings


def format_for(name: str, format: Format | str | None = None) -> Format:  # noqa: A002 - the plain word
    """The format to write a file in: the one that is named, else that of the suffix. Raises WriteError."""
    if format is not None:
        return by_name(format) if isinstance(format, str) else format
    found = by_suffix(name, writing=True)
    if found is None:
        suffixes = sorted({suffix for f in all_formats() if f.write for suffix in f.suffixes})
        raise WriteError(
            "the name does not say which format to write",
            place=Place(name),
            hint=f"name the format with --to, or end the name in one of {' '.join(suffixes)}",
        )
    return found


def contents(path: str, output: Output) -> dict[str, bytes]:
    """The files that writing an output to `path` makes: its parts beside it, then itself."""
    beside = os.path.dirname(path)  # noqa: PTH120 - a Path would make `-`, which is standard output, of `./-`
    parts = {os.path.join(beside, name): as_bytes(content) for name, content in output.parts}  # noqa: PTH118 - likewise
    return {**parts, path: as_bytes(output.content)}
