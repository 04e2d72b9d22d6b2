"""How a chosen reading is written into the base: in the words of the source that has it, with the base's marks.

Places beside each other that change become one change, and what comes in between two words belongs to the word before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from transcripts.combining.choosing import Choice
    from transcripts.combining.network import Reading, Slot

_BEFORE = regex.compile(r"^[^\p{L}\p{N}$€£¥#@]*")
_AFTER = regex.compile(r"[^\p{L}\p{M}\p{N}%+#°]*$")
_ENDS = regex.compile(r"[.?!…][\p{Pf}\p{Pe}\"']*$")


@dataclass(frozen=True, slots=True)
class Change:
    """Words `start` to `end` of the base become `after`; `choices` are the places that it is made of."""

    start: int
    end: int
    after: tuple[str, ...]
    choices: tuple[Choice, ...]

    @property
    def margin(self) -> float:
        """The margin of the closest of its places."""
        return min(choice.margin for choice in self.choices)


def changes(
    choices: Iterable[Choice], slots: Sequence[Slot], sources: Sequence[Sequence[str]], *, marked: bool
) -> Iterator[Change]:
    """What the choices make of the base, in order. `marked` says whether the base has marks of its own."""
    group: list[Choice] = []
    for choice in choices:
        if group and not _adjoin(slots, group[-1].slot, choice.slot):
            yield _change(group, slots, sources, marked=marked)
            group = []
        group.append(choice)
    if group:
        yield _change(group, slots, sources, marked=marked)


def _adjoin(slots: Sequence[Slot], one: int, other: int) -> bool:
    """Whether a place follows another with nothing between that stays, and one of them has no words of the base."""
    gap = slots[other].start - slots[one].end
    return gap == 0 and (slots[one].start == slots[one].end or slots[other].start == slots[other].end)


def _change(
    group: Sequence[Choice], slots: Sequence[Slot], sources: Sequence[Sequence[str]], *, marked: bool
) -> Change:
    base = sources[0]
    start, end = slots[group[0].slot].start, slots[group[-1].slot].end
    after: list[str] = []
    for choice in group:
        slot = slots[choice.slot]
        after += _written(slot, slot.readings[choice.best], sources, marked=marked)
    if start == end:  # in between: it needs a word of the base to stand by
        if start:
            start -= 1
            after = [base[start], *after]
        elif end < len(base):
            after = [*after, base[end]]
            end += 1
    return Change(start, end, tuple(after), tuple(group))


def _written(slot: Slot, reading: Reading, sources: Sequence[Sequence[str]], *, marked: bool) -> list[str]:
    """The words of a reading, with the marks and the first letter of what they take the place of."""
    source, first, last = reading.spans[0]
    words = list(sources[source][first:last])
    if not words or source == 0 or not marked:
        return words
    old = sources[0][slot.start : slot.end]
    words = [_AFTER.sub("", _BEFORE.sub("", word)) or word for word in words]
    if old:
        before, after = _BEFORE.match(old[0]), _AFTER.search(old[-1])
        words[0] = (before[0] if before else "") + words[0]
        words[-1] += after[0] if after else ""
    if _begins(slot.start, sources[0]) and words[0][:1].islower():
        words[0] = words[0][:1].upper() + words[0][1:]
    return words


def _begins(at: int, base: Sequence[str]) -> bool:
    """Whether a word of the base begins a sentence."""
    return at == 0 or bool(_ENDS.search(base[at - 1]))
