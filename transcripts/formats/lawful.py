"""What every transcript that was read, and every one that is to be written, obeys: checked and mended in one place.

No text holds a character that `characters` has no place for; words and text agree; no time lies before zero, and
nothing ends before it starts. A breach is mended and told, never raised: a reader may be handed anything.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from transcripts.formats import characters
from transcripts.formats.base import Notices
from transcripts.model import Chapter, Notice, Segment, Transcript, Word, words_held
from transcripts.timing import speaking_ms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FIELDS = ("language", "title", "channel", "date", "description")


def lawful(talk: Transcript, *, plain: bool = False) -> Transcript:
    """The talk as it may stand, with a notice for each kind of thing that was mended; itself where all is well.

    `plain` says that no text in it can hold an odd character.
    """
    notices: list[Notice] = []
    if not plain and not _plain(talk):
        talk = _with_plain_texts(talk, notices)
    if not _quickly_lawful(talk):
        talk = _with_agreeing_words(talk, notices)
        talk = _with_ordered_times(talk, notices)
    talk = _around_in_order(talk, notices)
    return replace(talk, warnings=(*talk.warnings, *notices)) if notices else talk


def _quickly_lawful(talk: Transcript) -> bool:
    """One look, for the usual talk of cues: all have times that can stand, and words that are still unmade."""
    try:
        wrong = [s for s in talk.segments if not 0 <= s.start_ms <= s.end_ms]  # type: ignore[operator]  # None raises
    except TypeError:
        return False
    return not wrong and not any(words_held(talk.segments))


# Characters


def _plain(talk: Transcript) -> bool:
    texts = chain(*(map(attrgetter(name), talk.segments) for name in ("text", "speaker", "id", "settings")))
    styles = {style for words in words_held(talk.segments) for word in words for style in word.styles}
    return characters.plain("\n".join(filter(None, chain(texts, styles, _around(talk)))))


def _around(talk: Transcript) -> Iterator[str | None]:
    """The texts of a talk that stand in no segment; the name of its file is left as it is."""
    yield from (getattr(talk, name) for name in _FIELDS)
    for chapter in talk.chapters:
        yield from (chapter.title, chapter.summary)
    for extra in talk.extras:
        yield from (extra.kind, extra.text)


def _with_plain_texts(talk: Transcript, notices: list[Notice]) -> Transcript:
    told = _Told()
    segments = tuple(_plain_segment(segment, told.at(f"segment {n}")) for n, segment in enumerate(talk.segments, 1))
    mend = told.at("what stands beside the segments")
    mended = replace(
        talk,
        segments=segments,
        language=mend(talk.language),
        title=mend(talk.title),
        channel=mend(talk.channel),
        date=mend(talk.date),
        description=mend(talk.description),
        chapters=tuple(replace(c, title=mend(c.title) or "", summary=mend(c.summary)) for c in talk.chapters),
        extras=tuple(replace(e, kind=mend(e.kind) or "", text=mend(e.text) or "") for e in talk.extras),
    )
    notices += told.done()
    return mended


class _Told:
    """Counts what was mended, and where it was met first."""

    def __init__(self) -> None:
        self.notices = Notices()
        self.first: dict[str, str] = {}

    def at(self, place: str) -> _Mend:
        return _Mend(self, place)

    def done(self) -> Iterator[Notice]:
        """A notice for each kind."""
        for notice in self.notices.done():
            kind = next(kind for kind in self.first if notice.message.startswith(kind))
            yield replace(notice, message=f"{notice.message}; first in {self.first[kind]}")


class _Mend:
    """Mends the texts of one place."""

    def __init__(self, told: _Told, place: str) -> None:
        self.told, self.place = told, place

    def __call__(self, text: str | None) -> str | None:
        if not text or text.isprintable() or characters.plain(text):
            return text
        mending = characters.Mending()
        mended = mending.mend(text)
        for kind, count in mending.found.items():
            self.told.notices.add(kind, None, count)
            self.told.first.setdefault(kind, self.place)
        return mended


def _plain_segment(segment: Segment, mend: _Mend) -> Segment:
    text = mend(segment.text) or ""
    words = segment.held_words
    if words is not None:
        quiet = _Told().at("")  # its words stand in the text, and were told with it
        words = tuple(
            replace(word, text=plain, styles=tuple(filter(None, map(quiet, word.styles))))
            for word in words
            if (plain := quiet(word.text))
        )
        if [word.text for word in words] != text.split():
            words = None
    return Segment(
        text, segment.start_ms, segment.end_ms, mend(segment.speaker) or None, words, segment.start_timing,
        segment.end_timing, mend(segment.id), mend(segment.settings),
    )  # fmt: skip


# Words


def _with_agreeing_words(talk: Transcript, notices: list[Notice]) -> Transcript:
    """Where a word holds white space, the words are made from the text anew."""
    wrong = [
        i for i, segment in enumerate(talk.segments)
        if segment.held_words is not None and len(segment.held_words) != len(segment.text.split())
        and any(len(word.text.split()) != 1 for word in segment.held_words)  # characters of one word are words too
    ]  # fmt: skip
    if not wrong:
        return talk
    held = list(talk.segments)
    for i in wrong:
        held[i] = _with(held[i], words=None)
    notices.append(_told("words that hold white space; they were parted, their times estimated", wrong))
    return replace(talk, segments=tuple(held))


# Times


def _with_ordered_times(talk: Transcript, notices: list[Notice]) -> Transcript:
    held = list(talk.segments)
    before = len(notices)
    for message, wrong, mended in (
        ("a time before zero, taken as zero", _early, _in_order),
        ("an end before its start; the end was estimated", _turned, _in_order),
        ("times of words that cannot be; the words stay, their times estimated", _wrong_words, _words_in_order),
    ):
        places = [i for i, segment in enumerate(held) if wrong(segment)]
        for i in places:
            held[i] = mended(held, i)
        if places:
            notices.append(_told(message, places))
    return replace(talk, segments=tuple(held)) if len(notices) > before else talk


def _early(segment: Segment) -> bool:
    return (segment.start_ms or 0) < 0 or (
        segment.end_ms is not None and segment.start_ms is None and segment.end_ms < 0
    )


def _turned(segment: Segment) -> bool:
    return segment.start_ms is not None and segment.end_ms is not None and segment.end_ms < segment.start_ms


def _wrong_words(segment: Segment) -> bool:
    return segment.held_words is not None and any(map(_breaks, segment.held_words))


def _breaks(word: Word) -> bool:
    return word.start_ms is not None and word.end_ms is not None and not 0 <= word.start_ms <= word.end_ms


def _in_order(segments: Sequence[Segment], i: int) -> Segment:
    """The segment with its start at zero or later, and its end, where it came before, as late as its words last."""
    segment = segments[i]
    start, end = segment.start_ms, segment.end_ms
    if start is None:
        return _with(segment, end_ms=max(0, end or 0), end_timing="estimated")
    changes: dict[str, Any] = {} if start >= 0 else {"start_ms": 0, "start_timing": "estimated"}
    start = max(0, start)
    if end is not None and end < start:
        following = segments[i + 1].start_ms if i + 1 < len(segments) else None
        end = start + speaking_ms(segment.text.split())
        end = min(end, following) if following is not None and following > start else end
        changes |= {"end_ms": end, "end_timing": "estimated"}
    return _with(segment, **changes)


def _words_in_order(segments: Sequence[Segment], i: int) -> Segment:
    return _with(segments[i], words=[_word_in_order(word) for word in segments[i].words])


def _word_in_order(word: Word) -> Word:
    if not _breaks(word):
        return word
    assert word.start_ms is not None
    assert word.end_ms is not None
    start = max(0, word.start_ms)
    return replace(word, start_ms=start, end_ms=max(start, word.end_ms), timing="estimated")


def _around_in_order(talk: Transcript, notices: list[Notice]) -> Transcript:
    """Chapters and the length of the talk."""
    chapters = tuple(map(_chapter_in_order, talk.chapters))
    duration = talk.duration_ms if talk.duration_ms is None or talk.duration_ms >= 0 else None
    if chapters == talk.chapters and duration == talk.duration_ms:
        return talk
    notices.append(Notice("a chapter or a length of the talk with times that cannot be; what cannot be was left out"))
    return replace(talk, chapters=chapters, duration_ms=duration)


def _chapter_in_order(chapter: Chapter) -> Chapter:
    start, end = chapter.start_ms, chapter.end_ms
    if (start is None or start >= 0) and (end is None or end >= (start or 0)):
        return chapter
    start = None if start is None else max(0, start)
    return replace(chapter, start_ms=start, end_ms=end if end is not None and end >= (start or 0) else None)


def _told(message: str, wrong: Sequence[int]) -> Notice:
    places = f" ({len(wrong)} places)" if len(wrong) > 1 else ""
    return Notice(f"{message}{places}; first in segment {wrong[0] + 1}")


def _with(segment: Segment, **changes: Any) -> Segment:  # noqa: ANN401 - the fields of a segment
    names = ("text", "start_ms", "end_ms", "speaker", "start_timing", "end_timing", "id", "settings")
    held = {name: getattr(segment, name) for name in names} | {"words": segment.held_words}
    return Segment(**(held | changes))
