"""HLS: a playlist and WebVTT segments of ten seconds each, cut by webvtt-py from our own WebVTT. Written only.

A cue that lasts into the next segment stands in both, as players expect.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from transcripts.errors import WriteError
from transcripts.formats import webvtt
from transcripts.formats.base import Format, Input, Output, WriteOptions

if TYPE_CHECKING:
    from transcripts.model import Notice, Transcript

SECONDS = 10
LONGEST_MS = 100 * 3_600_000
"""A hundred hours are 36,000 files; what lasts longer has a broken time in it."""


def write(talk: Transcript, options: WriteOptions) -> Output:
    """Write the playlist, with the segments as parts beside it. Raises WriteError where a word would be lost."""
    import webvtt as webvtt_py  # noqa: PLC0415 - only this writer needs it

    if any((segment.end_ms or 0) > LONGEST_MS for segment in talk.segments):
        raise WriteError("a segment ends after more than a hundred hours", hint="check the times")
    whole = webvtt.write(talk, options)
    assert isinstance(whole.content, str)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "captions.vtt")
        path.write_text(whole.content, encoding="utf-8", newline="\n")
        try:
            webvtt_py.segment(str(path), folder, seconds=SECONDS)
        except (ValueError, webvtt_py.errors.MalformedFileError) as error:
            raise WriteError(f"webvtt-py cannot cut these captions: {error}") from None
        path.unlink()
        files = sorted(Path(folder).iterdir(), key=lambda file: (len(file.name), file.name))
        contents = {file.name: file.read_text(encoding="utf-8") for file in files}
    playlist = next(name for name in contents if name.endswith(".m3u8"))
    content = contents.pop(playlist)
    _prove(talk, contents)
    notices: tuple[Notice, ...] = whole.warnings
    return Output(content, notices, tuple(contents.items()))


def _prove(talk: Transcript, parts: dict[str, str]) -> None:
    """Every segment of the talk has to stand, whole, in some part."""
    held = {
        " ".join(segment.text.split())
        for text in parts.values()
        if "-->" in text
        for segment in webvtt.read(Input(text)).segments
    }
    for number, segment in enumerate(talk.segments, 1):
        words = " ".join(segment.text.split())
        if words and words not in held:
            raise WriteError(
                f"segment {number} ({words[:60]!r}) is lost in the HLS files",
                hint="write WebVTT, and cut it with another tool",
            )


FORMAT = Format(
    name="hls",
    title="HLS (segmented WebVTT)",
    suffixes=(".m3u8",),
    holds=webvtt.FORMAT.holds,
    write=write,
    exact=False,
)
