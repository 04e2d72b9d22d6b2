"""Adobe Premiere Pro's transcript as JSON: segments of words, with the speakers in a list of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.formats.base import Format, Holds, Input, Notices
from transcripts.formats.jsontext import fields_in, load
from transcripts.formats.jsontimes import SECOND
from transcripts.formats.record_segments import segments_of
from transcripts.formats.records import names_of, records_of
from transcripts.formats.speech import talk_of

if TYPE_CHECKING:
    from transcripts.model import Transcript


def read(source: Input) -> Transcript:
    """Read a transcript. A segment has words and no text; a long one is parted at its sentences."""
    root = load(source)
    notices = Notices()
    records = records_of(root.get("segments").items(), SECOND)
    segments = segments_of(records, notices, names_of(root.get("speakers")))
    return talk_of(source, segments, notices, language=root.get("language").text_or_none())


def sniff(text: str) -> float:
    """How surely this is Premiere's: segments of words with a length, and the ends of sentences marked."""
    names = fields_in(text)
    return 0.97 if {"segments", "words", "duration", "start", "eos"} <= names and "results" not in names else 0.0


FORMAT = Format(
    name="premiere",
    title="Premiere Pro JSON",
    suffixes=(),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.WORDS, Holds.SPEAKERS, Holds.CONFIDENCE}),
    sniff=sniff,
    read=read,
)
