"""A very large gazetteer, narrowed to the names that a talk may hold. Compares spellings alone, decides nothing.

To say and index a million names takes minutes and gigabytes, and chance likeness in sound among so many means little.
So of a large list only whole names within a few edits of something heard are looked at further (`index_spelling`);
one that only sounds like what was heard is not found.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from transcripts.gazetteer.gazetteer import Gazetteer
from transcripts.gazetteer.plain import Joined, PlainNames
from transcripts.names.spans import heard_words, runs
from transcripts.names.targets import squeezed
from transcripts.search.pass_join import SpellingIndex, letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from transcripts.gazetteer.entry import Entry
    from transcripts.ledger import View
    from transcripts.names.spans import HeardWord

LONG_LIST = 60_000
"""A gazetteer, or a part of one, with more names is narrowed. Below it each name is compared in sound, however many
there are, at a cost that grows with their number; so many take a gigabyte at most."""


class Large:
    """The spellings of a large gazetteer, made ready once."""

    def __init__(self, names: Gazetteer) -> None:
        self._entries = names.entries
        self._kept: list[int] = []
        sought = [one for start, part in _parts(names.entries) for one in self._sought(start, part)]
        self._numbers = [number for _, number in sought]
        folded = letters([form for form, _ in sought])
        self._index = SpellingIndex(folded)
        self._others: dict[str, list[int]] = {}  # in other scripts: found as they are, or not at all
        for (form, number), text in zip(sought, folded, strict=True):
            if not text:
                self._others.setdefault(squeezed(form), []).append(number)

    def _sought(self, start: int, part: Sequence[Entry]) -> Iterator[tuple[str, int]]:
        # What is no long list is kept as it is, and so is what nobody announced, which is told apart later.
        if isinstance(part, PlainNames):
            yield from zip(part.names, range(start, start + len(part)), strict=True)
            return
        ours = {id(entry) for entry in Gazetteer.starter().entries}
        for number, entry in enumerate(part, start):
            if len(part) <= LONG_LIST or id(entry) in ours:
                self._kept.append(number)
            else:
                yield from ((form, number) for form in (*entry.forms, *entry.heard))

    def near(self, heard: Iterable[Sequence[str]]) -> Gazetteer:
        """The gazetteer of what is kept in any case and of the names whose spelling is near something heard.

        What was heard comes part by part, each without what it has twice.
        """
        chosen = set(self._kept)
        for some in heard:
            _, found, _ = self._index.matches([text for text in letters(some) if text])
            chosen.update(self._numbers[i] for i in found.tolist())
            chosen.update(*(self._others.get(h, ()) for h in some))
        return Gazetteer(tuple(self._entries[number] for number in sorted(chosen)))


def _parts(entries: Sequence[Entry]) -> Iterator[tuple[int, Sequence[Entry]]]:
    if not isinstance(entries, Joined):
        yield 0, entries
        return
    start = 0
    for part in entries.parts:
        yield start, part
        start += len(part)


_AT_ONCE = 1 << 16
"""So many words are looked up at a time: a look-up of few in tables of millions costs nearly as much as one of many."""

_KEPT: deque[tuple[Gazetteer, Large]] = deque(maxlen=1)
_LAST: deque[tuple[Gazetteer, list[HeardWord], Gazetteer]] = deque(maxlen=1)


def narrowed(names: Gazetteer, view: View) -> Gazetteer:
    """The gazetteer itself, or of a very large one what the talk may hold."""
    if len(names) <= LONG_LIST:
        return names
    large = next((ready for known, ready in tuple(_KEPT) if known is names), None)
    if large is None:
        large = Large(names)
        _KEPT.append((names, large))
    words = heard_words(view)
    for known, heard, found in tuple(_LAST):  # several passes ask of the same words
        if known is names and heard == words:
            return found
    turns, starts = bytes(len(words)), range(0, len(words), _AT_ONCE)
    found = large.near(list({run[2]: None for run in runs(words, turns, at, at + _AT_ONCE)}) for at in starts)
    _LAST.append((names, words, found))
    return found
