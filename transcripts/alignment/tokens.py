"""Words as they are compared: no case, no marks, numbers as they are said, fillers set apart.

A written word becomes no token (a dash), one, or several (`2.5%`). Nothing here compares anything.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from transcripts.alignment.spoken import readings
from transcripts.languages.casing import small
from transcripts.languages.english.fillers import SOUNDS
from transcripts.languages.english.numbers import MAGNITUDES

if TYPE_CHECKING:
    from collections.abc import Sequence

APOSTROPHES = str.maketrans(dict.fromkeys("‘’ʼ＇`´", "'"))
"""Every sign that is written for an apostrophe, as the straight one."""
_CURRENCIES = frozenset("$€£¥")
_MAGNITUDES = frozenset([*MAGNITUDES[1:], "m", "bn", "k"])
_ACCENTS = regex.compile(r"[\u0300-\u036f]")
_INNER = regex.compile(r"(?<=\w)['’ʼ.](?=\w)(?!\d)|(?<=[^\W\d_])\.")
_ADDRESS = regex.compile(r"(?<=[^\W\d_]{2})\.(?=[^\W\d_]{2})")
_OUTER = regex.compile(r"^[^\w$€£¥#@%&+]+|[^\w%+°]+$")


@lru_cache(maxsize=200_000)
def said(word: str) -> tuple[tuple[str, ...], ...]:
    """The ways in which a written word may be said, the likeliest first; the empty way for marks alone.

    >>> said("“U.S.-based”"), said("it’s"), said("—"), said("Détente,")
    ((('us', 'based'),), (('its',),), ((),), (('detente',),))
    >>> said("10,000")
    (('ten', 'thousand'), ('one', 'zero', 'zero', 'zero', 'zero'))
    """
    plain = unaccented(word)
    if plain.isascii() and plain.isalpha():
        return ((plain,),)
    plain = _ADDRESS.sub(" dot ", plain)
    return tuple(readings(_INNER.sub("", plain)))


def unaccented(word: str) -> str:
    """A word in lower case, without accents and without the marks around it; all its apostrophes are straight.

    >>> unaccented("“Don’t!”"), unaccented("dogs’")
    ("don't", 'dogs')
    """
    lower = word.casefold().translate(APOSTROPHES)
    if not lower.isascii():
        lower = _ACCENTS.sub("", unicodedata.normalize("NFKD", lower))
    return _OUTER.sub("", lower)


def bare(word: str, code: str | None) -> str:
    """A word as it is compared in the language of that code: accents count in any but English (None).

    >>> bare("«Año!»", "es"), bare("Año", None), bare("ISPARTA’nın", "tr")
    ('año', 'ano', "ısparta'nın")
    """
    if code is None:
        return unaccented(word)
    return _OUTER.sub("", unicodedata.normalize("NFC", small(word, code)).translate(APOSTROPHES))


def spelling(word: str) -> str:
    """The letters of a word as it is said, for comparing two that differ."""
    return "".join(said(word)[0])


def silent(word: str) -> bool:
    """Whether a written word is a filler, or marks alone."""
    reading = said(word)[0]
    return not reading or (len(reading) == 1 and reading[0] in SOUNDS)


@dataclass(frozen=True, slots=True)
class Tokens:
    """What one side says: its tokens, and for each of them the index of the word that it comes from."""

    tokens: Sequence[str]
    word_of: Sequence[int]

    @classmethod
    def of(cls, words: Sequence[str]) -> Tokens:
        """Take words apart, each in its likeliest reading; fillers are left out.

        >>> " ".join(Tokens.of("Uh, $2.5 million".split()).tokens)
        'two point five million dollars'
        """
        tokens: list[str] = []
        word_of: list[int] = []
        currency: tuple[str, ...] = ()
        for index, word in enumerate(words):
            reading = said(word)[0] + currency
            currency = ()
            if word[:1] in _CURRENCIES and index + 1 < len(words) and unaccented(words[index + 1]) in _MAGNITUDES:
                reading, currency = reading[:-1], reading[-1:]
            for token in reading:
                if token not in SOUNDS:
                    tokens.append(token)
                    word_of.append(index)
        return cls(tokens, word_of)
