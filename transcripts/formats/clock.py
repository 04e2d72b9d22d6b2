"""Times as they are written: `00:01:02,345`, `1:02.5`, `62.345` to milliseconds and back.

Strings and integers only. Nothing here decides what to do with an odd time: `parse` says that it is odd.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

import regex

CLOCK = r"-?(?:\d{1,6}:)?\d{1,3}:\d{1,2}(?:[.,:]\d{1,9})?"
"""A clock time as loosely as it is met: hours may be missing, the fraction short, its mark a dot, comma or colon."""

_PARTS = regex.compile(r"(-?)(?:(\d{1,6}):)?(\d{1,3}):(\d{1,2})(?:([.,:])(\d{1,9}))?")

MAX_MS = 3_600_000 * 1_000_000
"""A million hours. Nothing runs longer, and what claims to is a broken file."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time that was read: milliseconds, and what was odd about how it was written (None where nothing was)."""

    ms: int
    odd: str | None = None


def parse(text: str) -> Clock | None:
    """Read a clock time; None where it is not one.

    >>> parse("00:01:02,345"), parse("1:02.5")
    (Clock(ms=62345, odd=None), Clock(ms=62500, odd='a fraction of fewer than three digits, read as a decimal'))
    >>> parse("one o'clock")
    """
    match = _PARTS.fullmatch(text.strip())
    if match is None:
        return None
    sign, hours, minutes, seconds, _, fraction = match.groups()
    ms = (int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)) * 1000
    odd = None
    if fraction is not None:
        ms += round(int(fraction) * 1000 / 10 ** len(fraction))
        if len(fraction) < 3:
            odd = "a fraction of fewer than three digits, read as a decimal"
    if int(seconds) > 59 or (hours is not None and int(minutes) > 59):
        odd = "a time with more than 59 minutes or seconds"
    if sign:
        return Clock(-ms, "a time before zero")
    return Clock(ms, odd)


def srt(ms: int) -> str:
    """Milliseconds as `00:01:02,345`.

    >>> srt(62345), srt(360000000)
    ('00:01:02,345', '100:00:00,000')
    """
    seconds, ms = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02},{ms:03}"


def webvtt(ms: int) -> str:
    """Milliseconds as `00:01:02.345`."""
    return srt(ms).replace(",", ".")


def seconds_to_ms(value: object) -> int | None:
    """Seconds as JSON gives them (a number, a numeric string, `1.500s`) to milliseconds; None where it is not one.

    Decimal strings are read exactly; a float is rounded to the nearest millisecond.

    >>> seconds_to_ms("12.900"), seconds_to_ms(0.3), seconds_to_ms("1.5s"), seconds_to_ms(float("inf"))
    (12900, 300, 1500, None)
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        ms = value * 1000 if abs(value) < MAX_MS else MAX_MS + 1
    elif isinstance(value, float):
        ms = round(value * 1000) if abs(value) < MAX_MS else MAX_MS + 1  # inf and nan fail the comparison
    elif isinstance(value, str) and len(value) < 40:
        try:
            number = Decimal(value.strip().removesuffix("s"))
        except InvalidOperation:
            return None
        ms = round(number * 1000) if number.is_finite() and abs(number) < MAX_MS else MAX_MS + 1
    else:
        return None
    return ms if abs(ms) <= MAX_MS else None
