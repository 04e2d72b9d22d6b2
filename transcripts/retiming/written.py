"""Lengths, times and spans as people write them on a command line, in milliseconds.

Seconds (`90`, `-2.5`), clock times (`1:30`, `01:02:03.5`) and units (`1m30s`, `500ms`). Nothing here knows of a talk.
"""

from __future__ import annotations

from decimal import Decimal

import regex

from transcripts.errors import ArgumentError
from transcripts.formats.clock import MAX_MS, parse, srt

HOW = "write seconds (90, 2.5), a clock time (1:30, 01:02:03.5) or units (1m30s, 500ms)"
_SECONDS = regex.compile(r"\d{1,9}(?:[.,]\d{1,9})?|[.,]\d{1,9}")
_UNITS = regex.compile(r"(?:(\d{1,6})h)?(?:(\d{1,9})m(?!s))?(?:(\d{1,9}(?:[.,]\d{1,9})?)s)?(?:(\d{1,12})ms)?")
_SPAN = regex.compile(r"(?P<from>.*?)\s*(?:\.\.|[-–—])\s*(?P<to>.*)")


def time_ms(text: str) -> int:
    """A time or a length, with a sign or without, in milliseconds. Raises ArgumentError.

    >>> time_ms("-2.5"), time_ms("1:30"), time_ms("1m30s"), time_ms("+500ms")
    (-2500, 90000, 90000, 500)
    """
    bare = text.strip()
    sign = -1 if bare[:1] in {"-", "−"} else 1
    bare = bare[1:].strip() if bare[:1] in {"-", "−", "+"} else bare
    found = _unsigned(bare)
    if found is None or found > MAX_MS:
        raise ArgumentError(f"{text!r} is not a time", hint=HOW)
    return sign * found


def _unsigned(text: str) -> int | None:
    if _SECONDS.fullmatch(text):
        return round(Decimal(text.replace(",", ".")) * 1000)
    if text and (units := _UNITS.fullmatch(text)):
        hours, minutes, seconds, thousandths = units.groups()
        whole = (int(hours or 0) * 60 + int(minutes or 0)) * 60_000 + int(thousandths or 0)
        return whole + round(Decimal((seconds or "0").replace(",", ".")) * 1000)
    clock = parse(text) if text.count(":") < 3 else None  # a fourth part is frames, whose rate is not known
    return clock.ms if clock and clock.ms >= 0 else None


def span_ms(text: str) -> tuple[int | None, int | None]:
    """A span: `START:END` in seconds, or with `-` between, which clock times need. Either side may be missing.

    Raises ArgumentError.

    >>> span_ms("60:90.5"), span_ms("1:00-1:30"), span_ms("90:")
    ((60000, 90500), (60000, 90000), (90000, None))
    """
    found = _SPAN.fullmatch(text.strip())
    if found is None and text.count(":") != 1:
        raise ArgumentError(
            f"{text!r} is not a span", hint="write START:END in seconds (60:90), or clock times with - (1:00-1:30)"
        )
    start, end = (found["from"], found["to"]) if found else text.split(":")
    return time_ms(start) if start.strip() else None, time_ms(end) if end.strip() else None


def shown(ms: int) -> str:
    """A time as messages show it: `00:01:02.345`, with a sign before zero."""
    return ("-" if ms < 0 else "") + srt(abs(ms)).replace(",", ".")
