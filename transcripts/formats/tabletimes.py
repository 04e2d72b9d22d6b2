"""The times of a table: clock times, timecodes with frames, seconds, milliseconds, frames.

The column's name or the cells say which; where neither does, whole numbers are what makes the talk as fast as people
speak, and a frame rate that is not given is guessed. What was guessed is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import regex

from transcripts.formats.clock import MAX_MS
from transcripts.formats.clock import parse as parse_clock
from transcripts.timing import speaking_ms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transcripts.formats.base import Notices

_NUMBER = regex.compile(r"-?\d{1,15}(?:[.,]\d{1,12})?")
_FRAMES = regex.compile(r"(\d{1,3}):(\d\d):(\d\d)([:;])(\d{1,3})")
_UNITS = {
    "ms": "ms", "msec": "ms", "msecs": "ms", "millis": "ms", "millisecond": "ms", "milliseconds": "ms",
    "s": "s", "sec": "s", "secs": "s", "second": "s", "seconds": "s", "sekunden": "s",
    "frame": "frames", "frames": "frames",
}  # fmt: skip
_RATE = regex.compile(r"(\d{2,3}(?:\.\d{1,3})?)\s*(?:fps|p\b|frames/s)", regex.IGNORECASE)
_FILM = {
    "23.98": Fraction(24000, 1001),
    "23.976": Fraction(24000, 1001),
    "29.97": Fraction(30000, 1001),
    "59.94": Fraction(60000, 1001),
}


@dataclass(frozen=True, slots=True)
class Scale:
    """How the times of a table are to be read: the unit of plain numbers, the rate of frames."""

    unit: str = "s"
    rate: Fraction = Fraction(25)

    def ms(self, cell: str) -> int | None:
        """A cell in milliseconds; None where it is no time.

        >>> Scale().ms("1.5"), Scale("ms").ms("250"), Scale().ms("00:00:01:05"), Scale().ms("0:02"), Scale().ms("x")
        (1500, 250, 1200, 2000, None)
        """
        cell = cell.strip().strip("'\"[]()")
        if match := _FRAMES.fullmatch(cell):
            hours, minutes, seconds, _, frames = match.groups()
            whole = (int(hours) * 60 + int(minutes)) * 60 + int(seconds)
            if match[4] == ";" or self.rate.denominator != 1:
                return self._counted(match)
            return whole * 1000 + round(int(frames) * 1000 / self.rate)
        if _NUMBER.fullmatch(cell):
            amount = Fraction(Decimal(cell.replace(",", ".")))
            each = {"ms": Fraction(1), "s": Fraction(1000), "frames": 1000 / self.rate}[self.unit]
            ms = round(amount * each)
            return ms if abs(ms) <= MAX_MS else None
        clock = parse_clock(cell)
        return clock.ms if clock else None

    def _counted(self, match: regex.Match[str]) -> int:
        """A timecode at a rate that is no whole number: frames are counted, and drop-frame leaves numbers out.

        SMPTE ST 12-1: two numbers (four at 59.94) are left out each minute but every tenth.
        """
        hours, minutes, seconds, mark, frames = match.groups()
        whole = round(self.rate)
        total = int(hours) * 60 + int(minutes)
        count = (total * 60 + int(seconds)) * whole + int(frames)
        if mark == ";":
            count -= whole // 15 * (total - total // 10)
        return round(count * 1000 / self.rate)


def scale_of(names: Iterable[str], cells: Sequence[str], texts: Sequence[str], notices: Notices) -> Scale:
    """How to read these cells, under columns of these names, of rows with these texts."""
    named = " ".join(names)
    unit = next((_UNITS[part] for part in regex.findall(r"\p{L}+", named.casefold()) if part in _UNITS), None)
    rate = _rate(named, cells, notices, counted=unit == "frames")
    numbers = [cell.strip() for cell in cells if _NUMBER.fullmatch(cell.strip())]
    if unit or not numbers or any("." in cell or "," in cell for cell in numbers):
        return Scale(unit or "s", rate)
    return Scale(_unit_by_pace(numbers, texts, notices), rate)


def _rate(named: str, cells: Sequence[str], notices: Notices, *, counted: bool) -> Fraction:
    if match := _RATE.search(named):
        return _FILM.get(match[1]) or Fraction(match[1])
    found = [match for cell in cells if (match := _FRAMES.fullmatch(cell.strip()))]
    if not found and not counted:
        return Fraction(25)
    if any(match[4] == ";" for match in found):
        notices.add("the times count frames and leave numbers out (;); 29.97 frames a second were taken")
        return Fraction(30000, 1001)
    most = max((int(match[5]) for match in found), default=0)
    rate = next((rate for rate in (25, 30, 50, 60) if most < rate), 100)
    notices.add(f"the times count frames, and the file does not give its rate; {rate} frames a second were taken")
    return Fraction(rate)


def _unit_by_pace(numbers: Sequence[str], texts: Sequence[str], notices: Notices) -> str:
    """Seconds or milliseconds, whichever makes the whole talk last nearer to what its words take to say."""
    values = [int(number) for number in numbers]
    length = max(1, max(values) - min(values))
    spoken = max(1, speaking_ms(" ".join(texts).split()))
    as_ms, as_s = (abs(Fraction(length * factor, spoken)) for factor in (1, 1000))
    unit = "ms" if max(as_ms, 1 / as_ms) < max(as_s, 1 / as_s) else "s"
    if min(max(as_ms, 1 / as_ms), max(as_s, 1 / as_s)) > 3:
        notices.add(
            f"the times are whole numbers without a unit; read as {'milliseconds' if unit == 'ms' else 'seconds'}"
        )
    return unit
