"""Kaldi and Vosk: words with start and end, in `retval.words` (BBC), in `result` (Vosk), or a list of results.

Vosk gives a result for each stretch of speech, as a line of its own, one after another or in a list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.formats.base import Format, Holds, Input, Notices
from transcripts.formats.jsontext import Node, fields_in, load_all
from transcripts.formats.speech import from_text, group, talk_of
from transcripts.formats.tokens import TimedToken

if TYPE_CHECKING:
    from transcripts.model import Segment, Transcript

_WORDS = (("result",), ("retval", "words"), ("terms",))


def read(source: Input) -> Transcript:
    """Read any of them."""
    root = load_all(source)
    notices = Notices()
    listed = root if isinstance(root.value, list) else root.get("monologues")
    results = [root] if listed.missing else list(listed.items())
    return talk_of(source, [segment for result in results for segment in _result(result, notices)], notices)


def _result(node: Node, notices: Notices) -> list[Segment]:
    """The segments of a result: of its words, or its text where it has no words. What is partial is said again."""
    best = node if node.get("alternatives").missing else node.get("alternatives", 0)
    words = next((listed for path in _WORDS if not (listed := best.get(*path)).missing), best.get("result"))
    tokens = [_token(word) for word in words.items_or_none()]
    if tokens or not words.missing:
        return group(tokens)
    return [from_text(best.get("text").text_or_none() or "", (), None, None, None, notices)]


def _token(node: Node) -> TimedToken:
    return TimedToken(
        node.first("punct", "word", "text").text(),
        node.get("start").ms_or_none(),
        node.get("end").ms_or_none(),
        node.first("confidence", "conf").number_or_none(),
    )


def sniff(text: str) -> float:
    """How surely this is one of them: words with start and end under `retval` or `result`."""
    if '"retval"' in text and '"words"' in text:
        return 0.95
    names = fields_in(text)
    if {"monologues", "terms"} <= names:
        return 0.97
    if not {"result", "word", "start"} <= names:
        return 0.0
    return 0.9 if "conf" in names or ({"alternatives", "text"} <= names and "transcript" not in names) else 0.0


FORMAT = Format(
    name="kaldi",
    title="Kaldi and Vosk JSON",
    suffixes=(),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.WORDS, Holds.SPEAKERS, Holds.CONFIDENCE}),
    sniff=sniff,
    read=read,
)
