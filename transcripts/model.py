"""The nouns: Word, Segment, Chapter, Transcript. Nothing here reads, writes or decides.

Every noun is frozen. Times are whole milliseconds from the start of the recording; a time that the source does
not give is `None`, and a time that was worked out rather than read is marked `estimated`.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import starmap
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, Self, SupportsInt

from transcripts.arguments import given, several_of, wrong
from transcripts.errors import ArgumentError
from transcripts.timing import speaking_ms, spread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Timing = Literal["given", "estimated"]

SLOWEST = 3
"""How many times as long as usual the words of a cue may take, where their times are estimated."""


@dataclass(frozen=True, slots=True)
class Word:
    """One spoken word as it is written, with its marks and its case (`Pyongyang,`).

    `start_ms` and `end_ms` are both set or both `None`; `timing` says whether both were given by the source.
    `confidence` is 0 to 1. `styles` names the markup around the word, outermost first, in WebVTT's terms:
    `i`, `b`, `u`, `c.yellow`, `lang en`, `ruby`.
    """

    text: str
    start_ms: int | None = None
    end_ms: int | None = None
    timing: Timing = "given"
    confidence: float | None = None
    styles: tuple[str, ...] = ()


@dataclass(frozen=True, init=False, eq=False)
class Segment:
    r"""A stretch of speech that the source holds as one: a cue, a turn, a paragraph.

    `text` is what stands on the screen, line breaks included; `words` are its words, none of which holds white
    space. The two agree: the words stand in the text in order, with nothing but white space between them.
    Words that are not given are taken from the text when they are first asked for, their times spread over the
    segment and marked `estimated`. `id` and `settings` are a cue's own (`settings` in WebVTT's form, such as
    `line:0 align:start`). Times may be None; `start_timing` and `end_timing` say which were given by the source.

    >>> [(w.text, w.start_ms, w.timing) for w in Segment("North Korea", 0, 1000).words]
    [('North', 0, 'estimated'), ('Korea', 368, 'estimated')]
    >>> Segment.of([Word("two"), Word("words")]).text
    'two words'
    """

    __slots__ = ("_words", "end_ms", "end_timing", "id", "settings", "speaker", "start_ms", "start_timing", "text")

    text: str
    start_ms: int | None
    end_ms: int | None
    speaker: str | None
    words: tuple[Word, ...]
    start_timing: Timing
    end_timing: Timing
    id: str | None
    settings: str | None

    def __init__(
        self,
        text: str,
        start_ms: int | None = None,
        end_ms: int | None = None,
        speaker: str | None = None,
        words: Iterable[Word] | None = None,
        start_timing: Timing = "given",
        end_timing: Timing = "given",
        id: str | None = None,  # noqa: A002 - the term of every subtitle format
        settings: str | None = None,
    ) -> None:
        put = object.__setattr__
        put(self, "text", text if isinstance(text, str) else given(text, str, "text", "a text"))
        put(self, "start_ms", start_ms if type(start_ms) is int else _whole_ms(start_ms, "start_ms"))
        put(self, "end_ms", end_ms if type(end_ms) is int else _whole_ms(end_ms, "end_ms"))
        put(self, "speaker", speaker if speaker is None else given(speaker, str, "speaker", "a name, or None"))
        put(self, "start_timing", start_timing)
        put(self, "end_timing", end_timing)
        put(self, "id", id)
        put(self, "settings", settings)
        if words is not None:
            words = several_of(words, Word, "words", "the words of the segment, as Word")
            separators(text, words)  # raises where the two disagree
        put(self, "_words", words)

    @property
    def held_words(self) -> tuple[Word, ...] | None:
        """The words where the source gave them or somebody has asked for them; None while they are still unmade."""
        held: tuple[Word, ...] | None = self._words  # type: ignore[attr-defined]  # a slot, not a field
        return held

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Segment):
            return NotImplemented
        if _PLAIN(self) != _PLAIN(other):
            return False
        # Words that are still unmade on both sides would come out alike: they follow from text and times.
        return (self.held_words is None and other.held_words is None) or self.words == other.words

    def __hash__(self) -> int:
        return hash(_PLAIN(self))

    def __reduce__(self) -> tuple[type[Segment], tuple[object, ...]]:
        return Segment, (
            self.text, self.start_ms, self.end_ms, self.speaker, self.held_words, self.start_timing,
            self.end_timing, self.id, self.settings,
        )  # fmt: skip

    @classmethod
    def of(
        cls,
        words: Iterable[Word],
        *,
        start_ms: int | None = None,
        end_ms: int | None = None,
        speaker: str | None = None,
    ) -> Self:
        """Build a segment from its words, its text being the words with one space between them."""
        held = several_of(words, Word, "words", "the words of the segment, as Word")
        for number, word in enumerate(held):
            given(word.text, str, f"words[{number}].text", "the word as it is written")
        return cls(" ".join(w.text for w in held), start_ms, end_ms, speaker, held)

    @property
    def timed(self) -> bool:
        """Whether the segment has both a start and an end."""
        return self.start_ms is not None and self.end_ms is not None


def _whole_ms(value: object, what: str) -> int | None:
    """A time that is no plain int: none, or a whole number of another kind."""
    if value is None:
        return None
    with suppress(ValueError, OverflowError):  # not a number, or without end
        if isinstance(value, SupportsInt) and not isinstance(value, bool) and value == int(value):
            return int(value)
    raise wrong(what, value, "a whole number of milliseconds, or None")


_PLAIN = attrgetter("text", "start_ms", "end_ms", "speaker", "start_timing", "end_timing", "id", "settings")


def _words(segment: Segment) -> tuple[Word, ...]:
    """The words, made when they are first asked for: a 100,000-cue file is read without making a million of them."""
    words = segment.held_words
    if words is None:
        words = _words_of(segment.text, segment.start_ms, segment.end_ms)
        object.__setattr__(segment, "_words", words)
    return words


# Put in place after the class is made: within it, the name belongs to the field.
Segment.words = property(_words)  # type: ignore[assignment]  # a field to its users, made on demand


def words_held(segments: Iterable[Segment]) -> Iterator[tuple[Word, ...]]:
    """The words of those segments where they are made already: what a source gave, or somebody asked for."""
    return filter(None, map(attrgetter("_words"), segments))


class _Draft:
    """A segment that is being filled: the same slots, without the guard that makes filling a frozen one slow."""

    __slots__ = Segment.__slots__

    def __init__(self, text: str, start_ms: int, end_ms: int, id: str | None, settings: str | None) -> None:  # noqa: A002 - as in Segment
        self.text = text
        self.start_ms = start_ms
        self.end_ms = end_ms
        self.speaker = None
        self._words = None
        self.start_timing = "given"
        self.end_timing = "given"
        self.id = id
        self.settings = settings


def segments_of(rows: Iterable[tuple[str, int, int, str | None, str | None]]) -> list[Segment]:
    """Segments from rows of text, start, end, id and settings, all times given: what readers of cues make most.

    The same as `[Segment(text, start, end, id=id, settings=settings) for …]` at a third of the time; this is the
    one place where a frozen noun is filled from outside.

    >>> segments_of([("Yes.", 0, 500, None, None)]) == [Segment("Yes.", 0, 500)]
    True
    """
    made: list[Any] = list(starmap(_Draft, rows))
    for draft in made:
        draft.__class__ = Segment
    return made


_ONCE: dict[str, str] = {}
_MOST_ONCE = 20_000


def _split(text: str) -> list[str]:
    """The words of a text. One that came before is the same string again: a talk says the same few thousand words."""
    if len(_ONCE) > _MOST_ONCE:
        _ONCE.clear()
    once = _ONCE.setdefault
    return [once(word, word) for word in text.split()]


def _words_of(text: str, start_ms: int | None, end_ms: int | None) -> tuple[Word, ...]:
    texts = _split(text)
    if start_ms is None or end_ms is None:
        return tuple(Word(t) for t in texts)
    # Nobody speaks a third as fast as usual: what is left of a long cue is a pause after its words.
    spans = spread(texts, start_ms, min(end_ms, start_ms + SLOWEST * speaking_ms(texts)))
    return tuple(Word(t, start, end, "estimated") for t, (start, end) in zip(texts, spans, strict=True))


def separators(text: str, words: Sequence[Word]) -> list[str]:
    r"""The white space before each word of a text and after the last: one string more than there are words.

    Raises ArgumentError, which is a ValueError, where words and text disagree.

    >>> separators("one two\nthree", [Word("one"), Word("two"), Word("three")])
    ['', ' ', '\n', '']
    """
    found, at = [], 0
    for word in words:
        start = at
        while at < len(text) and text[at].isspace():
            at += 1
        if not word.text or not isinstance(word.text, str) or not text.startswith(word.text, at):
            raise ArgumentError(f"the words do not stand in the text: {word.text!r} is not next in {text!r}")
        found.append(text[start:at])
        at += len(word.text)
    if rest := text[at:].strip():
        raise ArgumentError(f"the text holds more than its words: {rest!r}")
    return [*found, text[at:]]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A titled part of the talk, from `start_ms` (None where only the order is known) to the next one."""

    title: str
    start_ms: int | None = None
    end_ms: int | None = None
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a transcript comes from: path as given (`-` for standard input), sha256 of its bytes, format.

    `sha256` is that of the bytes which hold this very text. It is empty where no file holds it: a text that was
    made from another (cleaned, undone, aligned, laid out, mended) names the file that it goes back to in
    `derived_from`. A native JSON file that was read has both: its own bytes, and what it says it was made from.
    `captions` says whether the segments are cues that somebody made to be shown (None: it is not known); `labels` how
    speakers' names stood before the text, with `{}` for the name.

    >>> Source("talk.srt", "5f2c", "srt", captions=True).derived()
    Source(path='talk.srt', sha256='', format='srt', encoding='utf-8', derived_from='5f2c', captions=True, labels=None)
    """

    path: str
    sha256: str
    format: str
    encoding: str = "utf-8"
    derived_from: str | None = None
    captions: bool | None = None
    labels: str | None = None

    def derived(self) -> Source:
        """What stands for a text that was made from this one."""
        return replace(self, sha256="", derived_from=self.sha256 or self.derived_from)

    @property
    def mark(self) -> str:
        """One word that says which text this is, as a signature holds it."""
        return self.sha256 or (f"derived-from-{self.derived_from}" if self.derived_from else "")


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning recorded while reading or writing: what was odd, what was done about it, and where."""

    message: str
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Extra:
    """A block that a format carries beside its cues, such as WebVTT's STYLE or NOTE, kept for writing back.

    `kind` is `FORMAT:NAME` (`webvtt:style`); `before` is the index of the segment that it stood before.
    """

    kind: str
    text: str
    before: int = 0


_NOTHING = Segment("")


@dataclass(frozen=True, slots=True)
class Transcript:
    """A whole talk. Two transcripts are equal when what they say is; where they came from does not count.

    `date` is ISO 8601 where it was understood, else as written. `channel` is the publisher, `description` the
    standfirst. A plain article is a transcript whose segments have no times.
    """

    segments: tuple[Segment, ...]
    language: str | None = None
    title: str | None = None
    channel: str | None = None
    date: str | None = None
    description: str | None = None
    duration_ms: int | None = None
    chapters: tuple[Chapter, ...] = ()
    extras: tuple[Extra, ...] = ()
    source: Source | None = field(default=None, compare=False)
    warnings: tuple[Notice, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        segments = self.segments  # a tuple by its type; the first of it is enough to see what it is of
        if type(segments) is not tuple or not isinstance(segments[0] if segments else _NOTHING, Segment):
            put = object.__setattr__
            put(self, "segments", several_of(segments, Segment, "segments", "a list of Segment"))
        for what, value in (("title", self.title), ("description", self.description), ("channel", self.channel),
                            ("date", self.date), ("language", self.language)):  # fmt: skip
            if value is not None:
                given(value, str, what, "a text, or None")
        for what, kind in (("chapters", Chapter), ("extras", Extra)):
            value = getattr(self, what)
            if type(value) is not tuple or not all(isinstance(each, kind) for each in value):
                object.__setattr__(self, what, several_of(value, kind, what, f"a list of {kind.__name__}"))

    @property
    def words(self) -> tuple[Word, ...]:
        """Every word of the talk, in order."""
        return tuple(self.iter_words())

    def iter_words(self) -> Iterator[Word]:
        """Every word of the talk, in order, one at a time."""
        for segment in self.segments:
            yield from segment.words

    @property
    def text(self) -> str:
        """The whole talk as one string, a line for each segment."""
        return "\n".join(segment.text for segment in self.segments)

    @property
    def timed(self) -> bool:
        """Whether every segment that holds words has times."""
        return any(s.words for s in self.segments) and all(s.timed for s in self.segments if s.words)

    def with_segments(self, segments: Iterable[Segment]) -> Transcript:
        """The same talk with other segments: a text derived from this one."""
        return self.derived(segments=several_of(segments, Segment, "segments", "a list of Segment"))

    def derived(self, **changes: Any) -> Transcript:  # noqa: ANN401 - the fields of a transcript, of any type
        """The talk with some fields changed; its `source` says that it is no longer what was read."""
        return replace(self, source=self.source.derived() if self.source else None, **changes)
