"""Soniox: tokens, which are words or pieces of words with the blanks that part them, in milliseconds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from transcripts.formats.base import Format, Holds, Input, Notices
from transcripts.formats.jsontext import Node, fields_in, load_all
from transcripts.formats.speech import group, numbered, talk_of
from transcripts.formats.tokens import TimedToken, goes_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from transcripts.model import Transcript

_CONTROL = regex.compile(r"<(?:end|fin)>")
"""What a session writes where somebody stopped speaking."""


def read(source: Input) -> Transcript:
    """Read a transcript, or a session's answers one after another. Translations, which nobody said, are left out."""
    root = load_all(source)
    notices = Notices()
    answers = root.items() if isinstance(root.value, list) else iter([root])
    nodes = [node for answer in answers for node in answer.first("tokens", "words").items()]
    tokens = list(_tokens(nodes, notices))
    codes = {code for node in nodes if (code := node.get("language").text_or_none())}
    return talk_of(source, group(tokens), notices, language=codes.pop() if len(codes) == 1 else None)


def _tokens(nodes: Iterable[Node], notices: Notices) -> Iterator[TimedToken]:
    last: TimedToken | None = None
    glued = False
    for node in nodes:
        text = node.get("text").text_or_none() or ""
        if node.get("translation_status").value == "translation":
            notices.add("words of a translation; they were left out")
            continue
        if _CONTROL.fullmatch(text.strip()):
            continue
        if node.get("is_final").value is False:
            notices.add("words that were not final; they were left out")
            continue
        if text.strip():
            start = node.get("start_ms").integer_or_none()
            end, length = node.get("end_ms").integer_or_none(), node.get("duration_ms").integer_or_none()
            if end is None and start is not None and length is not None:
                end = start + length
            speaker = numbered(node.get("speaker").label_or_none())
            token = TimedToken(text, start, end, node.get("confidence").number_or_none(), speaker)
            follows = glued and not text[0].isspace() and last is not None and goes_on(last, token)
            last = token
            yield replace(token, glued=follows)
        glued = bool(text) and not text[-1].isspace()


def sniff(text: str) -> float:
    """How surely this is Soniox': tokens with milliseconds."""
    names = fields_in(text)
    return 0.97 if {"text", "start_ms"} <= names and ("tokens" in names or {"is_final", "words"} <= names) else 0.0


FORMAT = Format(
    name="soniox",
    title="Soniox JSON",
    suffixes=(),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.WORDS, Holds.SPEAKERS, Holds.CONFIDENCE}),
    sniff=sniff,
    read=read,
)
