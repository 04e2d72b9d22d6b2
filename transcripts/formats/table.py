"""The table of every format, and how one is found by name or by suffix. Nothing here reads or writes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rapidfuzz import process

from transcripts.errors import UnknownFormatError
from transcripts.formats import (
    ass,
    assemblyai,
    audacity,
    aws,
    aws_calls,
    azure,
    chapters,
    csv_table,
    deepgram,
    docx,
    ebu_stl,
    elan,
    elevenlabs,
    fcpxml,
    fireflies,
    gladia,
    google,
    hls,
    html_page,
    ibm,
    json_list,
    kaldi,
    labelled,
    log,
    lrc,
    markdown,
    microdvd,
    mpl2,
    native,
    otranscribe,
    page_captions,
    panel,
    plain,
    podcast,
    premiere,
    revai,
    sami,
    sbv,
    scc,
    soniox,
    speechmatics,
    srt,
    subviewer,
    textgrid,
    tracks,
    ttml,
    turns,
    video_indexer,
    webvtt,
    whisper,
    youtube,
)
from transcripts.plugins import any_offered

if TYPE_CHECKING:
    from transcripts.formats.base import Format

FORMATS: tuple[Format, ...] = (
    native.FORMAT,
    srt.FORMAT,
    webvtt.FORMAT,
    sbv.FORMAT,
    ttml.FORMAT,
    ass.FORMAT,
    lrc.FORMAT,
    microdvd.FORMAT,
    sami.FORMAT,
    scc.FORMAT,
    csv_table.CSV,
    csv_table.TSV,
    audacity.FORMAT,
    subviewer.FORMAT,
    mpl2.FORMAT,
    ebu_stl.FORMAT,
    fcpxml.FORMAT,
    textgrid.FORMAT,
    elan.FORMAT,
    otranscribe.FORMAT,
    page_captions.FORMAT,
    labelled.FORMAT,
    panel.FORMAT,
    log.FORMAT,
    markdown.FORMAT,
    turns.FORMAT,
    whisper.FORMAT,
    youtube.JSON3,
    youtube.SRV3,
    aws.FORMAT,
    google.FORMAT,
    azure.FORMAT,
    deepgram.FORMAT,
    assemblyai.FORMAT,
    revai.FORMAT,
    speechmatics.FORMAT,
    ibm.FORMAT,
    kaldi.FORMAT,
    elevenlabs.FORMAT,
    gladia.FORMAT,
    soniox.FORMAT,
    fireflies.FORMAT,
    aws_calls.FORMAT,
    video_indexer.FORMAT,
    premiere.FORMAT,
    podcast.FORMAT,
    json_list.FETCHED,
    json_list.FORMAT,
    tracks.CTM,
    tracks.STM,
    plain.FORMAT,
    docx.FORMAT,
    html_page.FORMAT,
    chapters.FORMAT,
    podcast.CHAPTERS,
    chapters.LINES,
    hls.FORMAT,
)
"""The formats of this package, the closest relatives together; the order breaks ties in detection."""

BY_NAME = {each.name: each for each in FORMATS}
ALIASES = {"vtt": "webvtt", "txt": "text", "md": "markdown", "transcript": "labelled"}


@cache
def all_formats() -> tuple[Format, ...]:
    """Every format: those of this package, then those that other installed packages add."""
    if not any_offered():
        return FORMATS
    from transcripts.formats.added import added_formats  # noqa: PLC0415 - only with a plugin

    return (*FORMATS, *added_formats({*BY_NAME, *ALIASES}))


def by_name(name: str) -> Format:
    """The format of this name. Raises UnknownFormatError, naming the nearest."""
    key = name.lower().lstrip(".")
    found = BY_NAME.get(ALIASES.get(key, key)) or next((f for f in all_formats() if f.name.lower() == key), None)
    if found is None:
        names = sorted(each.name for each in all_formats())
        near = [match[0] for match in process.extract(key, names, limit=3, score_cutoff=50)]
        nearest = f"nearest: {', '.join(near)}; " if near else ""
        raise UnknownFormatError(f"no format is called {name!r}", hint=f"{nearest}known are {', '.join(names)}")
    return found


def by_suffix(path: str, *, writing: bool = False) -> Format | None:
    """The format that a file's name asks for, the longest suffix first; None where it asks for none."""
    lower = path.lower()
    matches = [
        (len(suffix), each)
        for each in all_formats()
        for suffix in each.suffixes
        if lower.endswith(suffix) and (each.write if writing else each.read) is not None
    ]
    return max(matches, key=lambda match: match[0])[1] if matches else None
