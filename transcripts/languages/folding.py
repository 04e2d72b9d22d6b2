"""The forms under which two ways of writing count as one. Nothing here knows a language's words."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import regex

_BEFORE, _AFTER = frozenset("_$€£#@&+"), frozenset("_%$€£#+")
"""What belongs to a word though it is no letter and no digit: at its beginning and at its end."""
JOINTS = regex.compile(r"[\s\-‐‑‒–_]+")
"""What parts the words of a name."""
_MARKS = regex.compile(r"[\u0300-\u036f\u064b-\u065f\u0591-\u05c7.,'’ʼ`´\"“”]+")
"""Marks and accents: those of Latin, Greek and Cyrillic, the vowel signs that Arabic and Hebrew leave out as a rule.
The vowels of Hindi and the sounding marks of Japanese are letters in all but name, and so is the arc of й."""
_MARKS_ALONE = regex.compile(r"[\u0300-\u036f\u064b-\u065f\u0591-\u05c7]+")
_KEPT = str.maketrans({"й": "\ue000", "Й": "\ue000", "ї": "\ue001", "Ї": "\ue001"})
_BACK = str.maketrans({"\ue000": "й", "\ue001": "ї"})
_STROKES = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "æ": "ae",
     "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "ẞ": "SS", "ħ": "h", "Ħ": "H"}
)  # fmt: skip
"""Letters that Unicode does not take apart, as they are written without what makes them letters of their own."""


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """The form under which two spellings count as one: no case, accents, marks; a hyphen as a space.

    >>> fold("Kim Jong-un") == fold("KIM JONG UN"), fold("São Paulo"), fold("U.N."), fold("People’s")
    (True, 'sao paulo', 'un', 'peoples')
    """
    low = text.lower()
    if low.isascii():
        if low.replace(" ", "").isalnum() and "  " not in low:
            return low.strip()
        return JOINTS.sub(" ", _MARKS.sub("", low)).strip()
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).translate(_KEPT)).casefold()
    return unicodedata.normalize("NFC", JOINTS.sub(" ", _MARKS.sub("", text)).strip().translate(_BACK))


def unaccented(text: str) -> str:
    """The text without accents and strokes, its case and marks as they are; letters of their own stay (`й`, `ї`).

    >>> unaccented("José Łuk"), unaccented("Søren"), unaccented("Чайка"), unaccented("Kim's")
    ('Jose Luk', 'Soren', 'Чайка', "Kim's")
    """
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text).translate(_STROKES).translate(_KEPT)
    bare = _MARKS_ALONE.sub("", unicodedata.normalize("NFD", text)).translate(_BACK)
    return unicodedata.normalize("NFC", bare)


def core(text: str) -> str:
    """A word without the marks around it; empty where nothing is left.

    >>> core('"Kim-un,"'), core("$5.2"), core("--")
    ('Kim-un', '$5.2', '')
    """
    if text.isalnum():
        return text
    first, end = 0, len(text)
    while first < end and not (text[first].isalnum() or text[first] in _BEFORE):
        first += 1
    while first < end and not (text[end - 1].isalnum() or text[end - 1] in _AFTER):
        end -= 1
    return text[first:end]
