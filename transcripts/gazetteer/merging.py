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
