"""How a written word is said, as far as pairing needs it: `2.5%` is `two point five percent`.

English only; in any other language both sides write their numbers alike and pair all the same. Nothing here reads
numbers that are spoken, and nothing here is meant for display.
"""

from __future__ import annotations

from itertools import product

import regex

from transcripts.languages.english.numbers import IRREGULAR_ORDINALS, ONES, TENS

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
_SIGNS = {
    "%": "percent",
    "&": "and",
    "+": "plus",
    "@": "at",
    "=": "equals",
    "$": "dollars",
    "€": "euros",
    "£": "pounds",
    "¥": "yen",
    "°": "degrees",
    "#": "number",
}
_CENTS = frozenset("$€£¥")
_LETTERED = {"k": "thousand", "m": "million", "b": "billion", "bn": "billion", "mm": "million", "x": "times"}
_PART = regex.compile(r"\d[\d,]*(?:\.\d+)?(?:st|nd|rd|th)?(?![^\W\d_])|\d[\d,]*(?:\.\d+)?|[^\W\d_]+|[%&+@=$€£¥°#]")
_ADJOINING = regex.compile(r"\d(?:k|m|b|bn|mm|x)$")
_MOST_DIGITS = 15
_MOST_READINGS = 10


def cardinal(number: int) -> list[str]:
    """A number from 0 to 999 trillion in words, without `and`.

    >>> " ".join(cardinal(329_015))
    'three hundred twenty nine thousand fifteen'
    """
    if number < 20:
        return [ONES[number]]
    if number < 100:
        tens, ones = divmod(number, 10)
        return [TENS[tens], *([ONES[ones]] if ones else [])]
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return [ONES[hundreds], "hundred", *(cardinal(rest) if rest else [])]
    size, name = next(scale for scale in _SCALES if number >= scale[0])
    many, rest = divmod(number, size)
    return [*cardinal(many), name, *(cardinal(rest) if rest else [])]


def in_pairs(digits: str) -> list[str]:
    """Three or four digits as years, room and flight numbers are said: 2020, 1906, 1500, 737.

    >>> [" ".join(in_pairs(d)) for d in ("2020", "1906", "1500", "737")]
    ['twenty twenty', 'nineteen oh six', 'fifteen hundred', 'seven thirty seven']
    """
    first, last = int(digits[:-2]), int(digits[-2:])
    if not last:
        return [*cardinal(first), "hundred"]
    return [*cardinal(first), *(["oh"] if last < 10 else []), *cardinal(last)]


def ordinal(number: int) -> list[str]:
    """`21` as `twenty first`."""
    *before, last = cardinal(number)
    if last in IRREGULAR_ORDINALS:
        return [*before, IRREGULAR_ORDINALS[last]]
    return [*before, last[:-1] + "ieth" if last.endswith("y") else last.rstrip("t") + "th"]


def number_readings(written: str) -> list[list[str]]:
    """How a run of digits may be said, the likeliest first; the digits one by one where it is too long to count.

    >>> number_readings("19.5")
    [['nineteen', 'point', 'five']]
    >>> [" ".join(r) for r in number_readings("2024")]
    ['twenty twenty four', 'two thousand twenty four', 'two thousand and twenty four', 'two zero two four']
    """
    if ending := regex.search(r"[a-z]+$", written):
        return [ordinal(int(written[: ending.start()].replace(",", "")[:_MOST_DIGITS]))]
    whole, _, fraction = written.partition(".")
    digits = whole.replace(",", "")
    singly = [ONES[int(d)] for d in digits]
    if len(digits) > _MOST_DIGITS or (len(digits) > 1 and digits[0] == "0"):
        return [singly]
    found = _whole_numbers(digits, grouped="," in whole)
    if not fraction:
        return found if len(digits) == 1 or len(digits) > 6 else [*found, singly]
    after = ["point", *(ONES[int(d)] for d in fraction)]
    return [*([*number, *after] for number in found), *([after] if digits == "0" else [])]


def _whole_numbers(digits: str, *, grouped: bool) -> list[list[str]]:
    plain = cardinal(int(digits))
    found = [plain]
    if len(digits) in {3, 4} and not grouped:
        year = len(digits) == 4 and digits[:2] in {"18", "19", "20"} and digits[1:3] != "00"
        found.insert(0 if year else 1, in_pairs(digits))
    if len(plain) > 2 and plain[-1] not in {"hundred", "thousand", "million", "billion"}:
        found.append(_with_and(plain))
    if plain[0] == "one" and len(plain) > 1:
        found += [["a", *number[1:]] for number in found if number[0] == "one"]
    return found


def _with_and(plain: list[str]) -> list[str]:
    after = max((k for k, word in enumerate(plain) if word in {"hundred", "thousand", "million"}), default=-1)
    return [*plain[: after + 1], "and", *plain[after + 1 :]] if after >= 0 else plain


def readings(word: str) -> list[tuple[str, ...]]:
    """How a word in lower case without outer marks may be said, the likeliest first; at least one.

    >>> readings("2.5%")
    [('two', 'point', 'five', 'percent')]
    >>> readings("q3"), readings("$5m")
    ([('q', 'three')], [('five', 'million', 'dollars'), ('five', 'million')])
    >>> readings("forward-looking")
    [('forward', 'looking')]
    """
    parts = _PART.findall(word)
    if not any(c.isdigit() for c in word):
        return [tuple(_SIGNS.get(part, part) for part in parts)]
    currency = [_SIGNS[parts.pop(0)]] if parts[0] in _CENTS else []
    choices: list[list[list[str]]] = []
    for k, part in enumerate(parts):
        if part[0].isdigit():
            choices.append(number_readings(part))
        elif k and part in _LETTERED and (currency or part in {"k", "bn"}) and _ADJOINING.search(word):
            choices.append([[_LETTERED[part]]])
        else:
            choices.append([[_SIGNS.get(part, part)]])
    found = [tuple(w for part in reading for w in part) for reading in product(*choices)]
    if currency:
        found = [*(reading + tuple(currency) for reading in found), *_in_cents(word, currency[0]), *found]
    return list(dict.fromkeys(found))[:_MOST_READINGS]


def _in_cents(word: str, currency: str) -> list[tuple[str, ...]]:
    """How an amount with two decimals is said: `$2.45` as `two dollars and forty five cents`, and shorter."""
    amount = regex.fullmatch(r"\D(\d{1,6})\.(\d\d)", word)
    if amount is None:
        return []
    whole, cents = tuple(cardinal(int(amount[1]))), tuple(cardinal(int(amount[2])))
    return [(*whole, currency, "and", *cents, "cents"), (*whole, currency, *cents), (*whole, *cents)]
