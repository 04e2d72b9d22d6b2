"""Frame rates: from frames to milliseconds and back, and SMPTE time codes with and without drop frame.

Nothing here knows of cues. A frame rate is a fraction (23.976 is 24000/1001), so no time drifts over a long talk.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import regex

from transcripts.errors import LayoutError

_NTSC = {"23.976": 24, "23.98": 24, "29.97": 30, "47.952": 48, "59.94": 60, "119.88": 120}
_TIMECODE = regex.compile(r"(\d{1,2}):(\d{2}):(\d{2})([:;.,])(\d{1,3})")


@dataclass(frozen=True, slots=True)
class FrameRate:
    """Frames a second as an exact fraction; `drop` says that its time codes are written in drop frame.

    Drop frame (SMPTE ST 12-1) drops labels, not pictures: at 29.97 the first two labels of each minute but every
    tenth, at 59.94 the first four, so that the label keeps pace with the clock.

    >>> FrameRate.of("23.976").ms(24)
    1001
    >>> FrameRate.of("29.97df").parse("00:01:00;02")
    1800
    """

    rate: Fraction
    drop: bool = False

    @classmethod
    def of(cls, value: FrameRate | float | str) -> FrameRate:
        """Read a frame rate as people write it: `25`, `23.976`, `29.97df`, `30000/1001`.

        Raises LayoutError where it is none.
        """
        if isinstance(value, FrameRate):
            return value
        text = str(value).strip().lower().removesuffix("fps").strip()
        drop = text.endswith("df") and not text.endswith("ndf")
        text = text.removesuffix("ndf").removesuffix("df").strip()
        text = text.rstrip("0").rstrip(".") if "." in text else text
        try:
            rate = Fraction(_NTSC[text] * 1000, 1001) if text in _NTSC else Fraction(text)
        except (ValueError, ZeroDivisionError):
            rate = Fraction(0)
        if not 1 <= rate <= 1000:
            raise LayoutError(
                f"{value!r} is not a frame rate",
                hint="give 23.976, 24, 25, 29.97 (29.97df for drop frame), 30, 50, 59.94 or 60",
            )
        if drop and (rate.denominator == 1 or round(rate) % 30):
            raise LayoutError(f"{value!r}: drop frame goes with 29.97 and 59.94 only", hint="leave out the ending df")
        return cls(rate, drop)

    @property
    def nominal(self) -> int:
        """The frames that a time code counts in one second: 24 for 23.976."""
        return round(self.rate)

    @property
    def frame_ms(self) -> float:
        """How long a frame lasts, in milliseconds."""
        return float(1000 / self.rate)

    def ms(self, frame: int) -> int:
        """When a frame begins, to the nearest millisecond."""
        return round(frame * 1000 / self.rate)

    def frame(self, ms: int) -> int:
        """The frame that begins nearest to a time."""
        return round(ms * self.rate / 1000)

    def parse(self, label: str) -> int:
        """The frame that a time code names.

        Raises LayoutError for what is no time code, and for a label that drop frame leaves out.
        """
        found = _TIMECODE.fullmatch(label.strip())
        if not found or int(found[5]) >= self.nominal or int(found[3]) > 59 or int(found[2]) > 59:
            raise LayoutError(f"{label!r} is not a time code at {self.nominal} frames", hint="write HH:MM:SS:FF")
        hours, minutes, seconds, frames = (int(found[g]) for g in (1, 2, 3, 5))
        total_minutes = hours * 60 + minutes
        frame = (total_minutes * 60 + seconds) * self.nominal + frames
        if not self.drop:
            return frame
        dropped = self.nominal // 15
        if seconds == 0 and frames < dropped and minutes % 10:
            raise LayoutError(f"{label!r} is a label that drop frame leaves out", hint="use the next label")
        return frame - dropped * (total_minutes - total_minutes // 10)

    def __str__(self) -> str:
        for text, nominal in _NTSC.items():
            if self.rate == Fraction(nominal * 1000, 1001):
                return text + ("df" if self.drop else "")
        return f"{float(self.rate):g}"
