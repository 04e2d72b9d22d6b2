"""One run at a time in a folder: a lock that the system lets go of when its process ends, however it ends."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from transcripts.errors import Place, WriteError
from transcripts.storage.target import explained

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextlib.contextmanager
def locked(path: Path) -> Iterator[int]:
    """Hold a file, made where it is not there, for this process and those that it forks; gives its descriptor.

    Raises WriteError at once where another run holds it. The file stays; whoever holds it may remove it.
    """
    while True:
        with explained(str(path)):
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o666)
        try:
            if not _taken(handle):
                raise WriteError(
                    "another run is writing into this folder",
                    place=Place(str(path.parent)),
                    hint="wait until it has ended, or name another folder",
                )
            if _is_still(handle, path):  # else the run before this one has just ended, and its file with it
                yield handle
                return
        finally:
            os.close(handle)


def _taken(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - there on Windows alone

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - there everywhere else

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_still(handle: int, path: Path) -> bool:
    with contextlib.suppress(OSError):
        return os.path.samestat(os.fstat(handle), path.stat())
    return False
