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
    """Frames and ticks in a second.

    `counted` is set where clock times are labels of frames (`timeBase="smpte"`): so many of them make a second of the
    clock, though `frame` of them pass in one. `dropped` names the labels that are left out to keep up (`dropNTSC`).
    """

    frame: Fraction = Fraction(30)
    tick: Fraction = Fraction(1)
    counted: Fraction | None = None
    dropped: str = ""

    @classmethod
    def of(cls, attributes: Mapping[str, str]) -> Rates:
        """The rates that a document's root declares; the defaults of the standard where it declares none."""
        frame = _whole(attributes.get("frameRate", ""))
        top, _, bottom = attributes.get("frameRateMultiplier", "").replace(":", " ").partition(" ")
        multiplier = Fraction(_whole(top) or 1, _whole(bottom) or 1)
        rate = Fraction(frame or 30) * multiplier
        tick = _whole(attributes.get("tickRate", ""))
        ticks = Fraction(tick) if tick else (rate if frame else Fraction(1))
        smpte = attributes.get("timeBase", "") == "smpte"
        counted = Fraction(frame or 30) if smpte else None
        return cls(rate, ticks, counted, attributes.get("dropMode", "") if smpte else "")

    def labelled_ms(self, seconds: int, frames: Fraction) -> int:
        """When the frame passes that a clock of whole seconds and frames labels (SMPTE ST 12-1)."""
        assert self.counted is not None
        minutes = seconds // 60
        missing = {"dropNTSC": 2 * (minutes - minutes // 10), "dropPAL": 4 * (minutes // 2 - minutes // 20)}
        number = seconds * self.counted + frames - missing.get(self.dropped, 0)
        return round(number / self.frame * 1000)


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
        if rates.counted is not None:
            part = Fraction(int(fraction), 10 ** len(fraction)) * rates.counted if fraction else int(frames or 0)
            return rates.labelled_ms(ms // 1000, Fraction(part))
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
