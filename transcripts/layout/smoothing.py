"""Starts that nobody gave, moved a little so that a hurried cue gets the time that its neighbour can spare.

Only the start of a cue whose first word's time is estimated moves, and never further than the profile's tolerance.
A given time is never touched, and no move is kept that mends one cue and spoils another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from transcripts.layout.limits import FOREVER
from transcripts.layout.timing import Timed, times

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from transcripts.layout.limits import Limits


@dataclass(slots=True)
class Placed:
    """Chosen cues in ticks: when each starts, when its speech ends, and the least that it takes to read."""

    start: NDArray[np.int64]
    speech_end: NDArray[np.int64]
    reading: NDArray[np.float64]
    single: NDArray[np.bool_]
    movable: NDArray[np.bool_]
    """Whether the time of the first word is estimated."""
    limits: Limits
    until: int = FOREVER
    """When the cue after the last one starts."""

    def timed(self, low: int, high: int) -> Timed:
        """The times of the cues [low, high)."""
        following = np.append(self.start[low + 1 : high + 1], [self.until] * (high == len(self.start)))
        span = slice(low, high)
        return times(
            self.start[span], self.speech_end[span], following, self.reading[span], self.limits, self.single[span]
        )


def smooth(cues: Placed) -> Timed:
    """Move the starts that may be moved where that mends a cue that is too fast; give back the times of all."""
    timed = cues.timed(0, len(cues.start))
    reach = cues.limits.estimated
    if reach and cues.movable.any():
        for i in np.nonzero(timed.too_fast)[0].tolist():
            _relieve(cues, i, reach)
        timed = cues.timed(0, len(cues.start))
    return timed


def _relieve(cues: Placed, i: int, reach: int) -> None:
    low, high = max(0, i - 2), min(len(cues.start), i + 3)
    now = _faults(cues.timed(low, high))
    moves = [(at, sign) for at, sign in ((i + 1, 1), (i, -1)) if at < len(cues.start) and cues.movable[at]]
    before = cues.start[low : high + 1].copy()
    for chosen in ([m] for m in moves) if len(moves) < 2 else ([moves[0]], [moves[1]], moves):
        for share in (0.25, 0.5, 0.75, 1.0):
            for at, sign in chosen:
                cues.start[at] += sign * round(reach * share)
            found = _faults(cues.timed(low, high))
            if found < now and (np.diff(cues.start[low : high + 1]) > 0).all() and cues.start[i] >= 0:
                return
            cues.start[low : high + 1] = before


def _faults(timed: Timed) -> tuple[int, int]:
    return int(timed.wrong.sum()), int(timed.too_fast.sum())
