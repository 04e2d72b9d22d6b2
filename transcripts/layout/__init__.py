"""How words with times become subtitles, and whether a subtitle file obeys the rules of those who receive it."""

from transcripts.layout.findings import Finding, Report
from transcripts.layout.frames import FrameRate
from transcripts.layout.judging import check
from transcripts.layout.mending import Mended, mend
from transcripts.layout.profile import Profile, load_profile, profile_names
from transcripts.layout.subtitles import lay_out

__all__ = [
    "Finding",
    "FrameRate",
    "Mended",
    "Profile",
    "Report",
    "check",
    "lay_out",
    "load_profile",
    "mend",
    "profile_names",
]
