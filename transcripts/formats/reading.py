"""Bytes to a transcript: decoding, detection, reading, the laws that every transcript obeys, tidying.

Opens no file; `transcripts.formats.files` does.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from transcripts.errors import NoCaptionsError, Place, ReadError, UnknownFormatError
from transcripts.formats import labels, rolling
from transcripts.formats.base import Captures, Format, Input
from transcripts.formats.decoding import decode
from transcripts.formats.detection import explain
from transcripts.formats.lawful import lawful
from transcripts.formats.mending import mended
from transcripts.formats.table import all_formats, binary_format, by_name
from transcripts.model import Source, Transcript

if TYPE_CHECKING:
    from pathlib import Path


def read_bytes(
    data: bytes,
    path: str | Path = "-",
    format: Format | str | None = None,  # noqa: A002 - the plain word
    *,
    encoding: str | None = None,
    mend: bool = False,
) -> Transcript:
    """Read a file's bytes as a transcript.

    `path` is used in messages and, where the content says too little, for its suffix. `format` and `encoding`
    overrule what would be guessed. `mend` puts right text that was decoded or escaped once too often before it
    was saved. Raises ReadError and its kin.
    """
    talk, chosen = _read_as_shown(data, path, format, encoding, mend=mend)
    if chosen.captures is Captures.CAPTIONS:
        return tidy(talk)
    return talk if chosen.name == "json" else _with_speakers(talk)  # native JSON says who speaks, and who does not


def read_as_shown(data: bytes, path: str, chosen: Format) -> Transcript:
    """Read a file's bytes with its cues as they were shown: nothing is undone as `tidy` undoes it."""
    return _read_as_shown(data, path, chosen, None)[0]


def _read_as_shown(
    data: bytes,
    path: str | Path,
    format: Format | str | None,  # noqa: A002 - the plain word
    encoding: str | None,
    *,
    mend: bool = False,
) -> tuple[Transcript, Format]:
    chosen = by_name(format) if isinstance(format, str) else format
    if not data.strip():
        raise NoCaptionsError("the file is empty", place=Place(str(path)), hint="check that the file is complete")
    source = _input(data, path, encoding, chosen, mend=mend)
    notices = source.warnings
    if chosen is None:
        chosen, more = explain(source)
        notices = (*notices, *more)
    if chosen.read is None:
        raise UnknownFormatError(
            f"{chosen.title} can only be written",
            place=Place(str(path)),
            hint="the formats that can be read: " + ", ".join(f.name for f in all_formats() if f.read),
        )
    talk = _read(chosen, replace(source, warnings=notices), guessed=format is None)
    made_from = talk.source.derived().derived_from if talk.source else None  # native JSON says it
    cues, style = _shown(chosen, talk.source)
    made = Source(str(path), sha256(data).hexdigest(), chosen.name, source.encoding, made_from, cues, style)
    talk = replace(talk, source=made)
    if mend:
        talk = lawful(mended(talk))
    elif not (chosen.settled and source.plain):
        talk = lawful(talk, plain=source.plain)
    return talk, chosen


def _shown(chosen: Format, before: Source | None) -> tuple[bool, str | None]:
    """Whether the segments are cues, and how labels stood before them: as native JSON says, or as the format has it."""
    if before is None:
        return chosen.has_cues, None
    named = next((each for each in all_formats() if each.name == before.format), chosen)
    return named.has_cues if before.captions is None else before.captions, before.labels


def _read(chosen: Format, source: Input, *, guessed: bool) -> Transcript:
    """Read it. Whose JSON it is shows in the names of its fields alone: an error about one says what it was read as."""
    assert chosen.read is not None
    try:
        return chosen.read(source)
    except ReadError as error:
        if guessed and chosen.name != "json" and error.hint is None and source.text.lstrip()[:1] in {"{", "["}:
            hint = f"it was read as {chosen.title}: mend that place, or name its format with --from if it is another"
            raise type(error)(error.message, place=error.place, hint=hint) from None
        raise


def _input(data: bytes, path: str | Path, encoding: str | None, chosen: Format | None, *, mend: bool) -> Input:
    """The text, or only the bytes where the format is binary."""
    binary = binary_format(data) if chosen is None else chosen
    if binary is not None and binary.magic is not None and data.startswith(binary.magic):
        return Input("", str(path), data, encoding="binary")
    return decode(data, path, encoding, mend=mend)


def tidy(talk: Transcript) -> Transcript:
    """Undo what showing text on a screen did to it: rolling captions become one cue each, labels speakers."""
    return _with_speakers(rolling.undo(talk))


def _with_speakers(talk: Transcript) -> Transcript:
    """Names that stand before the text, in any of their forms, as speakers."""
    segments = labels.recognise(talk.segments)
    if segments is None:
        return talk
    style = labels.style(talk.segments, segments)
    source = replace(talk.source, labels=style) if talk.source and style else talk.source
    return replace(talk, segments=tuple(segments), source=source)
