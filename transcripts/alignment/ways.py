"""All ways in which each word of a text may be said, the likeliest first: what `score --tokens spoken` chooses from.

Beyond a word's own readings: short forms in full, digits one by one, days of a month, tags in brackets that nobody
says. Nothing here chooses.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from transcripts.alignment.spoken import ordinal, readings
from transcripts.alignment.tokens import APOSTROPHES, said, unaccented
from transcripts.languages.english.contractions import in_full
from transcripts.languages.english.fillers import SOUNDS
from transcripts.languages.english.numbers import ONES
from transcripts.languages.tags import tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Way = tuple[str, ...]
"""The tokens of one way to say a word; none for what is not said."""

_FULL = "january february march april may june july august september october november december"
_MONTHS = frozenset([*_FULL.split(), *(month[:3] for month in _FULL.split()), "sept"])
_DAY = regex.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_DECADE = regex.compile(r"(\d{1,3}0)'?s")
_AROUND = regex.compile(r"^[^\w']+|[^\w'.]+$")
_LAST_DAY = 31
_MOST_DIGITS = 20


def ways_of(words: Sequence[str]) -> list[tuple[Way, ...]]:
    """The ways to say each word of a segment; fillers are left out of all of them.

    >>> ways_of(["gonna", "[coughs]"])
    [(('gonna',), ('going', 'to')), ((), ('coughs',))]
    >>> ("third",) in ways_of(["June", "3,"])[1]
    True
    """
    notes = tagged(words)
    found = []
    for k, word in enumerate(words):
        ways = _ways(word)
        if day := _day(words, k):
            ways = (*ways, *day)
        if k in notes:
            ways = ((), *ways)
        found.append(tuple(dict.fromkeys(ways)))
    return found


@lru_cache(maxsize=200_000)
def _ways(word: str) -> tuple[Way, ...]:
    plain = unaccented(word)
    short = _AROUND.sub("", word.casefold().translate(APOSTROPHES))
    if any(c.isdigit() for c in plain):
        found = list(dict.fromkeys(_numbers(plain, word)))
    else:
        found = [*([(plain,)] if regex.fullmatch(r"\p{L}+'\p{L}+", plain) else said(word)), *in_full(short)]
    return tuple(dict.fromkeys(tuple(t for t in way if t not in SOUNDS) for way in found))


def _numbers(plain: str, word: str) -> Iterator[Way]:
    ways = [*said(word)]
    if decade := _DECADE.fullmatch(plain):
        ways = [
            (*way[:-1], f"{way[-1].removesuffix('y')}ies") for way in readings(decade[1]) if way[-1][-1] == "y"
        ] + ways
    digits = [c for c in plain if c.isdecimal()]
    if len(digits) <= _MOST_DIGITS and not regex.search(r"\p{L}", plain):
        ways.append(tuple(ONES[int(c)] for c in digits))
    for way in ways:
        yield way
        if "zero" in way:
            yield tuple("oh" if part == "zero" else part for part in way)
        if "percent" in way:
            at = way.index("percent")
            yield (*way[:at], "per", "cent", *way[at + 1 :])
        if way[:2] == ("one", "dollars"):
            yield ("one", "dollar", *way[2:])


def _day(words: Sequence[str], k: int) -> list[Way]:
    """How a day is said beside the name of its month: `June 3` as *June third*, `3 June` as *the third of June*."""
    found = _DAY.fullmatch(unaccented(words[k]))
    if found is None or not 0 < int(found[1]) <= _LAST_DAY:
        return []
    day = tuple(ordinal(int(found[1])))
    if k and unaccented(words[k - 1]) in _MONTHS:
        return [day, ("the", *day)]
    if k + 1 < len(words) and unaccented(words[k + 1]) in _MONTHS:
        return [day, (*day, "of"), ("the", *day, "of")]
    return []


def tagged(words: Sequence[str]) -> set[int]:
    """The words of notes that nobody says: known sounds and masks in any brackets, and whatever is in square ones.

    >>> sorted(tagged("We (laughs) left (by train) [late]".split()))
    [1, 5]
    """
    return {k for tag in tags(words) if tag.kind != "unknown" or tag.square for k in range(tag.first, tag.end)}
