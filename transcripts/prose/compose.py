"""A talk as prose: title, headings, paragraphs with their speakers.

Refuses to change what was said: before a prose is given back, its words are compared with the talk's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

import regex

from transcripts.blanks import between, kept
from transcripts.errors import WriteError
from transcripts.languages.detection import stretches
from transcripts.languages.tags import tags
from transcripts.languages.turn_marks import turn_marks
from transcripts.model import separators
from transcripts.prose.paragraphs import MOST_WORDS, Sentence, paragraph_starts
from transcripts.prose.quotes import plain, smart
from transcripts.prose.sentences import ends_clause, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transcripts.languages.language import Language
    from transcripts.model import Chapter, Transcript

Quotes = Literal["plain", "smart", "source"]

_SIGN = regex.compile(r"[♪♫]+|>>+")


@dataclass(frozen=True, slots=True)
class Heading:
    """A chapter's title, and when the chapter begins."""

    title: str
    start_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words `first` up to `end` of the talk as running text; `new_speaker`: someone else spoke before."""

    text: str
    speaker: str | None
    first: int
    end: int
    start_ms: int | None = None
    new_speaker: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """A talk as it is read: headings and paragraphs in order. `left_out`: numbers of the words that are not in it."""

    title: str | None
    parts: tuple[Heading | Paragraph, ...]
    left_out: tuple[int, ...] = ()

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs alone."""
        return tuple(p for p in self.parts if isinstance(p, Paragraph))


def to_prose(talk: Transcript, *, verbatim: bool = False, quotes: Quotes = "plain") -> Prose:
    """Set a talk as prose.

    A paragraph begins where the speaker changes, by name or by a mark (`>>`, the dashes of a dialogue).
    Disfluencies are taken out by `clean`, which records them; here `verbatim` only keeps those marks and notes of
    sounds (`[Music]`, `♪`), which are left out otherwise, and listed in `left_out`. Other brackets stay. `quotes`
    writes the quotation marks and apostrophes of English `plain`, `smart` (typographic), or as the `source` has them;
    other languages have marks of their own, which stay.

    Raises WriteError if the prose would not hold the talk's words in order, which would be a fault of this program.

    >>> from transcripts import Segment, Transcript
    >>> talk = Transcript((Segment("Where is it?", speaker="Ann"), Segment("It’s here.", speaker="Bo")))
    >>> [(p.speaker, p.text) for p in to_prose(talk).paragraphs]
    [('Ann', 'Where is it?'), ('Bo', "It's here.")]
    """
    flat = _Flat.of(talk, verbatim=verbatim)
    units = _units(flat)
    chapter_at = _chapters(talk.chapters, flat, units)
    marked = [
        Sentence(
            tuple(flat.texts[first:end]),
            flat.pause_before(first),
            forced=index in chapter_at or flat.turns_at(first),
            source_break=flat.source_break(first),
        )
        for index, (first, end) in enumerate(units)
    ]
    parts: list[Heading | Paragraph] = []
    starts = paragraph_starts(marked)
    for at, start in enumerate(starts):
        stop = starts[at + 1] if at + 1 < len(starts) else len(units)
        parts += [Heading(c.title, c.start_ms) for c in chapter_at.get(start, ())]
        parts.append(flat.paragraph(units[start][0], units[stop - 1][1], quotes))
    kept = set(flat.numbers)
    left_out = tuple(n for n in range(sum(len(s.words) for s in talk.segments)) if n not in kept)
    prose = Prose(talk.title, tuple(parts), left_out)
    _check(prose, flat)
    return prose


def sounds(texts: Sequence[str]) -> set[int]:
    """The words that a prose may leave out: signs (`♪`, `>>`) and notes of sounds in square brackets.

    Other brackets hold words, or say that words are missing. A note with a mark after it stays, since the mark ends
    what was said before it.
    """
    found = {at for at, text in enumerate(texts) if _SIGN.fullmatch(text)}
    for tag in tags(texts):
        if tag.kind == "sound" and tag.square and not tag.mark:
            found |= set(range(tag.first, tag.end))
    return found


@dataclass(frozen=True, slots=True)
class _Flat:
    """The words that are set, side by side with what is known of each."""

    texts: list[str]
    numbers: list[int]  # of each word in the talk
    segment: list[int]
    times: list[tuple[int, int] | None]
    blanks: list[str]  # what the source has before each word; nothing before a segment's first
    languages: list[Language]
    talk: Transcript
    turns: frozenset[int]  # the words that begin a turn by a mark
    unnamed: list[bool]  # whether such a mark stands before the word in its segment

    @classmethod
    def of(cls, talk: Transcript, *, verbatim: bool) -> _Flat:
        words = [(word, index) for index, segment in enumerate(talk.segments) for word in segment.words]
        notes = set() if verbatim else sounds([w.text for w, _ in words])
        blanks = [blank for s in talk.segments for blank in ["", *separators(s.text, s.words)[1:-1]][: len(s.words)]]
        spoken = [s.language for s in stretches(talk) for _ in range(s.first, s.end)]
        marks = turn_marks(talk.segments)
        flat = cls([], [], [], [], [], [], talk, frozenset(), [])
        turns: set[int] = set()
        parted: int | None = None  # the segment in which a mark has stood after other words
        for number, (word, index) in enumerate(words):
            text = word.text
            if number in marks:
                turns.add(len(flat.texts))
                text = text if verbatim else text[marks[number] :]
                parted = index if number and words[number - 1][1] == index else parted
            if number in notes or not text:
                continue
            timed = word.start_ms is not None and word.end_ms is not None
            flat.texts.append(text)
            flat.numbers.append(number)
            flat.segment.append(index)
            flat.times.append((word.start_ms or 0, word.end_ms or 0) if timed else None)
            flat.blanks.append(blanks[number])
            flat.languages.append(spoken[number])
            flat.unnamed.append(parted == index)
        return replace(flat, turns=frozenset(turns))

    def speaker(self, at: int) -> str | None:
        return None if self.unnamed[at] else self.talk.segments[self.segment[at]].speaker

    def speaker_changes(self, at: int) -> bool:
        return at > 0 and self.speaker(at) != self.speaker(at - 1)

    def turns_at(self, at: int) -> bool:
        """Whether somebody else begins to speak: another name, or a mark."""
        return self.speaker_changes(at) or (at > 0 and at in self.turns)

    def pause_before(self, at: int) -> int | None:
        if at == 0 or (now := self.times[at]) is None or (before := self.times[at - 1]) is None:
            return None
        return now[0] - before[1]

    def source_break(self, at: int) -> bool:
        """Whether the source begins a segment here and its segments are paragraphs: they have no times of words."""
        return at > 0 and self.times[at] is None and self.segment[at] != self.segment[at - 1]

    def paragraph(self, first: int, end: int, quotes: Quotes) -> Paragraph:
        text = "".join(
            self._marked(run_first, run_end, quotes) for run_first, run_end in self._runs(first, end)
        ).lstrip()
        start = self.times[first]
        new = self.speaker(first) is not None and (first == 0 or self.speaker_changes(first))
        return Paragraph(
            text, self.speaker(first), self.numbers[first], self.numbers[end - 1] + 1, start and start[0], new
        )

    def _runs(self, first: int, end: int) -> Iterator[tuple[int, int]]:
        """The words of a paragraph in runs of one language."""
        for at in range(first + 1, end):
            if self.languages[at] != self.languages[at - 1]:
                yield first, at
                first = at
        yield first, end

    def _marked(self, first: int, end: int, quotes: Quotes) -> str:
        """Running text with the quotation marks that are asked for, where the language is one whose marks are known."""
        parts = [self._before(at) + self.texts[at] for at in range(first, end)]
        text = "".join(parts)
        if quotes == "source" or self.languages[first].code != "en":
            return text
        return smart(text) if quotes == "smart" else plain(text)

    def _before(self, at: int) -> str:
        """The blank before a word, where it stands inside a paragraph."""
        if at == 0:
            return ""
        left, right = self.texts[at - 1], self.texts[at]
        beside = self.blanks[at] and self.numbers[at] == self.numbers[at - 1] + 1
        return kept(self.blanks[at], left, right) if beside else between(left, right)


def _units(flat: _Flat) -> list[tuple[int, int]]:
    """Sentences, ended also where the speaker changes; one that is longer than a paragraph may be is cut."""
    found = []
    for first, end in sentences(flat.texts, flat.languages):
        start = first
        for at in range(first + 1, end):
            if flat.turns_at(at):
                found.append((start, at))
                start = at
        found.append((start, end))
    return [piece for first, end in found for piece in _cut(flat.texts, first, end)]


def _cut(texts: Sequence[str], first: int, end: int) -> Iterator[tuple[int, int]]:
    while end - first > MOST_WORDS:
        clauses = [i + 1 for i in range(first + MOST_WORDS // 2, first + MOST_WORDS) if ends_clause(texts[i])]
        stop = clauses[-1] if clauses else first + MOST_WORDS
        yield first, stop
        first = stop
    yield first, end


def _chapters(chapters: Sequence[Chapter], flat: _Flat, units: Sequence[tuple[int, int]]) -> dict[int, list[Chapter]]:
    """The chapters that begin at each sentence: the one that starts nearest to the chapter's time."""
    found: dict[int, list[Chapter]] = {}
    starts = [(i, now[0]) for i, (first, _) in enumerate(units) if (now := flat.times[first]) is not None]
    for chapter in chapters:
        if chapter.start_ms is not None and starts:
            wanted = chapter.start_ms
            nearest = min(starts, key=lambda pair: abs(pair[1] - wanted))[0]
            found.setdefault(nearest, []).append(chapter)
    return found


def _check(prose: Prose, flat: _Flat) -> None:
    said = [plain(t) for t in flat.texts]
    written = plain("".join("".join(p.text.split()) for p in prose.paragraphs))  # blanks have been looked after
    if "".join(said) != written:
        ends = accumulate(map(len, said))
        at = next((i for i, end in enumerate(ends) if written[end - len(said[i]) : end] != said[i]), len(said))
        raise WriteError(
            f"the prose would not say what the talk says, from word {at + 1} on",
            hint="this is a fault of the program: please report it with the file",
        )
