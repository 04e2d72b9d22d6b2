"""A talk cut at times: which words and which cues fall into which part.

A word belongs to the part that its middle lies in, so that every word is in one part and one alone. A cue stays whole,
in the part that holds more of it, unless its source gave the times of its words; what is no cue (a turn, a paragraph)
is cut between words. A segment without times goes with the one before it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from transcripts.errors import TranscriptsError
from transcripts.model import Chapter, Extra, Notice, Segment, Transcript, Word, separators

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BY_PLACE = "webvtt:note"
"""The one kind of extra that belongs where it stands; styles and headers serve every part."""


@dataclass(slots=True)
class Part:
    """What falls between two times (None: the beginning, the end): segments with the index of the one each is of."""

    start_ms: int | None
    end_ms: int | None
    held: list[tuple[int, Segment]]
    across: int = 0


def cut(talk: Transcript, at_ms: Sequence[int]) -> list[Part]:
    """The parts before, between and after some times in ascending order: one part more than there are times."""
    borders = [None, *at_ms, None]
    parts = [Part(start, end, []) for start, end in pairwise(borders)]
    whole = talk.source is not None and talk.source.captions is True
    place = 0
    for index, segment in enumerate(talk.segments):
        if segment.start_ms is not None:
            for place, piece in _pieces(segment, at_ms, whole=whole):
                parts[place].held.append((index, _within(piece, parts[place])))
        else:
            parts[place].held.append((index, segment))
    verify(talk, parts)
    return parts


def verify(talk: Transcript, parts: Iterable[Part]) -> None:
    """Raise TranscriptsError where the parts do not hold every word of the talk once, in the order of its segment."""
    found: dict[int, list[str]] = {}
    for part in parts:
        for index, segment in part.held:
            found.setdefault(index, []).extend(segment.text.split())
    for index, segment in enumerate(talk.segments):
        if found.get(index, []) != segment.text.split():
            raise TranscriptsError(
                f"cutting would change what is said in segment {index + 1}",
                hint="this is a fault of the program: report it",
            )


def talk_of(talk: Transcript, part: Part) -> Transcript:
    """A part as a talk of its own, its times still those of the whole."""
    indices = [index for index, _ in part.held]
    ends = not part.held or indices[-1] == len(talk.segments) - 1
    warnings = list(talk.warnings)
    if part.across:
        several = f"{part.across} cues lie" if part.across > 1 else "1 cue lies"
        warnings.append(Notice(f"{several} across the cut: whole in the part that holds more, its times cut off"))
    return talk.derived(
        segments=tuple(segment for _, segment in part.held),
        chapters=tuple(_chapters(talk.chapters, part)),
        extras=tuple(_extras(talk.extras, indices, ends=ends)),
        duration_ms=talk.duration_ms if part.end_ms is None else part.end_ms,
        warnings=tuple(warnings),
    )


# Segments


def _pieces(segment: Segment, at_ms: Sequence[int], *, whole: bool) -> list[tuple[int, Segment]]:
    """The pieces of a segment, each with the number of its part."""
    start, end = segment.start_ms, segment.end_ms
    assert start is not None
    end = start if end is None else end
    first, last = bisect_right(at_ms, start), bisect_right(at_ms, max(start, end - 1))
    if first == last or not segment.text:
        return [(first, segment)]
    words = segment.words
    given = segment.held_words is not None and any(w.timing == "given" and w.start_ms is not None for w in words)
    if (whole and not given) or any(word.start_ms is None or word.end_ms is None for word in words):
        return [(bisect_right(at_ms, (start + end) // 2), segment)]
    places, place = [], first
    for word in words:
        place = max(place, bisect_right(at_ms, _middle(word)))  # words that go back in time stay in order
        places.append(min(place, last))
    return _by_words(segment, words, places)


def _middle(word: Word) -> int:
    assert word.start_ms is not None
    assert word.end_ms is not None
    return (word.start_ms + word.end_ms) // 2


def _by_words(segment: Segment, words: tuple[Word, ...], places: list[int]) -> list[tuple[int, Segment]]:
    blanks = separators(segment.text, words)
    runs = [(place, [at for at, _ in run]) for place, run in groupby(enumerate(places), key=lambda pair: pair[1])]
    made = []
    for number, (place, run) in enumerate(runs):
        low, high = run[0], run[-1] + 1
        text = words[low].text + "".join(blanks[at] + words[at].text for at in range(low + 1, high))
        begins, ends = number == 0, number == len(runs) - 1
        start = segment.start_ms if begins else words[low].start_ms
        end = segment.end_ms if ends else words[high - 1].end_ms
        made.append((place, Segment(
            text, start, end, segment.speaker, words[low:high], segment.start_timing if begins else "estimated",
            segment.end_timing if ends else "estimated", segment.id if begins else None, segment.settings,
        )))  # fmt: skip
    return made


def _within(segment: Segment, part: Part) -> Segment:
    """The segment with times that do not leave its part, which counts those that would."""
    low, high = part.start_ms, part.end_ms
    start, end = segment.start_ms, segment.end_ms
    assert start is not None
    early, late = low is not None and start < low, high is not None and end is not None and end > high
    if not early and not late:
        return segment
    part.across += 1
    words = segment.held_words
    return Segment(
        segment.text, low if early else start, high if late else end, segment.speaker,
        None if words is None else [_word_within(word, low, high) for word in words],
        "estimated" if early else segment.start_timing, "estimated" if late else segment.end_timing,
        segment.id, segment.settings,
    )  # fmt: skip


def _word_within(word: Word, low: int | None, high: int | None) -> Word:
    if word.start_ms is None or word.end_ms is None:
        return word
    start = max(word.start_ms, low or 0) if high is None else min(max(word.start_ms, low or 0), high)
    end = max(start, word.end_ms if high is None else min(word.end_ms, high))
    if (start, end) == (word.start_ms, word.end_ms):
        return word
    return replace(word, start_ms=start, end_ms=end, timing="estimated")


# What stands beside the segments


def _chapters(chapters: Sequence[Chapter], part: Part) -> list[Chapter]:
    """The chapters that begin in a part, and before them the one that it begins in."""
    low, high = part.start_ms or 0, part.end_ms
    inside = [c for c in chapters if (c.start_ms or 0) >= low and (high is None or (c.start_ms or 0) < high)]
    before = [c for c in chapters if (c.start_ms or 0) < low]
    if before and not any(chapter.start_ms == low for chapter in inside):
        running = before[-1]
        if running.end_ms is None or running.end_ms > low:
            inside.insert(0, replace(running, start_ms=low))
    return [
        replace(c, end_ms=high) if high is not None and c.end_ms is not None and c.end_ms > high else c for c in inside
    ]


def _extras(extras: Sequence[Extra], indices: Sequence[int], *, ends: bool) -> list[Extra]:
    made = []
    for extra in extras:
        if extra.kind != _BY_PLACE:
            made.append(replace(extra, before=0))
        elif extra.before in indices or (ends and indices and extra.before > indices[-1]):
            made.append(replace(extra, before=sum(index < extra.before for index in indices)))
    return made
