"""AWS Transcribe Call Analytics, and Contact Lens: turns of a call with the parts that people have in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.formats.base import Format, Holds, Input, Notices
from transcripts.formats.jsontext import fields_in, load
from transcripts.formats.jsontimes import MILLISECOND
from transcripts.formats.record_segments import segments_of
from transcripts.formats.records import names_of, records_of
from transcripts.formats.speech import talk_of

if TYPE_CHECKING:
    from transcripts.model import Transcript


def read(source: Input) -> Transcript:
    """Read a call. A turn's speaker is the part that its participant has (`AGENT`, `CUSTOMER`)."""
    root = load(source)
    notices = Notices()
    segments = segments_of(
        records_of(root.get("Transcript").items(), MILLISECOND), notices, names_of(root.get("Participants"))
    )
    duration = root.get("ConversationCharacteristics", "TotalConversationDurationMillis").integer_or_none()
    return talk_of(source, segments, notices, language=root.get("LanguageCode").text_or_none(), duration_ms=duration)


def sniff(text: str) -> float:
    """How surely this is such a call."""
    return 0.97 if {"BeginOffsetMillis", "Content"} <= fields_in(text) else 0.0


FORMAT = Format(
    name="aws-calls",
    title="AWS Call Analytics JSON",
    suffixes=(),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.WORDS, Holds.SPEAKERS, Holds.CONFIDENCE}),
    sniff=sniff,
    read=read,
)
