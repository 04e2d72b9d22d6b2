"""Runs of styled text to words, and words back to runs: what every format with inline markup shares.

A reader turns its own markup into runs; here they become a text and words that carry styles and times. A writer
gets each word with the styles to close before it and to open around it. Nothing here knows how a tag is written.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transcripts.model import Segment, Word, separators
from transcripts.timing import spread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile(r"\S+")  # the same white space as str.split
MAX_STYLES = 16
"""Styles nested deeper than this are left out; no screen shows them, and a bomb of open tags stays small."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text under one set of styles. `time_ms` is a time tag that stands before it."""

    text: str
    styles: tuple[str, ...] = ()
    voice: str | None = None
    time_ms: int | None = None


def unescape(text: str) -> str:
    """Decode HTML character references once; text that is none stays as it is.

    >>> unescape("R&amp;D &lt;3 &nope;"), unescape("&#" + "9" * 5000 + ";")[:4]
    ('R&D <3 &nope;', '&#99')
    """
    if "&" not in text:
        return text
    try:
        return html.unescape(text)
    except ValueError:  # a number of more than 4,300 digits
        return text


def segment(
    runs: Sequence[Run],
    start_ms: int,
    end_ms: int,
    *,
    speaker: str | None = None,
    id: str | None = None,  # noqa: A002 - the term of every subtitle format
    settings: str | None = None,
) -> Segment:
    """Build a segment from runs. Words are made only where a style or a time tag gives them something to carry."""
    raw = "".join(run.text for run in runs)
    text = raw.strip()
    words = None
    if text and any((run.styles and run.text.strip()) or run.time_ms is not None for run in runs):
        words = _words(runs, raw, start_ms, end_ms)
    return Segment(text, start_ms, end_ms, speaker, words, id=id, settings=settings)


def _words(runs: Sequence[Run], raw: str, start_ms: int, end_ms: int) -> list[Word]:
    spans = [match.span() for match in _WORD.finditer(raw)]
    texts = [raw[a:b] for a, b in spans]
    styles = _styles(runs, spans)
    times = _times(runs, spans, texts, start_ms, end_ms)
    return [
        Word(text, start, end, "given" if given else "estimated", None, style)
        for text, style, (start, end, given) in zip(texts, styles, times, strict=True)
    ]


def _styles(runs: Sequence[Run], spans: Sequence[tuple[int, int]]) -> list[tuple[str, ...]]:
    """The styles of each word: those of the run that holds most of it."""
    found: list[tuple[str, ...]] = []
    at, index = 0, 0  # the character at which run `index` begins
    for first, last in spans:
        while at + len(runs[index].text) <= first:
            at += len(runs[index].text)
            index += 1
        best: tuple[str, ...] = ()
        most, here, i = 0, at, index
        while here < last:
            covered = min(last, here + len(runs[i].text)) - max(first, here)
            if covered > most:
                best, most = runs[i].styles, covered
            here += len(runs[i].text)
            i += 1
        found.append(best)
    return found


def _times(
    runs: Sequence[Run], spans: Sequence[tuple[int, int]], texts: Sequence[str], start_ms: int, end_ms: int
) -> Iterator[tuple[int, int, bool]]:
    """Start, end and whether they were given, for each word.

    A time tag holds for the words from there to the next tag. A single word between two tags has both times given;
    several share the time between them by how long they take to say.
    """
    marks = [(0, start_ms)]
    at = 0
    for run in runs:
        if run.time_ms is not None and marks[-1][1] <= run.time_ms <= end_ms:
            marks.append((at, run.time_ms))
        at += len(run.text)
    tagged = len(marks) > 1
    groups: list[tuple[int, list[str]]] = [(start_ms, [])]
    m = 0
    for (first, _), text in zip(spans, texts, strict=True):
        moved = False
        while m + 1 < len(marks) and marks[m + 1][0] <= first:
            m += 1
            moved = True
        if moved:
            groups.append((marks[m][1], []))
        groups[-1][1].append(text)
    if not groups[0][1]:
        groups = groups[1:]
    ends = [start for start, _ in groups[1:]] + [end_ms]
    for (start, members), end in zip(groups, ends, strict=True):
        given = tagged and len(members) == 1
        for a, b in spread(members, start, end):
            yield a, b, given


@dataclass(frozen=True, slots=True)
class Step:
    """What a writer puts out for one word: `space` before it, then close, open, the word."""

    space: str
    close: tuple[str, ...]
    open: tuple[str, ...]
    word: Word


def steps(text: str, words: Sequence[Word]) -> Iterator[Step]:
    """Walk the words with the styles to close (innermost first) after the word before and to open before each.

    A last step with an empty word closes what is open.
    """
    held: tuple[str, ...] = ()
    *spaces, tail = separators(text, words)
    for space, word in zip(spaces, words, strict=True):
        same = 0
        while same < min(len(held), len(word.styles)) and held[same] == word.styles[same]:
            same += 1
        yield Step(space, held[same:][::-1], word.styles[same:], word)
        held = word.styles
    yield Step(tail, held[::-1], (), Word(""))


def add_style(styles: tuple[str, ...], style: str) -> tuple[str, ...]:
    """The styles with one more inside; the same style twice counts once."""
    return styles if style in styles or len(styles) >= MAX_STYLES else (*styles, style)
