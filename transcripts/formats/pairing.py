"""Words paired with the same words written otherwise, in order, by their letters alone. Strings in, places out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_AHEAD = 8  # how far either side is looked along for the next pair, where the two differ


def pairs(left: Sequence[str], right: Sequence[str]) -> dict[int, range]:
    """For words on the left, the places on the right where they stand, in a word or in several that spell one.

    Where the two sides differ, the nearest pair ahead goes on.

    >>> pairs("Hello there, old friend, at 9:30.".split(), "hello there friend at 9 30".split())
    {0: range(0, 1), 1: range(1, 2), 3: range(2, 3), 4: range(3, 4), 5: range(4, 6)}
    """
    return dict(_pairs([letters(word) for word in left], [letters(word) for word in right]))


def letters(word: str) -> str:
    """The letters and digits of a word, without case."""
    return "".join(filter(str.isalnum, word.casefold()))


def _pairs(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, range]]:
    i = j = 0
    while i < len(left) and j < len(right):
        if end := _spelt(left[i], right, j):
            yield i, range(j, end)
            i, j = i + 1, end
            continue
        one, other = _step(left[i : i + _AHEAD], right[j : j + _AHEAD])
        i, j = i + one, j + other


def _spelt(word: str, right: Sequence[str], j: int) -> int:
    """Where the words end that spell this one from a place on; 0 where they do not."""
    at = 0
    for end in range(j, min(j + _AHEAD, len(right))):
        if not word or not word.startswith(right[end], at):
            return 0
        at += len(right[end])
        if at == len(word):
            return end + 1
    return 0


def _step(left: Sequence[str], right: Sequence[str]) -> tuple[int, int]:
    """How far to go on each side to the nearest pair; one on each where none is in sight."""
    near = [(a + b, a, b) for a, x in enumerate(left) for b, y in enumerate(right) if x and x == y]
    return min(near)[1:] if near else (1, 1)
