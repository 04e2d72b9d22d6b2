"""Azure Speech: batch transcription (`recognizedPhrases`) and fast transcription (`phrases`).

A tick is 100 nanoseconds. The display form is the text; words are timed in their lexical form, without marks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.formats.base import Format, Holds, Input, Notices
from transcripts.formats.jsontext import Node, load
from transcripts.formats.speech import from_text, numbered, talk_of
from transcripts.formats.tokens import TimedToken

if TYPE_CHECKING:
    from transcripts.model import Segment, Transcript


def read(source: Input) -> Transcript:
    """Read either form. Phrases that were not recognised are left out."""
    root = load(source)
    notices = Notices()
    fast = not root.get("phrases").missing
    listed = root.get("phrases") if fast else root.get("recognizedPhrases")
    segments = [_fast(node, notices) if fast else _batch(node, notices) for node in listed.items()]
    duration = root.get("durationMilliseconds").integer_or_none()
    if duration is None:
        duration = _ticks(root.get("durationInTicks"))
    return talk_of(source, segments, notices, duration_ms=duration)


def _batch(node: Node, notices: Notices) -> Segment:
    best = node.get("nBest", 0)
    if best.missing:
        return from_text("", (), None, None, None, notices)
    start, length = _ticks(node.get("offsetInTicks")), _ticks(node.get("durationInTicks"))
    tokens = [_token(word) for word in best.first("displayWords", "words").items_or_none()]
    text = best.first("display", "lexical").text()
    end = None if start is None or length is None else start + length
    return _timed(text, tokens, start, end, _speaker(node), notices)


def _timed(
    text: str, tokens: list[TimedToken], start: int | None, end: int | None, speaker: str | None, notices: Notices
) -> Segment:
    """The words of the display form, timed by the lexical words where these are as many."""
    texts = text.split()
    if len(texts) == len(tokens):
        tokens = [TimedToken(shown, t.start_ms, t.end_ms, t.confidence) for shown, t in zip(texts, tokens, strict=True)]
    return from_text(text, tokens, start, end, speaker, notices)


def _token(node: Node) -> TimedToken:
    start, length = _ticks(node.get("offsetInTicks")), _ticks(node.get("durationInTicks"))
    end = None if start is None or length is None else start + length
    return TimedToken(node.first("displayText", "word").text(), start, end, node.get("confidence").number_or_none())


def _fast(node: Node, notices: Notices) -> Segment:
    tokens = [TimedToken(word.get("text").text(), *_span(word)) for word in node.get("words").items_or_none()]
    start, end = _span(node)
    return _timed(node.get("text").text(), tokens, start, end, _speaker(node), notices)


def _span(node: Node) -> tuple[int | None, int | None]:
    start = node.get("offsetMilliseconds").integer_or_none()
    length = node.get("durationMilliseconds").integer_or_none()
    return start, None if start is None or length is None else start + length


def _speaker(node: Node) -> str | None:
    return numbered(node.get("speaker").label_or_none())


def _ticks(node: Node) -> int | None:
    number = node.number_or_none()
    return None if number is None or abs(number) > 1e17 else round(number / 10_000)


def sniff(text: str) -> float:
    """How surely this is Azure's."""
    if '"recognizedPhrases"' in text or '"combinedRecognizedPhrases"' in text:
        return 0.97
    return 0.95 if '"phrases"' in text and '"offsetMilliseconds"' in text else 0.0


FORMAT = Format(
    name="azure",
    title="Azure Speech JSON",
    suffixes=(),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.WORDS, Holds.SPEAKERS, Holds.CONFIDENCE}),
    sniff=sniff,
    read=read,
)
