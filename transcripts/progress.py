"""How far the work on one talk is, told to whoever watches: a step, and how much of it is done.

    with watching(lambda step, done, total: ...):
        clean(talk)

Who works says `at("marks", 3_000, 80_000)`; it costs next to nothing where nobody watches. Nothing here prints.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Watcher: TypeAlias = "Callable[[str, int, int], None]"
"""Called with the name of a step, how many words of it are done, and how many there are (0: not known)."""
_WATCHER: ContextVar[Watcher | None] = ContextVar("watcher", default=None)


@contextmanager
def watching(watcher: Watcher) -> Iterator[None]:
    """Have the work inside tell how far it is."""
    token = _WATCHER.set(watcher)
    try:
        yield
    finally:
        _WATCHER.reset(token)


def at(step: str, done: int = 0, total: int = 0) -> None:
    """Say which step is being worked on, and how far it is."""
    if (watcher := _WATCHER.get()) is not None:
        watcher(step, done, total)
