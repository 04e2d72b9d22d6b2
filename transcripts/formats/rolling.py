r"""Rolling captions undone: text that was shown twice or three times while it scrolled up becomes text once.

YouTube's automatic captions and live roll-up captions show a line when it is spoken and again above the next one
or two. Each cue here is compared with the cue before it: what it repeats, line for line, from the end of that cue
goes; what is new keeps the time at which it was first shown, and its words their own times where the file gives them.

Repetition that was spoken stays. A file is taken to roll only where cues repeat the cue before *and* go on, again
and again; "No." after "No." is not that.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from transcripts.model import Notice, Segment, Transcript, Word
from transcripts.timing import spread

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"\S+")
_SHARE = 0.3
"""A file rolls as a whole where three in ten of its cues go on from a repetition. YouTube's files come to 0.5 or
more; films, lectures and songs stayed below 0.02 in the files that this was set on."""
_RUN = 4
"""Elsewhere, this many in unbroken succession make a rolling stretch."""
_FLASH_MS = 60
"""YouTube holds each finished line for 10 ms by itself; nothing that is read is shown for so short a time."""
_GAP_MS = 3000
"""Nothing rolls on after so long a pause: the screen was cleared."""
_SHORT = 64
"""Words of a cue up to which comparing every end is quicker than preparing to compare them all at once."""
_FEWEST = 3  # words that have to be repeated where lines give no hold
_STEPS = ((200, 1), (5000, 3), (float("inf"), 8))
"""In files of so many cues, every so manieth pair is looked at to see whether all should be."""


_NEAR = 20
"""Pairs: two likenesses so close together are worth a full look; in any long file there are two somewhere."""


class _Shown(NamedTuple):
    """A cue as it stood on the screen: its words, and how many stand before each line."""

    words: list[str]
    lines: list[int]


class _Overlap(NamedTuple):
    """How many words of a cue repeat the end of the one before, and whether something new follows them."""

    repeated: int
    goes_on: bool
    grows: bool  # the new words continue the line that was there


_NONE = _Overlap(0, goes_on=False, grows=False)


def undo(talk: Transcript) -> Transcript:
    """The transcript with every spoken word once; the same transcript where nothing rolls."""
    segments = talk.segments
    if len(segments) < 3 or not _worth_a_look(segments):
        return talk
    shown = [_shown(segment.text) for segment in segments]
    overlaps = [
        _NONE,
        *(_overlap(a, b, x, y) for (a, b), (x, y) in zip(pairwise(segments), pairwise(shown), strict=True)),
    ]
    rolling = _rolling(overlaps, shown)
    if not any(rolling):
        return talk
    undone, places = _undo(segments, shown, overlaps, rolling)
    extras = tuple(replace(extra, before=places[min(extra.before, len(segments))]) for extra in talk.extras)
    before, after = sum(len(s.words) for s in shown), sum(len(s.text.split()) for s in undone)
    notice = Notice(f"rolling captions: {before} words on the screen became the {after} that were spoken")
    return replace(talk, segments=tuple(undone), extras=extras, warnings=(*talk.warnings, notice))


def _worth_a_look(segments: Sequence[Segment]) -> bool:
    """A cheap look at some pairs: do cues begin with words of the cue before, or with all of it?"""
    step = next(step for longest, step in _STEPS if len(segments) <= longest)
    texts = [segment.text for segment in segments[1::step]]
    before = [segment.text for segment in segments[:-1:step]]
    last = -_NEAR - 1
    for i, (text, shown) in enumerate(zip(texts, before, strict=True)):
        if (text[:12].partition("\n")[0] in shown or text.startswith(shown)) and text and shown:
            if i - last <= _NEAR:
                return True
            last = i
    return False


def _shown(text: str) -> _Shown:
    words: list[str] = []
    lines = []
    for line in text.split("\n"):
        found = line.split()
        if found:
            lines.append(len(words))
            words += found
    return _Shown(words, lines)


def _overlap(a: Segment, b: Segment, before: _Shown, now: _Shown) -> _Overlap:
    if not before.words or not now.words:
        return _NONE
    if a.start_ms is None or a.end_ms is None or b.start_ms is None or b.end_ms is None:
        return _NONE
    if not a.start_ms <= b.start_ms <= a.end_ms + _GAP_MS or b.end_ms < a.end_ms:
        return _NONE
    repeats = _repeats(before.words, now.words)
    whole = {len(before.words) - start for start in before.lines}  # words from a line's start to the end
    ends = {*now.lines[1:], len(now.words)}
    grown = None
    for n in repeats:
        if n not in whole:
            continue
        if n in ends:
            return _Overlap(n, n < len(now.words), grows=False)
        if grown is None:
            grown = _Overlap(n, goes_on=True, grows=True)
    if grown is not None:
        return grown
    # Without lines to hold on to: the longest end of the one that begins the other.
    n = next((n for n in repeats if n < len(before.words)), 0)
    return _Overlap(n, n < len(now.words), grows=False) if n >= _FEWEST else _NONE


def _repeats(before: list[str], now: list[str]) -> list[int]:
    """How many words the ends of one cue have that begin the next, the longest first.

    >>> _repeats(["we", "no", "no"], ["no", "no", "more"])
    [2, 1]
    """
    if now[0] not in before:
        return []
    if len(before) <= _SHORT:
        words, begins = len(before), now[0]
        return [words - i for i, word in enumerate(before) if word == begins and now[: words - i] == before[i:]]
    return _repeats_of_long(before, now)


def _repeats_of_long(before: list[str], now: list[str]) -> list[int]:
    """The same by Knuth, Morris and Pratt's way, whose work grows with the words and not with their square."""
    shorter = [0]  # of the first i + 1 words, how many of the last are also the first
    for word in now[1 : len(before)]:
        held = shorter[-1]
        while held and now[held] != word:
            held = shorter[held - 1]
        shorter.append(held + (now[held] == word))
    held = 0
    for word in before[-len(shorter) :]:
        while held and (held == len(shorter) or now[held] != word):
            held = shorter[held - 1]
        held += now[held] == word
    found = []
    while held:
        found.append(held)
        held = shorter[held - 1]
    return found


def _rolling(overlaps: Sequence[_Overlap], shown: Sequence[_Shown]) -> list[bool]:
    """For each cue, whether it stands in a stretch that rolls."""
    spoken = sum(1 for cue in shown if cue.words)
    rolls = sum(overlap.goes_on for overlap in overlaps)
    if rolls >= 2 and rolls >= _SHARE * (spoken - 1):
        return [True] * len(overlaps)
    rolling = [False] * len(overlaps)
    at = 0
    while at < len(overlaps):
        end = at
        while end < len(overlaps) and (overlaps[end].repeated or not shown[end].words):
            end += 1
        if sum(overlap.goes_on for overlap in overlaps[at:end]) >= _RUN:
            rolling[at:end] = [True] * (end - at)
        at = end + 1
    return rolling


def _undo(
    segments: Sequence[Segment], shown: Sequence[_Shown], overlaps: Sequence[_Overlap], rolling: Sequence[bool]
) -> tuple[list[Segment], list[int]]:
    undone: list[Segment] = []
    places = []  # where each old segment's text begins among the new
    flashes = sum(1 for o, s, r in zip(overlaps, segments, rolling, strict=True) if r and o.repeated and _flash(s))
    flashing = flashes >= 0.1 * sum(rolling)
    for i, segment in enumerate(segments):
        places.append(len(undone))
        if not rolling[i]:
            undone.append(segment)
            continue
        if not shown[i].words:
            continue
        overlap = overlaps[i]
        if overlap.repeated and not overlap.goes_on and not _flash(segment):
            overlap = _said_again(shown[i - 1], shown[i], overlap, flashing=flashing)
        if overlap.repeated == len(shown[i].words):
            continue
        new = _cut(segment, overlap.repeated)
        if overlap.grows and undone and undone[-1].end_ms is not None:
            undone[-1] = _joined_segment(undone[-1], new)
        else:
            undone.append(new)
    places.append(len(undone))
    return undone, places


def _flash(segment: Segment) -> bool:
    """Whether a cue was on the screen for too short a time to be read."""
    return (
        segment.start_ms is not None and segment.end_ms is not None and segment.end_ms - segment.start_ms <= _FLASH_MS
    )


def _said_again(before: _Shown, now: _Shown, overlap: _Overlap, *, flashing: bool) -> _Overlap:
    """What is new in a cue that shows nothing but what stood there: all of it, its last line, or nothing.

    A part of what stood there is what is left after the rest was cleared. A lone line that comes again was said
    again. Of several lines, `no / no` after `no / no` means that the last was said again; else it was only redrawn.
    """
    if len(now.words) < len(before.words) or flashing:
        return overlap
    if len(now.lines) == 1:
        return _NONE
    lines = {len(before.words) - start for start in before.lines[1:]} & set(now.lines)
    n = next((n for n in _repeats(before.words, now.words) if n in lines), 0)
    return _Overlap(n, goes_on=True, grows=False) if n else overlap


def _cut(segment: Segment, repeated: int) -> Segment:
    """The segment without its first words; those that are left keep the best times known for them."""
    if not repeated:
        return segment
    places = [match.start() for match in _WORD.finditer(segment.text)]
    text = segment.text[places[repeated] :]
    words = segment.held_words
    if words is not None and segment.start_ms is not None and segment.end_ms is not None:
        words = _from_start(words[repeated:], segment.start_ms, segment.end_ms)
    return _with(segment, text, words)


def _from_start(words: Sequence[Word], start_ms: int, end_ms: int) -> tuple[Word, ...]:
    """Give the words before the first given time the span from the cue's start to there."""
    first = next((i for i, word in enumerate(words) if word.timing == "given"), len(words))
    until = end_ms if first == len(words) else words[first].start_ms
    if until is None or not first:
        return tuple(words)
    told = first == 1 and first < len(words)
    spans = spread([word.text for word in words[:first]], start_ms, until)
    head = [
        replace(word, start_ms=a, end_ms=b, timing="given" if told else "estimated")
        for word, (a, b) in zip(words[:first], spans, strict=True)
    ]
    return (*head, *words[first:])


def _joined_segment(before: Segment, new: Segment) -> Segment:
    """A line that grew on the screen, as one segment; each part keeps the time at which it appeared."""
    words = [*before.words, *new.words]
    return Segment(
        f"{before.text} {new.text}", before.start_ms, new.end_ms, before.speaker, words,
        before.start_timing, new.end_timing, before.id, before.settings,
    )  # fmt: skip


def _with(segment: Segment, text: str, words: Sequence[Word] | None) -> Segment:
    return Segment(
        text, segment.start_ms, segment.end_ms, segment.speaker, words, segment.start_timing, segment.end_timing,
        segment.id, segment.settings,
    )  # fmt: skip
