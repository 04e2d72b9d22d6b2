"""The table of every format, and how one is found by name or by suffix. Nothing here reads or writes.

A format's module is imported when it comes into question: most runs need two or three of sixty.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from rapidfuzz import process

from transcripts.errors import UnknownFormatError
from transcripts.plugins import any_offered

if TYPE_CHECKING:
    from transcripts.formats.base import Format

_HOMES = {
    "json": "native.FORMAT",
    "srt": "srt.FORMAT",
    "webvtt": "webvtt.FORMAT",
    "sbv": "sbv.FORMAT",
    "ttml": "ttml.FORMAT",
    "ass": "ass.FORMAT",
    "lrc": "lrc.FORMAT",
    "microdvd": "microdvd.FORMAT",
    "sami": "sami.FORMAT",
    "scc": "scc.FORMAT",
    "csv": "csv_table.CSV",
    "tsv": "csv_table.TSV",
    "audacity": "audacity.FORMAT",
    "subviewer": "subviewer.FORMAT",
    "mpl2": "mpl2.FORMAT",
    "ebu-stl": "ebu_stl.FORMAT",
    "fcpxml": "fcpxml.FORMAT",
    "textgrid": "textgrid.FORMAT",
    "elan": "elan.FORMAT",
    "otranscribe": "otranscribe.FORMAT",
    "page-captions": "page_captions.FORMAT",
    "labelled": "labelled.FORMAT",
    "panel": "panel.FORMAT",
    "log": "log.FORMAT",
    "markdown": "markdown.FORMAT",
    "turns": "turns.FORMAT",
    "whisper": "whisper.FORMAT",
    "json3": "youtube.JSON3",
    "srv3": "youtube.SRV3",
    "aws": "aws.FORMAT",
    "google": "google.FORMAT",
    "azure": "azure.FORMAT",
    "deepgram": "deepgram.FORMAT",
    "assemblyai": "assemblyai.FORMAT",
    "revai": "revai.FORMAT",
    "speechmatics": "speechmatics.FORMAT",
    "ibm": "ibm.FORMAT",
    "kaldi": "kaldi.FORMAT",
    "elevenlabs": "elevenlabs.FORMAT",
    "gladia": "gladia.FORMAT",
    "soniox": "soniox.FORMAT",
    "fireflies": "fireflies.FORMAT",
    "aws-calls": "aws_calls.FORMAT",
    "video-indexer": "video_indexer.FORMAT",
    "premiere": "premiere.FORMAT",
    "podcast": "podcast.FORMAT",
    "fetched": "json_list.FETCHED",
    "json-list": "json_list.FORMAT",
    "ctm": "tracks.CTM",
    "stm": "tracks.STM",
    "text": "plain.FORMAT",
    "docx": "docx.FORMAT",
    "html": "html_page.FORMAT",
    "chapters": "chapters.FORMAT",
    "podcast-chapters": "podcast.CHAPTERS",
    "youtube-chapters": "chapters.LINES",
    "hls": "hls.FORMAT",
}
"""The formats of this package by name: the module in this folder and the name in it. The closest relatives stand
together; the order breaks ties in detection."""
_USUAL = {".srt": "srt", ".vtt": "webvtt"}
_LONGER = (".chapters.vtt",)
"""The usual suffixes, and other formats' that end on one of them."""
_MAGIC = {b"PK\x03\x04": "docx"} | {page + b"STL": "ebu-stl" for page in (b"437", b"850", b"860", b"863", b"865")}
"""How the bytes of a binary format begin."""

ALIASES = {"vtt": "webvtt", "txt": "text", "md": "markdown", "transcript": "labelled"}


@cache
def _own(name: str) -> Format:
    module, _, attribute = _HOMES[name].partition(".")
    found: Format = getattr(import_module(f"transcripts.formats.{module}"), attribute)
    return found


@cache
def own_formats() -> tuple[Format, ...]:
    """The formats of this package."""
    return tuple(map(_own, _HOMES))


@cache
def all_formats() -> tuple[Format, ...]:
    """Every format: those of this package, then those that other installed packages add."""
    return (*own_formats(), *_added())


def _added() -> tuple[Format, ...]:
    if not any_offered():
        return ()
    from transcripts.formats.added import added_formats  # noqa: PLC0415 - only with a plugin

    return tuple(added_formats({*_HOMES, *ALIASES}))


def binary_format(data: bytes) -> Format | None:
    """The binary format that bytes begin like; None for text."""
    own = next((name for magic, name in _MAGIC.items() if data.startswith(magic)), None)
    if own is not None:
        return _own(own)
    return next((each for each in _added() if each.magic and data.startswith(each.magic)), None)


def by_name(name: str) -> Format:
    """The format of this name. Raises UnknownFormatError, naming the nearest."""
    key = name.lower().lstrip(".")
    if (own := ALIASES.get(key, key)) in _HOMES:
        return _own(own)
    found = next((f for f in _added() if f.name.lower() == key), None)
    if found is None:
        names = sorted(each.name for each in all_formats())
        near = [match[0] for match in process.extract(key, names, limit=3, score_cutoff=50)]
        nearest = f"nearest: {', '.join(near)}; " if near else ""
        raise UnknownFormatError(f"no format is called {name!r}", hint=f"{nearest}known are {', '.join(names)}")
    return found


def by_suffix(path: str, *, writing: bool = False) -> Format | None:
    """The format that a file's name asks for, the longest suffix first; None where it asks for none."""
    lower = path.lower()
    if not any_offered() and not lower.endswith(_LONGER):
        for suffix, name in _USUAL.items():
            if lower.endswith(suffix):
                return _own(name)
    matches = [
        (len(suffix), each)
        for each in all_formats()
        for suffix in each.suffixes
        if lower.endswith(suffix) and (each.write if writing else each.read) is not None
    ]
    return max(matches, key=lambda match: match[0])[1] if matches else None
