"""Time expressions of TTML: `00:01:02.500`, `00:01:02:12` in frames, `3.5s`, `90f`, `1000t`.

https://www.w3.org/TR/ttml2/#timing-value-time-expression (read 2026-11-22).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Mapping

_CLOCK = regex.compile(r"(\d{1,9}):(\d{1,2}):(\d{1,2})(?:\.(\d{1,9})|:(\d{1,9})(?:\.\d+)?)?")
_OFFSET = regex.compile(r"(\d{1,12}(?:\.\d{1,9})?)(h|ms|m|s|f|t)")
_UNIT_MS = {"h": 3_600_000, "m": 60_000, "s": 1000, "ms": 1}


@dataclass(frozen=True, slots=True)
class Rates:
    """Frames and ticks in a second."""

    frame: Fraction = Fraction(30)
    tick: Fraction = Fraction(1)

    @classmethod
    def of(cls, attributes: Mapping[str, str]) -> Rates:
        """The rates that a document's root declares; the defaults of the standard where it declares none."""
        frame = _whole(attributes.get("frameRate", ""))
        top, _, bottom = attributes.get("frameRateMultiplier", "").replace(":", " ").partition(" ")
        multiplier = Fraction(_whole(top) or 1, _whole(bottom) or 1)
        rate = Fraction(frame or 30) * multiplier
        tick = _whole(attributes.get("tickRate", ""))
        return cls(rate, Fraction(tick) if tick else (rate if frame else Fraction(1)))


def _whole(text: str) -> int | None:
    text = text.strip()
    return int(text) or None if text.isascii() and text.isdigit() and len(text) < 12 else None


def parse_time(text: str, rates: Rates) -> int | None:
    """A time expression in milliseconds; None where it is none.

    >>> parse_time("00:00:01:15", Rates()), parse_time("2.5s", Rates()), parse_time("soon", Rates())
    (1500, 2500, None)
    """
    text = text.strip()
    if match := _CLOCK.fullmatch(text):
        hours, minutes, seconds, fraction, frames = match.groups()
        ms = ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000
        if fraction:
            ms += round(Fraction(int(fraction), 10 ** len(fraction)) * 1000)
        if frames:
            ms += round(int(frames) / rates.frame * 1000)
        return ms
    if match := _OFFSET.fullmatch(text):
        amount = Fraction(match[1])
        unit = match[2]
        if unit == "f":
            return round(amount / rates.frame * 1000)
        if unit == "t":
            return round(amount / rates.tick * 1000)
        return round(amount * _UNIT_MS[unit])
    return None
