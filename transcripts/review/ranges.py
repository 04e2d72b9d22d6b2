"""Which part of a file a browser asks for, as https://www.rfc-editor.org/rfc/rfc9110#section-14 has it."""

from __future__ import annotations

import re

_ONE = re.compile(r"\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*", re.ASCII)
MOST_DIGITS = 18
"""More than any file is long; a longer number is not a place in one."""


def part_of(header: str | None, size: int) -> tuple[int, int] | None:
    """The first byte and the one after the last; None where there is no such part.

    A header that asks for several parts, or that cannot be read, asks for the whole.

    >>> part_of("bytes=2-5", 10), part_of("bytes=-3", 10), part_of("bytes=4-", 10), part_of(None, 10)
    ((2, 6), (7, 10), (4, 10), (0, 10))
    >>> part_of("bytes=10-", 10) is None
    True
    """
    found = _ONE.fullmatch(header) if header is not None else None
    if found is None or found.groups() == ("", "") or any(len(digits) > MOST_DIGITS for digits in found.groups()):
        return 0, size
    first, last = found.groups()
    if not first:
        wanted = int(last)
        return (max(0, size - wanted), size) if wanted and size else None
    start = int(first)
    end = min(size, int(last) + 1) if last else size
    if last and int(last) < start:
        return 0, size
    return (start, end) if start < size else None
