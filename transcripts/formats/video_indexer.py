"""Azure Video Indexer: the insights of a video, of which the transcript is one. A person on screen is no speaker."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transcripts.formats.base import Format, Holds, Input, Notices
from transcripts.formats.jsontext import Node, fields_in, load
from transcripts.formats.jsontimes import time_of
from transcripts.formats.records import names_of
from transcripts.formats.speech import from_text, talk_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transcripts.model import Segment, Transcript


def read(source: Input) -> Transcript:
    """Read the insights of a video, or of the videos of a project one after another."""
    root = load(source)
    notices = Notices()
    videos = [node.get("insights") for node in root.get("videos").items_or_none()] or [root.get("insights")]
    if videos[0].missing:
        videos = [root]
    segments = [segment for video in videos for segment in _video(video, notices)]
    language = videos[0].first("sourceLanguage", "language").text_or_none()
    talk = talk_of(source, segments, notices, language=language, duration_ms=root.get("durationInSeconds").ms_or_none())
    return replace(talk, title=root.get("name").text_or_none())


def _video(video: Node, notices: Notices) -> Iterator[Segment]:
    names = names_of(video.get("speakers"))
    for line in video.get("transcript").items_or_none():
        key = line.get("speakerId").label_or_none()
        speaker = names.get(key, f"Speaker {key}") if key is not None else None
        text = line.get("text").text_or_none() or ""
        instances = list(line.get("instances").items_or_none())
        start, end = (_ms(instances[0], name) for name in ("Start", "End")) if instances else (None, None)
        yield from_text(text, (), start, end, speaker, notices)


def _ms(instance: Node, name: str) -> int | None:
    """A time within the project (`adjustedStart`), else within the video."""
    found = time_of(instance.first(f"adjusted{name}", name.lower()), None)
    return None if found is None else found.ms(1000)


def sniff(text: str) -> float:
    """How surely these are a video's insights."""
    names = fields_in(text)
    return 0.97 if "summarizedInsights" in names or {"adjustedStart", "instances"} <= names else 0.0


FORMAT = Format(
    name="video-indexer",
    title="Azure Video Indexer JSON",
    suffixes=(),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.SPEAKERS, Holds.METADATA}),
    sniff=sniff,
    read=read,
)
