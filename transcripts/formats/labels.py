"""Speakers written into the text as `Name: what they said`, as Zoom and many others save them.

The decision is made for the whole file: labels count only where most segments begin with one, so that `Note: bring
tea` in one caption stays text.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import regex

from transcripts.model import Segment

if TYPE_CHECKING:
    from collections.abc import Sequence

LABEL = regex.compile(r"(?:-\s*)?(?P<name>[\p{L}\p{N}@][^:\n]{0,60}?)\s?:[ \n]\s*(?=\S)")
_NO_NAME = regex.compile(r"(?<!\b\p{L}|\b[DJMS]rs?|\bMs)[.?!…;]\s|[\"“”<>]|https?$|^\d+$")
_MOST = 0.6


def somebody(name: str | None) -> str | None:
    """A speaker's name as it may stand: None where it has neither a letter nor a digit, for then it is nobody's.

    >>> somebody("Kim"), somebody("-"), somebody(None)
    ('Kim', None, None)
    """
    return name if name and any(map(str.isalnum, name)) else None


def name_at_start(text: str) -> tuple[str, str] | None:
    """The name a text begins with and what it says after it; None where it begins with none.

    >>> name_at_start("Priya | QVT: Yeah."), name_at_start("He said this. Twice: no.")
    (('Priya | QVT', 'Yeah.'), None)
    """
    match = LABEL.match(text) if ":" in text else None
    if match is None:
        return None
    name = match["name"].strip()
    if len(name.split()) > 6 or _NO_NAME.search(name):
        return None
    return name, text[match.end() :]


def recognise(segments: Sequence[Segment]) -> list[Segment] | None:
    """The segments with their labels taken for speakers; None where this is not a file of labels.

    At least two segments, and six in ten of those with words, have to begin with a label.
    """
    if any(segment.speaker for segment in segments[:50]):
        return None
    spoken = [segment for segment in segments if segment.text]
    sample = spoken[:: max(1, len(spoken) // 500)]
    names = Counter(found[0] for segment in sample if (found := name_at_start(segment.text)))
    enough = sum(count for name, count in names.items() if _likely(name, names))
    if enough < 2 or enough < _MOST * len(sample):
        return None
    sure = names.total() >= 0.9 * len(sample)
    return [_labelled(segment, names, sure=sure) for segment in segments]


def _likely(name: str, names: Counter[str]) -> bool:
    """Whether this is a name and no phrase: it begins with a capital, or it comes again."""
    return not name[0].islower() or names[name] > 1


def _labelled(segment: Segment, names: Counter[str], *, sure: bool) -> Segment:
    found = name_at_start(segment.text)
    if found is None or not (sure or _likely(found[0], names)):
        return segment
    name, text = found
    words = segment.held_words
    if words is not None:
        words = words[len(words) - len(text.split()) :]
    return Segment(
        text, segment.start_ms, segment.end_ms, name, words, segment.start_timing, segment.end_timing,
        segment.id, segment.settings,
    )  # fmt: skip
