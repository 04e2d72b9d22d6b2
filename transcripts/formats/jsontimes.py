"""Times in JSON whose unit nobody states: read as they are written, then taken as seconds or milliseconds by evidence.

A field may say its unit (`startMs`), a clock time has one (`00:01:02.5`); a bare number is judged by how fast the
words would have to be said. Nobody says a letter in a second, or five hundred letters in one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import regex

from transcripts.formats.clock import MAX_MS
from transcripts.formats.clock import parse as parse_clock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from transcripts.formats.base import Notices
    from transcripts.jsonload import Node

SECOND, MILLISECOND, TICK = 1000.0, 1.0, 0.0001
_NUMBER = regex.compile(r"[+-]?\d{1,16}(?:\.\d{1,12})?")
_ISO = regex.compile(r"PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,8}(?:\.\d{1,9})?)S)?")
_SLOW, _SLOWEST, _STILL = 0.5, 0.02, 0.00005
"""Letters in a unit of time, below which it cannot be the second: for whole numbers, and for those with fractions.

Speech has about 15 letters a second, captions with long pauses a few; in a millisecond there are 0.015. A number with
a fraction is hardly ever one of milliseconds, and a caption may stand for the length of a song. The last is the rate
below which a whole number counts ticks of 100 nanoseconds, as .NET does.
"""


class Time(NamedTuple):
    """A time as written: milliseconds in one unit of it are `unit`, None where nothing says."""

    value: float
    unit: float | None

    def ms(self, guess: float) -> int:
        """The milliseconds, with the guess for a unit that is not stated."""
        return round(self.value * (self.unit or guess))


def time_of(node: Node, unit: float | None) -> Time | None:
    """Read a time: a number, the same as text, `00:01:02,5`, `1.5s` or `PT1M2.5S`; None where there is none."""
    if isinstance(node.value, dict):  # a time within the recording, beside that of the day
        node = node.get("relative") if "relative" in node.value else node
    value = node.value
    if value is None or value == "":
        return None
    if isinstance(value, str):
        found = _written(value.strip(), unit)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        found = Time(value, unit)
    else:
        found = None
    if found is None or not abs(found.value) <= MAX_MS:  # NaN is not less than anything
        raise node.wrong("a time")
    return found


def _written(text: str, unit: float | None) -> Time | None:
    if _NUMBER.fullmatch(text):
        return Time(float(text), unit)
    if text.endswith("s") and _NUMBER.fullmatch(text[:-1]):
        return Time(float(text[:-1]), SECOND)
    if clock := parse_clock(text):
        return Time(clock.ms, MILLISECOND)
    iso = _ISO.fullmatch(text)
    if iso is None or not any(iso.groups()):
        return None
    hours, minutes, seconds = (float(part or 0) for part in iso.groups())
    return Time(hours * 3600 + minutes * 60 + seconds, SECOND)


def unit_of(spans: Iterable[tuple[int, float, bool]], notices: Notices) -> float:
    """Milliseconds in the unit of bare numbers: from spans of so many letters in so long a time, whole or not.

    Says so where only the evidence tells.
    """
    held = [span for span in spans if span[1] > 0]
    letters, length = sum(span[0] for span in held), sum(span[1] for span in held)
    if not held:
        return SECOND
    whole = all(span[2] for span in held)
    if letters >= length * (_SLOW if whole else _SLOWEST):
        unit, name = SECOND, "seconds"
    elif not whole or letters >= length * _STILL:
        unit, name = MILLISECOND, "milliseconds"
    else:
        unit, name = TICK, "units of 100 nanoseconds"
    if whole or unit != SECOND:
        notices.add(f"nothing says the unit of the times; they were taken as {name}")
    return unit
