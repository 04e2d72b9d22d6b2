"""The gazetteer: the names and terms that a talk may hold. Nothing here compares a talk's words with them.

A gazetteer is never changed: loading, learning and merging each return a new one. A list of a million plain names is
kept as the strings alone; an `Entry` is made of one only when it is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeGuard

from transcripts.gazetteer.plain import Joined, PlainNames, fold, plain_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from transcripts.gazetteer.documents import Source
    from transcripts.gazetteer.entry import Entry

__all__ = ["Gazetteer", "PlainNames", "fold", "join", "merged", "plain_entry"]

MANY = 5_000
"""Plain names from which on merging leaves them as they are, but for those that the other side knows too."""


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """Entries, in order; the first of two that share a form is the one to be preferred.

    >>> from transcripts.gazetteer import Entry
    >>> names = Gazetteer.of([Entry("Kyiv", "place", aliases=("Kiev",)), Entry("tea set", "phrase", case="free")])
    >>> [entry.canonical for entry in names.get("KIEV")]
    ['Kyiv']
    """

    entries: Sequence[Entry] = ()
    _lookup: dict[str, list[int]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Gazetteer:
        """Make a gazetteer of entries, those that share a canonical form made one."""
        return cls(merged(entries))

    @classmethod
    def load(cls, path: str | Path) -> Gazetteer:
        """Read a gazetteer file: `.txt` (one name a line), `.toml`, `.csv` or `.tsv`.

        Raises GazetteerError with the place of a broken line, and where the file cannot be read.
        """
        from transcripts.gazetteer.load import load  # noqa: PLC0415 - load builds on this module

        return load(path)

    @classmethod
    def from_documents(cls, documents: Iterable[Source]) -> Gazetteer:
        """Learn the names and terms of documents: paths, texts (anything with a line end in it) or transcripts.

        Raises GazetteerError where a document cannot be read.
        """
        from transcripts.gazetteer.documents import learn  # noqa: PLC0415 - learning builds on this module

        return learn(documents)

    @classmethod
    def starter(cls) -> Gazetteer:
        """The names that come with the package: countries, capitals, large cities, leaders, international bodies."""
        from transcripts.gazetteer.starter import starter  # noqa: PLC0415 - the starter builds on this module

        return starter()

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Gazetteer) and tuple(self.entries) == tuple(other.entries)

    def __hash__(self) -> int:
        return hash(tuple(self.entries))

    def __contains__(self, form: object) -> bool:
        return isinstance(form, str) and bool(self.get(form))

    def __or__(self, other: Gazetteer) -> Gazetteer:
        """Merge two gazetteers; where both know a name, this one's spelling stands and the other's is an alias."""
        if not self.entries or not other.entries:
            return self if self.entries else other
        if _is_long(self.entries) and not _has_long(other.entries):
            names, known = _parted(self.entries, other)
            return Gazetteer(Joined(PlainNames(names), merged([*map(plain_entry, known), *other.entries])))
        if _is_long(other.entries) and not _has_long(self.entries):
            names, known = _parted(other.entries, self)
            return Gazetteer(Joined(merged([*self.entries, *map(plain_entry, known)]), PlainNames(names)))
        if isinstance(self.entries, Joined) and not _has_long(other.entries):
            head, tail = self.entries.parts
            if _is_long(tail):
                return (Gazetteer(head) | other) | Gazetteer(tail)
            return Gazetteer(head) | (Gazetteer(tail) | other)
        return Gazetteer(merged([*self.entries, *other.entries]))

    @property
    def names(self) -> Sequence[str]:
        """The canonical form of each entry, in the order of the entries."""
        if isinstance(self.entries, PlainNames):
            return self.entries.names
        if isinstance(self.entries, Joined):
            return [name for part in self.entries.parts for name in Gazetteer(part).names]
        return [entry.canonical for entry in self.entries]

    def forms(self) -> Iterator[tuple[str, int]]:
        """Every right spelling with the number of its entry."""
        if isinstance(self.entries, PlainNames):
            yield from zip(self.entries.names, range(len(self.entries)), strict=True)
            return
        if isinstance(self.entries, Joined):
            head, tail = self.entries.parts
            yield from Gazetteer(head).forms()
            yield from ((form, number + len(head)) for form, number in Gazetteer(tail).forms())
            return
        for number, entry in enumerate(self.entries):
            yield from ((form, number) for form in entry.forms)

    def get(self, form: str) -> tuple[Entry, ...]:
        """The entries that have this form, whatever its case, accents and marks."""
        if not self._lookup:
            for known, number in self.forms():
                numbers = self._lookup.setdefault(fold(known), [])
                if number not in numbers:
                    numbers.append(number)
        return tuple(self.entries[number] for number in self._lookup.get(fold(form), ()))

    def to_toml(self) -> str:
        """The gazetteer as a file to be edited by hand; `load` reads it back to an equal one."""
        from transcripts.gazetteer.load_toml import to_toml  # noqa: PLC0415 - it builds on this module

        return to_toml(self)

    def save(self, path: str | Path) -> None:
        """Write the gazetteer in the form that the path's suffix names: `.toml`, `.csv`, `.tsv` or `.txt`.

        Raises GazetteerError where the suffix is none of these or the form cannot hold the entries, and WriteError
        where the file cannot be written.
        """
        from transcripts.gazetteer.load import save  # noqa: PLC0415 - load builds on this module

        save(self, path)


def _is_long(entries: Sequence[Entry]) -> TypeGuard[PlainNames]:
    return isinstance(entries, PlainNames) and len(entries) > MANY


def _has_long(entries: Sequence[Entry]) -> bool:
    return _is_long(entries) or isinstance(entries, Joined)


def _parted(plain: PlainNames, other: Gazetteer) -> tuple[list[str], list[str]]:
    """The plain names that another gazetteer does not know, and those that it does."""
    forms = {fold(form) for form, _ in other.forms()}
    known = [name for name in plain.names if fold(name) in forms]
    if not known:
        return list(plain.names), []
    taken = set(known)
    return [name for name in plain.names if name not in taken], known


def merged(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Make one of the entries that name the same thing: equal canonical forms, or one an alias of the other.

    Two entries that share no more than an alias stay apart: Vladimir Putin and Igor Putin may both be `Putin`.
    """
    before, found = -1, tuple(entries)
    while len(found) != before:  # an entry that comes late may join two that came before it
        before, found = len(found), _merged_once(found)
    return found


def _merged_once(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    kept: list[Entry] = []
    canonical: dict[str, int] = {}
    aliases: dict[str, int] = {}
    for entry in entries:
        key = fold(entry.canonical) or entry.canonical
        at = canonical.get(key)
        if at is None:
            at = aliases.get(key)
        spellings = [fold(alias) for alias in entry.aliases if _is_spelling(alias, entry)]
        if at is None:
            at = next((canonical[other] for other in spellings if other in canonical), None)
        if at is None or not _same_kind(kept[at], entry):
            at = len(kept)
            kept.append(entry)
            canonical.setdefault(key, at)
        else:
            kept[at] = join(kept[at], entry)
        for other in spellings:
            aliases.setdefault(other, at)
    return tuple(kept)


def _is_spelling(alias: str, entry: Entry) -> bool:
    """Whether an alias stands for the whole name; one word of a person's longer name may be anybody's."""
    words = fold(alias).count(" ")
    return entry.kind != "person" or words > 0 or fold(entry.canonical).count(" ") == 0


def _same_kind(left: Entry, right: Entry) -> bool:
    return left.kind == right.kind or "other" in {left.kind, right.kind} or left.canonical == right.canonical


def join(left: Entry, right: Entry) -> Entry:
    """Put together what two entries know of one name; the left one's spelling, kind, case and role come first."""
    seen: dict[str, int] = dict(left.seen)
    for name, count in right.seen:
        seen[name] = seen.get(name, 0) + count
    return replace(
        left,
        kind=left.kind if left.kind != "other" else right.kind,
        aliases=_union(left.aliases, right.forms, but=left.canonical),
        heard=_union(left.heard, right.heard),
        pronunciations=_union(left.pronunciations, right.pronunciations),
        weight=max(left.weight, right.weight),
        role=left.role or right.role,
        context=_union(left.context, right.context),
        seen=tuple(seen.items()),
    )


def _union(left: tuple[str, ...], right: tuple[str, ...], *, but: str = "") -> tuple[str, ...]:
    found: dict[str, Any] = dict.fromkeys((*left, *right))
    found.pop(but, None)
    return tuple(found)
