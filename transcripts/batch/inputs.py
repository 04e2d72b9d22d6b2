"""Which files a command line means: files as they are named, globs, and folders with what is in them.

Opens no file. A file that is named is taken whatever it is; of a folder or a glob, what looks like a transcript.
"""

from __future__ import annotations

import glob
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from transcripts.errors import Place, ReadError, TranscriptsError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

LEDGER_ENDING = ".changes.json"
"""What the name of a ledger beside its talk ends in."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file to be read, and its name in the run: its path below the folder that was named, or its own name."""

    path: str
    name: str


@dataclass(slots=True)
class Found:
    """What there is to do, what could not be looked at, what is worth a word, and how many files were passed over."""

    inputs: list[Input] = field(default_factory=list)
    problems: list[TranscriptsError] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    passed_over: dict[str, int] = field(default_factory=dict)


def find(
    paths: Iterable[str], *, recursive: bool = False, without: Path | None = None, known: Collection[str] = ()
) -> Found:
    """Find the files that paths stand for, each once, in the order given and by name within a folder.

    `without` is the folder that is written to: nothing below it is read, and of it itself not what an earlier run has
    written there (`known`, real paths). Raises ReadError for a folder where `recursive` was not asked for and for a
    glob that nothing matches; a folder that cannot be opened is a problem beside what was found.
    """
    found = Found()
    seen: set[tuple[int, int] | str] = set()
    for path in paths:
        for one in _meant(path, found, recursive, without):
            if os.path.realpath(one.path) in known:
                continue
            key = _identity(one.path)
            if key not in seen:
                seen.add(key)
                found.inputs.append(one)
    return found


def _meant(path: str, found: Found, recursive: bool, without: Path | None) -> Iterator[Input]:
    if Path(path).is_dir():
        if not recursive:
            raise ReadError("it is a folder", place=Place(path), hint="add -R to take what is in it")
        yield from _below(path, found, without)
    elif glob.has_magic(path) and not os.path.lexists(path):
        yield from _matches(path, found, recursive, without)
    else:
        yield Input(path, Path(path).name)


def _matches(pattern: str, found: Found, recursive: bool, without: Path | None) -> Iterator[Input]:
    root = pattern
    while glob.has_magic(root):
        root = os.path.dirname(root)  # noqa: PTH120 - a Path would lose `./`
    matched = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - the pattern may be absolute
    if not matched:
        raise ReadError("no file matches", place=Place(pattern), hint="check the pattern")
    for path in matched:
        if Path(path).is_dir():
            if recursive:
                yield from _below(path, found, without, root)
        elif _wanted(path, found):
            yield Input(path, os.path.relpath(path, root or "."))


def _below(folder: str, found: Found, without: Path | None, root: str | None = None) -> Iterator[Input]:
    """What is in a folder and below it, links followed once: a circle of them ends where it began."""
    away = None if without is None else _real_if_there(without)
    open_: set[tuple[int, int]] = set()

    def walk(here: str) -> Iterator[Input]:
        key = _folder_key(here, found)
        if key is None:
            return
        if key in open_:
            found.notes.append(f"{Place(here)}: a link leads back to a folder above it, and is not followed again")
            return
        open_.add(key)
        for path, is_folder in _listed(here, found):
            if not is_folder:
                if _wanted(path, found):
                    yield Input(path, os.path.relpath(path, root or folder))
            elif away is None or os.path.realpath(path) != away:
                yield from walk(path)
        open_.discard(key)

    yield from walk(folder)


def _folder_key(folder: str, found: Found) -> tuple[int, int] | None:
    try:
        status = os.stat(folder)  # noqa: PTH116 - as everywhere here: a Path would lose `./`
    except OSError as error:
        found.problems.append(_unread(folder, error))
        return None
    return status.st_dev, status.st_ino


def _listed(folder: str, found: Found) -> list[tuple[str, bool]]:
    try:
        with os.scandir(folder) as entries:
            some = [(entry.path, entry.is_dir()) for entry in entries if not entry.name.startswith(".")]
    except OSError as error:
        found.problems.append(_unread(folder, error))
        return []
    return sorted(some)


def _unread(path: str, error: OSError) -> ReadError:
    reason = error.strerror or str(error)
    return ReadError(f"the folder cannot be read: {reason}", place=Place(path), hint="check that you may open it")


def _wanted(path: str, found: Found) -> bool:
    """Whether a file that nobody named by itself looks like a transcript."""
    name = Path(path).name
    if name.startswith(".") or name.endswith(LEDGER_ENDING):
        return False
    if _readable()(name):
        return True
    suffix = Path(name).suffix.lower()
    found.passed_over[suffix] = found.passed_over.get(suffix, 0) + 1
    return False


def _readable() -> Callable[[str], bool]:
    from transcripts.formats import by_suffix  # noqa: PLC0415 - only where a folder is looked through

    return lambda name: by_suffix(name) is not None


def _real_if_there(folder: Path) -> str:
    return os.path.realpath(folder)


def _identity(path: str) -> tuple[int, int] | str:
    try:
        status = os.stat(path)  # noqa: PTH116 - as above
    except (OSError, ValueError):
        return path  # reading it will say so
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else path
