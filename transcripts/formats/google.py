"""Google Speech-to-Text, v1 and v2: results with alternatives, the best of which has words.

With speakers told apart, v1 repeats every word in the last result, with its speaker: then that one alone is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.formats.base import Format, Holds, Input, Notices
from transcripts.formats.jsontext import Node, load
from transcripts.formats.speech import from_text, group, numbered, talk_of
from transcripts.formats.tokens import TimedToken

if TYPE_CHECKING:
    from transcripts.model import Segment, Transcript


def read(source: Input) -> Transcript:
    """Read the result of a request or of a long-running operation."""
    root = load(source)
    notices = Notices()
    results = root.get("results")
    for path in (("response", "results"), ("result", "results")):
        results = root.get(*path) if results.missing else results
    nodes = [node for node in results.items() if not node.get("alternatives", 0).missing]
    all_words = [[_token(word) for word in node.get("alternatives", 0, "words").items_or_none()] for node in nodes]
    segments: list[Segment]
    if len(nodes) > 1 and _repeats(all_words):
        segments = group(all_words[-1])
    else:
        segments = []
        for node, words in zip(nodes, all_words, strict=True):
            segments += _result(node, words, notices)
    spoken = next((code for node in nodes if (code := node.get("languageCode").text_or_none())), None)
    return talk_of(source, segments, notices, language=spoken)


def _result(node: Node, words: list[TimedToken], notices: Notices) -> list[Segment]:
    if any(word.speaker for word in words):
        return group(words)
    text = node.get("alternatives", 0, "transcript").text_or_none() or " ".join(word.text for word in words)
    end = _ms(node.first("resultEndTime", "resultEndOffset"))
    return [
        from_text(text, words, words[0].start_ms if words else None, words[-1].end_ms if words else end, None, notices)
    ]


def _repeats(all_words: list[list[TimedToken]]) -> bool:
    """Whether the last result holds the words of all the others again, with speakers."""
    before = [word.text for words in all_words[:-1] for word in words]
    last = all_words[-1]
    return bool(before) and any(w.speaker for w in last) and [w.text for w in last][: len(before)] == before


def _token(node: Node) -> TimedToken:
    tag = node.first("speakerLabel", "speakerTag")
    return TimedToken(
        node.get("word").text(),
        _ms(node.first("startTime", "startOffset")),
        _ms(node.first("endTime", "endOffset")),
        node.get("confidence").number_or_none() or None,
        None if tag.value in (0, "0", "") else numbered(tag.label_or_none()),
    )


def _ms(node: Node) -> int | None:
    """`1.300s`, or seconds and nanoseconds apart; a time of nought is left out of the latter."""
    if isinstance(node.value, dict):
        nanos = node.get("nanos").integer_or_none() or 0
        return (node.get("seconds").ms_or_none() or 0) + round(nanos / 1e6)
    return node.ms_or_none()


def sniff(text: str) -> float:
    """How surely this is Google's: alternatives with a transcript and words with startTime or startOffset."""
    if '"alternatives"' not in text or '"transcript"' not in text:
        return 0.0
    return 0.95 if any(f'"{name}"' in text for name in ("startTime", "startOffset", "endTime", "endOffset")) else 0.5


FORMAT = Format(
    name="google",
    title="Google Speech-to-Text JSON",
    suffixes=(),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.WORDS, Holds.SPEAKERS, Holds.CONFIDENCE}),
    sniff=sniff,
    read=read,
)
