"""What is said twice and not in vain: numbers, letters, codes, names and chants. Nothing here proposes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.languages.english.numbers import CARDINALS, IN_NUMBERS, IRREGULAR_ORDINALS, ORDINALS
from transcripts.languages.english.spelling import SPELLING
from transcripts.languages.english.wordlist import casing

if TYPE_CHECKING:
    from collections.abc import Sequence

_ITEMS = CARDINALS | frozenset(ORDINALS) | frozenset(IRREGULAR_ORDINALS.values()) | SPELLING
_IN_PLACES = frozenset(["new", "great", "old", "little", "upper", "lower", "mount", "lake", "port", "fort", "city"])
MOSTLY_SMALL = 0.5
"""English writes a name in lower case less often than this."""


def counted(cores: Sequence[str], at: int, size: int) -> bool:
    """Whether the words are numbers, digits, letters or a spelling alphabet, and nothing else.

    >>> counted("one two one two".split(), 0, 2), counted("in the in the".split(), 0, 2)
    (True, False)
    """
    said = cores[at : at + size]
    if size == 1 and said[0] in ("a", "i"):  # a letter only among letters
        beside = [*cores[max(0, at - 1) : at], *cores[at + 2 : at + 3]]
        return any(len(word) == 1 and word.isalpha() and word not in ("a", "i") for word in beside)
    found = [_is_item(word) for word in said]
    between = all(word in IN_NUMBERS or word == "i" for word, is_one in zip(said, found, strict=True) if not is_one)
    return between and any(found)


def _is_item(word: str) -> bool:
    return word in _ITEMS or any(c.isdigit() for c in word) or (len(word) == 1 and word not in ("a", "i"))


def named(forms: Sequence[str]) -> bool:
    """Whether what was said twice is a name: capitals throughout, or words that English writes so.

    A name begins with a word that is one, or with an adjective that opens the names of places (`new`); any other word
    in front of a name says that a sentence was begun twice.

    >>> [named(text.split()) for text in ("new york new york", "use london use london", "old boat old boat")]
    [True, False, False]
    """
    if all(form[:1].isupper() and not form.isupper() for form in forms):
        return True
    held = [_is_name(form.lower()) for form in forms]
    return any(held) and (held[0] or forms[0].lower() in _IN_PLACES)


def _is_name(word: str) -> bool:
    seen = casing(word)
    return seen is not None and seen.lower < MOSTLY_SMALL


def chanted(cores: Sequence[str], at: int, size: int) -> bool:
    """Whether words that are said twice from `at` on belong to a run of three sayings or more.

    >>> chanted("go team go team go team".split(), 1, 2), chanted("old boat old boat".split(), 0, 2)
    (True, False)
    """
    if size == 1:
        return False
    first, end = at, at + 2 * size
    while first and at - first < size and cores[first - 1] == cores[first - 1 + size]:
        first -= 1
    while end < len(cores) and end - at < 3 * size and cores[end] == cores[end - size]:
        end += 1
    return end - first >= 3 * size
