"""The calibrated judgement: features in, the chance that a candidate is right out.

Boosted trees, learnt by tools/calibrate_names.py on half of the talks of earnings21, ethereum_pm and bitcoin, kept as
plain arrays. Likeness can only speak for a name and ordinary English only against it: the learning was held to that.
Nothing here knows of words.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from transcripts.languages.english.folder import DATA

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]

MODEL = DATA / "sound" / "names.npz"


class Trees:
    """Boosted regression trees; a node is a leaf where its left child is itself.

    They are walked side by side (after Lucchese and others, "QuickScorer", 2015): a bit stands for each leaf of a
    tree, from left to right; every question that is answered with no takes the leaves on its left away, and the first
    that is left over is where the row ends.
    """

    def __init__(self, held: Mapping[str, npt.NDArray[np.generic]]) -> None:
        self._left, self._right, feature = (held[k].tolist() for k in ("left", "right", "feature"))
        self._threshold, self._value = held["threshold"].astype(np.float32), held["value"].astype(np.float32)
        self.base, self.names = float(held["base"]), tuple(str(n) for n in held["names"])
        self._trees = []
        for root in held["roots"].tolist():
            leaves, questions = self._walk(root)
            asked = [(feature[node], self._threshold[node], _Bits(mask)) for node, mask in questions]
            self._trees.append((self._value[leaves], asked))

    def _walk(self, root: int) -> tuple[list[int], list[tuple[int, int]]]:
        # The leaves from left to right, and each question with the leaves on its left, a bit for each.
        leaves: list[int] = []
        questions: list[tuple[int, int]] = []

        def visit(node: int) -> None:
            if self._left[node] == node:
                leaves.append(node)
                return
            first = len(leaves)
            visit(self._left[node])
            questions.append((node, (1 << len(leaves)) - (1 << first)))
            visit(self._right[node])

        visit(root)
        assert len(leaves) < np.iinfo(_Bits).bits
        return leaves, questions

    def chances(self, rows: Sequence[Sequence[float]]) -> Floats:
        """The chance of each row, 0 to 1."""
        if not rows:
            return np.zeros(0, np.float32)
        columns = np.array(rows, np.float32).T.copy()
        found = np.empty((columns.shape[1], len(self._trees)), np.float32)
        for tree, (values, asked) in enumerate(self._trees):
            gone = np.zeros(columns.shape[1], _Bits)
            for feature, threshold, mask in asked:
                gone |= (columns[feature] > threshold) * mask
            # the ones below the lowest zero
            found[:, tree] = values[np.bitwise_count(gone & ~(gone + _Bits(1)))]
        out = found.sum(axis=1) + self.base
        result: Floats = (1 / (1 + np.exp(-out))).astype(np.float32)
        return result


_Bits = np.uint16
"""Room for 15 leaves and the zero after them; the trees are learnt with 10."""


@lru_cache(maxsize=1)
def model() -> Trees:
    """The judgement that the package ships."""
    with np.load(MODEL) as held:
        return Trees({k: held[k] for k in held.files})
