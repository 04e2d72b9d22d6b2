"""Which reading of a place is right: the learnt judgement, and how much better another than the base's has to be.

Boosted trees over `Evidence`, learnt by `training/combining/learn.py`; nothing here knows of words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from transcripts.trees import Forest

if TYPE_CHECKING:
    from transcripts.combining.evidence import Talk

MODEL = Path(__file__).parent / "data" / "readings.npz"
MARGIN = 0.5
"""By how much the log odds of a reading have to exceed those of the base's, to take its place. Chosen on calls held
out: at 0 a few more errors go, but every third change is then wrong (benchmarks/FIGURES.md)."""
CLOSE = 0.0
"""From this margin on, what is not made is a suggestion."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A place where the sources differ: the number of its slot, of the best reading and of the base's.

    `margin` is by how much the log odds of the best exceed those of the base's; `wrong` the chance that what the base
    has is not the best there is.
    """

    slot: int
    best: int
    base: int
    margin: float
    wrong: float


@lru_cache(maxsize=1)
def model() -> Forest:
    """The judgement that the package ships."""
    with np.load(MODEL) as held:
        return Forest({k: held[k] for k in held.files})


def choices(talk: Talk, trees: Forest | None = None) -> list[Choice]:
    """The best reading of every place where the sources differ, and where the base has something to say."""
    rows, owners = [], []
    for number, slot in enumerate(talk.slots):
        if slot.open:
            rows += talk.rows(number)
            owners.append(number)
    chances = (trees or model()).chances(rows)
    odds = np.log(np.clip(chances, 1e-6, 1 - 1e-6) / (1 - np.clip(chances, 1e-6, 1 - 1e-6)))
    found, at = [], 0
    for number in owners:
        readings = talk.slots[number].readings
        own = [float(odds[at + i]) for i in range(len(readings))]
        at += len(readings)
        base = next((i for i, r in enumerate(readings) if 0 in r.sources), None)
        best = max(range(len(readings)), key=lambda i: (own[i], -i))
        if base is None:
            continue
        found.append(Choice(number, best, base, own[best] - own[base], 1 - _share(own, base)))
    return found


def _share(odds: list[float], chosen: int) -> float:
    """The chance of one of several readings, of which at most one is right."""
    weights = [exp(o) for o in odds]
    return weights[chosen] / (1.0 + sum(weights)) if weights[chosen] else 0.0
