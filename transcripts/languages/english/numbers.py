"""The number words of English. Nothing here reads a number."""

from __future__ import annotations

_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
ONES = tuple(_ONES.split())
"""The word of each number up to nineteen."""
_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety"
TENS = tuple(_TENS.split())
"""The word of ten times each number up to nine."""
MAGNITUDES = ("hundred", "thousand", "million", "billion", "trillion")
CARDINALS = frozenset((*ONES, *TENS, *MAGNITUDES))
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth"
ORDINALS = tuple(_ORDINALS.split())
IRREGULAR_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
"""The ordinals that are not made of the cardinal and `th`."""
IN_NUMBERS = frozenset(("oh", "point", "dot", "dash", "double", "triple", "and", "a"))
"""What is said between the words of one number or code."""
