"""The two sides of a score as tokens, each with the word and the speaker it comes from. Nothing here compares."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Literal, NamedTuple

from transcripts.alignment.agreeing import agree
from transcripts.alignment.blankless import blankless, pieces
from transcripts.alignment.tokens import unaccented
from transcripts.alignment.ways import ways_of
from transcripts.languages.english.spellings import american
from transcripts.model import Segment, Transcript, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from transcripts.alignment.ways import Way

Tokens = Literal["plain", "spoken", "written"]


class Token(NamedTuple):
    """A token of one side. `place` counts the tokens before it as they are likeliest, whatever the other side says."""

    text: str
    word: Word
    number: int
    speaker: str | None
    place: int


def _plain(word: str) -> tuple[str, ...]:
    core = unaccented(word)
    if blankless(core):
        return pieces(core)
    return (core,) if any(c.isalnum() for c in core) else ()


READINGS: Mapping[Tokens, Callable[[str], Way]] = {
    "plain": _plain,
    "spoken": lambda word: _by_character(word, ways_of([word])[0])[0],
    "written": lambda word: (word,),
}
"""How each kind of tokens reads a word that stands alone."""


def sides_of(
    reference: Transcript | str, hypothesis: Transcript | str, tokens: Tokens, *, one_spelling: bool = False
) -> tuple[list[Token], list[Token]]:
    """The tokens of both sides; spoken ones in those of their ways in which the sides agree.

    With `one_spelling` British and American spellings are one.
    """
    ours, theirs = _talk(reference), _talk(hypothesis)
    one, other = _ways(ours, tokens), _ways(theirs, tokens)
    if one_spelling:
        one, other = ([tuple(map(spelled, ways)) for ways in side] for side in (one, other))
    said, heard = agree(one, other)
    return _tokens(ours, one, said), _tokens(theirs, other, heard)


def spelled(way: Way) -> Way:
    """A way in American spelling."""
    return tuple(map(american, way))


def _talk(side: Transcript | str) -> Transcript:
    return side if isinstance(side, Transcript) else Transcript((Segment(side),))


def _ways(talk: Transcript, tokens: Tokens) -> list[tuple[Way, ...]]:
    if tokens == "spoken":
        texts = [[word.text for word in segment.words] for segment in talk.segments]
        return [_by_character(word, ways) for words in texts for word, ways in zip(words, ways_of(words), strict=True)]
    read = READINGS[tokens]
    return [(read(word.text),) for segment in talk.segments for word in segment.words]


def _by_character(word: str, ways: tuple[Way, ...]) -> tuple[Way, ...]:
    """English says nothing of how scripts without blanks are read; a tag in them stays a tag."""
    if not blankless(word):
        return ways
    return ((), pieces(unaccented(word))) if not ways[0] else (pieces(unaccented(word)),)


def _tokens(talk: Transcript, ways: Sequence[tuple[Way, ...]], chosen: Sequence[Way]) -> list[Token]:
    words = [(word, segment.speaker) for segment in talk.segments for word in segment.words]
    sizes = [len(likeliest[0]) for likeliest in ways]
    before = accumulate(sizes, initial=0)
    return [
        Token(text, word, number, speaker, max(0, place + min(k, size - 1)))
        for number, ((word, speaker), way, size, place) in enumerate(zip(words, chosen, sizes, before, strict=False))
        for k, text in enumerate(way)
    ]
