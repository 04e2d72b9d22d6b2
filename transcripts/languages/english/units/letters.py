"""Letters said one by one: `the i r s`, `b b c`, `r and d`, `e g`. Nothing here says how they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.languages.english.units.unit import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORDS = frozenset("aio")
"""Letters that are words of their own."""
_AFTER_I_TEXT = """think mean guess know believe want need like hope see say feel have do am don't haven't just said
would agree suppose wonder understand love remember wish"""
_AFTER = {"i": frozenset(_AFTER_I_TEXT.split()), "a": frozenset(["lot", "few", "couple", "little", "bit", "new"])}
"""After these a last `i` or `a` is the word and not the letter."""
LATIN = frozenset([("e", "g"), ("i", "e")])
"""Short for words of Latin, and written small."""
_JOINED = frozenset([("q", "a"), ("m", "a")])


def letter_units(words: Sequence[str]) -> Iterator[Unit]:
    """The runs of letters, in order; a single letter that is no word of its own is told as well.

    The words come in lower case and without marks.

    >>> said = "the i r s called plan b i think a b c news has a p and l in the u s i know".split()
    >>> [" ".join(said[u.first : u.end]) for u in letter_units(said)]
    ['i r s', 'b', 'a b c', 'a p and l', 'u s']
    """
    at = 0
    while at < len(words):
        end = _run(words, at)
        letters = sum(_letter(word) and word not in WORDS for word in words[at:end])
        if letters or list(words[at:end]) == ["a", "i"]:
            yield Unit(at, end, "letters")
        at = max(at + 1, end)


def _letter(word: str) -> bool:
    return len(word.removesuffix("'s")) == 1 and word[0].isalpha()


def _run(words: Sequence[str], at: int) -> int:
    """Where the letters end that begin at a word: without a last `i` or `a` that is a word there."""
    end = at
    while end < len(words) and _letter(words[end]):
        end += 1
        if words[end : end + 1] == ["and"] and _both(words, end):
            end += 1
    if tuple(words[at : at + 2]) in LATIN:
        return at + 2
    if end - at > 1 and words[end - 1] in WORDS and list(words[at:end]) != ["a", "i"]:
        following = words[end] if end < len(words) else ""
        if end - at == 2 or following in _AFTER.get(words[end - 1], ()):
            end -= 1
    return end


def _both(words: Sequence[str], at: int) -> bool:
    """Whether `and` stands between two letters that belong together: `r and d`."""
    if at + 1 >= len(words) or not _letter(words[at + 1]):
        return False
    pair = words[at - 1], words[at + 1]
    return pair in _JOINED or WORDS.isdisjoint(pair)
