"""Timing lines written for many cues at once: `00:01:02,345 --> 00:01:04,000`, digits set in columns with numpy.

Only for times from zero to under a hundred hours; for anything else the caller writes line by line.
"""

from __future__ import annotations

import sys
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcripts.model import Segment

_WORTH_IT = 5_000
"""Cues; for fewer, loading numpy takes longer than it saves, unless something else has loaded it."""
_UNDER_MS = 100 * 3_600_000


def timing_lines(segments: Sequence[Segment], mark: str) -> list[str] | None:
    """The timing line of each segment; None where it is not worth it, or a time is missing or out of range."""
    count = len(segments)
    if not count or (count < _WORTH_IT and "numpy" not in sys.modules):
        return None
    import numpy as np  # noqa: PLC0415 - slow to load, and small files do not need it

    two = np.frombuffer("".join(f"{n:02}" for n in range(100)).encode(), dtype=np.uint8).reshape(100, 2)
    three = np.frombuffer("".join(f"{n:03}" for n in range(1000)).encode(), dtype=np.uint8).reshape(1000, 3)
    table = np.empty((count, 30), dtype=np.uint8)
    table[:] = np.frombuffer(f"00:00:00{mark}000 --> 00:00:00{mark}000\n".encode(), dtype=np.uint8)
    for name, column in (("start_ms", 0), ("end_ms", 17)):
        try:
            times = np.fromiter(map(attrgetter(name), segments), dtype=np.int64, count=count)
        except (TypeError, OverflowError):  # a time that is not known
            return None
        if times.min() < 0 or times.max() >= _UNDER_MS:
            return None
        seconds, ms = np.divmod(times, 1000)
        minutes, seconds = np.divmod(seconds, 60)
        hours, minutes = np.divmod(minutes, 60)
        for part, at in ((hours, 0), (minutes, 3), (seconds, 6)):
            table[:, column + at : column + at + 2] = two[part]
        table[:, column + 9 : column + 12] = three[ms]
    return table.tobytes().decode("ascii").split("\n")[:-1]
