"""How sure a rate is, and whether two differ: resampling blocks of the reference (Bisani and Ney 2004).

The random numbers start from a fixed seed, so that the same texts always give the same figures. Nothing here counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from transcripts.alignment.rates import ErrorRate

SAMPLES = 2_000
FLIPS = 10_000
MOST_BLOCKS = 1_000
"""More blocks than this are joined with their neighbours: nothing is gained by more."""
LEAST_BLOCKS = 5
SEED = 20


class Interval(NamedTuple):
    """Bounds that hold the true rate with a probability of 0.95."""

    low: float
    high: float


class Difference(NamedTuple):
    """How two hypotheses for one reference differ: the first one's rate less the second's.

    `p_value` is the probability of a difference as large if both were equally good.
    """

    rate: float
    interval: Interval
    p_value: float


def interval(blocks: Sequence[ErrorRate]) -> Interval | None:
    """The bootstrap interval of the total rate over blocks; None for too few of them."""
    table = _table(blocks)
    if len(table) < LEAST_BLOCKS or not table[:, 1].sum():
        return None
    sums = _weights(len(table)) @ table
    return _middle(sums[:, 0] / np.maximum(sums[:, 1], 1))


def difference(first: Sequence[ErrorRate], second: Sequence[ErrorRate]) -> Difference | None:
    """Compare two hypotheses over the same blocks of one reference; None for too few blocks.

    The interval is a paired bootstrap's, the probability that of a paired permutation test.
    """
    one, other = _table(first), _table(second)
    if len(one) != len(other) or len(one) < LEAST_BLOCKS or not one[:, 1].sum():
        return None
    length = one[:, 1].sum()
    apart = one[:, 0] - other[:, 0]
    weights = _weights(len(one))
    rates = (weights @ apart) / np.maximum(weights @ one[:, 1], 1)
    signs = np.random.default_rng(SEED).integers(0, 2, (FLIPS, len(apart)), dtype=np.int8) * 2 - 1
    by_chance = np.abs(signs @ apart) >= abs(apart.sum())
    return Difference(float(apart.sum() / length), _middle(rates), float((by_chance.sum() + 1) / (FLIPS + 1)))


def _table(blocks: Sequence[ErrorRate]) -> NDArray[np.int64]:
    table = np.array([(b.errors, b.reference) for b in blocks], np.int64).reshape(-1, 2)
    if len(table) > MOST_BLOCKS:
        edges = np.linspace(0, len(table), MOST_BLOCKS, endpoint=False).astype(int)
        table = np.add.reduceat(table, edges, axis=0)
    return table


def _weights(count: int) -> NDArray[np.int64]:
    return np.random.default_rng(SEED).multinomial(count, np.full(count, 1 / count), SAMPLES)


def _middle(values: NDArray[np.float64]) -> Interval:
    low, high = np.quantile(values, [0.025, 0.975])
    return Interval(float(low), float(high))
