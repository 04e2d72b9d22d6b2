"""The forms under which two ways of writing count as one. Nothing here knows a language's words."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import regex

_BEFORE, _AFTER = frozenset("_$€£#@&+"), frozenset("_%$€£#+")
"""What belongs to a word though it is no letter and no digit: at its beginning and at its end."""
JOINTS = regex.compile(r"[\s\-‐‑‒–_]+")
"""What parts the words of a name."""
_MARKS = regex.compile(r"[\p{M}.,'’ʼ`´\"“”]+")


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
    else:
        text = unicodedata.normalize("NFKD", text)
    return JOINTS.sub(" ", _MARKS.sub("", text.casefold())).strip()


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
