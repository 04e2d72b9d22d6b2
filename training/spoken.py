"""Numbers as a recogniser writes them: `$5.2 million` becomes `five point two million dollars`.

It refuses to guess: what is not plainly a number comes back as it was. English alone.
"""

from __future__ import annotations

import re

_ONES_TEXT = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen
"""
ONES = _ONES_TEXT.split()
TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
NUMBER = re.compile(r"^([$€£]?)(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(\d{1,4}))?(%|st|nd|rd|th)?$")
COINS = {"$": ("dollar", "dollars"), "€": ("euro", "euros"), "£": ("pound", "pounds")}


def cardinal(number: int) -> list[str]:
    """The words of a whole number: 342 is three hundred forty two."""
    if number < 20:
        return [ONES[number]]
    if number < 100:
        return [TENS[number // 10], *([ONES[number % 10]] if number % 10 else [])]
    if number < 1000:
        rest = number % 100
        return [ONES[number // 100], "hundred", *(cardinal(rest) if rest else [])]
    for size, name in SCALES:
        if number >= size:
            rest = number % size
            return [*cardinal(number // size), name, *(cardinal(rest) if rest else [])]
    raise AssertionError(number)


def year(number: int) -> list[str]:
    """The words of a year: 2019 is twenty nineteen, 2005 is two thousand five."""
    high, low = divmod(number, 100)
    if 2000 <= number < 2010:
        return cardinal(number)
    if low == 0:
        return [*cardinal(high), "hundred"]
    return [*cardinal(high), *(["oh"] if low < 10 else []), *cardinal(low)]


def ordinal(words: list[str]) -> list[str]:
    """The last word made an ordinal: twenty one is twenty first."""
    last = words[-1]
    made = ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return [*words[:-1], made]


def say(token: str, following: str) -> tuple[list[str], bool] | None:
    """The words of a written number, and whether the next word (a scale such as million) goes before the coin.

    None where the token is not a number.

    >>> say("$5.2", "million")
    (['five', 'point', 'two', 'million', 'dollars'], True)
    >>> say("10%", "of")
    (['ten', 'percent'], False)
    """
    found = NUMBER.match(token)
    if not found:
        return None
    coin, whole, fraction, suffix = found.groups()
    number = int(whole.replace(",", ""))
    if not coin and not fraction and not suffix and len(whole) == 4 and 1100 <= number < 2100:
        return year(number), False
    words = cardinal(number)
    if fraction:
        words = [*words, "point", *(ONES[int(digit)] for digit in fraction)]
    if suffix == "%":
        words.append("percent")
    elif suffix:
        words = ordinal(words)
    if not coin:
        return words, False
    scaled = following.lower() in {"million", "billion", "trillion", "thousand"}
    name = COINS[coin][0 if number == 1 and not fraction and not scaled else 1]
    return ([*words, following.lower(), name], True) if scaled else ([*words, name], False)
