"""What of an aligned text can be shown on a screen: the words that have times, in the order in which they are said.

Nothing here gives a time to a word, or moves one that was given.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, pairwise, starmap
from typing import TYPE_CHECKING

from transcripts.model import Segment, separators
from transcripts.timing import speaking_ms, spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transcripts.model import Transcript, Word

JUMP_MS = 1_000
"""Where a word is said this much before the one in front of it, a passage begins that belongs elsewhere."""
QUICK = 2.0
"""Words are said at most so many times as fast as usual, 10 syllables a second: nobody speaks faster for long."""


def timed_part(transcript: Transcript) -> Transcript:
    """The parts of a talk whose words have times, in the order of those times; the rest is left out.

    >>> from transcripts.model import Segment, Transcript, Word
    >>> heard = Segment.of([Word("two", 900, 1200)], start_ms=900, end_ms=1200)
    >>> earlier = Segment.of([Word("one", 100, 300), Word("more")], start_ms=100, end_ms=300)
    >>> [s.text for s in timed_part(Transcript((Segment("Not said"), heard, earlier))).segments]
    ['one', 'two']
    """
    parts = sorted((p for segment in transcript.segments for p in _parts(segment)), key=lambda s: s.start_ms or 0)
    return transcript.with_segments([*starmap(_making_room, pairwise(parts)), *parts[-1:]])


def _making_room(segment: Segment, following: Segment) -> Segment:
    """A segment that the next one overlaps, its words said before that begins, where nobody knows when they are said.

    One cue is shown at a time, and who speaks next would be shown late.
    """
    words = segment.words
    start, end = segment.start_ms or 0, following.start_ms or 0
    if end >= (segment.end_ms or 0) or any(w.timing == "given" for w in words):
        return segment
    texts = [word.text for word in words]
    if speaking_ms(texts) > QUICK * (end - start):
        return segment
    spans = spread(texts, start, end)
    held = [replace(w, start_ms=one, end_ms=other) for w, (one, other) in zip(words, spans, strict=True)]
    return Segment(
        segment.text,
        start,
        end,
        segment.speaker,
        held,
        segment.start_timing,
        "estimated",
        segment.id,
        segment.settings,
    )


def _parts(segment: Segment) -> Iterator[Segment]:
    words = segment.words
    if words and all(w.start_ms is not None for w in words) and not _jumps(words):
        yield segment
        return
    gaps = separators(segment.text, words)
    numbers: list[int | None] = []
    number, last = 0, -JUMP_MS
    for word in words:
        if word.start_ms is None:
            number += 1
            numbers.append(None)
            continue
        number += word.start_ms < last - JUMP_MS
        last = word.start_ms
        numbers.append(number)
    at = 0
    for held, group in groupby(numbers):
        count = len(list(group))
        if held is not None:
            run = words[at : at + count]
            text = "".join(gap + w.text for gap, w in zip(["", *gaps[at + 1 : at + count]], run, strict=True))
            yield Segment(text, run[0].start_ms, run[-1].end_ms, segment.speaker, run, run[0].timing, run[-1].timing)
        at += count


def _jumps(words: tuple[Word, ...]) -> bool:
    return any((b.start_ms or 0) < (a.start_ms or 0) - JUMP_MS for a, b in pairwise(words))
