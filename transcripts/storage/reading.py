"""The one way to get at a file's bytes; `-` is standard input."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from transcripts.errors import Place, ReadError


def read_file(path: str | os.PathLike[str]) -> bytes:
    """All of a file. Raises ReadError, also where standard input is closed."""
    name = os.fspath(path)
    try:
        if name != "-":
            return Path(name).read_bytes()
        if sys.stdin is None:
            raise ReadError(
                "standard input is closed", place=Place("-"), hint="name a file, or send the text to standard input"
            )
        return sys.stdin.buffer.read()
    except (OSError, ValueError) as error:  # ValueError: a null byte in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(f"cannot be read: {reason}", place=Place(name), hint="check the path") from None


def read_text(path: str | os.PathLike[str]) -> str:
    """All of a file that has to be UTF-8, its line ends as line feeds. Raises ReadError."""
    name = os.fspath(path)
    try:
        text = read_file(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(f"not UTF-8 text (byte {error.start})", place=Place(name), hint="save it as UTF-8") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")
