"""Refuse, before anything is read, paths that would have one file written over another."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from typing import TYPE_CHECKING

from transcripts.errors import Place, WriteError
from transcripts.storage.leftovers import part_name
from transcripts.storage.target import STDIN, Target, explained, identity, stream_identity

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable
    from pathlib import Path

Named = tuple[str, str]
"""What a path is for, as the user knows it (`-o`, `IN`), and the path."""


def refuse_clashes(
    outputs: Iterable[Named], inputs: Iterable[Named] = (), *, over: Collection[tuple[str, str]] = ()
) -> None:
    """Refuse an output that is another output, or an input, by whatever path. Raises WriteError.

    `over` has the pairs of an output's and an input's purpose that may be one file.
    """
    read: dict[Hashable, list[Named]] = {}
    for named in inputs:
        if (key := _identity_of_input(named[1])) is not None:
            read.setdefault(key, []).append(named)
    written: dict[Hashable, tuple[Named, Target]] = {}
    for named in outputs:
        with explained(named[1]):
            target = Target.of(named[1])
        if target.file is None and _is_null(target):
            continue
        key = identity(target)
        other = next((each for each in read.get(key, ()) if (named[0], each[0]) not in over), None)
        if other is not None:
            raise _clash(named, other, f"name another file for {named[0]}: what is read is never written over")
        if key in written and _are_one(target, written[key][1]):
            raise _clash(named, written[key][0], "give each output a file of its own")
        written[key] = (named, target)


def _identity_of_input(path: str) -> Hashable | None:
    """None for what is no file, so that nothing can be written over it."""
    if path == "-":
        try:
            handle = sys.stdin.fileno()
            return stream_identity(STDIN) if stat.S_ISREG(os.fstat(handle).st_mode) else None
        except (AttributeError, OSError, ValueError):  # closed, or no descriptor behind it
            return None
    with contextlib.suppress(OSError, ValueError):  # reading it will say so
        target = Target.of(path)
        return identity(target) if target.file is not None else None
    return None


def _is_null(target: Target) -> bool:
    """Whether it is where output is thrown away, which may be said twice."""
    with contextlib.suppress(OSError):
        return identity(target) == identity(Target.of(os.devnull))
    return False


def _are_one(left: Target, right: Target) -> bool:
    """Whether two targets of one identity are one: names that differ in case only may be two files."""
    if left.file is None or right.file is None or left.file == right.file or left.file.exists():
        return True
    return folds_case(left.file.parent)


def folds_case(folder: Path) -> bool:
    """Whether a folder takes names that differ in case only for one; a file is made there for a moment to see."""
    probe = folder / part_name()
    try:
        probe.touch(exist_ok=False)
        return probe.with_name(probe.name.upper()).exists()
    except OSError:
        return False
    finally:
        with contextlib.suppress(OSError):
            probe.unlink()


def _clash(one: Named, other: Named, hint: str) -> WriteError:
    def told(named: Named) -> str:
        return f"{named[0]} {named[1]}"

    what = "print to one place" if one[1] == other[1] == "-" else "are one file"
    return WriteError(f"{told(other)} and {told(one)} {what}", place=Place(one[1]), hint=hint)
