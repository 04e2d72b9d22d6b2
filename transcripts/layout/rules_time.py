"""The rules of time: order, overlap, duration, gap, reading speed, frames.

Times in a file are rounded to a millisecond, so a limit counts as broken only beyond that. Nothing here mends.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, zip_longest
from math import inf
from typing import TYPE_CHECKING

from transcripts.layout.count import seen
from transcripts.layout.findings import Cue, Finding, Severity
from transcripts.layout.frames import FrameRate
from transcripts.layout.limits import min_gap_ms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transcripts.layout.profile import Profile

ROUNDING_MS = 1.01
"""Two times, each rounded to the nearest millisecond, lie at most this far from their distance."""
_RATES = ("23.976", "24", "25", "29.97", "30", "50", "59.94", "60")


@dataclass(frozen=True, slots=True)
class _Speed:
    rule: str
    measured: float
    limit: float
    unit: str

    def finding(self, cue: Cue, more_ms: int, room_ms: float) -> Finding:
        over = (self.measured / self.limit - 1) * 100
        longer = f"show it {more_ms} ms longer"
        return _finding(
            cue, self.rule, f"{self.measured:.1f} {self.unit}, {over:.0f}% over the {self.limit:g} allowed",
            measured=round(self.measured, 2), limit=self.limit, unit=self.unit,
            remedy=longer if more_ms <= room_ms else f"{longer}, for which there is no room, or condense the text",
        )  # fmt: skip


def check_times(cues: Sequence[Cue], profile: Profile, frames: FrameRate | None) -> Iterator[Finding]:
    """Every finding about times, cue by cue."""
    for cue, after in zip_longest(cues, cues[1:]):
        room = after.start_ms - cue.end_ms - min_gap_ms(profile, frames) if after else inf
        yield from _alone(cue, profile, frames, room)
    for cue, following in pairwise(cues):
        if cue.segment.settings == following.segment.settings:
            yield from _between(cue, following, profile, frames)


def _finding(
    cue: Cue, rule: str, message: str, *, measured: float | None = None, limit: float | None = None, unit: str = "",
    remedy: str = "", severity: Severity = "error",
) -> Finding:  # fmt: skip
    return Finding(
        rule, message, cue.number, cue.segment.start_ms, severity, measured, limit, unit, remedy=remedy, line=cue.line
    )


def _alone(cue: Cue, profile: Profile, frames: FrameRate | None, room_ms: float) -> Iterator[Finding]:
    segment = cue.segment
    if not segment.timed:
        yield _finding(cue, "no-time", "it has no times", remedy="align it with a timed transcript")
        return
    if "estimated" in (segment.start_timing, segment.end_timing) and cue.ends:
        yield _finding(cue, "broken-time", "its times are not possible as written", remedy="the estimated end is used")
    length = cue.end_ms - cue.start_ms
    if length == 0:
        yield _finding(cue, "zero-duration", "its duration is 0", measured=0, unit="ms", remedy=_LONGER)
    elif length < 0:
        yield _finding(
            cue, "negative-duration", "it ends before it starts", measured=length, unit="ms",
            remedy="take its end from the text's length",
        )  # fmt: skip
    else:
        yield from _duration(cue, length, profile)
        yield from _speeds(cue, length, profile, room_ms)
    yield from _start(cue, profile, frames)
    if frames and not all(on_frame(t, frames) for t in (cue.start_ms, cue.end_ms)):
        yield _finding(
            cue, "off-frame", f"its times do not fall on frames at {frames}", severity="advice",
            remedy="move them to the nearest frames",
        )  # fmt: skip


def _start(cue: Cue, profile: Profile, frames: FrameRate | None) -> Iterator[Finding]:
    """Whether the cue comes with its first word, where the time of that word was given."""
    words = cue.segment.held_words
    if not words or words[0].timing != "given" or words[0].start_ms is None:
        return
    off = abs(cue.start_ms - words[0].start_ms)
    limit = profile.in_tolerance_frames * (frames or FrameRate.of(profile.frame_rate)).frame_ms
    if off > limit + ROUNDING_MS:
        yield _finding(
            cue, "off-speech", f"it starts {off} ms from its first word, at most {limit:.0f} allowed", measured=off,
            limit=round(limit, 1), unit="ms", remedy="lay the talk out anew",
        )  # fmt: skip


_LONGER = "let it stay into the silence after it, or join it with a neighbour"


def _duration(cue: Cue, length: int, profile: Profile) -> Iterator[Finding]:
    if length + ROUNDING_MS <= profile.min_duration_ms:
        yield _finding(
            cue, "too-short", f"shown for {length} ms, at least {profile.min_duration_ms} needed",
            measured=length, limit=profile.min_duration_ms, unit="ms", remedy=_LONGER,
        )  # fmt: skip
    if profile.max_duration_ms is not None and length - ROUNDING_MS >= profile.max_duration_ms:
        yield _finding(
            cue, "too-long", f"shown for {length} ms, at most {profile.max_duration_ms} allowed",
            measured=length, limit=profile.max_duration_ms, unit="ms", remedy="divide it, or end it with the speech",
        )  # fmt: skip


def _speeds(cue: Cue, length: int, profile: Profile, room_ms: float) -> Iterator[Finding]:
    """The one speed that is most over its limit: three findings of one fault help nobody."""
    characters = seen(cue.segment.text, profile.wide_characters)
    words = sum(any(c.isalnum() for c in w) for w in cue.segment.text.split())
    seconds = (length + ROUNDING_MS) / 1000
    speeds = []
    if profile.max_characters_per_second and characters:
        limit = profile.max_characters_per_second
        speeds.append(_Speed("too-fast", characters / seconds, limit, "characters a second"))
    if profile.max_words_per_minute and words:
        speeds.append(_Speed("too-fast", words / seconds * 60, profile.max_words_per_minute, "words a minute"))
    if profile.min_word_ms and words:
        speeds.append(_Speed("too-fast", words / seconds * 60, 60_000 / profile.min_word_ms, "words a minute"))
    worst = max(speeds, key=lambda s: s.measured / s.limit, default=None)
    if worst and worst.measured > worst.limit * (1 + 1e-9):
        need = round(length * worst.measured / worst.limit)
        yield worst.finding(cue, max(need - length, 1), room_ms)


def _between(cue: Cue, following: Cue, profile: Profile, frames: FrameRate | None) -> Iterator[Finding]:
    if not (cue.segment.timed and following.segment.timed):
        return
    gap = following.start_ms - cue.end_ms
    least = min_gap_ms(profile, frames)
    if following.start_ms < cue.start_ms:
        yield _finding(
            following, "out-of-order", f"it starts {cue.start_ms - following.start_ms} ms before the cue before it",
            measured=following.start_ms, limit=cue.start_ms, unit="ms", remedy="put the cues in the order of time",
        )  # fmt: skip
    elif gap < 0:
        yield _finding(
            cue, "overlap", f"it overlaps the next cue by {-gap} ms", measured=-gap, limit=0, unit="ms",
            remedy="end it before the next one starts",
        )  # fmt: skip
    elif gap + ROUNDING_MS <= least:
        yield _finding(
            cue, "gap-too-small", f"{_gap(gap, frames)} to the next cue, at least {_gap(least, frames)} needed",
            measured=gap, limit=round(least, 1), unit="ms", remedy="end it earlier",
        )  # fmt: skip
    elif profile.open_gap_ms and least + ROUNDING_MS < gap < profile.open_gap_ms - ROUNDING_MS:
        yield _finding(
            cue, "gap-to-close",
            f"{_gap(gap, frames)} to the next cue: close it to {_gap(least, frames)}, or open it to"
            f" {_gap(profile.open_gap_ms, frames)}",
            measured=gap, limit=round(least, 1), unit="ms", remedy="let it stay until the next one comes",
        )  # fmt: skip


def _gap(ms: float, frames: FrameRate | None) -> str:
    if not frames:
        return f"{ms:.0f} ms"
    return f"{ms:.0f} ms ({ms / frames.frame_ms:.0f} frames)"


def on_frame(ms: int, frames: FrameRate) -> bool:
    """Whether a time is that of a frame, as near as milliseconds can say (rounded or cut off)."""
    frame = frames.frame(ms)
    return abs(ms - frame * 1000 / frames.rate) < 1


def guess_rate(cues: Sequence[Cue]) -> FrameRate | None:
    """The lowest usual frame rate on whose frames all times fall; None where there is none, or too few to tell."""
    times = [t for cue in cues[:2000] for t in (cue.start_ms, cue.end_ms)]
    if len(set(times)) < 20 or all(t % 100 == 0 for t in times):
        return None
    for text in _RATES:
        rate = FrameRate.of(text)
        if all(on_frame(t, rate) for t in times):
            return rate
    return None
