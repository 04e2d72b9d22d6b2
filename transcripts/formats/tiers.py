"""Tiers of annotations, as Praat and ELAN have them, to segments and back.

A tier holds what one person says, and its name is the person's unless it only says what is in it (`utterances`). A tier
of words (`Ann - words`, `words`) gives the words of the speaker's tier their times.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from itertools import count
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

import regex

from transcripts.formats.speech import group
from transcripts.formats.tokens import TimedToken
from transcripts.model import Segment, Timing, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transcripts.formats.base import Notices

WORDS = " - words"
"""What the Montreal Forced Aligner puts after a speaker's name to name the tier of words, and we do."""
UNNAMED = "transcript"
_WORDS = regex.compile(r"(?:(.*?)(?:\s*[-_:/@]\s*|\s+))?(?:words?|tokens?|ort-mau)", regex.IGNORECASE)
_SOUNDS = regex.compile(
    r"(?:.*[-_:/@\s])?(?:phones?|phonemes?|segments?-phon\w*|syllables?|syll|mau|kan-mau|ipa|pos|lemmas?|gloss(?:es)?|translations?|notes?|comments?|tones?|breaks?)",
    regex.IGNORECASE,
)
_PLAIN = regex.compile(
    r"|utterances?|sentences?|transcripts?|transcriptions?|text|speech|segments?|intervals?|default|tier[ _-]?\d*"
    r"|orthograph\w*|ort|silences?|labels?|captions?|subtitles?|phrases?",
    regex.IGNORECASE,
)
_AGAIN = regex.compile(r" \((\d+)\)")


class Note(NamedTuple):
    """An annotation: its times in milliseconds, its text, its line, and a number that orders those of one start."""

    start_ms: int | None
    end_ms: int | None
    text: str
    line: int = 0
    order: int = 0


@dataclass(slots=True)
class Tier:
    """A tier as it stands in a file. `speaker` is set where the file says who speaks; `child` hangs on another tier."""

    name: str
    line: int = 0
    notes: list[Note] = field(default_factory=list)
    speaker: str | None = None
    child: bool = False


def segments_of(tiers: Sequence[Tier], notices: Notices) -> list[tuple[Note, str | None, list[Word] | None]]:
    """Each annotation that was said, with its speaker and the words that have times of their own, in order of time."""
    tiers = [tier for tier in tiers if any(note.text.strip() for note in tier.notes)]
    words = {
        tier.name: (_WORDS.fullmatch(tier.name) or [None, None])[1] or ""
        for tier in tiers
        if _WORDS.fullmatch(tier.name)
    }
    said = [tier for tier in tiers if tier.name not in words and not tier.child and not _SOUNDS.fullmatch(tier.name)]
    if not said and words:
        said, words = [tier for tier in tiers if tier.name in words], {}
        return _grouped(said)
    said = said or [tier for tier in tiers if not tier.child] or list(tiers)
    for tier in tiers:
        if tier not in said and tier.name not in words:
            notices.add(f"the tier {tier.name!r} hangs on another or holds no words; it was left out", tier.line)
    found = []
    for tier in said:
        timed = _timed([other for other in tiers if other.name in words and words[other.name] in {tier.name, ""}])
        speaker = speaker_of(tier, [other.name for other in said])
        found += [(note, speaker, timed.of(note)) for note in tier.notes if note.text.strip()]
    return sorted(found, key=lambda each: (each[0].start_ms or 0, each[0].order))


def speaker_of(tier: Tier, names: Sequence[str]) -> str | None:
    """Who speaks in a tier; nobody is named where the name only says what a tier holds."""
    name = " ".join((tier.speaker or tier.name).split())
    if (match := _AGAIN.search(name)) and match.end() == len(name) and name[: match.start()] in names:
        name = name[: match.start()]
    return None if _PLAIN.fullmatch(name) or not any(c.isalnum() for c in name) else name


def _grouped(tiers: Sequence[Tier]) -> list[tuple[Note, str | None, list[Word] | None]]:
    """Tiers of words alone, made into segments at pauses."""
    found = []
    for tier in tiers:
        name = (_WORDS.fullmatch(tier.name) or [None, None])[1]
        for segment in group(
            TimedToken(note.text, note.start_ms, note.end_ms) for note in tier.notes if note.text.strip()
        ):
            note = Note(segment.start_ms, segment.end_ms, segment.text, tier.line)
            found.append((note, name or None, list(segment.words)))
    return sorted(found, key=lambda each: each[0].start_ms or 0)


class _Timed:
    """The annotations of tiers of words, found by where they begin."""

    def __init__(self, notes: Iterable[Note]) -> None:
        self.notes = sorted((n for n in notes if n.start_ms is not None and n.text.strip()), key=attrgetter("start_ms"))
        self.starts = [note.start_ms or 0 for note in self.notes]

    def of(self, note: Note) -> list[Word] | None:
        """The words of an annotation with their times; None where they are not the same words."""
        if not self.notes or note.start_ms is None or note.end_ms is None:
            return None
        texts = note.text.split()
        at = bisect_left(self.starts, note.start_ms)
        held = self.notes[at : at + len(texts)]
        if [n.text.strip() for n in held] != texts or any(n.end_ms is None or n.end_ms > note.end_ms for n in held):
            return None
        return [Word(n.text.strip(), n.start_ms, n.end_ms) for n in held]


def _timed(tiers: Sequence[Tier]) -> _Timed:
    return _Timed(note for tier in tiers for note in tier.notes)


def segment_of(note: Note, start_ms: int, end_ms: int, speaker: str | None, words: list[Word] | None) -> Segment:
    """A segment of an annotation whose times can stand."""
    timing: Timing = "given"
    return Segment(note.text.strip(), start_ms, end_ms, speaker, words, timing, timing)


def tiers_of(segments: Sequence[Segment], *, word_times: bool, apart: bool = False) -> list[Tier]:
    """A tier for each speaker, and one of words for each whose words have times of their own.

    `apart`: no two annotations of a tier may overlap, nor may one lie before another of the same start in an earlier
    tier; what does goes to a further tier, `Ann (2)`.
    """
    tiers: dict[str, Tier] = {}
    places: dict[str, int] = {}
    ends: dict[str, int] = {}
    last, last_at = -1, -1
    for number, segment in enumerate(segments, 1):
        base = " ".join((segment.speaker or "").split()) or UNNAMED
        start = segment.start_ms or 0
        for again in count(1):
            name = base if again == 1 else f"{base} ({again})"
            place = places.setdefault(name, len(places))
            if not apart or (ends.get(name, 0) <= start and (start != last or place >= last_at)):
                break
        tier = tiers.setdefault(name, Tier(name))
        tier.notes.append(Note(segment.start_ms, segment.end_ms, segment.text, number))
        ends[name], last, last_at = max(segment.end_ms or 0, start + 1), start, place
        if word_times and (notes := _word_notes(segment, number)):
            tiers.setdefault(name + WORDS, Tier(name + WORDS)).notes.extend(notes)
    return list(tiers.values())


def _word_notes(segment: Segment, number: int) -> list[Note]:
    words = segment.held_words or ()
    if not words or any(word.timing != "given" or word.start_ms is None for word in words):
        return []
    at = segment.start_ms or 0
    for word in words:
        if (word.start_ms or 0) < at or (word.end_ms or 0) <= (word.start_ms or 0):
            return []
        at = word.end_ms or 0
    return (
        [Note(word.start_ms, word.end_ms, word.text, number) for word in words] if at <= (segment.end_ms or 0) else []
    )


def told_twice(tiers: Sequence[Tier], notices: Notices) -> None:
    """Say that names come twice, for a reader of tiers by name takes the last alone."""
    for name, times in Counter(tier.name for tier in tiers).items():
        if times > 1:
            notices.add(f"{times} tiers are called {name!r}; all were read")
