"""What an alignment is made of: pairs of spans of words. Nothing here aligns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Kind = Literal["same", "changed", "left only", "right only"]


class Pair(NamedTuple):
    """A span of words on the left that belongs to one on the right; ends are exclusive.

    `same` spans say the same, whatever their marks, case and way of writing numbers; `changed` ones do not.
    `likeness` is 1 for what is the same, less the less two spans are spelled or sound alike, 0 where one is empty.
    """

    kind: Kind
    left_start: int
    left_end: int
    right_start: int
    right_end: int
    likeness: float = 1.0

    @property
    def left(self) -> range:
        """The indices of its words on the left."""
        return range(self.left_start, self.left_end)

    @property
    def right(self) -> range:
        """The indices of its words on the right."""
        return range(self.right_start, self.right_end)


def only(left_start: int, left_end: int, right_start: int, right_end: int) -> Iterator[Pair]:
    """What is left unpaired on either side at one place, the left before the right."""
    if left_end > left_start:
        yield Pair("left only", left_start, left_end, right_start, right_start, 0.0)
    if right_end > right_start:
        yield Pair("right only", left_end, left_end, right_start, right_end, 0.0)


def tidy(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Join what is unpaired on one side at one place into one pair for each side."""
    held: list[Pair] = []
    for pair in pairs:
        if pair.kind in {"left only", "right only"}:
            held.append(pair)
            continue
        yield from _gathered(held)
        held.clear()
        yield pair
    yield from _gathered(held)


def _gathered(held: list[Pair]) -> Iterator[Pair]:
    if held:
        yield from only(held[0].left_start, held[-1].left_end, held[0].right_start, held[-1].right_end)
