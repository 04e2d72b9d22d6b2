"""When a cue comes and goes: its end from the end of its speech, the time to read it, and the gap to the next one.

All in ticks and for many cues at once. A start is where the first word starts and is not moved here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from transcripts.layout.limits import FOREVER

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from transcripts.layout.limits import Limits

COMFORT = 1.25
"""How much longer than the least reading time a cue stays where silence allows it."""


@dataclass(frozen=True, slots=True)
class Timed:
    """The ends of many cues, and which of a profile's limits each of them breaks."""

    end: NDArray[np.int64]
    too_fast: NDArray[np.bool_]
    wrong: NDArray[np.bool_]
    """Shorter or longer than allowed, too near to the next cue, or gone before its speech has ended."""


def times(
    start: NDArray[np.int64],
    speech_end: NDArray[np.int64],
    following: NDArray[np.int64],
    reading: NDArray[np.float64],
    limits: Limits,
    single: NDArray[np.bool_],
) -> Timed:
    """Find the end of each cue.

    `following` is when the next cue starts (FOREVER after the last one), `reading` the least ticks that the text
    takes to read. Where the gap that is left is one that the profile does not allow, it is closed, or opened where
    closing would keep the cue too long. `single` marks cues of one word, which may end before a very long word does.
    """
    least = np.maximum(np.ceil(reading - 1e-9).astype(np.int64), limits.min_duration)
    comfort = np.maximum(least, np.ceil(reading * COMFORT).astype(np.int64))
    longest = start + limits.max_duration
    latest = np.minimum(following - limits.chain_gap, longest)
    stay = np.maximum(speech_end + limits.extend, start + limits.min_duration)
    end = np.minimum(np.maximum(speech_end, np.minimum(start + comfort, stay)), latest)
    if limits.open_gap > limits.chain_gap:
        end = _settle_gaps(start, np.maximum(speech_end, start + least), stay, end, following, limits)
    end = np.maximum(end, start + 1)
    gap = following - end
    length = end - start
    wrong = (length < limits.min_duration) | (gap < limits.chain_gap)
    wrong |= (end < np.minimum(speech_end, following - limits.chain_gap)) & ~single
    if limits.open_gap > limits.chain_gap:
        wrong |= (gap > limits.chain_gap) & (gap < limits.open_gap)
    return Timed(end, length < reading - 1e-9, wrong)


def _settle_gaps(
    start: NDArray[np.int64],
    needed: NDArray[np.int64],
    stay: NDArray[np.int64],
    end: NDArray[np.int64],
    following: NDArray[np.int64],
    limits: Limits,
) -> NDArray[np.int64]:
    """Close the gaps that a profile does not allow; open those that closing would keep on the screen too long.

    `needed` is the earliest end with the speech over and the text read, `stay` the latest that a cue may stay.
    """
    gap = following - end
    bad = (gap > limits.chain_gap) & (gap < limits.open_gap) & (following < FOREVER)
    closed = following - limits.chain_gap
    opened = following - limits.open_gap
    closes = closed - start <= limits.max_duration
    opens = (opened >= needed) & ((closed > stay) | ~closes)
    return np.where(bad & opens, opened, np.where(bad & closes, closed, end))
