"""`retime`, `join`, `split`: other times for the same words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from transcripts import retiming
from transcripts.arguments import flag_of, wrong
from transcripts.layout.frames import FrameRate
from transcripts.library.taking import talk_of
from transcripts.model import Transcript

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcripts.library.taking import Talk
    from transcripts.retiming.retime import Rate

_SPAN = "a pair of times in whole milliseconds, either of them None"
_TIMES = "a list of times in whole milliseconds"


def retime(
    talk: Talk,
    *,
    shift_ms: int = 0,
    scale: float | Fraction | str = 1,
    fps: tuple[Rate, Rate] | None = None,
    clip_ms: tuple[int | None, int | None] | None = None,
) -> Transcript:
    """Give a talk other times: clip it, then multiply, then shift. No word changes.

    `clip_ms` keeps what lies between two times (None: the beginning or the end) and begins at zero, as the recording
    cut there does. `scale` multiplies every time; `fps` gives it as two frame rates, that of the film the talk was made
    for and that of the film at hand. `shift_ms` is added to every time; what would lie before zero is put there.
    What was cut or put at zero is told in `warnings`. Raises ArgumentError, and NoCaptionsError where nothing is left.

    >>> from transcripts import Segment, Transcript
    >>> retime(Transcript((Segment("Yes.", 60_000, 61_000),)), fps=(25, 24), shift_ms=-500).segments[0].start_ms
    62000
    """
    if isinstance(scale, bool) or not isinstance(scale, int | float | str | Fraction):
        raise wrong("scale", scale, "a factor such as 1.001")
    pair = None if fps is None else _pair(fps, "fps", "a pair of frame rates, such as (23.976, 25)")
    for rate in pair or ():
        if isinstance(rate, bool) or not isinstance(rate, int | float | str | FrameRate):
            raise wrong("fps", rate, "a pair of frame rates, such as (23.976, 25)")
    clip = None if clip_ms is None else _pair(clip_ms, "clip_ms", _SPAN)
    start, end = (None if ms is None else _ms(ms, "clip_ms", _SPAN) for ms in clip or (None, None))
    shift = _ms(shift_ms, "shift_ms", "a whole number of milliseconds")
    span = None if clip is None else (start, end)
    return retiming.retime(talk_of(talk, "talk"), shift_ms=shift, scale=scale, fps=pair, clip_ms=span)  # type: ignore[arg-type]


def join(talks: Sequence[Talk], *, at_ms: Sequence[int] | None = None) -> Transcript:
    """Join talks in the order given. Each begins where the one before ends, or at a time of its own.

    A talk ends with its recording, where its length is known, else with its last cue. `at_ms` says where the zero of
    each talk lies, for all of them or for all but the first, which is then at zero. Where they overlap, cues are sorted
    by their starts. What was guessed is told in `warnings`. Raises ArgumentError where some talks have times and others
    none, and where `at_ms` does not fit.

    >>> from transcripts import Segment, Transcript
    >>> talk = Transcript((Segment("Yes.", 0, 1000),))
    >>> [segment.start_ms for segment in join([talk, talk, talk]).segments]
    [0, 1000, 2000]
    """
    if isinstance(talks, str | bytes | Mapping | Transcript) or not isinstance(talks, Iterable):
        raise wrong("talks", talks, "a list of transcripts")
    held = [talk_of(talk, f"talks[{number}]") for number, talk in enumerate(talks)]
    return retiming.join(held, at_ms=_times(at_ms, "at_ms"))


def split(
    talk: Talk,
    *,
    cues: int | None = None,
    every_ms: int | None = None,
    at_ms: Sequence[int] | None = None,
    keep_times: bool = False,
) -> list[Transcript]:
    """Split a talk: after every so many `cues`, every so many milliseconds, or at the times given.

    Each part begins at zero, as the recording cut there does, unless its times are kept. Every word is in one part:
    cues stay whole, speech is cut between words. A part in which nothing is said is empty. Raises ArgumentError.

    >>> from transcripts import Segment, Transcript
    >>> talk = Transcript((Segment("Yes.", 0, 1000), Segment("No.", 61_000, 62_000)))
    >>> [part.segments[0].start_ms for part in split(talk, every_ms=60_000)]
    [0, 1000]
    """
    if cues is not None:
        cues = _ms(cues, "cues", "a whole number of cues")
    if every_ms is not None:
        every_ms = _ms(every_ms, "every_ms", "a whole number of milliseconds")
    kept = flag_of(keep_times, "keep_times")
    times = _times(at_ms, "at_ms")
    return retiming.split(talk_of(talk, "talk"), cues=cues, every_ms=every_ms, at_ms=times, keep_times=kept)


def _ms(value: object, what: str, wanted: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise wrong(what, value, wanted)
    return value


def _pair(value: object, what: str, wanted: str) -> tuple[object, object]:
    if not isinstance(value, tuple | list) or len(value) != 2:
        raise wrong(what, value, wanted)
    return value[0], value[1]


def _times(value: object, what: str) -> list[int] | None:
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool):
        return [value]
    if not isinstance(value, list | tuple):
        raise wrong(what, value, _TIMES)
    return [_ms(each, f"{what}[{at}]", _TIMES) for at, each in enumerate(value)]
