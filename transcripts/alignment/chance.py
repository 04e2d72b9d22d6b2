"""Which of the words that were paired though they differ are no more alike than any two passages, and so no pairs.

Two passages that have nothing to do with each other still give pairs: little words that are the same, words of like
length. Each pair of a block speaks for one of two states, `said on both sides` or `by chance`, and the likeliest
sequence of states is taken. Nothing here pairs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.alignment.blankless import blankless
from transcripts.alignment.pairs import Pair, only, tidy
from transcripts.alignment.stretches import MISS
from transcripts.alignment.tokens import silent, spelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LEAST_WORDS = 6
"""A passage is taken apart only where both sides have so many words of it: a few words that differ are one mishearing
whatever they share."""
TURN = 10.0
"""Bits that speak against a passage before it is taken for chance. With 8, 10 and 12, each of 21 calls held out from
the counts below in turn, 78, 61 and 42 in a hundred words were found of passages of 8 to 10 words laid over others, 96,
94 and 85 of 11 to 15 words, 96 of longer ones; and of 169,000 words said on both sides 79, 72 and 65 taken apart ..."""
TURN_IF_SPARSE = 20.0
"""... and so many where less than SPARSE of the words of all stretches is the same. A recogniser that gets every second
word makes what was said look like chance: with 20 bits 38 words of a call lost their times, and not 96."""
SPARSE = 0.7
"""Between the share of a weak recogniser (0.55) and those of two good ones (0.90 to 0.94), on the same calls."""
SHORT = 3
"""Letters up to which a word is short."""
STEPS = (0.1, 0.25, 0.4, 0.6)
"""Likenesses at which words that differ go to the next of the five figures of CHANGED."""
SAME_SHORT, SAME_LONG = 2.4, 5.0
CHANGED = (-1.6, -1.8, -0.6, 1.0, 3.6)
ALONE = -1.2
"""What a pair says for its words being said on both sides, in bits: the same word, short or long; words that differ, by
the steps of their likeness; each word without a partner. Counted in 656 blocks of the calls of earnings21, and in 453
pairs of passages from different places."""
CHARACTER = 0.5
"""A character of a script without blanks says as much as half a word: words of Chinese and Japanese have about two."""


def chance_taken_out(
    pairs: Iterable[Pair], left: Sequence[str], right: Sequence[str], density: float = 1.0
) -> Iterator[Pair]:
    """The pairs of a block between two stretches, passages that match by chance given as words of either side alone.

    `density` is the share (0 to 1) of the words of all stretches that are the same on both sides.
    """
    held = list(pairs)
    if _size(held) < LEAST_WORDS:
        return iter(held)
    apart = [False] * len(held)
    turn = TURN if density >= SPARSE else TURN_IF_SPARSE
    for start, end in _by_chance([_said(p, left, right) for p in held], turn / 2):
        if _size(held[start:end]) >= LEAST_WORDS:
            apart[start:end] = [True] * (end - start)
    return tidy(part for pair, split in zip(held, apart, strict=True) for part in (_alone(pair) if split else (pair,)))


def far_taken_out(
    pairs: Iterable[Pair], left: Sequence[str], right: Sequence[str], *, at_start: bool
) -> Iterator[Pair]:
    """The pairs beyond the first or the last stretch as far as they speak for more being shared than the stretch."""
    held = list(pairs)
    outward = held[::-1] if at_start else held
    best, kept, total = 0.0, 0, 0.0
    for k, pair in enumerate(outward):
        total += _said(pair, left, right, -MISS)
        if total > best or (total == best and pair.kind == "same"):  # fillers say nothing either way
            best, kept = total, k + 1
    near = range(len(held) - kept, len(held)) if at_start else range(kept)
    return tidy(part for k, pair in enumerate(held) for part in ((pair,) if k in near else _alone(pair)))


def _alone(pair: Pair) -> Iterator[Pair]:
    return only(pair.left_start, pair.left_end, pair.right_start, pair.right_end)


def _size(pairs: Iterable[Pair]) -> int:
    """The words of the shorter side."""
    held = list(pairs)
    return min(sum(len(p.left) for p in held), sum(len(p.right) for p in held))


def _said(pair: Pair, left: Sequence[str], right: Sequence[str], alone: float = ALONE) -> float:
    """What one pair says for its words being said on both sides, in bits."""
    words = [*(left[i] for i in pair.left), *(right[j] for j in pair.right)]
    spoken = [word for word in words if not silent(word)]
    if any(map(blankless, spoken)):
        return CHARACTER * _bits(pair, spoken, alone)
    return _bits(pair, spoken, alone)


def _bits(pair: Pair, spoken: Sequence[str], alone: float) -> float:
    if pair.kind == "same":
        letters = max(map(len, map(spelling, spoken)), default=0)
        return (SAME_LONG if letters > SHORT else SAME_SHORT) if letters else 0.0
    if pair.kind == "changed":
        return CHANGED[sum(pair.likeness >= step for step in STEPS)]
    return alone * len(spoken)


def _by_chance(said: Sequence[float], turn: float) -> Iterator[tuple[int, int]]:
    """Runs of pairs, from the first to after the last, of which chance is the likelier state."""
    real, chance = 0.0, -turn
    stayed: list[tuple[bool, bool]] = []
    for bits in said:
        stayed.append((real >= chance - turn, chance >= real - turn))
        real, chance = max(real, chance - turn) + bits, max(chance, real - turn)
    state = chance - turn > real
    end = len(said)
    for k in range(len(said) - 1, -1, -1):
        before = state == stayed[k][state]  # stayed[k] tells for each state whether it was the same one step earlier
        if state and not before:
            yield k, end
        if not state and before:
            end = k
        state = before
    if state:
        yield 0, end
