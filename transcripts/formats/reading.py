"""Bytes to a transcript and a transcript to a file's content: decoding, detection, reading, tidying, the proof.

Opens no file; `transcripts.formats.files` does.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from transcripts.errors import NoCaptionsError, Place, UnknownFormatError, WriteError
from transcripts.formats import labels, rolling
from transcripts.formats.base import Captures, Format, Input, Output, WriteOptions
from transcripts.formats.decoding import decode
from transcripts.formats.detection import explain
from transcripts.formats.mending import mended
from transcripts.formats.table import all_formats, by_name
from transcripts.model import Source, Transcript

if TYPE_CHECKING:
    from pathlib import Path

DEFAULT_OPTIONS = WriteOptions()


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
    chosen = by_name(format) if isinstance(format, str) else format
    if not data.strip():
        raise NoCaptionsError("the file is empty", place=Place(str(path)), hint="check that the file is complete")
    source = _input(data, path, encoding, chosen)
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
    talk = chosen.read(replace(source, warnings=notices))
    if chosen.captures is Captures.CAPTIONS:
        talk = tidy(talk)
    made_from = talk.source.derived().derived_from if talk.source else None  # native JSON says it
    made = Source(str(path), sha256(data).hexdigest(), chosen.name, source.encoding, made_from)
    talk = replace(talk, source=made)
    return mended(talk) if mend else talk


def _input(data: bytes, path: str | Path, encoding: str | None, chosen: Format | None) -> Input:
    """The text, or only the bytes where the format is binary."""
    binary = [chosen] if chosen is not None else all_formats()
    if any(each.magic is not None and data.startswith(each.magic) for each in binary):
        return Input("", str(path), data, encoding="binary")
    return decode(data, path, encoding)


def tidy(talk: Transcript) -> Transcript:
    """Undo what showing text on a screen did to it: rolling captions become one cue each, labels speakers."""
    talk = rolling.undo(talk)
    segments = labels.recognise(talk.segments)
    return talk if segments is None else replace(talk, segments=tuple(segments))


def write_text(
    talk: Transcript,
    format: Format | str,  # noqa: A002 - the plain word
    options: WriteOptions = DEFAULT_OPTIONS,
) -> Output:
    """Write a transcript as a file's content, and prove that it can be read back word for word.

    Raises WriteError where the format cannot be written, needs times that are not there, or would lose words.
    """
    chosen = by_name(format) if isinstance(format, str) else format
    if chosen.write is None:
        raise WriteError(
            f"{chosen.title} can only be read",
            hint="the formats that can be written: " + ", ".join(f.name for f in all_formats() if f.write),
        )
    output = chosen.write(talk, options)
    if chosen.exact and chosen.read is not None:
        prove(talk, chosen, output, options)
    return output


def prove(talk: Transcript, chosen: Format, output: Output, options: WriteOptions = DEFAULT_OPTIONS) -> None:
    """Read the output back and compare: every word, and the times where the cues are the same in number.

    Raises WriteError naming the first difference; what is written is then not put in place.
    """
    assert chosen.read is not None
    content = output.content
    wanted = [_spoken(segment.text, segment.speaker, options) for segment in talk.segments]
    words = [word for text in wanted for word in text.split()]
    if not words:
        return
    binary = isinstance(content, bytes)
    given = Input("" if binary else str(content), "output", content if isinstance(content, bytes) else b"")
    back = chosen.read(given)
    found = [word for segment in back.segments for word in segment.text.split()]
    if found != words:
        at = next(
            (i for i, (a, b) in enumerate(zip(words, found, strict=False)) if a != b), min(len(words), len(found))
        )
        lost = " ".join(words[max(0, at - 2) : at + 4])
        raise WriteError(
            f"{chosen.title} cannot hold this text: reading it back loses or changes words near {lost!r}",
            hint="write JSON, which holds everything, and report this text so that it can be mended",
        )
    if len(back.segments) == len(talk.segments):
        _prove_times(talk, back, chosen)


def _prove_times(talk: Transcript, back: Transcript, chosen: Format) -> None:
    step = chosen.step_ms
    for number, (a, b) in enumerate(zip(talk.segments, back.segments, strict=True), 1):
        if a.start_ms is not None and b.start_ms is not None and abs(a.start_ms - b.start_ms) >= max(step, 1):
            raise WriteError(
                f"{chosen.title} cannot hold the time of segment {number} ({a.start_ms} ms, read back as {b.start_ms})",
                hint="write JSON, or give the segment a time the format can hold",
            )


def _spoken(text: str, speaker: str | None, options: WriteOptions) -> str:
    return f"{speaker}: {text}" if options.speaker_labels and speaker else text
