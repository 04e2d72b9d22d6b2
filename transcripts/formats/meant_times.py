"""Lines that were meant as timing lines, however they came out: `00:00:01,000 - 00:00:02,000`, `0O:01 --> 00:0x:02`.

Two pieces that look like times, with an arrow or a dash between them. A side that cannot be read is None, to be
estimated. Well-formed lines never come here.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

import regex

from transcripts.formats.clock import MAX_MS, Clock
from transcripts.formats.clock import parse as parse_clock

ARROW = r"(?:[-–—−=~]{1,3}\s?[-–—−]?\s?>{1,2}|[→⇒➔➜⟶])"
"""An arrow. Next to one a time may be unreadable or missing."""
DASH = r"(?:[-–—−‐‑―~]{1,3}|>)"
"""A dash or a lone point. Next to one both times have to be readable, and long enough to be no hours of the day."""

_BETWEEN = regex.compile(rf"\s*+(?:(?P<arrow>{ARROW})|{DASH})\s*+")
_NUMBER = regex.compile(r"\d{1,6}[.):]?\s+(?=\S*\d:)")
_GAP = regex.compile(r"(?<=\d[:;.,]|\d)[ \t\u00a0]+(?=[:;.,]\d)|(?<=\d[:;.,])[ \t\u00a0]+(?=\d)")
_MARKS = "[](){}<>\"'“”?!*.,;…"
_SHAPE = regex.compile(r"[-−]?\d[\w:;.,?-]*[:;.,][\w:;.,?-]*|[-−]?[0-9OolI|]{1,3}(?:[:;.,][0-9OolI|]{1,3}){1,3}")
"""What looks like a time though it may not be read: it begins with a digit, and holds marks between digits."""
_HALF = regex.compile(r"\S{0,12}[:;.,]\S*\d\S*|\S{0,12}\d\S*[:;.,]\S*")
"""What may stand for a time beside one that can be read."""
_LIKE_DIGITS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1", "−": "-"})
_FRAMES = regex.compile(r"(?<!\d)(-?\d{1,3}:\d{1,2}:\d{1,2})[:;](\d{1,2})(?!\d)")
_BACKWARD = regex.compile(r"(\d{1,3}:\d{1,2}:\d{1,2}|\d{1,3}:\d{1,2})[.,]-(\d{1,3})")
_ALL_ALIKE = regex.compile(r"(\d{1,3})[.,](\d{1,2})[.,](\d{1,2})[.,](\d{3})")
_LONG = regex.compile(r"-?\d{1,6}:\d{1,2}:\d{1,2}(?:[:.,]\d{1,9})?|-?\d{1,3}:\d{1,2}[.,]\d{1,9}")
_LONE = regex.compile(r"(?<![\d:])(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?(?![\d:])")
_ANY_TIME = regex.compile(r"\d\s?[:;.,]\s?[-\w]")
_FIRST = 60
"""Letters within which the mark between the times stands."""

GUESSED = "a timing line that cannot be read whole; what is missing was estimated"


class Meant(NamedTuple):
    """The two times of a line (None where one cannot be read), what follows them, and what to tell."""

    start_ms: int | None
    end_ms: int | None
    rest: str
    told: tuple[str, ...]


class Reader:
    """Reads the odd timing lines of one text; the rate of frames is that of the whole text."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def rate(self) -> int:
        """Frames in a second: the lowest usual rate that has the highest frame found in a fourth field."""
        most = max((int(match[2]) for match in _FRAMES.finditer(self.text)), default=0)
        return next((rate for rate in (25, 30, 60) if most < rate), 100)

    def read(self, line: str) -> Meant | None:
        """The times of a line that was meant as a timing line; None where it is text.

        >>> Reader("").read("00:00:01,000 - 00:00:02,000")
        Meant(start_ms=1000, end_ms=2000, rest='', told=('a timing line with a dash for its arrow',))
        >>> Reader("").read("open 9:00 - 17:00"), Reader("").read("9:00 - 17:00")
        (None, None)
        """
        line = line.strip()
        if not _ANY_TIME.search(line, 0, 2 * _FIRST):
            return None
        for number, between in enumerate(_BETWEEN.finditer(line, 0, _FIRST)):
            if number > 8:
                break
            before, after = line[: between.start()], line[between.end() :]
            found = self._arrow(before, after) if between["arrow"] else self._dash(before, after)
            if found is not None:
                return found
        return None

    def _dash(self, before: str, after: str) -> Meant | None:
        first, (second, rest) = _bare(before), _split(after)
        second = _bare(second)
        if not (_LONG.fullmatch(first) and _LONG.fullmatch(second)):
            return None
        if not any(mark in first + second for mark in ".,") and (rest or not _same_day(first, second)):
            return None
        found = self._meant(first, second, rest)
        return found._replace(told=("a timing line with a dash for its arrow", *found.told))

    def _arrow(self, before: str, after: str) -> Meant | None:
        first = _bare(before)
        second, rest = _split(after)
        second = _bare(second)
        if not first and not second:
            return None
        found = self._meant(first, second, rest)
        read = found.start_ms is not None or found.end_ms is not None
        if not all(
            side == "" or _SHAPE.fullmatch(side) or (read and _HALF.fullmatch(side)) for side in (first, second)
        ):
            return None
        if not read and ":" not in first + second:
            return None
        if not (first and second) and (rest or (found.start_ms is None and found.end_ms is None)):
            return None
        return found

    def _meant(self, first: str, second: str, rest: str) -> Meant:
        (start, odd), (end, also) = self.clock(first), self.clock(second)
        told = [note for note in (odd, also) if note]
        if start is None or end is None:
            told.append(GUESSED)
        return Meant(start, end, rest, tuple(told))

    def clock(self, text: str) -> tuple[int | None, str | None]:
        """A time, and what was odd about it; None where it cannot be read."""
        if (framed := _FRAMES.fullmatch(text)) and (ms := _ms(framed[1])) is not None:
            note = f"a fourth field of two digits, taken for frames at {self.rate} a second"
            return ms + round(int(framed[2]) * 1000 / self.rate), note
        found = parse_clock(text.replace(";", ":"))
        if found is not None:
            return found.ms, _worth_telling(found)
        return _odd_clock(text)


def _odd_clock(text: str) -> tuple[int | None, str | None]:
    """A time that is written as no time should be."""
    if (backward := _BACKWARD.fullmatch(text)) and (ms := _ms(backward[1])) is not None:
        below = round(int(backward[2]) * 1000 / 10 ** len(backward[2]))
        return ms - below, "a fraction below zero, taken off its second"
    if alike := _ALL_ALIKE.fullmatch(text):
        return _ms("{}:{}:{}.{}".format(*alike.groups())), "a time with the same mark between all its parts"
    spelled = _ms(text.translate(_LIKE_DIGITS).replace(";", ":"))
    return spelled, None if spelled is None else "a time with letters that look like digits, read as those"


def lead(text: str) -> tuple[int | None, str]:
    """The first clock time of a text that has lost its timing line, and the text without lines of numbers alone."""
    found = _LONE.search(text)
    if found is None:
        return None, text
    words = [line for line in text.split("\n") if any(c.isalpha() for c in line)]
    return _ms(found[0]), "\n".join(words) or text


def hides_timing(text: str) -> bool:
    """Whether a line of a cue's text, or of the texts of many cues, was meant as a timing line."""
    at = _first_clock(text)
    while at >= 0:  # only the lines that hold one are looked at
        past = text.find("\n", at)
        past = len(text) if past < 0 else past
        if is_timing(text[text.rfind("\n", 0, at) + 1 : past]):
            return True
        at = _next_clock(text, past)
    return False


def holds_clock(text: str) -> bool:
    """Whether a colon stands between digits in a text: a quick look, before a closer one."""
    return _first_clock(text) >= 0


def _first_clock(text: str) -> int:
    """Where the first colon between digits stands, -1 where there is none."""
    if text.count(":") == text.count(": "):  # as a name or a clause has it
        return -1
    return _next_clock(text, 0)


def _next_clock(text: str, start: int) -> int:
    """Where the next colon between digits stands, -1 where there is none; quicker than a regular expression."""
    at = text.find(":", start)
    while at >= 0 and not (text[at + 1 : at + 2].isdigit() and text[at - 1 : at].isdigit()):
        at = text.find(":", at + 1)
    return at


def is_timing(line: str) -> bool:
    """Whether a reader would take a line of text for a timing line."""
    return _READER.read(line) is not None


_READER = Reader("")
_TAG = regex.compile(r"<[^<>\n]*>")
_SIGNS = frozenset("-–—−=~>→⇒➔➜⟶‐‑―")


def covered(line: str) -> str:
    """A line of text that would be taken for a timing line, its arrow or dash written as a reference.

    >>> covered("00:00:01,000 - 00:00:02,000")
    '00:00:01,000 &#45; 00:00:02,000'
    """
    while is_timing(line):
        bare = _TAG.sub(lambda tag: "x" * len(tag.group()), line)  # what a tag ends with is no arrow
        between = next((found for found in _BETWEEN.finditer(bare) if not _SIGNS.isdisjoint(found.group())), None)
        if between is None:
            break
        mark = between.group().strip()
        at = line.index(mark, between.start())
        line = f"{line[:at]}{''.join(c if c.isspace() else f'&#{ord(c)};' for c in mark)}{line[at + len(mark) :]}"
    return line


def _worth_telling(clock: Clock) -> str | None:
    return clock.odd if clock.odd and not clock.odd.endswith("zero") else None


def _ms(text: str) -> int | None:
    found = parse_clock(text)
    return found.ms if found and abs(found.ms) <= MAX_MS else None


def _bare(side: str) -> str:
    """A side without a cue's number before it, blanks within and marks around it."""
    side = _NUMBER.sub("", _GAP.sub("", side.strip()), count=1) if " " in side else side.strip()
    return side.strip(_MARKS).strip()


def _split(after: str) -> tuple[str, str]:
    """The second time and what follows it."""
    time, _, rest = _GAP.sub("", after[:_FIRST]).partition(" ")
    return time, (rest + after[_FIRST:]).strip()


def _same_day(first: str, second: str) -> bool:
    """Whether two times without fractions are cues' and no hours of a day: they have three parts and lie close."""
    a, b = _ms(first), _ms(second)
    return a is not None and b is not None and 0 <= b - a < 60_000
