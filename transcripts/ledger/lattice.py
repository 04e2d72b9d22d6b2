"""Finding where a ledger's words stand in a text: each word that it left alone, and each place that it changed.

A place may read as it was before, as it became, or anything between, where some of its corrections were taken back.
So the ledger is a row of slots, each with the forms that it may have. An untouched text is parsed through the row
exactly; one that was edited is split at words that stand in both, and the blocks between are aligned at least cost.
Words in, positions out: nothing here knows of corrections or changes a text.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from transcripts.ledger.marks import parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Form = tuple[str, ...]

OTHER_MARKS, MISSING, ADDED, ANOTHER = 1, 4, 4, 6
"""What it costs that a word has other marks or case, is missing, was added, or was replaced by another."""
SMALL, LARGE = 20_000, 2_000_000
"""Cells (slots times words) of a block that is aligned at once, and of one that is given up where nothing splits it."""
WAYS = 64
"""How many ways through a row of repeated words are followed at a time."""

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})


@dataclass(frozen=True, slots=True)
class Slot:
    """A word that was left alone (one form), or a place that corrections touch: the forms it may have, likeliest first.

    `start_ms` is when the place begins in the source: it tells repeated words apart.
    """

    forms: tuple[Form, ...]
    start_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Where a slot stands: words `start` to `end` of the text, in which of its forms, and whether to the letter."""

    start: int
    end: int
    form: int
    exact: bool = True


Row = list[Found | None]


@lru_cache(maxsize=1 << 15)
def unmarked(word: str) -> str:
    """A word without the marks around it, its case and its Unicode form.

    >>> unmarked("“Café,") == unmarked("cafe\u0301")
    True
    """
    plain = unicodedata.normalize("NFC", word).translate(_QUOTES).casefold()
    return parts(plain)[1] or plain


def find(slots: Sequence[Slot], words: Sequence[str], times: Sequence[int | None]) -> Row:
    """Where each slot stands in the words; None for one that cannot be found. `times` are the starts of the words."""
    return parse(slots, words, times) or _Text(slots, words, times).align()


def parse(slots: Sequence[Slot], words: Sequence[str], times: Sequence[int | None]) -> Row | None:
    """Where each slot stands, if the text is the row and nothing else; of several ways, the nearest in time."""
    reached: dict[int, int] = {0: 0}  # position in the text → milliseconds that the words stand off their times
    steps: list[dict[int, tuple[int, int]]] = []  # for each slot: position after it → (position before it, form)
    for slot in slots:
        after: dict[int, int] = {}
        step: dict[int, tuple[int, int]] = {}
        for at, off in reached.items():
            for number, form in enumerate(slot.forms):
                end = at + len(form)
                if tuple(words[at:end]) != form:
                    continue
                cost = off + (_apart(slot.start_ms, times[at]) if form else 0)
                if end not in after or cost < after[end]:
                    after[end], step[end] = cost, (at, number)
        if not after:
            return None
        if len(after) > WAYS:
            after = dict(sorted(after.items(), key=lambda pair: pair[1])[:WAYS])
        steps.append(step)
        reached = after
    return _traced(steps, len(words)) if len(words) in reached else None


def _apart(a: int | None, b: int | None) -> int:
    return 0 if a is None or b is None else abs(a - b)


def _traced(steps: Sequence[dict[int, tuple[int, int]]], end: int) -> Row:
    row: Row = []
    for step in reversed(steps):
        start, form = step[end]
        row.append(Found(start, end, form))
        end = start
    return row[::-1]


class _Text:
    """A text that was edited since: split at what stands in both, the blocks between aligned."""

    def __init__(self, slots: Sequence[Slot], words: Sequence[str], times: Sequence[int | None]) -> None:
        self.slots, self.words, self.times = slots, words, times
        self.folded = [unmarked(word) for word in words]
        self.row: Row = [None] * len(slots)
        # The row as it most likely reads, and the slot of each of its words.
        self.likely = [unmarked(word) for slot in slots for word in slot.forms[0]]
        self.slot_of = [number for number, slot in enumerate(slots) for _ in slot.forms[0]]
        self.first_of = [0]
        for slot in slots:
            self.first_of.append(self.first_of[-1] + len(slot.forms[0]))

    def align(self) -> Row:
        blocks = [((0, len(self.slots)), (0, len(self.words)))]
        while blocks:
            (a, b), (c, d) = blocks.pop()
            if a == b:
                continue
            if block := parse(self.slots[a:b], self.words[c:d], self.times[c:d]):
                self._put(a, block, c)
            elif (b - a) * (d - c + 1) <= SMALL:
                self._put(a, _aligned(self.slots[a:b], self.words[c:d], self.folded[c:d]), c)
            elif split := list(self._split(a, b, c, d)):
                blocks += split
            elif (b - a) * (d - c + 1) <= LARGE:
                self._put(a, _aligned(self.slots[a:b], self.words[c:d], self.folded[c:d]), c)
        return self.row

    def _put(self, first: int, block: Row, at: int) -> None:
        for number, found in enumerate(block, first):
            if found is not None:
                self.row[number] = Found(found.start + at, found.end + at, found.form, found.exact)

    def _split(self, a: int, b: int, c: int, d: int) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """The blocks between words that surely stand in both; none where there are no such words."""
        for length in (4, 2, 1):
            if anchors := self._anchors(self.first_of[a], self.first_of[b], c, d, length):
                break
        else:
            return
        for slot, word in anchors:
            yield (a, slot), (c, word)
            form = self.slots[slot].forms[0]
            self.row[slot] = Found(word, word + 1, 0, form == (self.words[word],))
            a, c = slot + 1, word + 1
        yield (a, b), (c, d)

    def _anchors(self, first: int, end: int, c: int, d: int, length: int) -> list[tuple[int, int]]:
        """(slot, word) where a run of so many words stands once on each side, all in one order (patience diff)."""
        ours = _once(self.likely, first, end, length)
        theirs = _once(self.folded, c, d, length)
        pairs = []
        for run, at in ours.items():
            slot = self.slot_of[at]
            if run in theirs and len(self.slots[slot].forms) == 1:
                pairs.append((slot, theirs[run]))
        return _rising(pairs)


def _once(words: Sequence[str], start: int, end: int, length: int) -> dict[tuple[str, ...], int]:
    runs = [tuple(words[at : at + length]) for at in range(start, end - length + 1)]
    counts = Counter(runs)
    return {run: start + i for i, run in enumerate(runs) if counts[run] == 1}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of pairs in which both sides rise; the pairs come with the left side rising."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, right) in enumerate(pairs):
        at = bisect_left(tops, right)
        if at == len(tops):
            tops.append(right)
            ends.append(number)
        tops[at], ends[at] = right, number
        before.append(ends[at - 1] if at else -1)
    chain = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _aligned(slots: Sequence[Slot], words: Sequence[str], folded: Sequence[str]) -> Row:
    """The alignment of least cost of a few slots and words."""
    size = len(words)
    costs = [ADDED * at for at in range(size + 1)]
    moves: list[list[tuple[int, int]]] = []  # for each slot and position after it: (position before it, form)
    for slot in slots:
        new = [0] * (size + 1)
        move = [(0, 0)] * (size + 1)
        lost = MISSING * max(1, len(slot.forms[0]))
        for at in range(size + 1):
            best, how = costs[at] + lost, (at, -1)
            if at and costs[at - 1] + lost + ANOTHER - MISSING < best:
                best, how = costs[at - 1] + lost + ANOTHER - MISSING, (at - 1, -1)
            for number, form in enumerate(slot.forms):
                start = at - len(form)
                if start < 0 or (apart := _unlike(form, words, folded, start)) is None:
                    continue
                if (cost := costs[start] + apart) < best:
                    best, how = cost, (start, number)
            if at and new[at - 1] + ADDED < best:
                best, how = new[at - 1] + ADDED, (at, -2)
            new[at], move[at] = best, how
        costs = new
        moves.append(move)
    return _walked(slots, words, moves)


def _unlike(form: Form, words: Sequence[str], folded: Sequence[str], start: int) -> int | None:
    """The cost of reading a form at a place; None where it does not stand there."""
    cost = 0
    for at, word in enumerate(form, start):
        if words[at] != word:
            if folded[at] != unmarked(word):
                return None
            cost += OTHER_MARKS
    return cost


def _walked(slots: Sequence[Slot], words: Sequence[str], moves: Sequence[list[tuple[int, int]]]) -> Row:
    row: Row = []
    at = len(words)
    for slot, move in zip(reversed(slots), reversed(moves), strict=True):
        while move[at][1] == -2:
            at -= 1
        start, form = move[at]
        if form < 0:
            row.append(None)
        else:
            row.append(Found(start, at, form, slot.forms[form] == tuple(words[start:at])))
        at = start
    return row[::-1]
