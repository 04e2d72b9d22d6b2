"""The units in words as they are written: with marks and case, hyphens, and the speakers' turns."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

import regex

from transcripts.languages.english.numbers import CARDINALS, IRREGULAR_ORDINALS, ORDINALS
from transcripts.languages.english.sentence_ends import alternatives
from transcripts.languages.english.units.spoken import spoken_units
from transcripts.languages.english.units.unit import Unit
from transcripts.languages.folding import core

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKS = frozenset(',;:.!?…–—)]"”')
_HYPHENED = CARDINALS.union(ORDINALS, IRREGULAR_ORDINALS.values())
_SHORT_FORM = regex.compile(alternatives())


def units_in(texts: Sequence[str], speakers: Sequence[object] = ()) -> list[Unit]:
    """The units in words as they are written, in order and apart; none goes over a mark or a change of speaker.

    `speakers` says who says each word, where that is known. `twenty-five` counts as its words.

    >>> [tuple(u) for u in units_in("In March, twenty twenty-five people".split())]
    [(2, 4, 'number')]
    """
    said: list[str] = []
    places: list[int] = []
    parted = False
    for at, (text, speaker) in enumerate(zip_longest(texts, speakers)):
        word = core(text).lower()
        if parted or (at and speakers and speaker != speakers[at - 1]):
            said.append("")
            places.append(at)
        parts = word.split("-")
        parts = parts if len(parts) > 1 and _HYPHENED.issuperset(parts) else [word]
        said += parts
        places += [at] * len(parts)
        parted = _marked(text, word)
    found = [Unit(places[unit.first], places[unit.end - 1] + 1, unit.kind) for unit in spoken_units(said)]
    return [unit for unit in found if unit.end - unit.first > 1]


def _marked(text: str, word: str) -> bool:
    """Whether a mark stands behind a word that is not its own, as the full stop of `p.m.` is."""
    if text[-1] not in _MARKS:
        return False
    return not (text.endswith(f"{word}.") or text.lower().endswith(f"{word}.")) or _SHORT_FORM.fullmatch(word) is None
