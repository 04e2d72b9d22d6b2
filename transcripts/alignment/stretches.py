"""Where two texts truly tell the same: stretches of matching words too good to be chance.

A stretch is scored in bits: each matched word speaks for it by its rarity, each other word against it. Its
significance is the number of stretches as good as it that chance alone would put into two texts of these lengths
(Karlin and Altschul 1990); few expected means that it is real. Nothing here pairs words that differ.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from math import log2
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from transcripts.alignment.edit import Op

MISS = 2.0
"""Bits that a word without its match speaks against a stretch: at seven matches in ten, three others in ten."""
DROP = 30.0
"""A stretch ends where it has lost this many bits: fifteen words."""
EXPECTED = 1e-3
"""A stretch counts where chance would give fewer than this many of its kind."""
LEAST_WORDS = 12
"""A stretch that stands alone has at least so many matched words; what is shorter is a formula, not a quotation."""

Run = tuple[int, int, int]
"""Words that are equal on both sides: start on the left, start on the right, how many."""


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch as tokens: its equal runs, in order on both sides, and its score in bits."""

    runs: tuple[Run, ...]
    bits: float
    moved: bool = False

    @property
    def left(self) -> tuple[int, int]:
        """From its first token on the left to after its last."""
        return self.runs[0][0], self.runs[-1][0] + self.runs[-1][2]

    @property
    def right(self) -> tuple[int, int]:
        """From its first token on the right to after its last."""
        return self.runs[0][1], self.runs[-1][1] + self.runs[-1][2]

    @property
    def matched(self) -> int:
        """How many tokens are equal."""
        return sum(length for _, _, length in self.runs)

    def expected(self, left: int, right: int) -> float:
        """How many stretches as good chance would give in `left` times `right` tokens."""
        return float(2.0 ** min(60.0, log2(max(1, left) * max(1, right)) - self.bits))


def equal_runs(ops: Iterable[Op], left: int = 0, right: int = 0) -> list[Run]:
    """The equal runs of an alignment, whose sides begin at `left` and `right`."""
    return [(left + i1, right + j1, i2 - i1) for tag, i1, i2, j1, _ in ops if tag == "equal"]


def stretches(runs: Sequence[Run], a: NDArray[np.uint32], weights: NDArray[np.float64]) -> Iterator[Match]:
    """The stretches of one alignment, best ends kept: where the score sinks to nothing or drops, one ends."""
    held: list[Run] = []
    score = best = 0.0
    best_at = 0
    for run in runs:
        gain = float(weights[a[run[0] : run[0] + run[2]]].sum())
        loss = _loss(held[-1], run) if held else 0.0
        if held and (loss >= DROP or score - loss <= 0 or best - (score - loss) > DROP):
            yield Match(tuple(held[:best_at]), best)
            held, score, best, loss = [], 0.0, 0.0, 0.0
        held.append(run)
        score += gain - loss
        if score > best:
            best, best_at = score, len(held)
    if held:
        yield Match(tuple(held[:best_at]), best)


def _loss(before: Run, after: Run) -> float:
    missed: int = max(after[0] - before[0], after[1] - before[1]) - before[2]
    return MISS * missed


def in_order(found: Sequence[Match]) -> list[Match]:
    """Mark as moved all but the best choice of stretches that stand in one order on both sides."""
    ordered = sorted(found, key=lambda m: m.left)
    best = _heaviest(ordered)
    return [replace(match, moved=k not in best) for k, match in enumerate(ordered)]


def _heaviest(ordered: Sequence[Match]) -> set[int]:
    # The heaviest rising subsequence by the place on the right: `ends` rises together with `weights`.
    ends: list[int] = [-1]
    weights: list[float] = [0.0]
    last: list[int] = [-1]
    before: list[int] = []
    for k, match in enumerate(ordered):
        start, end = match.right
        place = bisect_right(ends, start) - 1
        before.append(last[place])
        weight = weights[place] + match.bits
        at = bisect_right(ends, end)
        if weights[at - 1] >= weight:
            continue
        stop = at
        while stop < len(ends) and weights[stop] <= weight:
            stop += 1
        ends[at:stop], weights[at:stop], last[at:stop] = [end], [weight], [k]
    chosen: set[int] = set()
    k = last[-1]
    while k >= 0:
        chosen.add(k)
        k = before[k]
    return chosen
