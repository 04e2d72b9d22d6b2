"""The line on a terminal that says how far a run is: rewritten in place, and gone at the end. Elsewhere, nothing."""

from __future__ import annotations

import shutil
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Self

from transcripts import progress
from transcripts.commands.printing import is_quiet
from transcripts.visible import in_one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import TracebackType

    from transcripts.batch.work import Outcome

EVERY_S = 0.2
"""How often the line is written anew."""


class Progress:
    """The line for a run over so many files; `in_hand` gives the names of those that are being done, and since when."""

    def __init__(self, files: int, in_hand: Callable[[], Mapping[str, float]]) -> None:
        self._files, self._in_hand = files, in_hand
        self._done, self._talk_ms, self._worked = 0, 0, 0
        self._began = time.monotonic()
        self._step = ""
        self._terminal = Line()
        self._watch = progress.watching(self._at)

    def __enter__(self) -> Self:
        self._watch.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._watch.__exit__(kind, error, trace)
        self._terminal.clear()

    def _at(self, step: str, done: int, total: int) -> None:
        self._step = told(step, done, total)
        self._terminal.show(self.text)

    def tell(self, outcome: Outcome | None) -> None:
        """Count an outcome; None says that time has passed."""
        if outcome is not None:
            self._done += 1
            self._talk_ms += outcome.facts.get("talk_ms", 0)
            self._worked += outcome.status != "unchanged"
            self._step = ""
        self._terminal.show(self.text)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take the line away while something else is printed."""
        self._terminal.clear()
        yield

    def text(self) -> str:
        """The line.

        >>> Progress(3, lambda: {"raw/talk.vtt": 0.0}).text()
        '0/3 files  raw/talk.vtt'
        """
        parts = [f"{self._done}/{self._files} files"]
        passed = time.monotonic() - self._began
        if self._talk_ms:
            parts.append(f"{self._talk_ms / 3_600_000:.1f} h of talk")
        if self._worked and passed > 1:
            rate = self._worked / passed
            parts.append(f"{rate * 60:.0f} files/min")
            parts.append(f"{_clock((self._files - self._done) / rate)} left")
        names = self._in_hand()
        if names:
            parts.append(in_one_line(min(names, key=names.__getitem__)))
        return "  ".join([*parts, *([self._step] if self._step else [])])


class Line:
    """A line that is written over itself, on standard error where that is a terminal."""

    def __init__(self) -> None:
        self._on = sys.stderr is not None and sys.stderr.isatty() and not is_quiet()
        self._last, self._shown = 0.0, False

    def show(self, text: Callable[[], str]) -> None:
        """Write it anew, unless that was done just now."""
        now = time.monotonic()
        if self._on and now - self._last >= EVERY_S:
            self._last, self._shown = now, True
            self._write(f"\r{text()[: shutil.get_terminal_size().columns - 1]}\x1b[K")

    def clear(self) -> None:
        """Take it away."""
        if self._shown:
            self._shown = False
            self._write("\r\x1b[K")

    def _write(self, text: str) -> None:
        with suppress(OSError, ValueError):  # the terminal is gone
            sys.stderr.write(text)
            sys.stderr.flush()


@contextmanager
def one_file(path: str) -> Iterator[None]:
    """Show how far the work on one file is, while it goes on."""
    line = Line()
    name = in_one_line(path)
    with progress.watching(lambda step, done, total: line.show(lambda: f"{name}  {told(step, done, total)}")):
        try:
            yield
        finally:
            line.clear()


def told(step: str, done: int, total: int) -> str:
    """How far a step is.

    >>> told("marks", 3_000, 80_000), told("names", 0, 0)
    ('marks 3%', 'names')
    """
    return f"{step} {100 * done // total}%" if total else step


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
