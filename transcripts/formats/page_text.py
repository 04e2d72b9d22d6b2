"""What the readers of copied web pages share: lines with their numbers, clock times, dates, headings.

Pages are recognised by the shape of their lines, never by a site's name or by line numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import regex

from transcripts.languages.sentence_marks import stops
from transcripts.model import Notice, Segment
from transcripts.timing import speaking_ms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_FIRST = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?\s+(?P<m>\p{L}{3,9})\.?,?\s+(?P<y>\d{4})"
_MONTH_FIRST = r"(?P<m>\p{L}{3,9})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})"
_ISO = r"(?P<y>\d{4})-(?P<mm>\d{2})-(?P<d>\d{2})"
_DATES = [regex.compile(pattern) for pattern in (_DAY_FIRST, _MONTH_FIRST, _ISO)]


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its 1-based number, its text without white space around it, its paragraph."""

    number: int
    text: str
    paragraph: int


def lines_of(text: str) -> list[Line]:
    """The lines that are not blank; lines with no blank line between them share a paragraph number."""
    found, paragraph, blank = [], 0, True
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip("\ufeff\u200b \t\r\f\v\xa0")
        if line:
            paragraph += blank
            found.append(Line(number, line, paragraph))
        blank = not line
    return found


def paragraphs_of(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each paragraph."""
    return [list(group) for _, group in groupby(lines, key=lambda line: line.paragraph)]


def joined(lines: Sequence[Line]) -> str:
    """The lines as text, a blank line between paragraphs."""
    return "\n\n".join("\n".join(line.text for line in part) for part in paragraphs_of(lines))


def clock_ms(text: str) -> int:
    """Milliseconds of a clock time: `09:05`, `1:02:03`, `00:01.5`.

    >>> clock_ms("11:28"), clock_ms("1:02:03")
    (688000, 3723000)
    """
    seconds = 0.0
    for part in text.split(":"):
        seconds = seconds * 60 + float(part)
    return round(seconds * 1000)


def date_in(text: str) -> tuple[str, str] | None:
    """A date at the start of a line, as ISO 8601, and what stands after it; None where there is none.

    >>> date_in("19 Jun 202411:28"), date_in("Jun 20, 2024")
    (('2024-06-19', '11:28'), ('2024-06-20', ''))
    """
    for pattern in _DATES:
        if not (found := pattern.match(text)):
            continue
        parts = found.groupdict()
        name = (parts.get("m") or "")[:3].lower()
        month = int(parts["mm"]) if parts.get("mm") else _MONTHS.index(name) + 1 if name in _MONTHS else 0
        if 1 <= month <= 12 and 1 <= int(parts["d"]) <= 31:
            return f"{parts['y']}-{month:02}-{int(parts['d']):02}", text[found.end() :].strip(" ,·|-")
    return None


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    return stops(text)


def is_heading(text: str) -> bool:
    """Whether a line looks like a page's heading: a few words, most of them capitalised, no end of a sentence.

    >>> is_heading("Transcribe Your Own Content"), is_heading("and so we went on")
    (True, False)
    """
    words = [w for w in text.split() if any(c.isalpha() for c in w)]
    capitals = sum(w.lstrip("\"'“‘([")[:1].isupper() for w in words)
    return 0 < len(words) <= 12 and capitals * 3 >= len(words) * 2 and not ends_sentence(text)


def without_emoji(text: str) -> str:
    """The text without the symbols and bullets that pages set before a title."""
    return regex.sub(r"^[^\p{L}\p{N}\"'“‘(\[]+", "", text).strip()


def close_ends(
    segments: Sequence[Segment], lines: Sequence[int], duration_ms: int | None, warnings: list[Notice]
) -> list[Segment]:
    """Give segments that have only a start an end: the next start; for the last, the duration, else an estimate.

    `lines` are the segments' line numbers, for the notices. Every end is marked `estimated`.
    """
    closed = []
    for i, segment in enumerate(segments):
        start = segment.start_ms or 0
        guess = start + speaking_ms(segment.text.split())
        following = segments[i + 1].start_ms if i + 1 < len(segments) else duration_ms
        if following is None or following < start or (following == start and i + 1 == len(segments)):
            if following is not None and i + 1 < len(segments):
                warnings.append(Notice("the time goes backwards after this cue; its end is an estimate", lines[i]))
            elif following is not None:
                warnings.append(
                    Notice("the last cue starts after the known duration; its end is an estimate", lines[i])
                )
            following = guess
        closed.append(replace_end(segment, following))
    return closed


def replace_end(segment: Segment, end_ms: int) -> Segment:
    """The segment with an estimated end; its words are spread anew."""
    return Segment(segment.text, segment.start_ms, end_ms, segment.speaker, None, segment.start_timing, "estimated")


def page_notice(lines: Iterable[Line]) -> list[Notice]:
    """One notice that says which lines at the end were taken for the page's own text."""
    held = list(lines)
    if not held:
        return []
    span = f"lines {held[0].number} to {held[-1].number}" if len(held) > 1 else f"line {held[0].number}"
    return [Notice(f"{span} after the last words are taken for the page's own text, not for speech", held[0].number)]
