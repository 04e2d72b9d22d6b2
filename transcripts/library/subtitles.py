"""`lay_out` and `check`: a talk as subtitles, and subtitles against a platform's rules."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from transcripts import layout
from transcripts.arguments import path_of, wrong
from transcripts.defaults import DEFAULT_PROFILE
from transcripts.layout import Profile
from transcripts.library.taking import talk_of

if TYPE_CHECKING:
    from transcripts.layout import FrameRate, Report
    from transcripts.layout.labels import LabelForm
    from transcripts.library.taking import Talk
    from transcripts.model import Transcript


def lay_out(
    transcript: Talk,
    profile: str | os.PathLike[str] | Profile = DEFAULT_PROFILE,
    *,
    fps: FrameRate | float | str | None = None,
    labels: LabelForm | str | None = None,
) -> Transcript:
    """Divide a talk into cues and lines by the rules of a profile; its segments are then the cues.

    `profile` is a name, the path of a TOML file, a Profile, or `source`, which keeps the source's cues. With a
    frame rate `fps` every cue begins and ends on a frame. `labels` takes the place of the profile's form of
    speakers' labels: the name of a form, or a text with `{}` for the name. Raises LayoutError where the talk has no
    words or no times, and where the profile is broken.

    >>> from transcripts import Segment, Transcript
    >>> talk = Transcript((Segment("They signed a pact on Wednesday, and it will protect both.", 0, 4000),))
    >>> print(lay_out(talk).text)
    They signed a pact on Wednesday,
    and it will protect both.
    """
    if labels is not None and not isinstance(labels, str):
        raise wrong("labels", labels, "the form of the labels, such as 'none'")
    return layout.lay_out(talk_of(transcript, "transcript"), _profile(profile), fps=fps, labels=labels)


def check(
    source: Talk,
    profile: str | os.PathLike[str] | Profile = DEFAULT_PROFILE,
    *,
    fps: FrameRate | float | str | None = None,
    format: str | None = None,  # noqa: A002 - the plain word
    encoding: str | None = None,
) -> Report:
    """Check a transcript, or the file at a path (`-` for standard input), against a profile.

    A file is checked as it stands; what is read from an open file or a text has been tidied. `fps` is the frame rate;
    where none is given, one on whose frames all times fall is found, or else the profile's own serves for limits in
    frames. `format` and `encoding` are for a file. Raises ReadError and LayoutError.

    >>> from transcripts import Segment, Transcript
    >>> [f.rule for f in check(Transcript((Segment("Far too fast to be read by anybody", 0, 900),)))]
    ['too-fast']
    """
    for what, value in (("format", format), ("encoding", encoding)):
        if value is not None and not (isinstance(value, str) and value):
            raise wrong(what, value, f"the name of the {what}")
    is_path = isinstance(source, str | os.PathLike) and not (isinstance(source, str) and "\n" in source)
    taken = path_of(source, "source") if is_path else talk_of(source, "source")
    return layout.check(taken, _profile(profile), fps=fps, format=format, encoding=encoding)


def _profile(value: object) -> str | Profile:
    if isinstance(value, Profile):
        return value
    if isinstance(value, str | os.PathLike) and (path := os.fspath(value)):
        return str(path)
    raise wrong("profile", value, "the name of a profile, the path of a TOML file, or a Profile")
