"""How much alike two spans of written words are, by their letters and by their sound.

`Soul` is one letter from `Seoul` and no sound; `honic` and `hegemonic` share more letters than sounds. The mean of
both is taken. Nothing here knows of places in a text.
"""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from transcripts.alignment.tokens import said

LETTERS = 0.5
"""The share of the letters in a difference; the rest is the sound's."""
MOST_GUESSED = 200
"""So many words that are in no lexicon have their sound guessed for one alignment, which takes 4 ms each; beyond, the
letters alone count."""


class Likeness:
    """Compares spans of words for one alignment, and remembers what it found.

    >>> like = Likeness()
    >>> like.difference("2020", "two thousand and twenty"), like.difference("Soul", "Seoul")
    (0.0, 0.5)
    >>> like.likeness("Torlef", "tore left") > 0.6 > like.likeness("Torlef", "hotel room")
    True
    """

    def __init__(self) -> None:
        self._differences: dict[tuple[str, str], float] = {}
        self._forms: dict[str, _Form] = {}
        self._guessed: set[str] = set()

    def difference(self, left: str, right: str) -> float:
        """By how much two spans of words differ as they are said, in letters, in the readings that are nearest."""
        found = self._differences.get((left, right))
        if found is None:
            found = self._differences[left, right] = _apart(self._form(left), self._form(right))
        return found

    def likeness(self, left: str, right: str) -> float:
        """1 where two spans of words are said alike, 0 where they share nothing."""
        longest = max(1, self._form(left).length, self._form(right).length)
        return max(0.0, 1.0 - self.difference(left, right) / longest)

    def _form(self, words: str) -> _Form:
        found = self._forms.get(words)
        if found is None:
            before, space, last = words.rpartition(" ")
            found = _joined(self._form(before), self._form(last)) if space else self._of_word(words)
            self._forms[words] = found
        return found

    def _of_word(self, word: str) -> _Form:
        readings = said(word)
        spellings = tuple("".join(reading) for reading in readings)
        return _Form(spellings, self._heard(readings[0]), len(spellings[0]))

    def _heard(self, tokens: tuple[str, ...]) -> tuple[str, ...]:
        # A model that texts without differences never need: loaded with the first one.
        from transcripts.phonetics.lexicon import lexicon  # noqa: PLC0415 - as said above
        from transcripts.phonetics.sounds import sounds  # noqa: PLC0415 - likewise

        for token in tokens:
            if token not in self._guessed and not lexicon().get(token):
                if len(self._guessed) == MOST_GUESSED:
                    return ()
                self._guessed.add(token)
        return sounds().phrase(" ".join(tokens))


class _Form(NamedTuple):
    """How a span of words is spelled as it is said, in each of its readings; how it sounds; its length in letters."""

    spellings: tuple[str, ...]
    sounds: tuple[str, ...]
    length: int


def _joined(one: _Form, other: _Form) -> _Form:
    # Readings are tried for one of the two, so that a run of numbers does not have thousands.
    ends = other.spellings if len(one.spellings) == 1 else other.spellings[:1]
    spellings = tuple(start + end for start in one.spellings for end in ends)
    sounds = (one.sounds[0] + other.sounds[0],) if one.sounds and other.sounds else ()
    return _Form(spellings, sounds, one.length + other.length)


def _apart(one: _Form, other: _Form) -> float:
    letters = _nearest(one.spellings, other.spellings)
    if not letters or not one.sounds or not other.sounds:
        return float(letters)
    # In letters too: a sound is as long as the letters for it are on average.
    scale = max(one.length, other.length) / max(len(one.sounds[0]), len(other.sounds[0]))
    return LETTERS * letters + (1 - LETTERS) * scale * _nearest(one.sounds, other.sounds)


def _nearest(ours: tuple[str, ...], theirs: tuple[str, ...]) -> int:
    if len(ours) == len(theirs) == 1:
        return Levenshtein.distance(ours[0], theirs[0])
    return min(Levenshtein.distance(a, b) for a in ours for b in theirs)
