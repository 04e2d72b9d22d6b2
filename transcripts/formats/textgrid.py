"""Praat's TextGrid, long and short: tiers of intervals and of points, times in seconds.

Free-standing numbers, texts in quotes and flags in angle brackets are data, everything else is decoration, which makes
the long and the short form one: https://www.fon.hum.uva.nl/praat/manual/TextGrid_file_formats.html (read 2026-11-30).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from transcripts.formats.base import Captures, Format, Holds, Input, Notices, Output, WriteOptions
from transcripts.formats.clock import seconds_to_ms
from transcripts.formats.cues import Cue, settle, transcript
from transcripts.formats.losses import losses, untimed
from transcripts.formats.tiers import Note, Tier, segment_of, segments_of, tiers_of, told_twice
from transcripts.model import Notice, Segment, Transcript

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATUM = regex.compile(
    r'"((?:[^"]++|"")*+)"|(?<!\S)(<\w{1,20}>)|(?<!\S)([-+]?\d{1,15}(?:\.\d{1,40})?(?:[eE][-+]?\d{1,3})?)%?(?!\S)|(?<!\S)![^\n]*+'
)
_MOST = 10_000_000


class _Data:
    """The data of a file, one after the other."""

    def __init__(self, source: Input) -> None:
        self.source = source
        self.line, self.at = 1, 0
        self.found = self._all()

    def _all(self) -> Iterator[regex.Match[str]]:
        return (match for match in _DATUM.finditer(self.source.text) if not match[0].startswith("!"))

    def _next(self, what: str, group: int) -> str:
        match = next(self.found, None)
        if match is None:
            raise self.source.error(
                f"the file ends where {what} is needed", self.line, hint="check that it is complete"
            )
        self.line += self.source.text.count("\n", self.at, match.start())
        self.at = match.start()
        if match[group] is None:
            raise self.source.error(
                f"{what} is needed here, not {match[0][:40]}", self.line, hint="check that it is complete"
            )
        return match[group]

    def text(self, what: str) -> str:
        return self._next(what, 1).replace('""', '"')

    def flag(self) -> str:
        return self._next("<exists> or <absent>", 2)

    def ms(self) -> int | None:
        return seconds_to_ms(self._next("a time", 3))

    def count(self, what: str) -> int:
        number = self._next(what, 3)
        if not number.isdigit() or int(number) > _MOST:
            raise self.source.error(f"{what} cannot be {number}", self.line, hint="check that it is complete")
        return int(number)


def read(source: Input) -> Transcript:
    """Read a TextGrid. Raises ReadError with the line where a part is missing or of another kind."""
    notices = Notices()
    data = _Data(source)
    kind = [data.text("the type of the file"), data.text("the type of the object")]
    if kind[1] != "TextGrid":
        raise source.error(f"this Praat file holds a {kind[1]!r}, not a TextGrid", data.line, hint="save its TextGrid")
    _, end = data.ms(), data.ms()
    tiers = [_tier(data) for _ in range(data.count("the number of tiers"))] if data.flag() == "<exists>" else []
    told_twice(tiers, notices)
    rows = segments_of(tiers, notices)
    cues = [
        Cue(note.start_ms, note.end_ms, note.text.strip(), note.line, str(i)) for i, (note, _, _) in enumerate(rows)
    ]

    def build(cue: Cue, start: int, end: int) -> Segment:
        note, speaker, words = rows[int(cue.id or 0)]
        return segment_of(note, start, end, speaker, words if (start, end) == (note.start_ms, note.end_ms) else None)

    talk = transcript(source, settle(cues, notices, build), notices, what="interval with words in any tier")
    return Transcript(talk.segments, duration_ms=end if end and end > 0 else None, warnings=talk.warnings)


def _tier(data: _Data) -> Tier:
    kind = data.text("the class of a tier")
    tier = Tier(data.text("the name of a tier"), data.line)
    data.ms()
    data.ms()
    for _ in range(data.count("the number of intervals")):
        start = data.ms()
        end = data.ms() if kind == "IntervalTier" else None
        tier.notes.append(Note(start, end, data.text("the text of an interval"), data.line))
    return tier


def write(talk: Transcript, options: WriteOptions) -> Output:
    """Write the long form: a tier for each speaker, the silence between as empty intervals."""
    notices: list[Notice] = []
    segments = [segment for segment in talk.segments if segment.text.strip()]
    for number, segment in enumerate(segments, 1):
        if segment.start_ms is None or segment.end_ms is None:
            raise untimed(segment, number, FORMAT.title)
    short = sum(1 for segment in segments if segment.start_ms == segment.end_ms)
    if short:
        notices.append(Notice(f"{short} segments without a length last a millisecond: an interval has to have one"))
    tiers = tiers_of(segments, word_times=options.word_times, apart=True)
    last = max((note.end_ms or 0 for tier in tiers for note in tier.notes), default=0) + 1
    last = max(last if short else last - 1, talk.duration_ms or 0, 1)
    head = (
        'File type = "ooTextFile"\nObject class = "TextGrid"\n\n'
        f"xmin = 0 \nxmax = {_seconds(last)} \ntiers? <exists> \nsize = {len(tiers)} \nitem []: \n"
    )
    parts = [head, *(_written(number, tier, last) for number, tier in enumerate(tiers, 1))]
    return Output("".join(parts), (*notices, *losses(talk, FORMAT, options)))


def _written(number: int, tier: Tier, last: int) -> str:
    rows: list[tuple[int, int, str]] = []
    at = 0
    for note in tier.notes:
        start = note.start_ms or 0
        end = max(note.end_ms or 0, start + 1)
        if start > at:
            rows.append((at, start, ""))
        rows.append((start, end, note.text))
        at = end
    if at < last:
        rows.append((at, last, ""))
    head = (
        f'    item [{number}]:\n        class = "IntervalTier" \n        name = {_quoted(tier.name)} \n'
        f"        xmin = 0 \n        xmax = {_seconds(last)} \n        intervals: size = {len(rows)} \n"
    )
    return head + "".join(
        f"        intervals [{i}]:\n            xmin = {_seconds(start)} \n            xmax = {_seconds(end)} \n"
        f"            text = {_quoted(text)} \n"
        for i, (start, end, text) in enumerate(rows, 1)
    )


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _seconds(ms: int) -> str:
    return f"{ms // 1000}.{ms % 1000:03}" if ms % 1000 else str(ms // 1000)


def sniff(text: str) -> float:
    """How surely this is a TextGrid: its two types stand at the top."""
    head = text[:400]
    return 1.0 if "ooTextFile" in head and '"TextGrid"' in head else 0.0


FORMAT = Format(
    name="textgrid",
    title="Praat TextGrid",
    suffixes=(".textgrid",),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.WORDS, Holds.SPEAKERS}),
    sniff=sniff,
    read=read,
    write=write,
    captures=Captures.CAPTIONS,
    ordered=True,
    step_ms=2,
)
