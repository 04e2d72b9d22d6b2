"""Learning the space of sounds: pairs of what was said and what was heard, against sounds at random."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from transcripts.search.sound_index import Space, raw

if TYPE_CHECKING:
    from transcripts.phonetics.distance import Costs

Floats = npt.NDArray[np.float32]
SHARPNESS = 6.0  # how fast a phone stops counting as another one with the cost of confusing the two
KEPT = 64


def learn(pairs: list[tuple[str, str]], others: list[str], costs: Costs) -> Space:
    """Fisher's linear discriminant between alike pairs and all sounds."""
    n = len(costs.extra) - 1
    change = (costs.change[:n, :n] + costs.change[:n, :n].T) / 2
    values, vectors = np.linalg.eigh(np.exp(-SHARPNESS * change))
    likeness = (vectors * np.sqrt(np.maximum(values, 0))).astype(np.float32)
    one, two = raw([a for a, _ in pairs], likeness), raw([b for _, b in pairs], likeness)
    everything = raw(others, likeness)
    mean = everything.mean(axis=0)
    within = (one - two).T @ (one - two) / len(one)
    within += np.eye(len(within)) * np.trace(within) / len(within) * 0.3
    values, vectors = np.linalg.eigh(within)
    whiten = vectors / np.sqrt(values)
    spread = (everything - mean) @ whiten
    values, vectors = np.linalg.eigh(spread.T @ spread / len(spread))
    best = vectors[:, np.argsort(-values)[:KEPT]]
    return Space(likeness, mean, (whiten @ best).astype(np.float32))
