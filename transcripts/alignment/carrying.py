"""What each side of a pairing gives the other, written into a new transcript: times one way, speakers and marks back.

Nothing here pairs words, and no source is changed.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, groupby, pairwise
from typing import TYPE_CHECKING

from transcripts.alignment.cuetimes import word_times
from transcripts.alignment.marks import marked
from transcripts.alignment.placing import Placed, place
from transcripts.alignment.speakers import main_speaker, who_says
from transcripts.alignment.unspoken import without
from transcripts.model import Segment, Word, separators

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcripts.alignment.pairing import Pairing
    from transcripts.alignment.pairs import Pair
    from transcripts.model import Transcript

CUE_MS = 7_000
"""A segment up to this long is a cue and has one speaker, whoever is known; a longer one is divided where the naming
ends (Netflix's longest cue)."""


def _per_segment(transcript: Transcript) -> list[tuple[int, int]]:
    return list(pairwise(accumulate((len(s.words) for s in transcript.segments), initial=0)))


def text_kept(timed: Transcript, text: Transcript, pairing: Pairing, notes: frozenset[int] = frozenset()) -> Transcript:
    """The text with the times of the timed side, and with its speakers where the text has none.

    `notes` are words of the text that are not said: they get no time.
    """
    words = [w.text for w in text.iter_words()]
    placed = _placed(timed, words, pairing, notes)
    heard = _heard(timed, pairing.groups, len(words))
    segments = []
    for segment, (start, end) in zip(text.segments, _per_segment(text), strict=True):
        speaker = segment.speaker if segment.speaker is not None else main_speaker(heard[start:end])
        segments.append(_with_times(segment, placed[start:end], speaker))
    duration = text.duration_ms if text.duration_ms is not None else timed.duration_ms
    return text.derived(segments=tuple(segments), duration_ms=duration, language=text.language or timed.language)


def _placed(timed: Transcript, words: Sequence[str], pairing: Pairing, notes: frozenset[int]) -> list[Placed | None]:
    if notes:
        spoken = [j for j in range(len(words)) if j not in notes]
        groups = [without(group, notes, len(words)) for group in pairing.groups]
        found = iter(_by_partners(timed, [words[j] for j in spoken], groups))
        return [None if j in notes else next(found) for j in range(len(words))]
    return _by_partners(timed, words, pairing.groups)


def _by_partners(timed: Transcript, words: Sequence[str], groups: Sequence[Sequence[Pair]]) -> list[Placed | None]:
    times = word_times(timed, [pair for group in groups for pair in group], words)
    placed: list[Placed | None] = [None] * len(words)
    for number, group in enumerate(groups):
        if not number:
            placed = place(group, times, words)
            continue
        start, end = group[0].right_start, group[-1].right_end
        placed[start:end] = place(group, times, words)[start:end]
    return placed


def _heard(timed: Transcript, groups: Sequence[Sequence[Pair]], count: int) -> list[str | None]:
    """For each word of the text the speaker that the timed side names."""
    speakers = [s.speaker for s in timed.segments for _ in s.words]
    found: list[str | None] = [None] * count
    if any(speakers):
        for pair in (pair for group in groups for pair in group if pair.kind in {"same", "changed"}):
            for j in pair.right:
                found[j] = speakers[pair.left_start]
    return found


def _with_times(segment: Segment, placed: Sequence[Placed | None], speaker: str | None) -> Segment:
    words = [
        replace(w, start_ms=p.start_ms, end_ms=p.end_ms, timing=p.timing, confidence=round(p.sure, 3))
        if p
        else Word(w.text, styles=w.styles)
        for w, p in zip(segment.words, placed, strict=True)
    ]
    held = [w for w in words if w.start_ms is not None]
    first, last = (held[0], held[-1]) if held else (Word("-"), Word("-"))
    return Segment(
        segment.text,
        first.start_ms,
        last.end_ms,
        speaker,
        words,
        start_timing=first.timing if words and words[0] is first else "estimated",
        end_timing=last.timing if words and words[-1] is last else "estimated",
        id=segment.id,
        settings=segment.settings,
    )


def timed_kept(timed: Transcript, text: Transcript, pairing: Pairing) -> Transcript:
    """The timed side with the speakers, the marks and the case of the text."""
    left, right = timed.words, text.words
    turns = [(k, s.speaker) for k, s in enumerate(text.segments) for _ in s.words]
    texts = [w.text for w in left]
    speakers: list[str | None] = [None] * len(left)
    for group in pairing.groups:
        texts = marked(group, texts, [w.text for w in right])
        said_by = who_says(len(left), group, turns, _pauses(left))
        speakers = [new if new is not None else old for old, new in zip(speakers, said_by, strict=True)]
    words = [replace(w, text=t) if w.text != t else w for w, t in zip(left, texts, strict=True)]
    segments: list[Segment] = []
    for segment, (start, end) in zip(timed.segments, _per_segment(timed), strict=True):
        segments += _with_speakers(segment, words[start:end], speakers[start:end])
    return timed.derived(segments=tuple(segments), title=timed.title or text.title)


def _pauses(words: Sequence[Word]) -> list[int | None]:
    gaps: list[int | None] = [None]
    for before, after in pairwise(words):
        known = before.end_ms is not None and after.start_ms is not None
        gaps.append(max(0, (after.start_ms or 0) - (before.end_ms or 0)) if known else None)
    return [*gaps, None]


def _with_speakers(segment: Segment, words: Sequence[Word], speakers: Sequence[str | None]) -> list[Segment]:
    """The segment with its new words; as several where more than one person speaks."""
    gaps = separators(segment.text, segment.words)
    named = list(dict.fromkeys(s for s in speakers if s is not None))
    brief = segment.timed and (segment.end_ms or 0) - (segment.start_ms or 0) <= CUE_MS
    if len(named) <= 1 and (brief or not named or None not in speakers):
        speaker = named[0] if named else segment.speaker
        return [_rewritten(segment, words, gaps, speaker)]
    if brief:
        speakers = _filled(speakers)
    parts: list[Segment] = []
    at = 0
    for speaker, group in groupby(speakers):
        count = len(list(group))
        held = words[at : at + count]
        text = "".join(gap + word.text for gap, word in zip(["", *gaps[at + 1 : at + count]], held, strict=True))
        edges = (at == 0, at + count == len(words))
        parts.append(_part(segment, text, held, speaker or segment.speaker, edges))
        at += count
    return parts


def _filled(speakers: Sequence[str | None]) -> list[str | None]:
    """In a cue of two speakers every word is one's or the other's: words without a name go with what is before them."""
    found: list[str | None] = []
    for speaker in speakers:
        found.append(speaker if speaker is not None else (found[-1] if found else None))
    first = next(s for s in found if s is not None)
    return [s if s is not None else first for s in found]


def _rewritten(segment: Segment, words: Sequence[Word], gaps: Sequence[str], speaker: str | None) -> Segment:
    text = "".join(gap + word.text for gap, word in zip(gaps, words, strict=False)) + gaps[-1]
    return Segment(
        text,
        segment.start_ms,
        segment.end_ms,
        speaker,
        words,
        segment.start_timing,
        segment.end_timing,
        segment.id,
        segment.settings,
    )


def _part(segment: Segment, text: str, words: Sequence[Word], speaker: str | None, edges: tuple[bool, bool]) -> Segment:
    first, last = edges
    start = segment.start_ms if first else words[0].start_ms
    end = segment.end_ms if last else words[-1].end_ms
    return Segment(
        text,
        start,
        end,
        speaker,
        words,
        segment.start_timing if first else words[0].timing,
        segment.end_timing if last else words[-1].timing,
        segment.id if first else None,
        segment.settings,
    )
