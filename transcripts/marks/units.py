"""What a spoken unit settles, whatever the model says of its words: where no mark stands, and the case of some.

Letters said one by one are written alike (`I R S`, not `I r S`), those of a time of day and of an address small.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.languages.english.units.letters import LATIN
from transcripts.letters import large, small

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transcripts.languages.english.units import Unit

_BEFORE_NOUNS = frozenset(["the", "an", "this", "that", "our", "your", "their", "its", "my"])
_HALVES_OF_DAY = frozenset(["a", "p", "m", "am", "pm", "a.m", "p.m"])


_ARTICLES = frozenset(["a", "an", "the"])


def closed_by(units: Iterable[Unit], texts: Sequence[str]) -> frozenset[int]:
    """The words after which no mark stands: all but the last of a unit, and an article before it.

    >>> from transcripts.languages.english.units import spoken_units
    >>> said = "ask the i r s now".split()
    >>> sorted(closed_by(spoken_units(said), said))
    [1, 2, 3]
    """
    found: set[int] = set()
    for unit in units:
        article = unit.first > 0 and texts[unit.first - 1].lower() in _ARTICLES
        found |= set(range(unit.first - article, unit.end - 1))
    return frozenset(found)


def forms_of_units(units: Iterable[Unit], texts: Sequence[str]) -> dict[int, str]:
    """The words of units whose case is settled, by their places in `texts` (words without marks).

    A first `a` is left to the model where it may be the article (`a c p u`, but `the a p i`).

    >>> from transcripts.languages.english.units import spoken_units
    >>> said = "the i R s at 5 p M".split()
    >>> forms_of_units(spoken_units([word.lower() for word in said]), said)
    {1: 'I', 2: 'R', 3: 'S', 6: 'p', 7: 'm'}
    """
    forms: dict[int, str] = {}
    for unit in units:
        places = range(unit.first, unit.end)
        low = [small(texts[at]) for at in places]
        if unit.kind == "address":
            forms |= dict(zip(places, low, strict=True))
        elif unit.kind == "time":
            forms |= {at: word for at, word in zip(places, low, strict=True) if word in _HALVES_OF_DAY}
        elif unit.kind == "letters":
            written = low if tuple(low) in LATIN else [large(word) if word != "and" else word for word in low]
            before = texts[unit.first - 1].lower() if unit.first else ""
            article = low[0] == "a" and low != ["a", "i"] and before not in _BEFORE_NOUNS
            forms |= dict(list(zip(places, written, strict=True))[article:])
    return forms
