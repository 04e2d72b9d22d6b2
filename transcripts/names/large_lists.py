"""A long gazetteer, narrowed to the names that a talk may hold. Compares spellings alone, decides nothing.

To say and index a million names takes minutes and gigabytes. So of a long list only those names are looked at further
that are spelled within a few edits of something heard, or may sound like it by their spelling (`respelling.keys`,
within as many edits); and the same for the words of a name alone. Of the calls of earnings21 (every second kept-back
one, Amazon words) a perfect judge could make 69.3% of the names of persons right from what is left so, and 69.7% where
every name is compared with every span.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from transcripts.gazetteer.gazetteer import Gazetteer
from transcripts.gazetteer.plain import Joined, PlainNames
from transcripts.names.respelling import keys
from transcripts.names.spans import heard_words, runs
from transcripts.names.targets import ALIKE, squeezed
from transcripts.search.nearest_few import nearest_few
from transcripts.search.pass_join import SpellingIndex, letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt

    from transcripts.gazetteer.entry import Entry
    from transcripts.ledger import View
    from transcripts.names.spans import HeardWord

LONG_LIST = 2_500
"""A gazetteer with more names, the starter list aside, is narrowed. So many are compared in full at what it costs to
narrow ten thousand."""
MOST_LIKE, LEAST_LIKE = 10, 0.5
"""Of the names that may sound like one heard form, so many of the likest spelled are looked at further, which have at
least this likeness in spelling."""
LEAST_PART = 4
"""A word of a name stands for the name from so many letters on."""


class Large:
    """The spellings of a large gazetteer, made ready once."""

    def __init__(self, names: Gazetteer) -> None:
        self._entries = names.entries
        self._kept: list[int] = []
        sought = [one for start, part in _parts(names.entries) for one in self._sought(start, part)]
        folded = letters([form for form, _ in sought])
        self._others: dict[str, list[int]] = {}  # in other scripts: found as they are, or not at all
        for (form, number), text in zip(sought, folded, strict=True):
            if not text:
                self._others.setdefault(squeezed(form), []).append(number)
        self._whole = _Spellings(folded, [[number] for _, number in sought])
        words: dict[str, list[int]] = {}
        for form, number in sought:
            if " " in form:
                for word in form.casefold().split():
                    some = words.setdefault(word, [])
                    if len(some) < ALIKE:
                        some.append(number)
        parts = [word for word in words if len(word) >= LEAST_PART]
        self._words = _Spellings(letters(parts), [words[word] for word in parts])

    def _sought(self, start: int, part: Sequence[Entry]) -> Iterator[tuple[str, int]]:
        # What is no long list is kept as it is, and so is what nobody announced, which is told apart later.
        if isinstance(part, PlainNames):
            yield from zip(part.names, range(start, start + len(part)), strict=True)
            return
        ours = {id(entry) for entry in Gazetteer.starter().entries}
        long = _announced(part, ours) > LONG_LIST
        for number, entry in enumerate(part, start):
            if long and id(entry) not in ours:
                yield from ((form, number) for form in (*entry.forms, *entry.heard))
            else:
                self._kept.append(number)

    def near(self, heard: Iterable[Heard]) -> Gazetteer:
        """The gazetteer of what is kept in any case and of the names that may be near something heard.

        What was heard comes part by part, each without what it has twice.
        """
        chosen = set(self._kept)
        for some in heard:
            for spellings, asked in ((self._whole, some.every), (self._words, some.alone)):
                chosen.update(spellings.near(asked), spellings.alike(asked))
            chosen.update(*(self._others.get(h, ()) for h in some.every))
        return Gazetteer(tuple(self._entries[number] for number in sorted(chosen)))


class Heard(NamedTuple):
    """The letters of spans, each once: of all, and of those of one word."""

    every: Sequence[str]
    alone: Sequence[str] = ()


class _Spellings:
    """Spellings with the numbers of their entries, found by a few edits, or by how they may sound."""

    def __init__(self, folded: Sequence[str], numbers: Sequence[Sequence[int]]) -> None:
        self._folded, self._numbers = np.array(folded, np.object_), numbers
        self._by_letters, self._by_key = SpellingIndex(folded), SpellingIndex(keys(folded))

    def near(self, heard: Sequence[str]) -> Iterator[int]:
        """The numbers of what is spelled within the edits."""
        _, found, _ = self._by_letters.matches([text for text in letters(heard) if text])
        return self._of(found)

    def alike(self, heard: Sequence[str]) -> Iterator[int]:
        """The numbers of what may sound like it."""
        some = np.array([text for text in letters(heard) if text], np.object_)
        rows, found, _ = self._by_key.matches(keys(some.tolist()))
        asked, named, scorer = some[rows].tolist(), self._folded[found].tolist(), Levenshtein.normalized_similarity
        likeness = process.cpdist(asked, named, scorer=scorer, score_cutoff=LEAST_LIKE, dtype=np.float32)
        able = np.flatnonzero(likeness >= LEAST_LIKE)
        return self._of(found[able[nearest_few(rows[able], likeness[able], MOST_LIKE)]])

    def _of(self, found: npt.NDArray[np.int64]) -> Iterator[int]:
        return (number for i in np.unique(found).tolist() for number in self._numbers[i])


def _parts(entries: Sequence[Entry]) -> Iterator[tuple[int, Sequence[Entry]]]:
    if not isinstance(entries, Joined):
        yield 0, entries
        return
    start = 0
    for part in entries.parts:
        yield start, part
        start += len(part)


def _announced(part: Sequence[Entry], ours: set[int]) -> int:
    return len(part) if isinstance(part, PlainNames) else sum(id(entry) not in ours for entry in part)


_AT_ONCE = 1 << 16
"""So many words are looked up at a time: a look-up of few in tables of millions costs nearly as much as one of many."""

_KEPT: deque[tuple[Gazetteer, Large | None]] = deque(maxlen=1)
_LAST: deque[tuple[Gazetteer, list[HeardWord], Gazetteer]] = deque(maxlen=1)


def narrowed(names: Gazetteer, view: View) -> Gazetteer:
    """The gazetteer itself, or of a very large one what the talk may hold."""
    if len(names) <= LONG_LIST:
        return names
    kept = next((ready for ready in tuple(_KEPT) if ready[0] is names), None)
    if kept is None:
        ours = {id(entry) for entry in Gazetteer.starter().entries}
        long = sum(_announced(part, ours) for _, part in _parts(names.entries)) > LONG_LIST
        kept = names, Large(names) if long else None
        _KEPT.append(kept)
    large = kept[1]
    if large is None:
        return names
    words = heard_words(view)
    for known, heard, found in tuple(_LAST):  # several passes ask of the same words
        if known is names and heard == words:
            return found
    found = large.near(_heard(words, first) for first in range(0, len(words), _AT_ONCE))
    _LAST.append((names, words, found))
    return found


def _heard(words: Sequence[HeardWord], first: int) -> Heard:
    every: dict[str, None] = {}
    alone: dict[str, None] = {}
    for _, count, heard, *_ in runs(words, bytes(len(words)), first, first + _AT_ONCE):
        every[heard] = None
        if count == 1:
            alone[heard] = None
    return Heard(list(every), list(alone))
