"""The calibrated judgement: features in, the chance that a candidate is right out.

Boosted trees, learnt by tools/calibrate_names.py on half of the talks of earnings21, ethereum_pm and bitcoin, kept as
plain arrays. Likeness can only speak for a name and ordinary English only against it: the learning was held to that.
Nothing here knows of words.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]

MODEL = Path(__file__).parent.parent / "data" / "sound" / "names.npz"


class Trees:
    """Boosted regression trees; a node is a leaf where its left child is itself."""

    def __init__(self, held: Mapping[str, npt.NDArray[np.generic]]) -> None:
        self.roots = held["roots"].astype(np.intp)
        self.feature, self.left, self.right = (held[k].astype(np.intp) for k in ("feature", "left", "right"))
        self.threshold, self.value = held["threshold"].astype(np.float32), held["value"].astype(np.float32)
        self.base, self.depth = float(held["base"]), int(held["depth"])
        self.names = tuple(str(n) for n in held["names"])

    def chances(self, rows: Sequence[Sequence[float]]) -> Floats:
        """The chance of each row, 0 to 1."""
        if not rows:
            return np.zeros(0, np.float32)
        table = np.array(rows, np.float32)
        out = np.empty(len(table), np.float32)
        for first in range(0, len(table), 2048):
            some = table[first : first + 2048]
            at = np.broadcast_to(self.roots, (len(some), len(self.roots)))
            row = np.arange(len(some))[:, None]
            for _ in range(self.depth):
                at = np.where(some[row, self.feature[at]] <= self.threshold[at], self.left[at], self.right[at])
            out[first : first + 2048] = self.value[at].sum(axis=1)
        result: Floats = (1 / (1 + np.exp(-(out + self.base)))).astype(np.float32)
        return result


@lru_cache(maxsize=1)
def model() -> Trees:
    """The judgement that the package ships."""
    with np.load(MODEL) as held:
        return Trees({k: held[k] for k in held.files})
