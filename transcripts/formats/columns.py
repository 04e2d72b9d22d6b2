"""Well-formed cues cut out at fixed columns: `00:01:02,345 --> 00:01:04,000` is always 29 characters long.

Each piece of a timing line is looked up in a table that holds its separators too, so that one miss says that the cue
is odd; then the tolerant reader takes over. Nothing here is lenient, and nothing here warns.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any

from transcripts.formats.meant_times import hides_timing, holds_clock
from transcripts.formats.timing_lines import timing_lines
from transcripts.model import words_held

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from transcripts.model import Transcript

Row = tuple[str, int, int, str | None, str | None]
"""Text, start, end, id, settings: what `transcripts.model.segments_of` takes."""


class _Minutes(dict[str, int]):
    """`01:02:` to milliseconds, filled as they are met; raises KeyError for what is none."""

    def __missing__(self, key: str) -> int:
        if len(key) != 6 or key[2] != ":" or key[5] != ":" or not (key[:2] + key[3:5]).isdecimal() or key[3] > "5":
            raise KeyError(key)
        ms = self[key] = int(key[:2]) * 3_600_000 + int(key[3:5]) * 60_000
        return ms


class _WrittenMinutes(dict[int, str]):
    """Whole minutes to `01:02:`, filled as they are met; raises KeyError before zero."""

    def __missing__(self, minutes: int) -> str:
        if minutes < 0:
            raise KeyError(minutes)
        written = self[minutes] = f"{minutes // 60:02}:{minutes % 60:02}:"
        return written


class _WrittenSeconds(dict[int, str]):
    """Milliseconds within a minute to `03,456` and what follows it on the line, filled as they are met."""

    def __init__(self, mark: str, after: str) -> None:
        self.mark, self.after = mark, after

    def __missing__(self, ms: int) -> str:
        written = self[ms] = f"{ms // 1000:02}{self.mark}{ms % 1000:03}{self.after}"
        return written


class Columns:
    """The tables for one decimal mark: a comma in SRT, a dot in WebVTT."""

    def __init__(self, mark: str) -> None:
        self.minutes = _Minutes()
        self.written_minutes = _WrittenMinutes()
        self.written_starts = _WrittenSeconds(mark, " --> ")
        self.written_ends = _WrittenSeconds(mark, "\n")
        self.seconds = {f"{n:02}{mark}": n * 1000 for n in range(60)}
        self.before_arrow = {f"{n:03} --> ": n for n in range(1000)}
        self.at_end = {f"{n:03}\n": n for n in range(1000)}


@lru_cache(maxsize=128)
def _pieces(at: int) -> Callable[[str], tuple[str, ...]]:
    """What cuts a cue whose timing line begins at `at`: the line before it, six pieces of the line, and the text."""
    edges = [at + edge for edge in (0, 6, 9, 17, 23, 26, 30)]
    return itemgetter(slice(0, max(0, at - 1)), *(slice(a, b) for a, b in pairwise(edges)), slice(at + 30, None))


_PIECES = [_pieces(length + 1) for length in range(10)]
"""For cues whose number has so many digits."""


_SRT = Columns(",")
_WEBVTT = Columns(".")


def srt_rows(text: str) -> list[Row] | None:
    """The cues of an SRT file, markup and all; None where any of them is not of the common form."""
    blocks = text.strip("\n").split("\n\n")
    if text.count("-->") != len(blocks):
        return None
    minutes, seconds = _SRT.minutes, _SRT.seconds
    before_arrow, at_end = _SRT.before_arrow, _SRT.at_end
    rows: list[Row] = []
    add = rows.append
    try:
        for block in blocks:
            number, a, b, c, d, e, f, body = _PIECES[block.index("\n")](block)
            start = minutes[a] + seconds[b] + before_arrow[c]
            end = minutes[d] + seconds[e] + at_end[f]
            if end < start or not number.isdecimal():
                return None
            add((body.strip(), start, end, None, None))
    except (KeyError, ValueError, IndexError):  # a piece that is no time, a block of one line, a long line
        return None
    return None if text.count(":") > 4 * len(rows) and _hides_cue(rows) else rows


def webvtt_rows(chunks: list[str], colons: int) -> list[Row] | None:
    """The cues of a WebVTT file after its header, markup and all; None where one is not of the common form.

    `colons` is how many of them there are in all: with no more than the times have, no text can hold a time.
    """
    minutes, seconds = _WEBVTT.minutes, _WEBVTT.seconds
    before_arrow, at_end = _WEBVTT.before_arrow, _WEBVTT.at_end
    nameless, at_end_of = _pieces(0), at_end.get
    rows: list[Row] = []
    add = rows.append
    try:
        for chunk in chunks:
            pieces = nameless if chunk[2] == ":" else _pieces(chunk.index("\n") + 1)
            name, a, b, c, d, e, f, body = pieces(chunk)
            start = minutes[a] + seconds[b] + before_arrow[c]
            settings = None
            end = minutes[d] + seconds[e]
            last = at_end_of(f)
            if last is not None:
                end += last
            else:
                settings, _, body = (f[3:] + body).partition("\n")
                end += at_end[f[:3] + "\n"]
                if settings[:1] != " " or not body:
                    return None
                settings = settings.strip() or None
            if end < start:
                return None
            add((body.strip(), start, end, name or None, settings))
    except (KeyError, ValueError, IndexError):
        return None
    return None if colons > 4 * len(rows) and _hides_cue(rows) else rows


def _hides_cue(rows: list[Row]) -> bool:
    """Whether a line of some text was meant as a timing line."""
    return hides_timing("\n".join([row[0] for row in rows]))


def plain_texts(talk: Transcript, marks: Sequence[str]) -> list[str] | None:
    """The texts, where none of them holds a mark, a blank line, an arrow, a style or a place; else None.

    One look at all of them together costs a tenth of a look at each.
    """
    segments = talk.segments
    if any(map(attrgetter("settings"), segments)) or any(words_held(segments)):
        return None
    texts = [segment.text for segment in segments]
    whole = "\n".join(texts)
    if (
        "-->" in whole
        or any(mark in whole for mark in marks)
        or _BLANK_LINE.search(f"\n{whole}\n")
        or holds_clock(whole)
    ):
        return None
    return texts


_BLANK_LINE = re.compile(r"\n\s*\n")


def srt_text(talk: Transcript) -> str | None:
    """A talk without markup as SRT; None where there is more to it than text and times."""
    texts = plain_texts(talk, "<&{\u00a0")
    if texts is None:
        return None
    lines = timing_lines(talk.segments, ",")
    if lines is not None:
        return _interleaved([list(map(str, range(1, len(lines) + 1))), lines, texts])
    minutes, starts, ends = _SRT.written_minutes, _SRT.written_starts, _SRT.written_ends
    try:
        return "\n".join([
            f"{n}\n{minutes[a // 60000]}{starts[a % 60000]}{minutes[b // 60000]}{ends[b % 60000]}{text}\n"
            for n, (a, b, text) in enumerate(zip(*_times(talk), texts, strict=True), 1)
        ])  # fmt: skip
    except (KeyError, TypeError):  # a time before zero, or none at all
        return None


def webvtt_text(talk: Transcript) -> str | None:
    """A talk without markup as the cues of WebVTT; None where there is more to it than text and times."""
    texts = plain_texts(talk, ("<", "&", "\u00a0", "{\\"))
    if texts is None or any(map(attrgetter("id"), talk.segments)) or any(map(attrgetter("speaker"), talk.segments)):
        return None
    lines = timing_lines(talk.segments, ".")
    if lines is not None:
        return _interleaved([lines, texts])
    minutes, starts, ends = _WEBVTT.written_minutes, _WEBVTT.written_starts, _WEBVTT.written_ends
    try:
        return "\n".join([
            f"{minutes[a // 60000]}{starts[a % 60000]}{minutes[b // 60000]}{ends[b % 60000]}{text}\n"
            for a, b, text in zip(*_times(talk), texts, strict=True)
        ])  # fmt: skip
    except (KeyError, TypeError):
        return None


def _interleaved(columns: list[list[str]]) -> str:
    """A line of each column in turn, then a blank line."""
    width, count = len(columns) + 1, len(columns[-1])
    lines = [""] * (width * count)
    for at, column in enumerate(columns):
        lines[at::width] = column
    return "\n".join(lines)


def _times(talk: Transcript) -> tuple[Iterator[Any], Iterator[Any]]:
    return map(attrgetter("start_ms"), talk.segments), map(attrgetter("end_ms"), talk.segments)
