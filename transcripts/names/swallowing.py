"""A name swallows no little word beside it: of `what Vladimir`, only `Vladimir` can be the Wladimir of a list.

Nothing here weighs a candidate; it is a plain fact about the words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from transcripts.languages.english.word_kinds import CLOSED, kinds

if TYPE_CHECKING:
    from transcripts.names.candidate import Candidate
    from transcripts.names.spans import HeardWord
    from transcripts.names.talk_index import TalkIndex

ALIKE = 0.75
"""So like the name in spelling, what is left without the little words can be the whole of it."""


def swallows(talk: TalkIndex, c: Candidate, words: list[HeardWord]) -> bool:
    """Whether the words without the little ones at an edge are as near the name, or are the name in another form."""
    if len(words) <= c.target.words:
        return False
    inner = list(words)
    while len(inner) > 1 and _little(inner[0], c):
        inner = inner[1:]
    first = c.span.first + len(words) - len(inner)
    while len(inner) > 1 and _little(inner[-1], c):
        inner = inner[:-1]
    if len(inner) == len(words):
        return False
    if any(c.target.number in talk.standing.get(i, ()) for i in range(first, first + len(inner))):
        return True
    # Either is enough: what sounds nearer with the little word may still be spelled as the name without it.
    spelled = _spelled(inner, c)
    return spelled >= max(ALIKE, _spelled(words, c)) or _sounding(inner, c) >= _sounding(words, c)


def _little(word: HeardWord, c: Candidate) -> bool:
    return bool(kinds(word.folded) & CLOSED) and word.folded not in c.target.form.casefold().split()


def _spelled(words: list[HeardWord], c: Candidate) -> float:
    letters = "".join(word.folded for word in words).replace(" ", "")
    return Levenshtein.normalized_similarity(letters, c.target.letters)


def _sounding(words: list[HeardWord], c: Candidate) -> float:
    return Levenshtein.normalized_similarity("".join(word.sound for word in words), c.near.said)
