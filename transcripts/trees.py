"""Boosted regression trees as plain arrays, walked side by side. Nothing here knows what they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]

_Bits = np.uint16
"""Room for 15 leaves and the zero after them; the trees are learnt with no more."""


class Forest:
    """Trees of `held`: a node is a leaf where its left child is itself; `roots` are the nodes that trees begin at.

    They are walked side by side (after Lucchese and others, "QuickScorer", 2015): a bit stands for each leaf of a
    tree, from left to right; every question that is answered with no takes the leaves on its left away, and the first
    that is left over is where the row ends.
    """

    def __init__(self, held: Mapping[str, npt.NDArray[np.generic]]) -> None:
        self.left, self.right, self.feature = (held[k].tolist() for k in ("left", "right", "feature"))
        self.threshold, self.value = held["threshold"].astype(np.float32), held["value"].astype(np.float32)
        self.roots, self.base = held["roots"].tolist(), float(held["base"])
        self.names = tuple(str(n) for n in held["names"])
        self._trees = []
        for root in self.roots:
            leaves, questions = self._walk(root)
            asked = [(self.feature[node], self.threshold[node], _Bits(mask)) for node, mask in questions]
            self._trees.append((self.value[leaves], asked))

    def _walk(self, root: int) -> tuple[list[int], list[tuple[int, int]]]:
        # The leaves from left to right, and each question with the leaves on its left, a bit for each.
        leaves: list[int] = []
        questions: list[tuple[int, int]] = []

        def visit(node: int) -> None:
            if self.left[node] == node:
                leaves.append(node)
                return
            first = len(leaves)
            visit(self.left[node])
            questions.append((node, (1 << len(leaves)) - (1 << first)))
            visit(self.right[node])

        visit(root)
        assert len(leaves) < np.iinfo(_Bits).bits
        return leaves, questions

    def sums(self, rows: npt.ArrayLike) -> Floats:
        """The log odds of each row, whose columns are those of `names`."""
        table = np.asarray(rows, np.float32)
        if not len(table):
            return np.zeros(0, np.float32)
        columns = table.T.copy()
        found = np.empty((columns.shape[1], len(self._trees)), np.float32)
        for tree, (values, asked) in enumerate(self._trees):
            gone = np.zeros(columns.shape[1], _Bits)
            for feature, threshold, mask in asked:
                gone |= (columns[feature] > threshold) * mask
            # the ones below the lowest zero
            found[:, tree] = values[np.bitwise_count(gone & ~(gone + _Bits(1)))]
        out: Floats = found.sum(axis=1) + np.float32(self.base)
        return out

    def chances(self, rows: Sequence[Sequence[float]]) -> Floats:
        """The chance of each row, 0 to 1."""
        out: Floats = (1 / (1 + np.exp(-self.sums(rows)))).astype(np.float32)
        return out
