"""Fireflies: the sentences of a meeting, as its page exports them and as its API gives them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from transcripts.formats.base import Format, Holds, Input, Notices
from transcripts.formats.jsontext import Node, fields_in, load
from transcripts.formats.jsontimes import SECOND
from transcripts.formats.record_segments import segments_of
from transcripts.formats.records import names_of, records_of
from transcripts.formats.speech import talk_of

if TYPE_CHECKING:
    from transcripts.model import Transcript


def read(source: Input) -> Transcript:
    """Read a list of sentences with clock times, or the API's answer with seconds, title and date."""
    root = load(source)
    notices = Notices()
    meeting = next(
        (node for path in (("data", "transcript"), ("transcript",)) if not (node := root.get(*path)).missing), root
    )
    listed = meeting if isinstance(meeting.value, list) else meeting.get("sentences")
    records = records_of(listed.items(), SECOND)
    talk = talk_of(source, segments_of(records, notices, names_of(meeting.get("speakers"))), notices)
    return replace(talk, title=meeting.get("title").text_or_none(), date=_date(meeting.first("dateString", "date")))


def _date(node: Node) -> str | None:
    """A day, from text or from milliseconds since 1970."""
    if isinstance(node.value, str):
        return node.value[:10] if node.value[4:5] == "-" else node.value or None
    ms = node.number_or_none()
    return datetime.fromtimestamp(ms / 1000, UTC).date().isoformat() if ms is not None and 0 < ms < 4e12 else None


def sniff(text: str) -> float:
    """How surely this is Fireflies': sentences with the names of speakers beside their numbers."""
    names = fields_in(text)
    exported = {"sentence", "startTime", "speaker_name"} <= names
    return 0.95 if exported or {"sentences", "speaker_name", "start_time"} <= names else 0.0


FORMAT = Format(
    name="fireflies",
    title="Fireflies JSON",
    suffixes=(),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.SPEAKERS, Holds.METADATA}),
    sniff=sniff,
    read=read,
)
