"""Where sentences end, read from the marks that a text carries.

Nothing here guesses: a text without marks is one long sentence, whatever it says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from transcripts.languages.english.sentence_ends import ends_here
from transcripts.languages.sentence_marks import CLOSING, stops

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLAUSE = regex.compile(r"(?:[,;:–—]|--?)[\"'”’)\]]*$")


def ends_sentence(word: str, following: str | None) -> bool:
    """Whether a sentence ends with a word, given the word after it (None at the end of the talk).

    A short form such as `Mr.` ends one only at the end of the talk, `U.S.` also where the next word begins one.

    >>> ends_sentence("Korea.", "He"), ends_sentence("Mr.", "Putin"), ends_sentence("a.m.", "and")
    (True, False, False)
    """
    if not stops(word):
        return False
    if following is None:
        return True
    if not ends_here(word, following):
        return False
    # "Wait... no": a dotted pause goes on where the next word is in lower case.
    return not (word.rstrip(CLOSING).endswith(("...", "…")) and following[:1].islower())


def ends_clause(word: str) -> bool:
    """Whether a word carries a mark that sets a clause off: a comma, a semicolon, a colon or a dash."""
    return _CLAUSE.search(word) is not None


def sentences(words: Sequence[str]) -> list[tuple[int, int]]:
    """The words of each sentence as a first and an end, covering all words in order.

    >>> sentences("He came . No , he did not .".split())
    [(0, 3), (3, 9)]
    """
    found, start = [], 0
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else None
        if ends_sentence(word, following):
            found.append((start, at + 1))
            start = at + 1
    if start < len(words):
        found.append((start, len(words)))
    return found
