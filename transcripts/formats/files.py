"""Transcripts in files: read one, write one. `-` is standard input or output.

A file is written beside its place and then renamed, so that no half-written file is ever left; it is not written at
all where reading it back would lose a word.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from transcripts.errors import Place, ReadError, WriteError
from transcripts.formats.reading import DEFAULT_OPTIONS, read_bytes, write_text
from transcripts.formats.table import FORMATS, by_name, by_suffix

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
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a null byte in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(f"cannot be read: {reason}", place=Place(name), hint="check the path") from None
    return read_bytes(data, name, format, encoding=encoding, mend=mend)


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
    chosen = _chosen(name, format)
    output = write_text(talk, chosen, options)
    if name == "-":
        sys.stdout.buffer.write(_bytes(output.content))
        sys.stdout.buffer.flush()
    else:
        _put(Path(name), output)
    return output.warnings


def _chosen(name: str, format: Format | str | None) -> Format:  # noqa: A002 - the plain word
    if format is not None:
        return by_name(format) if isinstance(format, str) else format
    found = by_suffix(name, writing=True)
    if found is None:
        suffixes = sorted({suffix for f in FORMATS if f.write for suffix in f.suffixes})
        raise WriteError(
            "the name does not say which format to write",
            place=Place(name),
            hint=f"name the format with --to, or end the name in one of {' '.join(suffixes)}",
        )
    return found


def _bytes(content: str | bytes) -> bytes:
    if isinstance(content, bytes):
        return content
    return content.encode("utf-8", "replace")  # a lone surrogate is the only thing that UTF-8 cannot hold


def _put(path: Path, output: Output) -> None:
    """Write the parts, then the file itself, each beside its place and renamed into it."""
    for name, content in output.parts:
        replace_file(path.parent / name, _bytes(content))
    replace_file(path, _bytes(output.content))


def replace_file(path: Path, data: bytes) -> None:
    """Put a file in place in one step; what stood there stays until then. Raises WriteError."""
    target = Path(os.path.realpath(path))  # through a link, to the file that it names
    try:
        if target.exists() and not target.is_file():
            if target.is_dir():
                raise IsADirectoryError(None, "it is a folder")
            target.write_bytes(data)  # a pipe or a device, such as /dev/null, is written to and not replaced
            return
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        handle, beside = tempfile.mkstemp(prefix=f".{target.name[:80]}.", suffix=".part", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(beside).chmod(mode)
            Path(beside).replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(beside).unlink()
            raise
    except OSError as error:
        raise WriteError(
            f"cannot be written: {error.strerror or error}",
            place=Place(str(path)),
            hint="check that the folder is there and that you may write to it",
        ) from None


def _umask() -> int:
    """The mask that new files get; reading it means setting it for a moment."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
