"""A word as JSON holds it, in the native format and in ledgers alike: read with the place of what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.model import Timing, Word

if TYPE_CHECKING:
    from transcripts.jsonload import Node


def word_of(node: Node) -> Word:
    """Read a word. Raises the error of the document's origin."""
    text = node.get("text").text()
    if not text or len(text.split()) != 1 or text != text.strip():
        raise node.error(f"a word is one run of letters without white space, not {text[:60]!r}")
    start, end = node.get("start_ms").integer_or_none(), node.get("end_ms").integer_or_none()
    if (start is None) != (end is None):
        raise node.error("a word has both times or neither")
    styles = tuple(style.text() for style in node.get("styles").items_or_none())
    return Word(text, start, end, timing_of(node.get("timing")), node.get("confidence").number_or_none(), styles)


def timing_of(node: Node) -> Timing:
    """Read whether a time was given; it was where nothing is said."""
    value = node.text_or_none()
    if value is None or value == "given":
        return "given"
    if value == "estimated":
        return "estimated"
    raise node.error(f"timing is 'given' or 'estimated', not {value[:60]!r}")
