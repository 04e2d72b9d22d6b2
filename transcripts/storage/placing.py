"""Put files in place, all or none: each is written beside its place first, then all are renamed.

A run that is killed leaves each file whole, old or new; what it had begun is removed by the next run.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from typing import TYPE_CHECKING

from transcripts.storage.clashes import refuse_clashes
from transcripts.storage.leftovers import part_name, sweep
from transcripts.storage.target import STDOUT, Target, explained

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


def place(files: Mapping[str, bytes]) -> None:
    """Put every file in place, or leave every file as it was. Raises WriteError.

    A link is followed to the file that it names. `-`, /dev/stdout, /dev/fd/N, a pipe or a device is written to
    directly, after all files are written beside their places and before any is renamed: what was poured into a pipe
    cannot be taken back, a file can.
    """
    refuse_clashes([("output", path) for path in files])
    parts: list[tuple[Path, Path]] = []
    streams: list[tuple[Target, bytes]] = []
    try:
        for path, data in files.items():
            with explained(path):
                target = Target.of(path)
                if target.file is None:
                    streams.append((target, data))
                    continue
                part = target.file.with_name(part_name())
                parts.append((part, target.file))
                _write_beside(part, target.file, data)
        for target, data in streams:
            with explained(target.path):
                _pour(target, data)
        _rename(parts)
    finally:
        _remove(part for part, _ in parts)


def _write_beside(part: Path, file: Path, data: bytes) -> None:
    """Write the data to `part`, with the rights of the file that it will replace, and wait until it is on the disk."""
    sweep(part.parent)
    old = file.stat() if file.exists() else None
    if old and stat.S_ISDIR(old.st_mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if old and not os.access(file, os.W_OK):
        raise PermissionError(errno.EACCES, "it is protected against writing")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600 if old else 0o666)
    with os.fdopen(handle, "wb") as made:
        made.write(data)
        made.flush()
        os.fsync(made.fileno())
    if old:
        if hasattr(os, "chown"):
            with contextlib.suppress(OSError):  # only root gives a file to somebody else
                os.chown(part, old.st_uid, old.st_gid)
        part.chmod(old.st_mode & 0o777)


def _rename(parts: list[tuple[Path, Path]]) -> None:
    """Give every file its name; where one cannot have it, give back the old files that were replaced before it."""
    done: list[tuple[Path, Path | None]] = []
    kept: list[Path] = []
    try:
        for part, file in parts:
            with explained(str(file)):
                old = _kept(file) if len(parts) > 1 else None
                if old is not None:
                    kept.append(old)
                part.replace(file)
                done.append((file, old))
        _settle({file.parent for file, _ in done})
    except BaseException:
        for file, old in reversed(done):
            with contextlib.suppress(OSError):
                file.unlink() if old is None else old.replace(file)
        raise
    finally:
        _remove(kept)


def _kept(file: Path) -> Path | None:
    """A second name for a file that will be replaced, by which it can be had back; None where there is no file."""
    if not file.exists():
        return None
    kept = file.with_name(part_name())
    try:
        os.link(file, kept)
    except OSError:  # a file system without links
        import shutil  # noqa: PLC0415 - slow to import, and only what replaces a file needs it

        shutil.copy2(file, kept)
    return kept


def _settle(folders: Iterable[Path]) -> None:
    """Wait until the new names are on the disk, where the system can say so."""
    for folder in folders:
        with contextlib.suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _pour(target: Target, data: bytes) -> None:
    if target.descriptor == STDOUT:
        if sys.stdout is None:
            raise OSError(errno.EBADF, "standard output is closed")
        sys.stdout.flush()
        if hasattr(sys.stdout, "buffer"):
            sys.stdout.buffer.write(data)
        else:  # a notebook's output takes text alone
            sys.stdout.write(data.decode("utf-8"))
        sys.stdout.flush()
        return
    where = target.path if target.descriptor is None else os.dup(target.descriptor)
    with open(where, "wb") as stream:  # noqa: PTH123 - a descriptor has no path
        stream.write(data)


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink()
