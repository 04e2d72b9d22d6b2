"""AssemblyAI: utterances and words in milliseconds; its automatic chapters become chapters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transcripts.formats.base import Format, Holds, Input, Notices
from transcripts.formats.jsontext import Node, fields_in, load
from transcripts.formats.speech import from_text, group, numbered, talk_of
from transcripts.formats.tokens import TimedToken
from transcripts.model import Chapter

if TYPE_CHECKING:
    from transcripts.model import Segment, Transcript


def read(source: Input) -> Transcript:
    """Read a transcript: its utterances if it has them, else its words, else its text; or its sentences, paragraphs."""
    root = load(source)
    notices = Notices()
    segments: list[Segment]
    turns = root.first("utterances", "sentences", "paragraphs")
    if not turns.missing:
        segments = [_utterance(node, notices) for node in turns.items()]
    elif not root.get("words").missing:
        segments = group(_token(node) for node in root.get("words").items())
    else:
        segments = [from_text(root.get("text").text_or_none() or "", (), None, None, None, notices)]
    talk = talk_of(
        source,
        segments,
        notices,
        language=root.get("language_code").text_or_none(),
        duration_ms=root.get("audio_duration").ms_or_none(),
    )
    return replace(talk, chapters=tuple(_chapter(node) for node in root.get("chapters").items_or_none()))


def _utterance(node: Node, notices: Notices) -> Segment:
    return from_text(
        node.get("text").text(),
        [_token(word) for word in node.get("words").items_or_none()],
        node.get("start").integer_or_none(),
        node.get("end").integer_or_none(),
        _named(node),
        notices,
    )


def _token(node: Node) -> TimedToken:
    return TimedToken(
        node.get("text").text(),
        node.get("start").integer_or_none(),
        node.get("end").integer_or_none(),
        node.get("confidence").number_or_none(),
        _named(node),
    )


def _named(node: Node) -> str | None:
    return numbered(node.get("speaker").label_or_none())


def _chapter(node: Node) -> Chapter:
    title = node.first("gist", "headline").text_or_none() or ""
    return Chapter(
        title,
        node.get("start").integer_or_none(),
        node.get("end").integer_or_none(),
        node.get("summary").text_or_none(),
    )


def sniff(text: str) -> float:
    """How surely this is AssemblyAI's: its own fields beside words or utterances."""
    names = fields_in(text)
    if "audio_duration" in names and names & {"sentences", "paragraphs"} and {"text", "start", "end"} <= names:
        return 0.95
    own = sum(f'"{name}"' in text for name in ("audio_url", "audio_duration", "language_code", "acoustic_model"))
    spoken = '"words"' in text or '"utterances"' in text
    return 0.95 if spoken and own >= 2 else 0.7 if '"utterances"' in text and own else 0.0


FORMAT = Format(
    name="assemblyai",
    title="AssemblyAI JSON",
    suffixes=(),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.WORDS, Holds.SPEAKERS, Holds.CONFIDENCE}),
    sniff=sniff,
    read=read,
)
