"""What other installed packages add, found by their entry points: formats, passes, profiles and languages.

A package says in its `pyproject.toml` what it offers, and under which name:

    [project.entry-points."transcripts.formats"]
    minutes = "my_package:FORMAT"

Each table of this package asks for what belongs in it with `offered`, when it is first looked at. What cannot be
used is named in a `PluginWarning` and left out; the rest works. Nothing here knows what a format or a pass is.
"""

from __future__ import annotations

import os
import sys
import warnings
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Literal, NamedTuple, TypeVar, get_args

from transcripts.errors import PluginWarning

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from importlib.metadata import EntryPoint

Group = Literal["formats", "passes", "profiles", "languages"]
"""What a package may add; the entry point's group is this with `transcripts.` before it."""

T = TypeVar("T")
_PREFIX = "transcripts."


class Offer(NamedTuple, Generic[T]):
    """An object that a package offers, the name of its entry point, and the package with its version."""

    name: str
    value: T
    package: str

    def failed(self, group: Group, doing: str, error: BaseException) -> str:
        """The message where using the object fails.

        >>> Offer("minutes", None, "my-package 1.0").failed("formats", "reading", KeyError("at"))
        "the format 'minutes' of the package my-package 1.0 fails in reading: KeyError: 'at'"
        """
        return f"{_called(group, self.name, self.package)} fails in {doing}: {told(error)}"


def offered(
    group: Group,
    kind: type[T] | tuple[type[T], ...],
    *,
    taken: Collection[str] = (),
    fault: Callable[[str, T], str | None] = lambda _name, _value: None,
) -> tuple[Offer[T], ...]:
    """Load what the installed packages offer in a group, in the order of their names.

    Left out, with a `PluginWarning` that says why, is what cannot be loaded, is no instance of `kind`, has a name
    that is `taken` (by this package, or by a plugin before it), or is found wrong by `fault`, which gets the name and
    the object and returns what is wrong with it. The caller keeps the result: each call loads and warns anew.
    """
    found: dict[str, Offer[T]] = {}
    for entry in _entry_points(group):
        package = _package(entry)
        if entry.name in taken or entry.name in found:
            holder = found[entry.name].package if entry.name in found else "transcripts itself"
            _leave_out(group, entry.name, package, f"the name is taken by {holder}")
            continue
        try:
            value = entry.load()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a stranger's module may raise anything
            _leave_out(group, entry.name, package, f"it cannot be loaded: {told(error)}")
            continue
        if not isinstance(value, kind):
            _leave_out(group, entry.name, package, f"it has to be {_either(kind)}, and is {_a(type(value))}")
        elif wrong := fault(entry.name, value):
            _leave_out(group, entry.name, package, wrong)
        else:
            found[entry.name] = Offer(entry.name, value, package)
    return tuple(found.values())


def any_offered() -> bool:
    """Whether an installed package may offer something; a quick guess that never misses."""
    return any(map(_offers_something, sys.path))


def installed() -> tuple[str, ...]:
    """The packages that offer something here, each with its version: what a result may depend on."""
    return tuple(sorted({_package(entry) for group in get_args(Group) for entry in _entry_points(group)}))


def warn(message: str) -> None:
    """Warn that something of a plugin cannot be used."""
    warnings.warn(message, PluginWarning, stacklevel=2)


def told(error: BaseException) -> str:
    """An error as one line: its kind and what it says."""
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def _leave_out(group: Group, name: str, package: str, why: str) -> None:
    warn(f"{_called(group, name, package)} is left out: {why}")


def _called(group: Group, name: str, package: str) -> str:
    one = "pass" if group == "passes" else group.removesuffix("s")
    return f"the {one} {name!r} of the package {package}"


def _either(kind: type | tuple[type, ...]) -> str:
    return " or ".join(map(_a, kind)) if isinstance(kind, tuple) else _a(kind)


def _a(kind: type) -> str:
    return f"{'an' if kind.__name__[0] in 'AEIOUaeiou' else 'a'} {kind.__name__}"


def _package(entry: EntryPoint) -> str:
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else entry.module


@cache
def _entry_points(group: Group) -> tuple[EntryPoint, ...]:
    if not any_offered():
        return ()
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow to import, and mostly not needed

    return tuple(sorted(entry_points(group=_PREFIX + group), key=lambda entry: (_package(entry), entry.name)))


@cache
def _offers_something(folder: str) -> bool:
    """Whether a package that is installed in a folder may offer something.

    Reading these few files takes a tenth of the time that importing `importlib.metadata` does, and mostly no plugin
    is installed.
    """
    path = Path(folder or os.curdir)
    if not path.is_dir():
        return path.exists()  # an archive: `importlib.metadata` knows how to look into it
    wanted = f"[{_PREFIX}".encode()
    return any(wanted in content for content in _declarations(path))


def _declarations(folder: Path) -> Iterator[bytes]:
    """What the packages in a folder say that they offer."""
    with suppress(OSError):  # the folder is gone, or may not be looked at
        for package in folder.iterdir():
            if package.suffix in {".dist-info", ".egg-info"}:
                with suppress(OSError):  # it offers nothing
                    yield (package / "entry_points.txt").read_bytes()
