"""A profile's figures in the unit that the cues are laid out in: whole frames of a frame rate, or milliseconds.

`Clock` turns times into ticks and back; `Limits` holds every limit in ticks, rounded so that a limit that holds in
ticks also holds in milliseconds. Nothing here knows of words.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

import numpy as np

from transcripts.layout.frames import FrameRate

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from transcripts.layout.profile import Profile

FOREVER = 1 << 40
"""More ticks than any recording has."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Ticks of one frame each, or of one millisecond where no frame rate is given."""

    frames: FrameRate | None = None

    @property
    def tick_ms(self) -> Fraction:
        """The length of a tick, in milliseconds."""
        return 1000 / self.frames.rate if self.frames else Fraction(1)

    def ticks(self, ms: NDArray[np.int64]) -> NDArray[np.int64]:
        """The tick nearest to each time."""
        if not self.frames:
            return ms
        return np.rint(ms * float(self.frames.rate) / 1000).astype(np.int64)

    def at_most(self, ms: float) -> int:
        """The most whole ticks that fit in a length of time."""
        return floor(Fraction(ms) / self.tick_ms)

    def at_least(self, ms: float) -> int:
        """The fewest whole ticks that are no shorter than a length of time."""
        return ceil(Fraction(ms) / self.tick_ms)

    def ms(self, tick: int) -> int:
        """When a tick begins, to the nearest millisecond."""
        return self.frames.ms(tick) if self.frames else tick


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a profile in ticks; `character` and `word` are the least ticks that one takes to read."""

    min_duration: int
    max_duration: int
    chain_gap: int
    open_gap: int
    extend: int
    estimated: int
    character: float
    word: float

    @classmethod
    def of(cls, profile: Profile, clock: Clock) -> Limits:
        """Turn a profile's figures into ticks."""
        tick = float(clock.tick_ms)
        per_word = 60_000 / profile.max_words_per_minute if profile.max_words_per_minute else 0.0
        return cls(
            min_duration=max(1, clock.at_least(profile.min_duration_ms)),
            max_duration=clock.at_most(profile.max_duration_ms) if profile.max_duration_ms else FOREVER,
            chain_gap=clock.at_least(min_gap_ms(profile, clock.frames)) if not clock.frames else max(
                profile.min_gap_frames, clock.at_least(profile.min_gap_ms)
            ),
            open_gap=clock.at_least(profile.open_gap_ms) if profile.open_gap_ms else 0,
            extend=clock.at_most(profile.out_extend_ms),
            estimated=clock.at_most(profile.estimated_tolerance_ms),
            character=1000 / profile.max_characters_per_second / tick if profile.max_characters_per_second else 0.0,
            word=max(per_word, float(profile.min_word_ms or 0)) / tick,
        )  # fmt: skip


def min_gap_ms(profile: Profile, frames: FrameRate | None) -> float:
    """The least gap between two cues, in milliseconds, at a frame rate or the profile's own."""
    rate = frames or FrameRate.of(profile.frame_rate)
    return max(float(profile.min_gap_ms), profile.min_gap_frames * rate.frame_ms)
