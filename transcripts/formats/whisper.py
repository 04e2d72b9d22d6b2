"""Whisper and its relatives: openai-whisper and the OpenAI API, faster-whisper, WhisperX, whisper.cpp, transformers.

All give segments of text; most can give words, some speakers. Which relative it is shows in its fields.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import regex

from transcripts.formats.base import Format, Holds, Input, Notices
from transcripts.formats.jsontext import Node, fields_in, load
from transcripts.formats.speech import from_text, group, numbered, talk_of
from transcripts.formats.tokens import TimedToken, spelt

if TYPE_CHECKING:
    from transcripts.model import Segment, Transcript

_SPECIAL = regex.compile(r"\[_[A-Z]+_?\d*_?\]|<\|[^|]*\|>")
"""whisper.cpp's and OpenAI's marks for the model's own tokens: `[_BEG_]`, `<|0.00|>`."""


def read(source: Input) -> Transcript:
    """Read the JSON of any of them."""
    root = load(source)
    notices = Notices()
    language = None
    if isinstance(root.value, dict):
        language = root.first("language", "result").value
        language = root.get("result", "language").value if isinstance(language, dict) else language
    if not root.get("transcription").missing:
        segments = [_cpp(node, notices) for node in root.get("transcription").items()]
    elif not root.get("chunks").missing:
        segments = [_chunk(node) for node in root.get("chunks").items()]
    else:
        segments = _segments(root, notices)
    duration = root.get("duration").ms_or_none()
    spoken = language if isinstance(language, str) else None
    return talk_of(source, segments, notices, language=spoken, duration_ms=duration)


def _segments(root: Node, notices: Notices) -> list[Segment]:
    """Segments as openai-whisper writes them; a bare list of segments, or of words, is read too."""
    listed = root if isinstance(root.value, list) else root.get("segments")
    if listed.missing:  # the API's word granularity: bare words, and a text that has their marks
        tokens = [_token(node) for node in root.first("words", "word_segments").items_or_none()]
        text = root.get("text").text_or_none() or ""
        if not tokens:
            return [from_text(text, (), None, None, None, notices)]
        return group((spelt(text, tokens, notices) if text.strip() else None) or tokens)
    nodes = list(listed.items())
    if nodes and nodes[0].get("text").missing:
        return group(_token(node) for node in nodes)
    return [_segment(node, notices) for node in nodes]


def _segment(node: Node, notices: Notices) -> Segment:
    tokens = [_token(word) for word in node.get("words").items_or_none()]
    return from_text(
        _SPECIAL.sub("", node.get("text").text()),
        tokens,
        node.get("start").ms_or_none(),
        node.get("end").ms_or_none(),
        numbered(node.get("speaker").label_or_none()) or _speaker_of(tokens),
        notices,
    )


def _speaker_of(tokens: list[TimedToken]) -> str | None:
    """The speaker of most of the words, where only words have one."""
    names = [token.speaker for token in tokens if token.speaker]
    return Counter(names).most_common(1)[0][0] if names else None


def _token(node: Node) -> TimedToken:
    return TimedToken(
        node.first("word", "text").text(),
        node.get("start").ms_or_none(),
        node.get("end").ms_or_none(),
        node.first("probability", "score", "confidence").number_or_none(),
        node.get("speaker").label_or_none(),
    )


def _cpp(node: Node, notices: Notices) -> Segment:
    """A segment of whisper.cpp: offsets in milliseconds, tokens that are pieces of words."""
    tokens = [
        TimedToken(
            token.get("text").text(),
            token.get("offsets", "from").integer_or_none(),
            token.get("offsets", "to").integer_or_none(),
            token.get("p").number_or_none(),
        )
        for token in node.get("tokens").items_or_none()
        if not _SPECIAL.fullmatch(str(token.get("text").value).strip())
    ]
    return from_text(
        node.get("text").text(),
        tokens,
        node.get("offsets", "from").integer_or_none(),
        node.get("offsets", "to").integer_or_none(),
        node.get("speaker").label_or_none(),
        notices,
    )


def _chunk(node: Node) -> Segment:
    """A chunk of transformers' pipeline: `timestamp` is a pair of seconds, the last perhaps without its end."""
    times = node.get("timestamp")
    return from_text(
        node.get("text").text(),
        (),
        times.get(0).ms_or_none(),
        times.get(1).ms_or_none(),
        node.get("speaker").label_or_none(),
        Notices(),
    )


_SEGMENT = regex.compile(r'"(?:start|end)"\s*:\s*-?\d')


def sniff(text: str) -> float:
    """How surely this is a Whisper JSON: segments with start, end and text in seconds."""
    head = text.lstrip()
    if not head.startswith(("{", "[")):
        return 0.0
    if '"transcription"' in text and '"offsets"' in text:
        return 0.97
    if '"chunks"' in text and '"timestamp"' in text:
        return 0.9
    names = fields_in(text)
    if {"text"} <= names <= _TEXT_ALONE:
        return 0.7
    return _openai(names, head[:1] == "[") if _SEGMENT.search(text) else 0.0


_TEXT_ALONE = {
    "text", "task", "language", "duration", "usage", "type", "seconds", "input_tokens", "output_tokens", "total_tokens",
    "input_token_details", "text_tokens", "audio_tokens", "logprobs", "token", "logprob", "bytes",
}  # fmt: skip
"""The fields of OpenAI's answer where no times were asked for."""
_OWN = {"avg_logprob", "no_speech_prob", "word_segments", "seek", "compression_ratio", "temperature"}


def _openai(names: frozenset[str], listed: bool) -> float:
    """How surely fields are those of openai-whisper and what is made after it. Segments alone may be anybody's."""
    if {"segments", "text"} <= names and names & (_OWN | {"word", "task"}):
        return 0.95 if names & _OWN else 0.75
    if "word" not in names or names & {"result", "prediction"}:
        return 0.0
    return 0.75 if listed or names & {"words", "word_segments"} else 0.0


FORMAT = Format(
    name="whisper",
    title="Whisper JSON",
    suffixes=(),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.WORDS, Holds.SPEAKERS, Holds.CONFIDENCE}),
    sniff=sniff,
    read=read,
)
