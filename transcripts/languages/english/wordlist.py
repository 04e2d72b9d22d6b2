"""How often a word is written in English, whether it is an ordinary word, and in which case it is written.

The figures are shipped in `data/wordlist` (built by `tools/build_wordlist.py`; origin and licences stand
beside them). They describe written English on the web of 2006 and edited speeches and talks: a word that is missing
is rare or new, not wrong. Nothing here decides anything about a text.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from transcripts.languages.english.folder import DATA
from transcripts.languages.mapped_table import Mapped

WORDS = DATA / "wordlist" / "words.bin"
_TYPOGRAPHIC = str.maketrans("’ʼ", "''")


class Casing(NamedTuple):
    """The shares, 0 to 1, in which a word stands in lower case, with a capital, and in capitals inside a sentence."""

    lower: float
    title: float
    upper: float


class Figures(NamedTuple):
    """What is kept of a word, a byte each.

    `log2` is 8 * (log2 + 16) of the frequency in a million words; `lower` and `title` are shares in 255ths; `kinds`
    is a sum of 1 where it is an ordinary word, 2 where it may be a noun, 4 a verb, 8 an adjective.
    """

    log2: int
    lower: int
    title: int
    kinds: int


@cache
def _table() -> Mapped:
    return Mapped(WORDS)


_PER_MILLION = tuple(2.0 ** (log2 / 8 - 16) for log2 in range(256))


@lru_cache(maxsize=1 << 15)
def _figures(word: str) -> Figures | None:
    found = _table().get(word.lower().translate(_TYPOGRAPHIC))
    return None if found is None else Figures(*found)


@lru_cache(maxsize=1 << 15)
def frequency(word: str) -> float:
    """How often a word is written in a million words of English, whatever its case; 0 where it is not listed.

    >>> frequency("the") > 20_000 > frequency("hegemonic") > frequency("aurus") == 0.0
    True
    """
    found = _figures(word)
    return 0.0 if found is None else _PER_MILLION[found.log2]


@lru_cache(maxsize=1 << 15)
def is_word(word: str) -> bool:
    """Whether a dictionary lists the word in lower case, as it does `soul`, not `seoul`; possessives count too.

    >>> [is_word(w) for w in ("soul", "Soul", "Seoul", "honic", "nation's")]
    [True, True, False, False, True]
    """
    found = _figures(word)
    if found is None and word[-2:].lower().translate(_TYPOGRAPHIC) == "'s":
        found = _figures(word[:-2])
    return found is not None and found.kinds & 1 == 1


def may_be(word: str) -> frozenset[str]:
    """Which of `noun`, `verb` and `adjective` a word may be, going by the forms that a dictionary gives it.

    Nothing for an adverb, for an adjective that takes no ending, and for a word that is not listed.

    >>> [sorted(may_be(w)) for w in ("policy", "remain", "gift", "rare", "hegemonic")]
    [['noun'], ['verb'], ['noun', 'verb'], ['adjective', 'verb'], []]
    """
    found = _figures(word)
    return _PARTS[0 if found is None else found.kinds >> 1 & 7]


_PARTS = tuple(
    frozenset(name for n, name in enumerate(("noun", "verb", "adjective")) if bits >> n & 1) for bits in range(8)
)


def is_known(word: str) -> bool:
    """Whether the word is listed at all, be it as an ordinary word or as a name."""
    return _figures(word) is not None


def casing(word: str) -> Casing | None:
    """In which case edited English writes the word inside a sentence; None where it is not listed.

    What the texts show is mixed with what a dictionary says, which counts as eight sightings.

    >>> casing("soul").lower > 0.9, casing("Seoul").title > 0.9, casing("aurus")
    (True, True, None)
    """
    found = _figures(word)
    if found is None:
        return None
    lower, title = found.lower / 255, found.title / 255
    return Casing(lower, title, max(0.0, 1 - lower - title))
