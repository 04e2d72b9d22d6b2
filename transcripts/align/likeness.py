"""How much alike two spans of written words are, by their letters and by their sound.

`Soul` is one letter from `Seoul` and no sound; `honic` and `hegemonic` share more letters than sounds. Half of each is
what told misheard words from others best. Nothing here knows of places in a text.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from transcripts.align.tokens import said, spelling

LETTERS = 0.5
"""The share of the letters in a difference; the rest is the sound's."""


@lru_cache(maxsize=100_000)
def difference(left: str, right: str) -> float:
    """By how much two spans of words differ as they are said, in letters, in the readings that are nearest.

    >>> difference("2020", "two thousand and twenty"), difference("Soul", "Seoul")
    (0.0, 0.5)
    """
    one, other = _readings(left), _readings(right)
    letters = min(Levenshtein.distance(a, b) for a in one for b in other)
    if not letters:
        return 0.0
    return LETTERS * letters + (1 - LETTERS) * _by_sound(left, right, letters)


def _by_sound(left: str, right: str, letters: int) -> float:
    """The same by sound, in letters too: a sound is as long as the letters for it are on average."""
    one, other = _sounds(left), _sounds(right)
    if not one or not other:
        return float(letters)
    longest = max(len(one[0]), len(other[0]))
    return min(Levenshtein.distance(a, b) for a in one for b in other) * _longest(left, right) / longest


@lru_cache(maxsize=50_000)
def _sounds(words: str) -> tuple[str, ...]:
    from transcripts.gazetteer.sound import sounds  # noqa: PLC0415 - a model that texts without differences never need

    return sounds().phrase(" ".join(token for word in words.split(" ") for token in said(word)[0]))


def _readings(words: str) -> list[str]:
    parts = words.split(" ")
    found = ["".join(reading) for reading in said(parts[0])]
    for part in parts[1:]:
        ends = [spelling(part)] if len(found) > 1 else ["".join(reading) for reading in said(part)]
        found = [start + end for start in found for end in ends]
    return found


def likeness(left: str, right: str) -> float:
    """1 where two spans of words are said alike, 0 where they share nothing.

    >>> likeness("Detlef", "death left") > 0.6 > likeness("Detlef", "hotel room")
    True
    """
    return max(0.0, 1.0 - difference(left, right) / _longest(left, right))


def _longest(left: str, right: str) -> int:
    return max(1, *(sum(len(spelling(word)) for word in words.split(" ")) for words in (left, right)))
