"""IBM Watson Speech to Text: results with time stamps in threes, speakers in a list of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.formats.base import Format, Holds, Input, Notices
from transcripts.formats.jsontext import Node, load
from transcripts.formats.speech import group, talk_of
from transcripts.formats.tokens import TimedToken

if TYPE_CHECKING:
    from transcripts.model import Segment, Transcript


def read(source: Input) -> Transcript:
    """Read a recognition result, or a job's list of them."""
    root = load(source)
    notices = Notices()
    segments: list[Segment] = []
    outer = list(root.get("results").items())
    for batch in [node for node in outer if not node.get("results").missing] or [root]:
        speakers = _speakers(batch)
        for result in batch.get("results").items():
            best = result.get("alternatives", 0)
            scores = [score.get(1).number_or_none() for score in best.get("word_confidence").items_or_none()]
            tokens = []
            for i, stamp in enumerate(best.get("timestamps").items_or_none()):
                start = stamp.get(1).ms()
                score = scores[i] if i < len(scores) else None
                tokens.append(TimedToken(stamp.get(0).text(), start, stamp.get(2).ms(), score, speakers.get(start)))
            segments += group(tokens or [TimedToken(best.get("transcript").text_or_none() or "")])
    return talk_of(source, segments, notices)


def _speakers(batch: Node) -> dict[int, str]:
    found = {}
    for node in batch.get("speaker_labels").items_or_none():
        name = node.get("speaker").label_or_none()
        if name is not None:
            found[node.get("from").ms()] = f"Speaker {name}"
    return found


def sniff(text: str) -> float:
    """How surely this is Watson's: alternatives with time stamps."""
    return 0.95 if '"timestamps"' in text and '"alternatives"' in text else 0.0


FORMAT = Format(
    name="ibm",
    title="IBM Watson JSON",
    suffixes=(),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.WORDS, Holds.SPEAKERS, Holds.CONFIDENCE}),
    sniff=sniff,
    read=read,
)
