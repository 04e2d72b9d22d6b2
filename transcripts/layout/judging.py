"""Check a talk or a file against a profile: what it breaks, and for each finding whether mending helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.defaults import DEFAULT_PROFILE
from transcripts.layout.checking import read_as_shown, report_on
from transcripts.layout.mending import mend
from transcripts.layout.profile import Profile, load_profile
from transcripts.model import Transcript

if TYPE_CHECKING:
    from os import PathLike

    from transcripts.layout.findings import Report
    from transcripts.layout.frames import FrameRate


def check(
    source: Transcript | str | PathLike[str],
    profile: str | Profile = DEFAULT_PROFILE,
    *,
    fps: FrameRate | float | str | None = None,
    format: str | None = None,  # noqa: A002 - the plain word
    encoding: str | None = None,
) -> Report:
    """Check a transcript, or the file at a path (`-` for standard input), against a profile.

    `fps` is the frame rate; where none is given, one on whose frames all times fall is found, or else the
    profile's own serves for limits in frames. `format` and `encoding` are for a file. Whether a finding is mendable
    is found by mending it. Raises ReadError and LayoutError.

    >>> from transcripts.model import Segment
    >>> [f.rule for f in check(Transcript((Segment("Far too fast to be read by anybody", 0, 900),)))]
    ['too-fast']
    """
    talk, text = (source, "") if isinstance(source, Transcript) else read_as_shown(source, format, encoding)
    report = report_on(talk, load_profile(profile), fps, text)
    return mend(talk, profile, fps=fps, text=text).before if report.findings else report
