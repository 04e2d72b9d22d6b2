"""Speechmatics: json-v2 (results of words and marks) and the older form (words with a time and a duration)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.formats.base import Format, Holds, Input, Notices
from transcripts.formats.jsontext import Node, load
from transcripts.formats.speech import group, talk_of
from transcripts.formats.tokens import TimedToken

if TYPE_CHECKING:
    from transcripts.model import Transcript


def read(source: Input) -> Transcript:
    """Read either form. Speaker `UU` is nobody in particular."""
    root = load(source)
    notices = Notices()
    if root.get("results").missing:
        tokens = _older(root)
    else:
        tokens = [_token(node) for node in root.get("results").items() if _is_word(node)]
    language = root.get("metadata", "transcription_config", "language").text_or_none()
    return talk_of(
        source,
        group(tokens),
        notices,
        language=language or root.get("job", "lang").text_or_none(),
        duration_ms=root.get("job", "duration").ms_or_none(),
    )


def _is_word(node: Node) -> bool:
    """Whether a result is a word or a mark, and not a change of speaker or an entity's spoken form."""
    return node.get("type").value in ("word", "punctuation", "entity")


def _token(node: Node) -> TimedToken:
    best = node.get("alternatives", 0)
    speaker = best.get("speaker").label_or_none() or node.get("channel").label_or_none()
    attaches = node.get("attaches_to").value
    mark = node.get("type").value == "punctuation"
    return TimedToken(
        best.get("content").text(),
        node.get("start_time").ms_or_none(),
        node.get("end_time").ms_or_none(),
        None if mark else best.get("confidence").number_or_none(),
        None if speaker == "UU" else speaker,
        glued=mark and attaches in (None, "previous", "both"),
    )


def _older(root: Node) -> list[TimedToken]:
    """Words with `time` and `duration`; the speakers' turns stand in a list of their own."""
    turns = [
        (start, node.get("name").label_or_none())
        for node in root.get("speakers").items_or_none()
        if (start := node.get("time").ms_or_none()) is not None
    ]
    turns.sort(key=lambda turn: turn[0])
    tokens = []
    at = -1
    for node in root.get("words").items():
        start = node.get("time").ms_or_none()
        length = node.get("duration").ms_or_none() or 0
        while start is not None and at + 1 < len(turns) and turns[at + 1][0] <= start:
            at += 1
        text = node.get("name").text()
        name = turns[at][1] if at >= 0 else None
        tokens.append(
            TimedToken(
                text,
                start,
                None if start is None else start + length,
                node.get("confidence").number_or_none(),
                None if name in {None, "UU"} else name,
                glued=text in {".", ",", "?", "!"},
            )
        )
    return tokens


def sniff(text: str) -> float:
    """How surely this is Speechmatics': results that attach, or a job with words by name and time."""
    if '"results"' in text and '"start_time"' in text and ('"attaches_to"' in text or '"is_eos"' in text):
        return 0.97
    if '"results"' in text and '"start_time"' in text and '"type": "word"' in text.replace('":"', '": "'):
        return 0.9
    return 0.9 if '"words"' in text and '"duration"' in text and '"time"' in text and '"job"' in text else 0.0


FORMAT = Format(
    name="speechmatics",
    title="Speechmatics JSON",
    suffixes=(),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.WORDS, Holds.SPEAKERS, Holds.CONFIDENCE}),
    sniff=sniff,
    read=read,
)
