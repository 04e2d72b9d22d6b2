"""Text that was decoded or escaped once too often before it was saved: put right, when asked to.

Never done unasked: `Ã©` can be what somebody wrote. ftfy decides what is mojibake.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transcripts.formats.runs import unescape
from transcripts.model import Notice, Segment

if TYPE_CHECKING:
    from transcripts.model import Transcript


def mended(talk: Transcript) -> Transcript:
    """The transcript with wrongly decoded text and left-over character references put right, and a notice of each."""
    changed = 0
    segments = []
    for segment in talk.segments:
        text = mend_text(segment.text)
        if text == segment.text:
            segments.append(segment)
            continue
        changed += 1
        segments.append(_with_text(segment, text))
    if not changed:
        return talk
    notice = Notice(f"the text of {changed} segments was decoded or escaped wrongly before it was saved; put right")
    title = mend_text(talk.title) if talk.title else talk.title
    return talk.derived(segments=tuple(segments), title=title, warnings=(*talk.warnings, notice))


def mend_text(text: str) -> str:
    """A text with its mojibake and its character references put right.

    >>> mend_text("cafÃ© &amp;#39;tis"), mend_text("café")
    ("café 'tis", 'café')
    """
    import ftfy  # noqa: PLC0415 - slow to import, and seldom asked for

    for _ in range(3):
        plain = unescape(text)
        if plain == text:
            break
        text = plain
    return text if text.isascii() else ftfy.fix_encoding(text)


def _with_text(segment: Segment, text: str) -> Segment:
    """The segment with another text; its words keep their times where they are as many as before."""
    words = segment.held_words
    texts = text.split()
    if words is not None and len(words) == len(texts):
        words = tuple(replace(word, text=new) for word, new in zip(words, texts, strict=True))
    else:
        words = None
    return Segment(
        text, segment.start_ms, segment.end_ms, segment.speaker, words, segment.start_timing, segment.end_timing,
        segment.id, segment.settings,
    )  # fmt: skip
