"""A name's letters in one plain way of writing, so that `Kowalczyk` and `Kovalchik` are seen to say the same.

The languages of Europe write the same sounds in different letters, and so do recognisers that hear a name they do not
know. What is left is no spelling and no sound, only good for comparing. Nothing here decides anything.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from transcripts.phonetics.sounds import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

# In this order; `ç` and `š` stand for the sounds of church and ship, to which `c` and `s` lead in most of Europe.
_STEPS = (
    (r"c(?=[eiy])", "s"),
    (r"tsch|cz|cs|ch", "ç"),
    (r"sch|sz|sh", "š"),
    (r"ph|f|w", "v"),
    (r"th|dt", "t"),
    (r"tz", "ts"),
    (r"qu", "kv"),
    (r"ck|c|q", "k"),
    (r"x", "ks"),
    (r"ie|ee|ea|y|j", "i"),
    (r"ou|oo", "u"),
    (r"z", "s"),
    (r"h|(?m:e$)", ""),
    (r"(.)\1+", r"\1"),
)
_COMPILED = tuple((regex.compile(pattern), into) for pattern, into in _STEPS)


@lru_cache(maxsize=1 << 14)
def respelled(word: str) -> str:
    """The word in plain letters.

    >>> respelled("Kowalczyk") == respelled("Kovalchik") == "kovalçik"
    True
    >>> respelled("Torlef") == respelled("Torlev"), respelled("Yannick") == respelled("Yannik")
    (True, True)
    """
    out = plain(word).lower()
    for pattern, into in _COMPILED:
        out = pattern.sub(into, out)
    return out


_VOWELS = regex.compile("[aeiou]+")
_ASCII = str.maketrans({"ç": "c", "š": "x"})


def keys(words: Sequence[str]) -> list[str]:
    """How words may sound by their spelling alone, all vowels alike: a million at once, in letters of ASCII.

    >>> keys(["Kowalczyk", "Kovalchik", "Torlef", "tarlev"])
    ['kavalcak', 'kavalcak', 'tarlav', 'tarlav']
    """
    out = plain("\n".join(word.replace("\n", " ") for word in words)).lower()
    for pattern, into in _COMPILED:
        out = pattern.sub(into, out)
    return _VOWELS.sub("a", out).translate(_ASCII).split("\n")
