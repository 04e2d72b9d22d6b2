"""A time for every word: those that have none get one between their neighbours', marked `estimated`.

A talk in which nothing has a time is refused. Nothing here moves a time that was given.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transcripts.errors import LayoutError
from transcripts.timing import speaking_ms, spread

if TYPE_CHECKING:
    from transcripts.model import Segment, Transcript, Word


def placed(talk: Transcript) -> dict[int, tuple[Word, ...]]:
    """The words of every segment that has any, by its number, each with a time.

    A segment without times lies between those around it; at either end of the talk it gets the time that its words
    take to say. Raises LayoutError where no segment has times.
    """
    spoken = {i: s for i, s in enumerate(talk.segments) if s.words}
    known = {i: span for i, s in spoken.items() if (span := _span(s)) is not None}
    if spoken and not known:
        first = next(iter(spoken.values()))
        raise LayoutError(
            f"the text has no times ({' '.join(first.text.split()[:6])!r} …), so no subtitles can be made of it",
            hint="align the text with a timed transcript first (transcripts align TIMED TEXT)",
        )
    if len(known) < len(spoken):
        known = _all_spans(spoken, known)
    return {i: _filled(s.words, *known[i]) for i, s in spoken.items()}


def _span(segment: Segment) -> tuple[int, int] | None:
    """When a segment begins and ends, by its own times or those of its words; None where neither is known."""
    if segment.start_ms is not None and segment.end_ms is not None:
        return segment.start_ms, segment.end_ms
    times = [t for w in segment.words for t in (w.start_ms, w.end_ms) if t is not None]
    if not times:
        return None
    start = segment.start_ms if segment.start_ms is not None else times[0]
    return start, max(start, segment.end_ms if segment.end_ms is not None else times[-1])


def _all_spans(spoken: dict[int, Segment], known: dict[int, tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """Give every run of segments without times the time between those around it."""
    found, run = dict(known), list[int]()
    before: int | None = None
    for i in [*spoken, None]:
        if i is not None and i not in known:
            run.append(i)
            continue
        if run:
            need = sum(speaking_ms(spoken[r].text.split()) for r in run)
            after = known[i][0] if i is not None else (before or 0) + need
            start = before if before is not None else max(0, after - need)
            texts = [" ".join(spoken[r].text.split()) for r in run]
            found |= dict(zip(run, spread(texts, start, after), strict=True))
            run = []
        before = known[i][1] if i is not None else before
    return found


def _filled(words: tuple[Word, ...], start_ms: int, end_ms: int) -> tuple[Word, ...]:
    filled = list(words)
    first = 0
    while first < len(words):
        if words[first].start_ms is not None:
            first += 1
            continue
        last = first
        while last < len(words) and words[last].start_ms is None:
            last += 1
        before = filled[first - 1].end_ms if first else start_ms
        after = words[last].start_ms if last < len(words) else end_ms
        spans = spread([w.text for w in words[first:last]], before or start_ms, after or end_ms)
        for i, (start, end) in zip(range(first, last), spans, strict=True):
            filled[i] = replace(words[i], start_ms=start, end_ms=end, timing="estimated")
        first = last
    return tuple(filled)
