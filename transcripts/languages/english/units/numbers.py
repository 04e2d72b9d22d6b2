"""Numbers, dates and times that are said in several words: numerals joined to what belongs to them.

What is joined is what no editor would part: a year said in pairs, the digits of a code or a telephone number, a day and
its month and year, an hour and its minutes, a number and its unit. In doubt small numbers side by side are joined too
(`two three quarters`): a mark inside a number harms more than one that is missing between two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.languages.english.numbers import CARDINALS
from transcripts.languages.english.units.numerals import OH, RANKS, Numeral, numeral
from transcripts.languages.english.units.unit import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MONTHS_TEXT = "january february march april may june july august september october november december"
MONTHS = frozenset(_MONTHS_TEXT.split())
_BEFORE = frozenset(["minus", "negative", "version", "number", "double", "triple"])
_JOINTS = frozenset(["double", "triple", "dash", "hyphen", "slash"])
"""What is said between the digits of a code."""
_UNITS_TEXT = """percent percentage dollar dollars cent cents euro euros pound pounds yen degrees celsius fahrenheit
kilometers kilometres kilograms kilos megabytes gigabytes terabytes megahertz gigahertz hertz volts watts"""
_UNITS = frozenset(_UNITS_TEXT.split())
"""Units of measure and money that, behind a number, never begin a clause."""
_FRACTIONS = frozenset(["halves", "thirds", "quarters", "fifths", "sixths", "eighths", "tenths", "hundredths"])
_STARTS = CARDINALS | RANKS | MONTHS | _BEFORE | {"a", "half", "quarter"}
_HALVES = ("p.m", "a.m", "pm", "am", "p", "a", "o'clock")
_ZONES = frozenset(
    ["eastern", "central", "mountain", "pacific", "european", "british", "standard", "daylight", "summer"]
)
_ZONES_IN_SHORT = frozenset(["et", "ct", "mt", "pt", "est", "edt", "cst", "cdt", "pst", "pdt", "cet", "gmt", "utc"])
_SHORT = ("digit", "two digits")
_AREA, _REST = 3, (3, 4)
"""Figures in the parts of a telephone number."""


def number_units(words: Sequence[str]) -> Iterator[Unit]:
    """The numbers, dates and times, in order and apart; a number of one word is told as well.

    The words come in lower case and without marks.

    >>> said = "on march third twenty twenty five we paid five point two million dollars at nine thirty".split()
    >>> [" ".join(said[u.first : u.end]) for u in number_units(said) if u.end - u.first > 1]
    ['march third twenty twenty five', 'five point two million dollars', 'nine thirty']
    """
    at = 0
    while at < len(words):
        word = words[at]
        found = _unit(words, at) if word in _STARTS or not word.isalpha() else None
        if found is not None:
            yield found
        at = max(at + 1, found.end if found is not None else 0)


def _unit(words: Sequence[str], at: int) -> Unit | None:
    """What begins at a word; a single number too, so that nothing begins inside it."""
    word = words[at]
    if word in MONTHS:
        return _date(words, at)
    if word in ("half", "quarter") and _word(words, at + 1) in ("past", "to") and (hour := _at(words, at + 2)):
        return Unit(at, _clock(words, hour.end) or hour.end, "time")
    first = _at(words, at + (word in _BEFORE))
    if first is None:
        return None
    end = _run(words, first)
    if end == first.end and (month := _month_after(words, first)):
        return Unit(at, _year(words, month) or month, "date")
    if after := _clock(words, end):
        return Unit(at, after, "time")
    return Unit(at, _with_measure(words, end), "number")


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if at < len(words) else ""


def _at(words: Sequence[str], at: int) -> Numeral | None:
    return numeral(words, at) if _word(words, at) else None


def _run(words: Sequence[str], first: Numeral) -> int:
    """Where the number, code or year ends that begins with a numeral."""
    last: Numeral | None = first
    end = first.end
    while last is not None:
        end = last.end
        last = _next(words, last)
    return end


def _next(words: Sequence[str], last: Numeral) -> Numeral | None:
    """The numeral that goes with the one before it; zeros said `oh` are part of it."""
    end = last.end
    if last.size in _SHORT and _word(words, end) in OH | _JOINTS:
        after = end + 1
        while _word(words, after) in OH:
            after += 1
        found = _at(words, after)
        if found is not None and found.size in _SHORT:
            return Numeral(end, found.end, found.size)
        return Numeral(end, after, "digit") if after > end + 1 else None
    found = _at(words, end)
    if found is None or not _joined(words, last, found):
        return None
    return found


def _joined(words: Sequence[str], last: Numeral, found: Numeral) -> bool:
    """Whether two numerals side by side are one thing."""
    after = _at(words, found.end)
    digit_follows = after is not None and after.size == "digit"
    if last.size in _SHORT and found.size in (*_SHORT, "rank"):  # ranks: fractions, and `twenty twenty first quarter`
        return True
    if last.size == "digit":  # `one eight hundred five five five`
        return _in_hundreds(words, found) and digit_follows
    if last.size == "rank":
        return _year(words, found.first) > 0
    if _in_hundreds(words, last):
        return found.size == "digit" and digit_follows
    if last.end - last.first > 1 or not (words[last.first].isdigit() and words[found.first].isdigit()):
        return False
    return len(words[last.first]) == _AREA and len(words[found.first]) in _REST


def _in_hundreds(words: Sequence[str], found: Numeral) -> bool:
    return found.size == "large" and words[found.first + 1 : found.first + 2] == ["hundred"]


def _year(words: Sequence[str], at: int) -> int:
    """Where a year ends that begins here; 0 where none does."""
    found = _at(words, at)
    if found is None:
        return 0
    if found.size == "two digits":
        second = _next(words, found)
        return second.end if second is not None and second.size in _SHORT else 0
    written = found.end - found.first == 1 and words[at].isdigit() and len(words[at]) == len("2000")
    return found.end if found.size == "large" and (written or "thousand" in words[at + 1 : at + 2]) else 0


def _date(words: Sequence[str], at: int) -> Unit | None:
    """A month and the day or the year after it: `march the third twenty twenty five`, `march of twenty twenty`."""
    following = _word(words, at + 1)
    day = _at(words, at + 1 + (following == "the"))
    if following == "of" and (year := _year(words, at + 2)):
        return Unit(at, year, "date")
    if day is None or (following == "the" and day.size != "rank"):
        return None
    if words[at] == "may" and day.size != "rank" and not _year(words, day.first) and not _year(words, day.end):
        return None  # `it may one day`
    end = _run(words, day)
    return Unit(at, _year(words, end) or end, "date")


def _month_after(words: Sequence[str], day: Numeral) -> int:
    """Where the month ends that stands after a day; 0 where none does: `third of march`, `3 march`."""
    at = day.end + (day.size == "rank" and _word(words, day.end) == "of")
    able = day.size == "rank" or (day.size in _SHORT and _word(words, at) != "may")
    return at + 1 if able and _word(words, at) in MONTHS else 0


def _clock(words: Sequence[str], at: int) -> int:
    """Where a time of day ends that goes on after its figures; 0 where it does not: `p m`, `o'clock eastern time`."""
    word, following = _word(words, at), _word(words, at + 1)
    spelled = len(word) == 1 and following == "m"
    if word not in _HALVES or (len(word) == 1 and not spelled):
        return 0
    end = at + 1 + spelled
    if _word(words, end) in _ZONES_IN_SHORT:
        return end + 1
    zone = end
    while _word(words, zone) in _ZONES:
        zone += 1
    if zone > end and _word(words, zone) == "time":
        return zone + 1
    return end + (_word(words, end) in ("eastern", "pacific"))


def _with_measure(words: Sequence[str], end: int) -> int:
    """The end of a number with its unit or its fraction."""
    if list(words[end : end + 2]) == ["and", "a"] and _word(words, end + 2) in ("half", "quarter", "third"):
        end += 3
    elif _word(words, end) in _FRACTIONS:
        end += 1
    return end + (_word(words, end) in _UNITS)
