"""How often a word is written in English, whether it is an ordinary word, and in which case it is written.

The figures are shipped in `transcripts/data/wordlist` (built by `tools/build_wordlist.py`; origin and licences stand
beside them). They describe written English on the web of 2006 and edited speeches and talks: a word that is missing
is rare or new, not wrong. Nothing here decides anything about a text.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import Any, NamedTuple

import numpy as np

_TYPOGRAPHIC = str.maketrans("’ʼ", "''")


class Casing(NamedTuple):
    """The shares, 0 to 1, in which a word stands in lower case, with a capital, and in capitals inside a sentence."""

    lower: float
    title: float
    upper: float


@cache
def _words() -> list[str]:
    # Sorted, and looked up by bisection: a dictionary of them would take four times as long to build as to read.
    text = (files("transcripts") / "data" / "wordlist" / "words.txt").read_text("utf-8")
    return text.split("\n")[:-1]


@cache
def _rows() -> np.ndarray[Any, Any]:
    with as_file(files("transcripts") / "data" / "wordlist" / "words.npy") as path:
        rows: np.ndarray[Any, Any] = np.load(path)
    return rows


@cache
def _per_million() -> list[float]:
    # A row keeps 8 * (log2 + 16) of the frequency, so that a byte spans 2**-16 to 2**16 per million.
    found: list[float] = (2.0 ** (_rows()["log2"].astype(np.float64) / 8 - 16)).tolist()
    return found


@cache
def _is_word() -> bytes:
    return _rows()["word"].tobytes()


@lru_cache(maxsize=1 << 16)
def _index(word: str) -> int | None:
    folded, words = word.lower().translate(_TYPOGRAPHIC), _words()
    at = bisect_left(words, folded)
    return at if at < len(words) and words[at] == folded else None


def frequency(word: str) -> float:
    """How often a word is written in a million words of English, whatever its case; 0 where it is not listed.

    >>> frequency("the") > 20_000 > frequency("hegemonic") > frequency("aurus") == 0.0
    True
    """
    at = _index(word)
    return 0.0 if at is None else _per_million()[at]


def is_word(word: str) -> bool:
    """Whether a dictionary lists the word in lower case, as it does `soul`, not `seoul`; possessives count too.

    >>> [is_word(w) for w in ("soul", "Soul", "Seoul", "honic", "nation's")]
    [True, True, False, False, True]
    """
    at = _index(word)
    if at is None and word[-2:].lower().translate(_TYPOGRAPHIC) == "'s":
        at = _index(word[:-2])
    return at is not None and _is_word()[at] & 1 == 1


def may_be(word: str) -> frozenset[str]:
    """Which of `noun`, `verb` and `adjective` a word may be, going by the forms that a dictionary gives it.

    Nothing for an adverb, for an adjective that takes no ending, and for a word that is not listed.

    >>> [sorted(may_be(w)) for w in ("policy", "remain", "gift", "rare", "hegemonic")]
    [['noun'], ['verb'], ['noun', 'verb'], ['adjective', 'verb'], []]
    """
    at = _index(word)
    bits = 0 if at is None else _is_word()[at]
    return _PARTS[bits >> 1 & 7]


_PARTS = tuple(
    frozenset(name for n, name in enumerate(("noun", "verb", "adjective")) if bits >> n & 1) for bits in range(8)
)


def is_known(word: str) -> bool:
    """Whether the word is listed at all, be it as an ordinary word or as a name."""
    return _index(word) is not None


def casing(word: str) -> Casing | None:
    """In which case edited English writes the word inside a sentence; None where it is not listed.

    What the texts show is mixed with what a dictionary says, which counts as eight sightings.

    >>> casing("soul").lower > 0.9, casing("Seoul").title > 0.9, casing("aurus")
    (True, True, None)
    """
    at = _index(word)
    if at is None:
        return None
    row = _rows()[at]
    lower, title = int(row["lower"]) / 255, int(row["title"]) / 255
    return Casing(lower, title, max(0.0, 1 - lower - title))


def commonest(limit: int) -> list[str]:
    """The words that are written most often, the most frequent first, in lower case.

    >>> commonest(3)
    ['the', 'and', 'of']
    """
    order = np.argsort(-_rows()["log2"].astype(np.int16), kind="stable")
    words = _words()
    return [words[i] for i in order[:limit]]
