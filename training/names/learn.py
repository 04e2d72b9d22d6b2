"""Learn the judgement of the names step and write the file that is shipped.

    TRANSCRIPTS_DATA=… python -m training.names.learn --text TEXT … [--to names.npz]

Needs `pip install scikit-learn`. Works out the candidates of all talks first, each with words around names weighed by a
model that has not seen its talk, and keeps them in `.data/names/`: for that, `tools/build_slots.py --half other0 --to
.data/names/slots-without-0.npz` and the same with 1 come before. The same files give the same bytes.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from training.names.export import export
from training.names.rows import Rows, all_rows
from transcripts.names.candidate import EVIDENCE
from transcripts.names.judge import MODEL

if TYPE_CHECKING:
    from collections.abc import Sequence

Array = np.ndarray[Any, Any]
KIND_WEIGHT = {
    "meetings": 2.0,
    "amazon/plain": 0.5,
    "rev_kaldi/plain": 0.5,
    "kaldi_librispeech": 0.5,
    "said/one-off": 4.0,
    "right/one-off": 4.0,
    "right/small": 4.0,
}
"""How much a row counts: of few meetings, of calls seen twice or hardly recognised, of names that everybody knows."""
LINE_WRONG = 1.5
"""In single lines a name is misheard far oftener than in talks: what is wrong there counts this much more."""
PRIOR = 0.5
"""What is taken off for the logarithm of how often known words are heard: chosen by `heldout` from 0 to 1."""


def learner() -> Any:  # noqa: ANN401 - scikit-learn publishes no types
    """Boosted trees that may not go against common sense."""
    from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: PLC0415 - for learning alone

    return HistGradientBoostingClassifier(
        max_iter=150,
        learning_rate=0.1,
        max_leaf_nodes=8,
        min_samples_leaf=40,
        l2_regularization=5,
        monotonic_cst=[row.sign for row in EVIDENCE.values()],
        early_stopping=False,
        max_bins=64,
        random_state=0,
    )


def free(rows: Rows, but: int = 0) -> Array:
    """Which candidates are weighed: those that no veto bars (but for those whose bits are given)."""
    found: Array = ~rows.fact & ((rows.vetoes & ~but) == 0)
    return found


def table(some: Sequence[Rows], but: int = 0) -> tuple[Array, Array, Array]:
    """Evidence, whether right, and how much it counts."""
    evidence, right, weights = [], [], []
    for rows in some:
        kept = free(rows, but) & (rows.weight > 0)
        less = LINE_WRONG if rows.kind == "line" else 1.0
        evidence.append(rows.evidence[kept])
        right.append(rows.right[kept])
        weights.append(rows.weight[kept] * KIND_WEIGHT.get(rows.kind, 1.0) * np.where(rows.right[kept], 1.0, less))
    return np.concatenate(evidence), np.concatenate(right), np.concatenate(weights)


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--text", type=Path, action="append", default=[], help="right text, one turn a line")
    parser.add_argument("--to", type=Path, default=MODEL)
    given = parser.parse_args()
    evidence, right, weights = table(list(all_rows(given.text)))
    learnt = learner().fit(evidence, right, sample_weight=weights)
    export(learnt, tuple(EVIDENCE), PRIOR, given.to)
    print(f"{len(right)} candidates, {int(right.sum())} of them right")


if __name__ == "__main__":
    main()
