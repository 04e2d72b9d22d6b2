"""Lines of speech shown as each kind of rolling caption shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.model import Segment

if TYPE_CHECKING:
    from collections.abc import Callable


def youtube(lines: list[str]) -> list[Segment]:
    """The line above and the new one; then, for 10 ms, the new one alone."""
    cues = []
    for i, (above, line) in enumerate(zip(["", *lines], lines, strict=False)):
        cues.append(Segment(f"{above}\n{line}".strip(), i * 2010, i * 2010 + 2000))
        cues.append(Segment(line, i * 2010 + 2000, i * 2010 + 2010))
    return cues


def rolled(height: int) -> Callable[[list[str]], list[Segment]]:
    """The last lines that fit, a new one with every cue."""

    def show(lines: list[str]) -> list[Segment]:
        return [
            Segment("\n".join(lines[max(0, i - height + 1) : i + 1]), i * 2000, i * 2000 + 2000)
            for i in range(len(lines))
        ]

    return show


def painted(lines: list[str]) -> list[Segment]:
    """Word by word, the line above staying."""
    cues, at = [], 0
    for above, line in zip(["", *lines], lines, strict=False):
        words = line.split()
        for n in range(1, len(words) + 1):
            cues.append(Segment(f"{above}\n{' '.join(words[:n])}".strip(), at, at + 300))
            at += 300
    return cues
