"""The units in bare words: what each of the recognisers finds, put together. Nothing here reads a mark."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from transcripts.languages.english.units.addresses import address_units
from transcripts.languages.english.units.letters import letter_units
from transcripts.languages.english.units.numbers import number_units
from transcripts.languages.english.units.unit import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def spoken_units(words: Sequence[str]) -> list[Unit]:
    """The units of two words and more, in order and apart; the words in lower case, without marks.

    An empty word ends whatever stands before it: put one where a mark, a speaker or a note parts the words.

    >>> said = "the i r s wants form ten forty by april fifteenth at five p m".split()
    >>> [" ".join(said[u.first : u.end]) for u in spoken_units(said)]
    ['i r s', 'ten forty', 'april fifteenth', 'five p m']
    """
    found: list[Unit] = []
    at = 0
    for empty, group in groupby(words, key=lambda word: not word):
        part = list(group)
        if not empty:
            found += [unit._replace(first=unit.first + at, end=unit.end + at) for unit in _in_stretch(part)]
        at += len(part)
    return found


def _in_stretch(words: Sequence[str]) -> list[Unit]:
    """Addresses first, then numbers, then letters; a letter beside a short number is one with it (`q two`)."""
    taken = [False] * len(words)
    found: list[Unit] = []
    for units in (address_units(words), number_units(words), letter_units(words)):
        for unit in list(units):
            if not any(taken[unit.first : unit.end]):
                taken[unit.first : unit.end] = [True] * (unit.end - unit.first)
                found.append(unit)
    return [unit for unit in _joined(sorted(found), words) if unit.end - unit.first > 1]


def _joined(units: Sequence[Unit], words: Sequence[str]) -> Iterator[Unit]:
    last: Unit | None = None
    for unit in units:
        if last is not None and last.end == unit.first and _one(last, unit, words):
            last = Unit(last.first, unit.end, "number")
            continue
        if last is not None:
            yield last
        last = unit
    if last is not None:
        yield last


def _one(last: Unit, unit: Unit, words: Sequence[str]) -> bool:
    letters, number = (last, unit) if last.kind == "letters" else (unit, last)
    if letters.kind != "letters" or number.kind != "number":
        return False
    return letters.end - letters.first <= 2 and number.end - number.first <= 4 and words[number.first] != "a"
