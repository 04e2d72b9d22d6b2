"""Which words of two texts belong together because they are the same, wherever the texts differ, lack or move parts.

From two lists of written words to stretches of equal tokens; chance matches are refused. Nothing here pairs words
that differ: see `transcripts.alignment.blocks`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from math import log2
from typing import TYPE_CHECKING

import numpy as np

from transcripts.alignment.edit import edits_numbered, numbered
from transcripts.alignment.nearby import WITHIN, homed, shared, trimmed
from transcripts.alignment.passages import passages
from transcripts.alignment.stretches import EXPECTED, LEAST_WORDS, Match, equal_runs, in_order, stretches
from transcripts.alignment.tokens import Tokens
from transcripts.languages.english.common_words import bits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

ALIKE = 0.5
"""Where this share of both texts matches in order, they are related, however short they are."""
SHORT = 0.4
"""Of a text of few words, a stretch of this share is no formula, however short."""


@dataclass(frozen=True, slots=True)
class Related:
    """What two texts have in common: their tokens, and the stretches that are no chance, by their place on the left.

    `best` is the best stretch found, whether or not it holds; None where no word is shared.
    """

    left: Tokens
    right: Tokens
    found: tuple[Match, ...]
    best: Match | None

    def expected(self, match: Match) -> float:
        """How many stretches as good as this one chance would give in texts of these lengths."""
        return match.expected(len(self.left.tokens), len(self.right.tokens))


def related(left: Sequence[str], right: Sequence[str]) -> Related:
    """Find what two lists of written words have in common."""
    ours, theirs = Tokens.of(left), Tokens.of(right)
    a, b, kinds = numbered(ours.tokens, theirs.tokens)
    if not len(a) or not len(b):
        return Related(ours, theirs, (), None)
    counts = np.bincount(a, minlength=kinds) + np.bincount(b, minlength=kinds)
    weights = bits(_names(ours, theirs, a, b, kinds), counts)
    runs = equal_runs(edits_numbered(a, b, kinds))
    candidates = list(stretches(runs, a, weights))
    held = [m for m in candidates if _holds(m, len(a), len(b))]
    if not held and sum(m.matched for m in candidates) >= ALIKE * max(len(a), len(b)):
        held = [max(candidates, key=lambda m: m.bits)]
    least = log2(len(a) * len(b)) - log2(EXPECTED)
    more = passages(a, b, weights, held, least)
    held = in_order([*held, *(m for m in more if _holds(m, len(a), len(b)))])
    held = homed(held, a, b, weights)
    best = max([*held, *candidates, *more], key=lambda m: m.bits, default=None)
    whole = sum(m.matched for m in held) >= ALIKE * min(len(a), len(b))
    if whole:
        held = _with_gaps(held, candidates)
    held = _with_ends(held, a, b, weights, further=whole)
    return Related(ours, theirs, tuple(_extended(held, a, b)), best)


def _names(ours: Tokens, theirs: Tokens, a: NDArray[np.uint32], b: NDArray[np.uint32], kinds: int) -> list[str]:
    names = [""] * kinds
    for tokens, numbers in ((ours.tokens, a), (theirs.tokens, b)):
        for token, number in zip(tokens, numbers.tolist(), strict=True):
            names[number] = token
    return names


def _holds(match: Match, left: int, right: int) -> bool:
    """Whether a stretch is no chance, and long enough to be no formula."""
    return match.expected(left, right) < EXPECTED and match.matched >= min(LEAST_WORDS, SHORT * min(left, right))


def _with_gaps(held: list[Match], candidates: list[Match]) -> list[Match]:
    """Add to the stretches the weaker ones that stand in order between two of them: a short turn, a single answer."""
    chain = [m for m in held if not m.moved]
    taken = {m.left for m in held}
    extra: list[Match] = []
    rest = [m for m in candidates if m.left not in taken]
    k = 0
    for before, after in pairwise(chain):
        while k < len(rest) and rest[k].left[0] < before.left[1]:
            k += 1
        while k < len(rest) and rest[k].left[1] <= after.left[0]:
            match = rest[k]
            k += 1
            room = (after.left[0] - before.left[1], after.right[0] - before.right[1])
            fits = before.right[1] <= match.right[0] and match.right[1] <= after.right[0]
            if fits and match.expected(*room) < WITHIN and _free(match, held):
                extra.append(match)
    return sorted([*held, *extra], key=lambda m: m.left)


def _with_ends(
    held: list[Match], a: NDArray[np.uint32], b: NDArray[np.uint32], weights: NDArray[np.float64], *, further: bool
) -> list[Match]:
    """Trim the first stretch and the last, since nothing holds at a text's ends.

    With `further`, add what is shared right beside them: not where two texts share a quotation alone, whose
    surroundings have nothing to do with each other.
    """
    chain = [m for m in held if not m.moved]
    if not chain:
        return held
    first, last = chain[0], chain[-1]
    held = [trimmed(m, a, weights, start=m is first, end=m is last) if m in {first, last} else m for m in held]
    if not further:
        return held
    chain = [m for m in held if not m.moved]
    (i1, i2), (j1, j2) = (chain[0].left[0], chain[-1].left[1]), (chain[0].right[0], chain[-1].right[1])
    ends = [
        *shared(a, b, weights, ((0, i1), (0, j1)), at_end=True),
        *shared(a, b, weights, ((i2, len(a)), (j2, len(b))), at_end=False),
    ]
    return sorted([*held, *(match for match in ends if _free(match, held))], key=lambda m: m.left)


def _extended(held: Iterable[Match], a: NDArray[np.uint32], b: NDArray[np.uint32]) -> Iterator[Match]:
    """The stretches, each grown at both ends as far as the words are the same and no other stretch has them."""
    taken_a, taken_b = np.zeros(len(a) + 1, bool), np.zeros(len(b) + 1, bool)
    held = list(held)
    for match in held:
        taken_a[slice(*match.left)] = taken_b[slice(*match.right)] = True
    for match in held:
        (i, j, length), grown = match.runs[0], list(match.runs)
        while i and j and a[i - 1] == b[j - 1] and not (taken_a[i - 1] or taken_b[j - 1]):
            i, j, length = i - 1, j - 1, length + 1
        grown[0] = (i, j, length)
        i, j, length = grown[-1]
        end, other = i + length, j + length
        while end < len(a) and other < len(b) and a[end] == b[other] and not (taken_a[end] or taken_b[other]):
            end, other = end + 1, other + 1
        grown[-1] = (i, j, end - i)
        longer = replace(match, runs=tuple(grown))
        taken_a[slice(*longer.left)] = taken_b[slice(*longer.right)] = True
        yield longer


def _free(match: Match, held: list[Match]) -> bool:
    """Whether no moved stretch has taken any of its words."""
    moved = [m for m in held if m.moved]
    on_left = all(m.left[1] <= match.left[0] or match.left[1] <= m.left[0] for m in moved)
    return on_left and all(m.right[1] <= match.right[0] or match.right[1] <= m.right[0] for m in moved)
