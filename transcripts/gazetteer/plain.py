"""Plain names: what makes two of them one, and lists of them that hold no entry for each. Nothing here merges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import overload

from transcripts.arguments import wrong
from transcripts.gazetteer.entry import Entry
from transcripts.languages.english.wordlist import is_word
from transcripts.languages.folding import JOINTS

_WANTED = "a list of names, or of Entry where more is known"


def plain_entry(name: str) -> Entry:
    """The entry of a name that is given without anything else.

    Its case is free where it is written in lower case and made of ordinary words.

    >>> plain_entry("tea set").case, plain_entry("sal-devnet").case, plain_entry("Kyiv").case
    ('free', 'exact', 'exact')
    """
    free = name.islower() and all(is_word(word) for word in JOINTS.split(name))
    return Entry(name, case="free" if free else "exact")


def entries_of(entries: object) -> Sequence[Entry]:
    """Entries as people give them: one or several, each an entry or a name."""
    if isinstance(entries, PlainNames | Joined):
        return entries
    if isinstance(entries, str | Entry):
        entries = (entries,)
    if not isinstance(entries, Iterable) or isinstance(entries, bytes | Mapping):
        raise wrong("entries", entries, _WANTED)
    return tuple(each if isinstance(each, Entry) else _named(each) for each in entries)


def _named(name: object) -> Entry:
    if isinstance(name, str) and name.strip():
        return plain_entry(name)
    raise wrong("entries", name, _WANTED)


class PlainNames(Sequence[Entry]):
    """Entries that are names and nothing else, held as the names."""

    __slots__ = ("names",)

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names

    def __len__(self) -> int:
        return len(self.names)

    @overload
    def __getitem__(self, at: int) -> Entry: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Entry]: ...
    def __getitem__(self, at: int | slice) -> Entry | Sequence[Entry]:
        return PlainNames(self.names[at]) if isinstance(at, slice) else plain_entry(self.names[at])


class Joined(Sequence[Entry]):
    """A long list of plain names and the entries beside it, one after the other."""

    __slots__ = ("parts",)

    def __init__(self, *parts: Sequence[Entry]) -> None:
        self.parts = parts

    def __len__(self) -> int:
        return sum(map(len, self.parts))

    @overload
    def __getitem__(self, at: int) -> Entry: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Entry]: ...
    def __getitem__(self, at: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self)))]
        at = at if at >= 0 else at + len(self)
        for part in self.parts:
            if 0 <= at < len(part):
                return part[at]
            at -= len(part)
        raise IndexError("no such entry")


def canonical_forms(entries: Sequence[Entry]) -> Sequence[str]:
    """The canonical form of each entry, in their order, without making an entry of a plain name."""
    if isinstance(entries, PlainNames):
        return entries.names
    if isinstance(entries, Joined):
        return [name for part in entries.parts for name in canonical_forms(part)]
    return [entry.canonical for entry in entries]
