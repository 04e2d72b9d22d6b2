"""`retime`: a talk clipped, stretched and shifted, in that order."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from transcripts.errors import ArgumentError, NoCaptionsError
from transcripts.layout.frames import FrameRate
from transcripts.model import Notice
from transcripts.retiming.cutting import cut, talk_of
from transcripts.retiming.moving import Move, moved
from transcripts.retiming.written import shown

if TYPE_CHECKING:
    from transcripts.model import Transcript

Rate = FrameRate | float | str
_LARGEST = 1000


def retime(
    talk: Transcript,
    *,
    shift_ms: int = 0,
    scale: float | Fraction | str = 1,
    fps: tuple[Rate, Rate] | None = None,
    clip_ms: tuple[int | None, int | None] | None = None,
) -> Transcript:
    """Give a talk other times: clip it, then multiply, then shift.

    `clip_ms` keeps what lies between two times (None: the beginning or the end) and begins at zero, as the recording
    cut there does. `scale` multiplies every time; `fps` gives it as two frame rates, that of the film the talk was made
    for and that of the film at hand. `shift_ms` is added to every time; what would lie before zero is put there and
    told. Raises ArgumentError, and NoCaptionsError where nothing is left.
    """
    factor = _factor(scale, fps)
    if not any(s.start_ms is not None for s in talk.segments) and (shift_ms or factor != 1 or clip_ms):
        raise ArgumentError("there are no times to change", hint="give it times first: transcripts align TIMED TEXT")
    if clip_ms is not None:
        talk = _clipped(talk, *clip_ms)
    return moved(talk, Move(factor, shift_ms))


def _factor(scale: float | Fraction | str, fps: tuple[Rate, Rate] | None) -> Fraction:
    try:
        factor = Fraction(str(scale) if isinstance(scale, float) else scale)
    except (ValueError, ZeroDivisionError, OverflowError):
        factor = Fraction(0)
    if not Fraction(1, _LARGEST) <= factor <= _LARGEST:
        raise ArgumentError(f"{scale!r} is not a factor for times", hint="give a number such as 1.001 or 25/24")
    if fps is None:
        return factor
    before, after = (FrameRate.of(rate).rate for rate in fps)
    return factor * before / after


def _clipped(talk: Transcript, start_ms: int | None, end_ms: int | None) -> Transcript:
    low = max(0, start_ms or 0)
    if end_ms is not None and end_ms <= low:
        raise ArgumentError(
            f"a clip from {shown(low)} to {shown(end_ms)} holds nothing", hint="give its start before its end"
        )
    parts = cut(talk, [low] if end_ms is None else [low, end_ms])
    part = parts[1]
    if not any(segment.text for _, segment in part.held):
        last = max((s.end_ms or s.start_ms or 0 for s in talk.segments), default=0)
        raise NoCaptionsError(f"nothing is said in the clip; the talk ends at {shown(last)}", hint="give another span")
    found = talk_of(talk, part)
    left = sum(len(segment.text.split()) for other in (parts[0], *parts[2:]) for _, segment in other.held)
    if left:
        told = Notice(f"the clip leaves out {left} words, and keeps {sum(len(s.text.split()) for s in found.segments)}")
        found = found.derived(warnings=(*found.warnings, told))
    return moved(found, Move(shift_ms=-low))
