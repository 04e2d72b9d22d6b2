"""How much alike two written words are, by their letters and, where the sound model is there, by their sound.

Nothing here knows of places in a text.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from transcripts.align.tokens import said, spelling


@lru_cache(maxsize=100_000)
def difference(left: str, right: str) -> int:
    """Letters by which two spans of words differ as they are said, in the readings that are nearest to each other.

    >>> difference("Detlef", "death left"), difference("2020", "two thousand and twenty")
    (3, 0)
    """
    ways = [_readings(left), _readings(right)]
    return min(Levenshtein.distance(one, other) for one in ways[0] for other in ways[1])


def _readings(words: str) -> list[str]:
    parts = words.split(" ")
    found = ["".join(reading) for reading in said(parts[0])]
    for part in parts[1:]:
        ends = [spelling(part)] if len(found) > 1 else ["".join(reading) for reading in said(part)]
        found = [start + end for start in found for end in ends]
    return found


def likeness(left: str, right: str) -> float:
    """1 where two spans of words are said alike, 0 where they share nothing."""
    longest = max(len(spelling_of(left)), len(spelling_of(right)), 1)
    return max(0.0, 1.0 - difference(left, right) / longest)


def spelling_of(words: str) -> str:
    """The letters of a span of words as they are said."""
    return "".join(spelling(word) for word in words.split(" "))
