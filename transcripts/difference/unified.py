"""A difference as a unified diff, a line for each segment: for tools that show or count such diffs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.visible import in_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transcripts.difference.lines import Line

CONTEXT = 3
"""Lines that are the same around each that differs, as diff -u has."""


def to_unified(lines: Sequence[Line], old: str, new: str) -> str:
    """The difference between the texts of two names; empty where there is none."""
    hunks = list(_hunks(lines))
    if not hunks:
        return ""
    made = [f"--- {in_one_line(old)}", f"+++ {in_one_line(new)}"]
    olds, news = _before(lines, "old"), _before(lines, "new")
    for first, end in hunks:
        a, b = olds[end] - olds[first], news[end] - news[first]
        made.append(f"@@ -{_span(olds[first], a)} +{_span(news[first], b)} @@")
        for line in lines[first:end]:
            if line.same:
                made.append(f" {in_one_line(line.new)}")
                continue
            made += [f"-{in_one_line(line.old)}"] if line.old else []
            made += [f"+{in_one_line(line.new)}"] if line.new else []
    return "\n".join(made) + "\n"


def _hunks(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    first = end = -1
    for number, line in enumerate(lines):
        if line.same:
            continue
        if first >= 0 and number - CONTEXT > end:
            yield first, end
            first = -1
        first = max(0, number - CONTEXT) if first < 0 else first
        end = min(len(lines), number + CONTEXT + 1)
    if first >= 0:
        yield first, end


def _before(lines: Sequence[Line], side: str) -> list[int]:
    """How many lines of a side stand before each line, and all of them last."""
    found = [0]
    for line in lines:
        found.append(found[-1] + bool(getattr(line, side)))
    return found


def _span(before: int, count: int) -> str:
    start = before + 1 if count else before
    return str(start) if count == 1 else f"{start},{count}"
