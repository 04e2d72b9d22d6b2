"""Put files in place, all or none: each is written beside its place first, then all are renamed.

Nothing here knows what is in the files.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from transcripts.errors import Place, WriteError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def place_files(files: Mapping[Path, bytes]) -> None:
    """Put every file in place, or leave everything as it was. Raises WriteError.

    A link is followed to the file that it names; a pipe or a device, such as /dev/null, is written to directly.
    """
    staged: list[tuple[Path, Path]] = []
    direct: list[tuple[Path, bytes]] = []
    try:
        for path, data in files.items():
            with _explained(path):
                target = Path(os.path.realpath(path))  # through a link, to the file that it names
                if target.is_dir():
                    raise IsADirectoryError(None, "it is a folder")
                if target.exists() and not target.is_file():
                    direct.append((target, data))
                else:
                    staged.append((_staged(target, data), target))
        while staged:
            beside, target = staged[0]
            with _explained(target):
                beside.replace(target)
            del staged[0]
        for target, data in direct:
            with _explained(target):
                target.write_bytes(data)
    finally:
        for beside, _ in staged:
            with contextlib.suppress(OSError):
                beside.unlink()


def _staged(target: Path, data: bytes) -> Path:
    """Write the data beside the target and return where."""
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:80]}.", suffix=".part", dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        beside.chmod(mode)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    return beside


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:  # ValueError: a null byte in the name
        raise WriteError(
            f"cannot be written: {getattr(error, 'strerror', None) or error}",
            place=Place(str(path)),
            hint="check that the folder is there and that you may write to it",
        ) from None


def _umask() -> int:
    """The mask that new files get; reading it means setting it for a moment."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
