"""A learnt judgement as the arrays that `transcripts.names.judge` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def export(learner: Any, names: Sequence[str], prior: float, path: Path) -> None:  # noqa: ANN401 - scikit-learn publishes no types
    """Write the trees of a HistGradientBoostingClassifier; each node with the mean of the leaves below it."""
    roots: list[int] = []
    nodes: list[tuple[int, float, int, int, float, float]] = []
    for (tree,) in learner._predictors:
        base = len(nodes)
        roots.append(base)
        means = _means(tree.nodes)
        for i, n in enumerate(tree.nodes):
            leaf = bool(n["is_leaf"])
            left, right = (i, i) if leaf else (int(n["left"]), int(n["right"]))
            split = (0, 0.0) if leaf else (int(n["feature_idx"]), float(n["num_threshold"]))
            nodes.append((*split, base + left, base + right, float(n["value"]) if leaf else 0.0, means[i]))
    feature, threshold, left, right, value, mean = (np.array(column) for column in zip(*nodes, strict=True))
    np.savez_compressed(
        path,
        roots=np.array(roots, np.int32),
        feature=feature.astype(np.uint8),
        threshold=threshold.astype(np.float32),
        left=left.astype(np.int32),
        right=right.astype(np.int32),
        value=value.astype(np.float32),
        mean=mean.astype(np.float32),
        base=np.float32(learner._baseline_prediction.ravel()[0]),
        prior=np.float32(prior),
        names=np.array(names),
    )


def _means(nodes: Any) -> list[float]:  # noqa: ANN401 - a structured array of scikit-learn's
    # Children stand after their parents.
    means = [float(n["value"]) for n in nodes]
    for i in range(len(nodes) - 1, -1, -1):
        if not nodes[i]["is_leaf"]:
            left, right = int(nodes[i]["left"]), int(nodes[i]["right"])
            some = int(nodes[left]["count"]), int(nodes[right]["count"])
            means[i] = (means[left] * some[0] + means[right] * some[1]) / sum(some)
    return means
