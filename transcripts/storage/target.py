"""What a path names: an open stream, a pipe or device, or a file; and whether two paths name the same one."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from transcripts.errors import Place, WriteError

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

STDIN, STDOUT = 0, 1
_MOST_LINKS = 40
"""As many links in a row as Linux follows."""
_HINTS = {
    errno.ENOSPC: "free some space, or write to another disk",
    errno.EDQUOT: "free some space, or write to another disk",
    errno.EPIPE: "the program that was to read this has ended; let it read to the end, or write to a file",
    errno.ENAMETOOLONG: "choose a shorter name",
    errno.EBADF: "open it for writing, or write to a file",
}


@dataclass(frozen=True, slots=True)
class Target:
    """Where to write: a `descriptor` that is open already, or `file`, or else the pipe or device at `path`."""

    path: str
    descriptor: int | None = None
    file: Path | None = None

    @classmethod
    def of(cls, path: str) -> Target:
        """Look at a path; `-` is standard output. Raises OSError, and ValueError for a null byte."""
        number = STDOUT if path == "-" else _descriptor(path)
        if number is not None:
            return cls(path, descriptor=number)
        try:
            mode = os.stat(path).st_mode  # noqa: PTH116 - a Path would make `-` of `./-`
        except FileNotFoundError:
            mode = stat.S_IFREG
        if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
            return cls(path, file=Path(os.path.realpath(path)))  # through links, to the file that they name
        return cls(path)


def _descriptor(path: str) -> int | None:
    """The number that `/dev/stdout`, `/dev/fd/63` and links to them stand for."""
    here = os.path.realpath("/dev/fd")  # /proc/…/fd on Linux
    for _ in range(_MOST_LINKS):
        folder, name = os.path.split(path)
        folder = os.path.realpath(folder or ".")
        if folder == here and name.isdecimal() and name.isascii():
            return int(name)
        full = os.path.join(folder, name)  # noqa: PTH118 - a Path would drop a last `.`
        if not os.path.islink(full):  # noqa: PTH114 - likewise
            return None
        path = os.path.join(folder, os.readlink(full))  # noqa: PTH115, PTH118 - likewise
    return None


def identity(target: Target) -> Hashable:
    """What two targets share if, and only if, they are the same; a file that is not there is its folder and name.

    The name is folded here, for file systems that take `Talk.srt` and `talk.srt` for one: see `folds_case`.
    """
    if target.descriptor is not None:
        return stream_identity(target.descriptor)
    with contextlib.suppress(OSError):
        return _inode(os.stat(target.path))  # noqa: PTH116 - as above
    assert target.file is not None
    with contextlib.suppress(OSError):
        return (*_inode(target.file.parent.stat()), folded(target.file.name))
    return str(target.file)


def stream_identity(number: int) -> Hashable:
    """What is behind a descriptor: a file that the shell opened, a pipe, a terminal."""
    stream = {STDIN: sys.stdin, STDOUT: sys.stdout}.get(number)
    try:
        return _inode(os.fstat(number if stream is None else stream.fileno()))
    except (AttributeError, OSError, ValueError):  # closed, or no descriptor behind it
        return ("descriptor", number)


def _inode(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


def folded(name: str) -> str:
    """A file's name as a file system that knows no case compares it."""
    import unicodedata  # noqa: PLC0415 - only where two outputs are compared

    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


@contextlib.contextmanager
def explained(path: str) -> Iterator[None]:
    """Turn what the system says of a file into a WriteError with the next step."""
    try:
        yield
    except (OSError, ValueError) as error:  # ValueError: a null byte in the name, a closed stream
        code = getattr(error, "errno", None) or 0
        raise WriteError(
            f"cannot be written: {getattr(error, 'strerror', None) or error}",
            place=Place("standard output" if path == "-" else path),
            hint=_HINTS.get(code, "check that the folder is there and that you may write to it"),
        ) from None
