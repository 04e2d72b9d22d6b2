"""Deepgram: channels with alternatives whose words have a written form; utterances where they were asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.formats.base import Format, Holds, Input, Notices
from transcripts.formats.jsontext import Node, load
from transcripts.formats.speech import from_text, group, numbered, talk_of
from transcripts.formats.tokens import TimedToken

if TYPE_CHECKING:
    from transcripts.model import Segment, Transcript


def read(source: Input) -> Transcript:
    """Read a result: its utterances if it has them, else the words of each channel."""
    root = load(source)
    notices = Notices()
    results = root.get("results")
    segments: list[Segment] = []
    if not results.get("utterances").missing:
        segments = [_utterance(node, notices) for node in results.get("utterances").items()]
    else:
        channels = list(results.get("channels").items())
        for number, channel in enumerate(channels):
            best = channel.get("alternatives", 0)
            name = f"Channel {number + 1}" if len(channels) > 1 else None
            tokens = [_token(word, name) for word in best.get("words").items_or_none()]
            text = best.get("transcript").text_or_none() or ""
            segments += group(tokens) if tokens else [from_text(text, (), None, None, name, notices)]
    language = results.get("channels", 0, "detected_language").text_or_none()
    duration = root.get("metadata", "duration").ms_or_none()
    return talk_of(source, segments, notices, language=language, duration_ms=duration)


def _utterance(node: Node, notices: Notices) -> Segment:
    return from_text(
        node.get("transcript").text(),
        [_token(word, None) for word in node.get("words").items_or_none()],
        node.get("start").ms_or_none(),
        node.get("end").ms_or_none(),
        numbered(node.get("speaker").label_or_none()),
        notices,
    )


def _token(node: Node, channel: str | None) -> TimedToken:
    return TimedToken(
        node.first("punctuated_word", "word").text(),
        node.get("start").ms_or_none(),
        node.get("end").ms_or_none(),
        node.get("confidence").number_or_none(),
        numbered(node.get("speaker").label_or_none()) or channel,
    )


def sniff(text: str) -> float:
    """How surely this is Deepgram's: channels with alternatives."""
    return 0.95 if '"channels"' in text and '"alternatives"' in text and '"results"' in text else 0.0


FORMAT = Format(
    name="deepgram",
    title="Deepgram JSON",
    suffixes=(),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.WORDS, Holds.SPEAKERS, Holds.CONFIDENCE}),
    sniff=sniff,
    read=read,
)
