"""A difference as lines: one for each segment of the new text, with its time and what is different in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transcripts.ledger.explain import clock
from transcripts.visible import in_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transcripts.difference.parts import Part
    from transcripts.model import Transcript

LONG = 12
"""Of a run of words that are the same longer than this, only both ends are shown in a terminal."""
_RED, _GREEN, _OFF = "\x1b[31m", "\x1b[32m", "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Line:
    """A segment of the new text: who says it, when it starts, and its parts."""

    start_ms: int | None
    speaker: str | None
    parts: tuple[Part, ...]

    @property
    def same(self) -> bool:
        """Whether nothing is different in it."""
        return all(part.same for part in self.parts)

    @property
    def old(self) -> str:
        """What the old text has."""
        return " ".join(word for part in self.parts for word in part.old)

    @property
    def new(self) -> str:
        """What the new text has."""
        return " ".join(word for part in self.parts for word in part.new)


def lines_of(text: Transcript, parts: Sequence[Part]) -> list[Line]:
    """The parts of a difference set into the segments of the new text; what is only in the old one goes with the
    segment that it stood before the end of.
    """
    ends: list[int] = []
    for segment in text.segments:
        ends.append((ends[-1] if ends else 0) + len(segment.words))
    held: list[list[Part]] = [[] for _ in text.segments] or [[]]
    at = 0
    for part in parts:
        # A part that is different stands in the segment of its first word; words that are the same are divided.
        while at < len(ends) - 1 and part.start >= ends[at] and (part.new or part.start > ends[at]):
            at += 1
        if not part.same:
            held[at].append(part)
            continue
        start = part.start
        while start < part.end:
            while at < len(ends) - 1 and start >= ends[at]:
                at += 1
            end = min(part.end, ends[at]) if at < len(ends) - 1 else part.end
            words = part.new[start - part.start : end - part.start]
            held[at].append(type(part)(words, words, start, end))
            start = end
    if not text.segments:
        return [Line(None, None, tuple(held[0]))] if held[0] else []
    return [
        Line(segment.start_ms, segment.speaker, tuple(found))
        for segment, found in zip(text.segments, held, strict=True)
        if found
    ]


def plain_lines(lines: Sequence[Line], *, colour: bool = False) -> Iterator[str]:
    """The lines that differ, for a terminal: `[-old-]{+new+}` as wdiff writes it, or in colours.

    What comes from files has its control characters made visible.
    """
    minus, plus = ((_RED, _OFF), (_GREEN, _OFF)) if colour else (("[-", "-]"), ("{+", "+}"))
    for line in lines:
        if line.same:
            continue
        shown = []
        for part in line.parts:
            if part.same:
                shown.append(_short(part.new))
                continue
            old = f"{minus[0]}{_text(part.old)}{minus[1]}" if part.old else ""
            new = f"{plus[0]}{_text(part.new)}{plus[1]}" if part.new else ""
            shown.append(old + new)
        yield f"{clock(line.start_ms)}  {' '.join(shown)}"


def _text(words: Sequence[str]) -> str:
    return in_one_line(" ".join(words))


def _short(words: Sequence[str]) -> str:
    half = LONG // 2
    return _text(words) if len(words) <= LONG else f"{_text(words[:half])} … {_text(words[-half:])}"
