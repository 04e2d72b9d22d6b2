"""The hand-typed words that show what stands beside them, as sets. Nothing here looks at a text."""

from __future__ import annotations

import tomllib
from functools import cache

from transcripts.languages.english.folder import DATA


@cache
def _table() -> dict[str, object]:
    return tomllib.loads((DATA / "markers.toml").read_text("utf-8"))


@cache
def marker(name: str) -> frozenset[str]:
    """The words of one list, in lower case.

    >>> "minister" in marker("roles"), "the" in marker("function")
    (True, True)
    """
    return frozenset(str(_table()[name]).split())


@cache
def furniture(name: str) -> tuple[str, ...]:
    """How page furniture begins (`line`, `end`), or the words of its HTML classes (`element`)."""
    found = _table()["furniture"]
    assert isinstance(found, dict)
    return tuple(found[name])


@cache
def first_names() -> frozenset[str]:
    """Given names in lower case (from the census of the United States, 1990)."""
    path = DATA / "first_names" / "first-names.txt"
    return frozenset(path.read_text("utf-8").split())
