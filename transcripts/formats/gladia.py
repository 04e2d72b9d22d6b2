"""Gladia: utterances with words, of version 2 (`result.transcription.utterances`) and version 1 (`prediction`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.formats.base import Format, Holds, Input, Notices
from transcripts.formats.jsontext import Node, fields_in, load
from transcripts.formats.jsontimes import SECOND
from transcripts.formats.record_segments import segments_of
from transcripts.formats.records import records_of
from transcripts.formats.speech import from_text, talk_of

if TYPE_CHECKING:
    from transcripts.model import Transcript

_OUTER = (("result",), ("payload",), ("data",), ())  # a job's result, a callback, a live session's last message


def read(source: Input) -> Transcript:
    """Read either version, or the transcription alone."""
    root = load(source)
    notices = Notices()
    result = next((node for path in _OUTER if _known(node := root.get(*path))), root)
    said = result.get("transcription")
    listed = (
        said.first("utterances", "sentences")
        if isinstance(said.value, dict)
        else result.first("prediction", "utterances")
    )
    records = records_of(listed.items_or_none(), SECOND)
    segments = segments_of(records, notices)
    if not segments:
        segments = [from_text(said.get("full_transcript").text_or_none() or "", (), None, None, None, notices)]
    language = said.get("languages", 0).text_or_none() or next((r.language for r in records if r.language), None)
    duration = result.get("metadata", "audio_duration").ms_or_none()
    return talk_of(source, segments, notices, language=language, duration_ms=duration)


def _known(node: Node) -> bool:
    """Whether a result stands here."""
    return isinstance(node.value, dict) and not node.first("transcription", "prediction", "utterances").missing


def sniff(text: str) -> float:
    """How surely this is Gladia's: the names that are its own."""
    names = fields_in(text)
    return 0.97 if "full_transcript" in names or {"prediction", "time_begin", "transcription"} <= names else 0.0


FORMAT = Format(
    name="gladia",
    title="Gladia JSON",
    suffixes=(),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.WORDS, Holds.SPEAKERS, Holds.CONFIDENCE}),
    sniff=sniff,
    read=read,
)
