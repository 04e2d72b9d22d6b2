"""The gazetteer: the names and terms that a talk may hold. Nothing here compares a talk's words with them.

A gazetteer is never changed: loading, learning and merging each return a new one. A list of a million plain names is
kept as the strings alone; an `Entry` is made of one only when it is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, TypeGuard

from transcripts.arguments import given, path_of
from transcripts.gazetteer.merging import MergedBehind, merged
from transcripts.gazetteer.plain import Joined, PlainNames, canonical_forms, entries_of, plain_entry
from transcripts.languages.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from os import PathLike

    from transcripts.gazetteer.entry import Entry
    from transcripts.gazetteer.learning.documents import Source

KEPT_PLAIN = 5_000
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
    _made: dict[str, Gazetteer | str] = field(default_factory=dict, repr=False)
    """What was worked out of the entries and is asked for again with every talk."""

    def __post_init__(self) -> None:
        if not isinstance(self.entries, PlainNames | Joined):
            object.__setattr__(self, "entries", entries_of(self.entries))

    @classmethod
    def of(cls, entries: Iterable[Entry | str]) -> Gazetteer:
        """Make a gazetteer of entries, or of names alone; those that share a canonical form are made one."""
        return cls(merged(entries_of(entries)))

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Gazetteer:
        """Read a gazetteer file: `.txt` (one name a line), `.toml`, `.csv` or `.tsv`.

        Raises GazetteerError with the place of a broken line, and where the file cannot be read.
        """
        from transcripts.gazetteer.files.loading import load  # noqa: PLC0415 - only where files are read

        return cls(load(path_of(path, "path")))

    @classmethod
    def from_documents(cls, documents: Source | Iterable[Source]) -> Gazetteer:
        """Learn the names and terms of a document or several: paths, texts (with a line end in them) or transcripts.

        Raises GazetteerError where a document cannot be read.
        """
        from transcripts.gazetteer.learning.documents import documents_of, learn  # noqa: PLC0415 - only where something is learnt

        return cls.of(learn(documents_of(documents), cls.starter().get))

    @classmethod
    def starter(cls) -> Gazetteer:
        """The names that come with the package: countries, capitals, large cities, leaders, international bodies."""
        return _starter()

    @property
    def with_starter(self) -> Gazetteer:
        """These names, and behind them those that come with the package; the same object each time."""
        found = self._made.get("with starter")
        if not isinstance(found, Gazetteer):
            found = self._made["with starter"] = self | _starter()
        return found

    @property
    def digest(self) -> str:
        """The sha256 of every form, in order, as a signature names it."""
        found = self._made.get("digest")
        if not isinstance(found, str):
            forms = "\n".join(form for form, _ in self.forms())
            found = self._made["digest"] = sha256(forms.encode("utf-8", "surrogatepass")).hexdigest()
        return found

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Sequence[Entry]]]:
        return type(self), (self.entries,)

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

    def __or__(self, other: Gazetteer | Iterable[Entry | str]) -> Gazetteer:
        """Merge two gazetteers; where both know a name, this one's spelling stands and the other's is an alias."""
        if not isinstance(other, Gazetteer):
            other = Gazetteer.of(other)
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
        is_starter = other is _starter()
        return Gazetteer(_behind().after(self.entries) if is_starter else merged([*self.entries, *other.entries]))

    @property
    def names(self) -> Sequence[str]:
        """The canonical form of each entry, in the order of the entries."""
        return canonical_forms(self.entries)

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
        given(form, str, "form", "a name")
        if not self._lookup:
            lookup: dict[str, list[int]] = {}
            for known, number in self.forms():
                numbers = lookup.setdefault(fold(known), [])
                if number not in numbers:
                    numbers.append(number)
            self._lookup.update(lookup)  # at once: another thread may be asking
        return tuple(self.entries[number] for number in self._lookup.get(fold(form), ()))

    def to_toml(self) -> str:
        """The gazetteer as a file to be edited by hand; `load` reads it back to an equal one."""
        from transcripts.gazetteer.files.toml import to_toml  # noqa: PLC0415 - only where files are written

        return to_toml(self.entries)

    def save(self, path: str | PathLike[str]) -> None:
        """Write the gazetteer in the form that the path's suffix names: `.toml`, `.csv`, `.tsv` or `.txt`.

        Raises GazetteerError where the suffix is none of these or the form cannot hold the entries, and WriteError
        where the file cannot be written.
        """
        from transcripts.gazetteer.files.loading import save  # noqa: PLC0415 - only where files are written

        save(self.entries, path_of(path, "path"))


@cache
def _starter() -> Gazetteer:
    from transcripts.gazetteer.starter import starter  # noqa: PLC0415 - only where it is asked for

    return Gazetteer(starter())


@cache
def _behind() -> MergedBehind:
    """The starter list, ready to be merged behind the names of one talk after another."""
    return MergedBehind(_starter().entries)


def _is_long(entries: Sequence[Entry]) -> TypeGuard[PlainNames]:
    return isinstance(entries, PlainNames) and len(entries) > KEPT_PLAIN


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
