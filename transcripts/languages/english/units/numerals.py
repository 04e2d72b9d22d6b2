"""Spoken numerals: the longest run of words from a place on that is one number by the grammar of English.

`two hundred and five`, `twenty three point five million`, `fifteen hundred`, `twenty first`, `$5.2 million`; a single
digit is one as well. What several of them side by side are (a year, a date, a telephone number) is told elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import regex

from transcripts.languages.english.numbers import CARDINALS, IRREGULAR_ORDINALS, MAGNITUDES, ONES, ORDINALS, TENS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Reader = Callable[[Sequence[str], int], "tuple[int, Size]"]

Size = Literal["digit", "two digits", "large", "decimal", "rank"]


class Numeral(NamedTuple):
    """Words `first` up to `end`: one number. `size`: a digit, 10 to 99, 100 and more, with decimals, or an ordinal."""

    first: int
    end: int
    size: Size


OH = frozenset(["oh", "o"])
"""How zero is said between digits; elsewhere they are other words."""
_DIGITS, _TEENS, _TENS = frozenset(ONES[:10]), frozenset(ONES[10:]), frozenset(TENS[2:])
_SCALES = MAGNITUDES[1:]
_FIGURE = regex.compile(r"[$€£¥]?\d[\d,]*(?P<decimals>\.\d+)?%?")
_WRITTEN_RANK = regex.compile(r"\d+(?:st|nd|rd|th)")


def _rank(word: str) -> str:
    return IRREGULAR_ORDINALS.get(word) or (word[:-1] + "ieth" if word.endswith("y") else word.rstrip("t") + "th")


_LOW_RANKS = frozenset(ORDINALS[:9])
RANKS = frozenset(map(_rank, CARDINALS - {"zero"}))
"""The ordinals of one word."""
_SCALE_RANKS = frozenset(map(_rank, MAGNITUDES))


def numeral(words: Sequence[str], at: int) -> Numeral | None:
    """The numeral that begins at a word, as long as it can be; None where none does.

    The words come in lower case and without marks.

    >>> said = "two hundred and five".split()
    >>> numeral(said, 0), numeral(said, 2)
    (Numeral(first=0, end=4, size='large'), None)
    """
    word = words[at]
    if word in RANKS or _WRITTEN_RANK.fullmatch(word):
        return Numeral(at, at + 1, "rank")
    end, size = _figure(words, at) if any(map(str.isdigit, word)) else _whole(words, at)
    if end == at:
        return None
    if size != "rank" and (after := _decimals(words, end)) > end:
        end, size = after, "decimal"
        while _word(words, end) in _SCALES:
            end += 1
    return Numeral(at, end, size)


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if at < len(words) else ""


def _figure(words: Sequence[str], at: int) -> tuple[int, Size]:
    """A number in figures and the scales after it; the place itself where the word is none (`covid19`)."""
    found = _FIGURE.fullmatch(words[at])
    if found is None:
        return at, "digit"
    sizes: dict[int, Size] = {1: "digit", 2: "two digits"}
    size = "decimal" if found["decimals"] else sizes.get(sum(map(str.isdigit, words[at])), "large")
    end = at + 1
    while _word(words, end) in MAGNITUDES:
        end, size = end + 1, "large"
    return end, size


def _whole(words: Sequence[str], at: int) -> tuple[int, Size]:
    """Hundreds and scales, each scale smaller than the one before: `two million three hundred thousand and five`."""
    end, size = _hundreds(words, at)
    if end == at and _word(words, at) == "a" and _word(words, at + 1) in MAGNITUDES:
        end = at + 1  # the scale itself is taken below
        if words[end] == "hundred":
            end, size = _and_less(words, end + 1, _below_hundred)
    least = len(_SCALES)
    while end > at and size != "rank" and _scale(words, end) < least:
        least = _scale(words, end)
        after, kind = _and_less(words, end + 1, _hundreds)
        if least <= _scale(words, after) < len(_SCALES):  # `twenty million three million` is two numbers
            return end + 1, "large"
        end, size = after, kind
    if end > at and _word(words, end) in _SCALE_RANKS:
        return end + 1, "rank"
    return end, size


def _scale(words: Sequence[str], at: int) -> int:
    """The rank of a scale; one more than the highest where the word is none."""
    word = _word(words, at)
    return _SCALES.index(word) if word in _SCALES else len(_SCALES)


def _hundreds(words: Sequence[str], at: int) -> tuple[int, Size]:
    """A number below a thousand, and hundreds above it: `three hundred and ten`, `fifteen hundred`."""
    end, size = _below_hundred(words, at)
    if end == at or size == "rank" or _word(words, end) != "hundred":
        return end, size
    return _and_less(words, end + 1, _below_hundred)


def _below_hundred(words: Sequence[str], at: int) -> tuple[int, Size]:
    word, after = _word(words, at), _word(words, at + 1)
    if word in _TENS:
        if after in _LOW_RANKS:
            return at + 2, "rank"
        return at + 1 + (after in _DIGITS and after != "zero"), "two digits"
    return at + (word in _TEENS or word in _DIGITS), "digit" if word in _DIGITS else "two digits"


def _and_less(words: Sequence[str], at: int, read: Reader) -> tuple[int, Size]:
    """What follows a hundred or a scale and is less, with or without `and`; a rank may end it."""
    start = at + (_word(words, at) == "and")
    if _word(words, start) in RANKS - _SCALE_RANKS:
        return start + 1, "rank"
    end, size = read(words, start)
    if _word(words, end) == "hundred":  # `two hundred fifty two hundred` is two numbers
        end -= 1
    if end <= start or words[start] == "zero":
        return at, "large"
    return end, "rank" if size == "rank" else "large"


def _decimals(words: Sequence[str], at: int) -> int:
    """Where decimals, or the further parts of a version, end: `point five`, `dot eleven dot two`."""
    end = at
    while _word(words, end) in ("point", "dot"):
        after = end + 1
        while _word(words, after) in _DIGITS or _word(words, after) in OH or _word(words, after).isdigit():
            after += 1
        after = max(after, _below_hundred(words, end + 1)[0])
        if after == end + 1:
            break
        end = after
    return end
