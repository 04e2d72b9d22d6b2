"""Cues of which a clean text kept nothing, brought back empty so that their words find their place again.

Only where the text then has as many cues as the source; else the words go to the cues that are there.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from transcripts.model import Segment

if TYPE_CHECKING:
    from collections.abc import Collection

    from transcripts.ledger.placing import Placing
    from transcripts.model import Transcript


def with_emptied_cues(text: Transcript, placing: Placing, segments: int) -> tuple[Transcript, frozenset[int]]:
    """The text with an empty cue for each that the source had and the text lost, and the numbers of those cues.

    A cue was lost where all the words of a correction of one cue are gone, at a time that lies in no cue of the text.
    """
    missing = segments - len(text.segments)
    starts = [segment.start_ms for segment in text.segments]
    known = [start for start in starts if start is not None]
    if missing <= 0 or len(known) < len(starts) or known != sorted(known):
        return text, frozenset()
    lost: dict[int, tuple[int, int]] = {}
    for spot in placing.spots:
        base = spot.cluster.base
        if base is None or spot.start < spot.end:
            continue
        for held in base.held:
            start, end = held.word.start_ms, held.word.end_ms
            if start is not None and end is not None:
                first, last = lost.get(base.segment + held.segment, (start, end))
                lost[base.segment + held.segment] = min(first, start), max(last, end)
    free = {number: span for number, span in lost.items() if _outside(span[0], text, known)}
    if len(free) != missing:
        return text, frozenset()
    left = iter(text.segments)
    made = [Segment("", *free[at]) if at in free else next(left) for at in range(segments)]
    before = [at for at in range(segments) if at not in free]
    extras = tuple(replace(e, before=before[e.before] if e.before < len(before) else segments) for e in text.extras)
    return replace(text, segments=tuple(made), extras=extras), frozenset(free)


def _outside(start_ms: int, text: Transcript, starts: list[int]) -> bool:
    at = bisect_right(starts, start_ms) - 1
    end = text.segments[at].end_ms if at >= 0 else None
    return at < 0 or (end is not None and start_ms >= end)


def without(text: Transcript, cues: Collection[int]) -> Transcript:
    """The text without these cues, what stands around the speech in its place."""
    if not cues:
        return text
    kept = [segment for at, segment in enumerate(text.segments) if at not in cues]
    extras = tuple(replace(e, before=e.before - sum(at < e.before for at in cues)) for e in text.extras)
    return replace(text, segments=tuple(kept), extras=extras)
