"""ElevenLabs: words, the blanks between them and sounds, each with its times; several channels apart."""

from __future__ import annotations

from dataclasses import replace
from math import exp
from typing import TYPE_CHECKING

from transcripts.formats.base import Format, Holds, Input, Notices
from transcripts.formats.jsontext import Node, fields_in, load
from transcripts.formats.speech import from_text, group, numbered, talk_of
from transcripts.formats.tokens import TimedToken, goes_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transcripts.model import Segment, Transcript


def read(source: Input) -> Transcript:
    """Read a transcript, or the transcripts of several channels. Sounds (`(laughter)`) stay as they are written."""
    root = load(source)
    notices = Notices()
    several = root.get("transcripts")
    talks = [root] if several.missing else list(several.items())
    segments: list[Segment] = []
    for number, talk in enumerate(talks):
        name = f"Channel {number + 1}" if len(talks) > 1 else None
        text = talk.get("text").text_or_none() or ""
        tokens = list(_tokens(talk.get("words"), text, name))
        segments += group(tokens) if tokens else [from_text(text, (), None, None, name, notices)]
    language = talks[0].get("language_code").text_or_none() if talks else None
    return talk_of(
        source, segments, notices, language=language, duration_ms=root.get("audio_duration_secs").ms_or_none()
    )


def _tokens(listed: Node, text: str, channel: str | None) -> Iterator[TimedToken]:
    nodes = list(listed.items_or_none())
    blanks = any(node.get("type").value == "spacing" for node in nodes)
    spaced = blanks or len(text.split()) * 2 < len(nodes)  # a language that sets no blanks has none to give
    last: TimedToken | None = None
    glued = False
    for node in nodes:
        piece = node.get("text").text()
        if not piece.strip():
            glued = False
            continue
        logprob = node.get("logprob").number_or_none()
        token = TimedToken(
            piece,
            node.get("start").ms_or_none(),
            node.get("end").ms_or_none(),
            None if logprob is None else exp(min(logprob, 0.0)),
            numbered(node.get("speaker_id").label_or_none()) or channel,
        )
        yield replace(token, glued=glued and last is not None and goes_on(last, token))
        last, glued = token, spaced


def sniff(text: str) -> float:
    """How surely this is ElevenLabs': words by type, with the speaker or the likelihood of each."""
    names = fields_in(text)
    own = names & {"logprob", "speaker_id", "transcription_id", "language_probability"}
    return 0.97 if {"words", "text", "type", "start"} <= names and own and not names & {"word", "segments"} else 0.0


FORMAT = Format(
    name="elevenlabs",
    title="ElevenLabs JSON",
    suffixes=(),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.WORDS, Holds.SPEAKERS, Holds.CONFIDENCE}),
    sniff=sniff,
    read=read,
)
