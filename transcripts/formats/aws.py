"""AWS Transcribe: a flat list of words and marks, with the speakers beside them or in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.formats.base import Format, Holds, Input, Notices
from transcripts.formats.jsontext import Node, load
from transcripts.formats.speech import group, talk_of
from transcripts.formats.tokens import TimedToken

if TYPE_CHECKING:
    from transcripts.model import Transcript


def read(source: Input) -> Transcript:
    """Read a job's result, or the bare list of its items."""
    root = load(source)
    notices = Notices()
    items = root if isinstance(root.value, list) else root.get("results", "items")
    speakers = _speakers(root.get("results", "speaker_labels", "segments"))
    tokens = []
    for item in items.items():
        best = item.get("alternatives", 0)
        start = item.get("start_time").ms_or_none()
        named = item.get("speaker_label").label_or_none()
        tokens.append(
            TimedToken(
                best.get("content").text(),
                start,
                item.get("end_time").ms_or_none(),
                best.get("confidence").number_or_none() if start is not None else None,
                named or (speakers.get(start) if start is not None else None),
                glued=item.get("type").value == "punctuation",
            )
        )
    language = root.get("results", "language_code").text_or_none()
    return talk_of(source, group(tokens), notices, language=language)


def _speakers(segments: Node) -> dict[int, str]:
    """Who says the word that starts at each time, where a list of its own tells."""
    found = {}
    for segment in segments.items_or_none():
        for item in segment.get("items").items_or_none():
            start, name = item.get("start_time").ms_or_none(), item.get("speaker_label").label_or_none()
            if start is not None and name is not None:
                found[start] = name
    return found


def sniff(text: str) -> float:
    """How surely this is AWS Transcribe: items with a type and alternatives with content."""
    own = '"pronunciation"' in text and '"content"' in text and '"start_time"' in text
    return 0.95 if own and '"alternatives"' in text and '"attaches_to"' not in text else 0.0


FORMAT = Format(
    name="aws",
    title="AWS Transcribe JSON",
    suffixes=(),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.WORDS, Holds.SPEAKERS, Holds.CONFIDENCE}),
    sniff=sniff,
    read=read,
)
