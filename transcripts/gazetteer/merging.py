"""Making one entry of those that name the same thing. Nothing here reads files or keeps a gazetteer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from transcripts.languages.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from transcripts.gazetteer.entry import Entry


def merged(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Make one of the entries that name the same thing: equal canonical forms, or one an alias of the other.

    Two entries that share no more than an alias stay apart: Vladimir Putin and Igor Putin may both be `Putin`.
    """
    return tuple(entry for _, entry in _merged(list(enumerate(entries))))


_Numbered = tuple[int, "Entry"]
"""An entry, and where it or the first of those that it was made of stood."""


def _merged(entries: list[_Numbered]) -> list[_Numbered]:
    before, found = -1, entries
    while len(found) != before:  # an entry that comes late may join two that came before it
        before, found = len(found), _merged_once(found)
    return found


def _merged_once(entries: Iterable[_Numbered]) -> list[_Numbered]:
    kept: list[_Numbered] = []
    canonical: dict[str, int] = {}
    aliases: dict[str, int] = {}
    for number, entry in entries:
        key, spellings = _keys(entry)
        at = canonical.get(key)
        if at is None:
            at = aliases.get(key)
        if at is None:
            at = next((canonical[other] for other in spellings if other in canonical), None)
        if at is None or not _same_kind(kept[at][1], entry):
            at = len(kept)
            kept.append((number, entry))
            canonical.setdefault(key, at)
        else:
            kept[at] = kept[at][0], join(kept[at][1], entry)
        for other in spellings:
            aliases.setdefault(other, at)
    return kept


def _keys(entry: Entry) -> tuple[str, list[str]]:
    """The only strings by which an entry meets another: its canonical form folded, and its other spellings."""
    return fold(entry.canonical) or entry.canonical, [fold(a) for a in entry.aliases if _is_spelling(a, entry)]


class MergedBehind:
    """A list that is merged behind many others, at a cost that grows with those alone.

    Entries that share no spelling, not even by way of others, never meet. So the list is parted into groups once, and
    of those only the ones that a spelling of the other list is in are merged anew.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        held = list(enumerate(entries))
        group: list[int] = []  # of each entry, the first of its group, by way of others
        first: dict[str, int] = {}
        for number, entry in held:
            group.append(number)
            key, spellings = _keys(entry)
            for each in (key, *spellings):
                one, other = sorted((_root(group, first.setdefault(each, number)), _root(group, number)))
                group[other] = one
        self._groups: dict[int, list[_Numbered]] = {}
        for number, entry in held:
            self._groups.setdefault(_root(group, number), []).append((number, entry))
        self._group_of = {each: _root(group, number) for each, number in first.items()}
        self._merged = {root: _merged(some) for root, some in self._groups.items()}
        self._all = sorted((one for some in self._merged.values() for one in some), key=_number)

    def after(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """The same as `merged` of the entries and the list behind them."""
        before = list(entries)
        keys = (each for entry in before for key, spellings in [_keys(entry)] for each in (key, *spellings))
        met = {self._group_of[each] for each in keys if each in self._group_of}
        gone = {number for root in met for number, _ in self._merged[root]}
        behind = sorted((one for root in met for one in self._groups[root]), key=_number)
        found = _merged([*((number - len(before), entry) for number, entry in enumerate(before)), *behind])
        found += (one for one in self._all if one[0] not in gone)
        return tuple(entry for _, entry in sorted(found, key=_number))


def _number(one: _Numbered) -> int:
    return one[0]


def _root(group: list[int], number: int) -> int:
    while group[number] != number:
        group[number] = group[group[number]]
        number = group[number]
    return number


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
