"""Kaldi and Vosk: words with start and end, in `retval.words` (BBC), in `result` (Vosk), or a list of results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.formats.base import Format, Holds, Input, Notices
from transcripts.formats.jsontext import Node, load
from transcripts.formats.speech import Token, group, talk_of

if TYPE_CHECKING:
    from transcripts.model import Transcript


def read(source: Input) -> Transcript:
    """Read any of the three."""
    root = load(source)
    notices = Notices()
    results = list(root.items()) if isinstance(root.value, list) else [root]
    tokens: list[Token] = []
    for result in results:
        words = result.get("retval", "words") if result.get("result").missing else result.get("result")
        tokens += [_token(word) for word in words.items_or_none()]
    return talk_of(source, group(tokens), notices)


def _token(node: Node) -> Token:
    return Token(
        node.first("punct", "word").text(),
        node.get("start").ms_or_none(),
        node.get("end").ms_or_none(),
        node.first("confidence", "conf").number_or_none(),
    )


def sniff(text: str) -> float:
    """How surely this is one of them: words with start and end under `retval` or `result`."""
    if '"retval"' in text and '"words"' in text:
        return 0.95
    return 0.9 if '"result"' in text and '"word"' in text and '"conf"' in text else 0.0


FORMAT = Format(
    name="kaldi",
    title="Kaldi and Vosk JSON",
    suffixes=(),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.WORDS, Holds.SPEAKERS, Holds.CONFIDENCE}),
    sniff=sniff,
    read=read,
)
