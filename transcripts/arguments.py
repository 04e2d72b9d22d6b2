"""Arguments as people give them: checked where a call comes in, so that what is wrong is said in words.

`given` and its kin return the argument in the one form that the rest works with, or raise an ArgumentError that says
which argument it is, what was given, and what to pass. Nothing here opens a file.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

from transcripts.errors import ArgumentError

if TYPE_CHECKING:
    from collections.abc import Collection

T = TypeVar("T")
LONGEST_SHOWN = 60
"""Characters of an argument that a message shows."""


def shown(value: object) -> str:
    """An argument as a message names it: its kind, and where that is short what it is.

    >>> shown(3), shown(None), shown({}), shown(b"1")
    ('the int 3', 'None', 'an empty dict', "the bytes b'1'")
    """
    kind = type(value).__name__
    if value is None:
        return "None"
    if isinstance(value, str | bytes | int | float | os.PathLike):
        text = repr(value)
        return f"the {kind} {text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + '…'}"
    if isinstance(value, list | tuple | dict | set | frozenset) and not value:
        return f"an empty {kind}"
    return f"{'an' if kind[:1] in 'AEIOUaeiou' else 'a'} {kind}"


def wrong(what: str, value: object, wanted: str) -> ArgumentError:
    """The error for an argument that cannot be used: `wanted` says what to pass."""
    return ArgumentError(f"`{what}` cannot be {shown(value)}", hint=f"pass {wanted}")


def given(value: object, kind: type[T], what: str, wanted: str) -> T:
    """An argument that has to be of one kind."""
    if isinstance(value, kind):
        return value
    raise wrong(what, value, wanted)


def path_of(value: object, what: str) -> str:
    """A path as text."""
    path = os.fspath(value) if isinstance(value, os.PathLike) else value
    if isinstance(path, str) and path:
        return path
    raise wrong(what, value, "the path of a file")


def strings_of(value: object, what: str, wanted: str) -> tuple[str, ...]:
    """One string, or several: one is taken for a list of one, not for its letters."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, Iterable) and not isinstance(value, bytes | Mapping):
        several = tuple(value)
        if all(isinstance(each, str) for each in several):
            return several
    raise wrong(what, value, wanted)


def several_of(values: object, kind: type[T], what: str, wanted: str) -> tuple[T, ...]:
    """Several objects of one kind, as a tuple."""
    if not isinstance(values, Iterable) or isinstance(values, str | bytes | Mapping):
        raise wrong(what, values, wanted)
    held = tuple(values)
    for at, value in enumerate(held):
        if not isinstance(value, kind):
            raise wrong(f"{what}[{at}]", value, wanted)
    return held


def flag_of(value: object, what: str) -> bool:
    """True or False."""
    return given(value, bool, what, "True or False")


def share_of(value: object, what: str) -> float:
    """A number from 0 to 1."""
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    raise wrong(what, value, "a number from 0 to 1")


def choice_of(value: object, choices: Collection[str], what: str) -> str:
    """One of a few words."""
    if isinstance(value, str) and value in choices:
        return value
    raise wrong(what, value, "one of " + ", ".join(map(repr, choices)))
