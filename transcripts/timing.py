"""How long words take to say: times that a source does not give, worked out from the words alone.

Strings in, milliseconds out. Nothing here knows of transcripts, and nothing here changes a time that was given.
Whoever stores a time from here marks it `estimated`.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

SYLLABLE_MS = 200
"""A syllable of English in running speech: about 5 a second (Pellegrino et al. 2011 measured 6.2 for reading)."""

_VOWELS = regex.compile(r"[aeiouyà-æè-ïò-öø-ýāēīōū]+", regex.IGNORECASE)
_SILENT_E = regex.compile(r"[^aeiouyl]e(?:s|d)?$", regex.IGNORECASE)
_DIGIT = regex.compile(r"\d")
_PAUSE_AFTER = {".": 1.5, "?": 1.5, "!": 1.5, ",": 0.7, ";": 0.9, ":": 0.9, "…": 1.5}


def syllables(word: str) -> int:
    """Estimate the syllables of a written word: groups of vowels, a silent e left out, a digit as one and a half.

    A script without Latin vowels counts a syllable for each two letters.

    >>> [syllables(w) for w in ("stage", "together", "2024", "world", "Пхеньян")]
    [1, 3, 6, 1, 4]
    """
    digits = len(_DIGIT.findall(word))
    vowels = len(_VOWELS.findall(word))
    if vowels > 1 and _SILENT_E.search(word):
        vowels -= 1
    if not vowels and not digits:
        letters = sum(c.isalpha() for c in word)
        vowels = (letters + 1) // 2 if any(c > "\u02af" for c in word) else min(letters, 1)
    return max(1, vowels + digits + digits // 2)


@lru_cache(maxsize=1 << 14)
def weight(word: str) -> float:
    """The share of speaking time that a word takes: its syllables, a little for itself, and a pause after a mark."""
    return syllables(word) + 0.4 + _PAUSE_AFTER.get(word[-1:], 0.0)


def spread(words: Sequence[str], start_ms: int, end_ms: int) -> list[tuple[int, int]]:
    """Divide `start_ms` to `end_ms` among the words in proportion to how long each takes to say.

    The spans touch, never overlap, and cover the whole; an end before the start is taken as the start.

    >>> spread(["North", "Korea"], 0, 1000)
    [(0, 368), (368, 1000)]
    """
    if not words:
        return []
    length = max(0, end_ms - start_ms)
    ends = list(accumulate(weight(word) for word in words))
    edges = [start_ms, *(start_ms + round(length * end / ends[-1]) for end in ends)]
    return list(pairwise(edges))


def speaking_ms(words: Sequence[str]) -> int:
    """Estimate how long the words take to say, in milliseconds; at least half a second for any word at all."""
    return max(500, round(SYLLABLE_MS * sum(weight(word) for word in words))) if words else 0
