"""Files that are being written have a name of their own; those that a killed run left are removed by the next one.

The name says which machine and which process is writing. A file is removed only where that process is gone, or where
the file is a day old: so two runs that write to one folder leave each other's files alone. Nothing else is touched.
"""

from __future__ import annotations

import contextlib
import os
import re
import time
import zlib
from functools import cache, lru_cache
from pathlib import Path

_NAME = re.compile(r"\.transcripts-([0-9a-f]{8})-([0-9]{1,10})-[0-9a-f]{12}\.part")
_OLD_S = 24 * 3600
"""Writing a file takes seconds; a day is more than any clock of another machine is wrong by."""


def part_name() -> str:
    """A name for a file that is being written, which no other run uses."""
    return f".transcripts-{_machine()}-{os.getpid()}-{os.urandom(6).hex()}.part"


@lru_cache(maxsize=256)
def sweep(folder: Path) -> None:
    """Remove what killed runs left in a folder; once for each folder, as a folder of many files is long to list."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if found := _NAME.fullmatch(entry.name):
                with contextlib.suppress(OSError):  # another run was first
                    if _is_gone(found[1], int(found[2]), entry.stat(follow_symlinks=False).st_mtime):
                        Path(entry.path).unlink()


def _is_gone(machine: str, process: int, changed_s: float) -> bool:
    if time.time() - changed_s > _OLD_S:
        return True
    if machine != _machine() or os.name != "posix":  # elsewhere, asking after a process may end it
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except (PermissionError, OverflowError):
        return False
    return False


@cache
def _machine() -> str:
    """Where a process number means something: this machine, and in it this container."""
    import platform  # noqa: PLC0415 - slow to import, and only what writes needs it

    try:
        container = Path("/proc/self/ns/pid").stat().st_ino
    except OSError:
        container = 0
    return f"{zlib.crc32(f'{platform.node()} {container}'.encode()):08x}"
