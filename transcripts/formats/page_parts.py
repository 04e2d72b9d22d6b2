"""What a page holds between marks: the mark's line, and the lines up to the next mark.

A mark is a line that a pattern matches, with the groups `time` (a clock time) and `text` (what follows on its line).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from transcripts.formats.page_text import Line, clock_ms, joined
from transcripts.model import Notice, Segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from regex import Pattern


class Part(NamedTuple):
    """A mark's line, the start of what it marks in milliseconds, who speaks, and the lines that belong to it."""

    mark: Line
    start_ms: int
    speaker: str | None
    lines: list[Line]


def marks_in(head: str, mark: Pattern[str]) -> int:
    """How many lines of a text are marks."""
    return sum(1 for line in head.split("\n") if mark.match(line.strip()))


def first_mark(lines: Sequence[Line], mark: Pattern[str]) -> int | None:
    """The index of the first line that is a mark; None where there is none."""
    return next((i for i, line in enumerate(lines) if mark.match(line.text)), None)


def parts_of(lines: Iterable[Line], mark: Pattern[str]) -> list[Part]:
    """The parts of a page from its first mark on; the group `name` of the mark, if it has one, is who speaks."""
    parts: list[Part] = []
    for line in lines:
        if found := mark.match(line.text):
            groups = found.groupdict()
            name, rest = groups.get("name"), groups["text"].strip()
            body = [Line(line.number, rest, line.paragraph)] if rest else []
            parts.append(Part(line, clock_ms(groups["time"]), name.strip() if name else None, body))
        else:
            parts[-1].lines.append(line)
    return parts


def segments_of(parts: Iterable[Part], what: str, warnings: list[Notice]) -> tuple[list[Segment], list[int]]:
    """A segment for each part, and the numbers of their marks' lines; one that has no words is left out, and told.

    A blank line inside a part, where the speaker changes or pauses, is kept for the paragraphs.
    """
    segments, numbers = [], []
    for mark, start_ms, speaker, lines in parts:
        if not lines:
            warnings.append(Notice(f"a {what} with no words is left out", mark.number, 1))
            continue
        segments.append(Segment(joined(lines), start_ms, None, speaker))
        numbers.append(mark.number)
    return segments, numbers
