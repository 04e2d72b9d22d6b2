"""Giving every word of a text a time from the words of a timed text that it is paired with.

A paired word gets the times of its partner. What has no partner is fitted between its neighbours, by how long the
words take to say, and never out of order. A run too long for the room it has gets no times at all: inventing them
would be worse than having none. Nothing here pairs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transcripts.timing import SYLLABLE_MS, spread, weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transcripts.alignment.pairs import Pair
    from transcripts.model import Timing

LONE = 4
"""At either end, where nothing bounds them, up to this many words without a partner are timed by guess."""
BRIEF = 20
"""Up to so many words without partners are timed whatever the room: recognisers drop that much and more. Not so where
the timed side has so many words of its own there: ..."""
OTHER = 3
"""... then something else is said, and only the room beside it is left."""
ROOM = 2.5
"""A longer run is timed where it needs no more than so many times the room there is, and ..."""
SPARE_MS = 1_500
"""... this much."""


LONGEST = 2.0
"""Words that differ are not paired over more than so many times the time they take, and `SPARE_MS`."""


SURE_SAME = 0.99
SURE_CHANGED = (0.86, 0.93, 0.96, 0.98)
SURE_SPREAD = (0.79, 0.86, 0.88, 0.90)
SURE_ALONE = (0.80, 0.52, 0.49, 0.29)
SURE_IN_CUE = 0.4
"""The share of words that start within 200 ms of the truth, on the half of earnings21 that is for tuning: words that
are the same; words paired with others, by quarters of likeness, and several of them over one span; words without a
partner, by the length of their run; and the factor where the timed side has times for cues alone."""


@dataclass(slots=True)
class Placed:
    """When a word is said, how we know, and how sure it is (0 to 1) that it starts within 200 ms of that."""

    start_ms: int
    end_ms: int
    timing: Timing
    sure: float


def place(
    pairs: Iterable[Pair], times: Sequence[tuple[int, int, Timing] | None], words: Sequence[str]
) -> list[Placed | None]:
    """Place the words of the right side by the `times` of the left side's words; None where no time can be known.

    `pairs` are one alignment in order; words of the right side that are in none of them stay None.
    """
    placed: list[Placed | None] = [None] * len(words)
    loose: list[tuple[int, int]] = []
    others: dict[int, list[tuple[int, int]]] = {}
    for pair in pairs:
        if pair.kind == "left only":
            if len(pair.left) >= OTHER:
                others.setdefault(pair.right_start, []).extend(t[:2] for i in pair.left if (t := times[i]) is not None)
        elif pair.kind == "right only" or not _take(pair, times, words, placed):
            if loose and loose[-1][1] == pair.right_start:
                loose[-1] = (loose[-1][0], pair.right_end)
            else:
                loose.append((pair.right_start, pair.right_end))
    for start, end in loose:
        _fit(start, end, words, placed, [span for at in range(start, end + 1) for span in others.get(at, ())])
    return placed


def _take(
    pair: Pair, times: Sequence[tuple[int, int, Timing] | None], words: Sequence[str], placed: list[Placed | None]
) -> bool:
    held = [t for t in (times[i] for i in pair.left) if t is not None]
    if not held:
        return False
    start, end = held[0][0], max(held[0][0], held[-1][1])
    if pair.kind == "changed" and end - start > LONGEST * _needed([words[j] for j in pair.right]) + SPARE_MS:
        return False
    given: Timing = "given" if all(t[2] == "given" for t in held) else "estimated"
    sure = _sure(pair) * (1.0 if given == "given" else SURE_IN_CUE)
    if len(pair.right) == 1:
        placed[pair.right_start] = Placed(start, end, given, sure)
        return True
    for j, (one, other) in zip(pair.right, spread([words[j] for j in pair.right], start, end), strict=True):
        placed[j] = Placed(one, other, "estimated", sure)
    return True


def _sure(pair: Pair) -> float:
    if pair.kind == "same":
        return SURE_SAME
    return (SURE_CHANGED if len(pair.right) == 1 else SURE_SPREAD)[min(3, int(pair.likeness * 4))]


def _needed(texts: Sequence[str]) -> int:
    return round(SYLLABLE_MS * sum(weight(word) for word in texts))


def _fit(
    start: int, end: int, words: Sequence[str], placed: list[Placed | None], others: Sequence[tuple[int, int]]
) -> None:
    """Place a run of words without partners, beside the words that only the timed side has there."""
    before = placed[start - 1] if start else None
    after = placed[end] if end < len(words) else None
    texts = words[start:end]
    need = _needed(texts)
    if before and after:
        left, right = _free(before.end_ms, max(before.end_ms, after.start_ms), others)
        room = right - left
        if (end - start > BRIEF or others) and need > ROOM * room + SPARE_MS:
            return
        if need < room:
            left, right = _within(words, start, end, left, right, need)
    elif before and end - start <= LONE:
        left, right = before.end_ms, before.end_ms + need
    elif after and end - start <= LONE:
        left, right = max(0, after.start_ms - need), after.start_ms
    else:
        return
    sure = SURE_ALONE[min(len(texts), len(SURE_ALONE)) - 1]
    if min(p.sure for p in (before, after) if p) <= SURE_IN_CUE:
        sure *= SURE_IN_CUE
    for j, (one, other) in zip(range(start, end), spread(texts, left, right), strict=True):
        placed[j] = Placed(one, other, "estimated", sure)


def _free(left: int, right: int, others: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The longer part of the room that lies before or behind what the timed side says there."""
    if not others:
        return left, right
    first = min(right, max(left, min(start for start, _ in others)))
    last = max(left, min(right, max(end for _, end in others)))
    return (left, first) if first - left >= right - last else (last, right)


def _within(words: Sequence[str], start: int, end: int, left: int, right: int, need: int) -> tuple[int, int]:
    """Where in a room that is longer than needed: after what it continues, or before what continues it."""
    if start and words[start - 1][-1:] in ".?!" and words[end - 1][-1:] not in ".?!":
        return right - need, right
    return left, left + need
