"""Rev.ai: monologues of text and marks, each text with its times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.formats.base import Format, Holds, Input, Notices
from transcripts.formats.jsontext import Node, load
from transcripts.formats.speech import group, talk_of
from transcripts.formats.tokens import TimedToken

if TYPE_CHECKING:
    from transcripts.model import Segment, Transcript


def read(source: Input) -> Transcript:
    """Read a transcript. A mark of white space parts words; any other belongs to the word before."""
    root = load(source)
    notices = Notices()
    names = {
        key: name
        for node in root.get("speakers").items_or_none()
        if (key := node.get("id").label_or_none()) and (name := node.get("name").label_or_none())
    }
    segments: list[Segment] = []
    for monologue in root.get("monologues").items():
        key = monologue.get("speaker").label_or_none()
        name = monologue.get("speaker_info", "display_name").label_or_none() or names.get(key or "")
        speaker = name or (f"Speaker {key}" if key is not None else None)
        segments += group(_tokens(monologue, speaker))
    return talk_of(source, segments, notices, language=root.get("language").text_or_none())


def _tokens(monologue: Node, speaker: str | None) -> list[TimedToken]:
    tokens: list[TimedToken] = []
    glued = False
    for element in monologue.get("elements").items():
        value = element.get("value").text_or_none() or ""
        if not value.strip():
            glued = False
            continue
        mark = element.get("type").value == "punct"
        tokens.append(
            TimedToken(
                value,
                element.get("ts").ms_or_none(),
                element.get("end_ts").ms_or_none(),
                element.get("confidence").number_or_none(),
                speaker,
                glued=mark or glued,
            )
        )
        glued = mark and not value[-1:].isspace() and value.strip() in {"-", "'", "’", "(", '"', "“", "/"}
    return tokens


def sniff(text: str) -> float:
    """How surely this is Rev.ai's: monologues of elements."""
    return 0.97 if '"monologues"' in text and '"elements"' in text else 0.0


FORMAT = Format(
    name="revai",
    title="Rev.ai JSON",
    suffixes=(),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.WORDS, Holds.SPEAKERS, Holds.CONFIDENCE}),
    sniff=sniff,
    read=read,
)
