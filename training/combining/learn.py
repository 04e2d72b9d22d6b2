"""Learn the two judgements of `transcripts.combining`, and say how they do on calls left out.

    python -m training.combining.learn readings [--folds 21]    # which reading is right: readings.npz
    python -m training.combining.learn errors [--folds 21]      # where a transcript is wrong: errors.npz

Needs scikit-learn (`pip install scikit-learn`) and the data sets `earnings21` and `earnings21_more`. Networks are kept
in `.cache/combining`; delete it after a change of the code that makes them. With one seed and one thread the files come
out the same bit for bit. The model that is shipped is learnt from all calls; every figure is of calls left out.
"""

from __future__ import annotations

import argparse
import pickle
import random
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from benchmarks._combine_data import ALONE, COMBINATIONS, TURNED, build, calls, errors
from transcripts.combining import choosing, doubt
from transcripts.combining.doubt import Doubt, doubts
from transcripts.combining.evidence import Evidence

CACHE = Path(".cache/combining")
MARGINS = (0.0, 0.5, 1.0, 1.5, 2.0)
DEEP = 2
"""Where a wrong choice costs so many words more than the right one, it counts twice."""
Sources = tuple[str, ...]


def built(call: str, sources: tuple[str, ...]) -> dict[str, Any]:
    """The rows of one call: for each slot its readings' evidence and errors, the base's place, the words, its doubt."""
    path = CACHE / f"{'-'.join(sources)}-{call}.pickle"
    if path.is_file():
        return dict(pickle.loads(path.read_bytes()))  # noqa: S301 - our own
    talk, right = build(call, sources)
    worry = doubts(talk)
    slots = []
    for number, (slot, reference) in enumerate(zip(talk.slots, right, strict=True)):
        if reference is None:
            continue
        base = next((i for i, r in enumerate(slot.readings) if 0 in r.sources), None)
        rows = talk.rows(number) if slot.open else []
        wrong = [errors(r.tokens, reference) for r in slot.readings]
        words = errors((), reference)
        slots.append((rows, wrong, base, words, worry[number], errors((), reference)))
    made = {"slots": slots, "words": sum(s[3] for s in slots)}
    CACHE.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps(made))
    return made


def learner(size: int) -> HistGradientBoostingClassifier:
    """Trees that the package can walk: at most fifteen leaves."""
    return HistGradientBoostingClassifier(
        max_iter=size, learning_rate=0.08, max_leaf_nodes=15, min_samples_leaf=60, l2_regularization=1.0, random_state=0
    )


def parts(names: list[str], folds: int) -> list[list[str]]:
    """The calls in so many parts, each left out in turn."""
    names = list(names)
    random.Random(1).shuffle(names)
    return [names[i::folds] for i in range(folds)]


def reading_rows(made: dict[str, Any]) -> tuple[list[Evidence], list[bool], list[float]]:
    """Every reading of every open slot: its evidence, whether it is one of the best, and how much it counts."""
    rows, best, weights = [], [], []
    for evidence, wrong, *_ in made["slots"]:
        for row, own in zip(evidence, wrong, strict=False):
            rows.append(row)
            best.append(own == min(wrong))
            weights.append(2.0 if max(wrong) - min(wrong) >= DEEP else 1.0)
    return rows, best, weights


def readings(folds: int) -> None:
    """Learn which reading is right."""
    names = calls()
    sets = {(s, c): built(c, s) for s in (*COMBINATIONS, *TURNED) for c in names}
    odds: dict[Any, np.ndarray[Any, Any]] = {}
    for left in parts(names, folds):
        model = _fit([reading_rows(made) for (_, c), made in sets.items() if c not in left])
        for (s, c), made in sets.items():
            if c in left and s in COMBINATIONS:
                odds[s, c] = model.decision_function(np.array(reading_rows(made)[0], np.float32))
    for margin in MARGINS:
        for s in COMBINATIONS:
            print(f"margin {margin}: {' + '.join(s)}: {_told(s, names, sets, odds, margin)}", flush=True)
    save(_fit([reading_rows(made) for made in sets.values()]), choosing.MODEL, Evidence._fields)


def _fit(some: list[tuple[list[Any], list[bool], list[float]]], size: int = 100) -> HistGradientBoostingClassifier:
    rows = np.array([row for found, _, _ in some for row in found], np.float32)
    right = np.array([r for _, found, _ in some for r in found])
    weights = np.array([w for _, _, found in some for w in found])
    return learner(size).fit(rows, right, sample_weight=weights)


def _told(
    s: Sources,
    names: list[str],
    sets: dict[tuple[Sources, str], Any],
    odds: dict[tuple[Sources, str], Any],
    margin: float,
) -> str:
    base = ours = words = broken = mended = 0
    worst = -100.0
    for c in names:
        made, row = sets[s, c], iter(odds[s, c].tolist())
        before, after = 0, 0
        for evidence, wrong, at, *_ in made["slots"]:
            own = [next(row) for _ in evidence]
            chosen = at
            if own and at is not None:
                best = max(range(len(own)), key=lambda i: own[i])
                chosen = best if own[best] - own[at] > margin else at
            if at is not None and chosen is not None:
                before, after = before + wrong[at], after + wrong[chosen]
                broken += max(0, wrong[chosen] - wrong[at])
                mended += max(0, wrong[at] - wrong[chosen])
        base, ours, words = base + before, ours + after, words + made["words"]
        worst = max(worst, 100 * (after - before) / made["words"])
    return (
        f"WER {100 * base / words:.2f} to {100 * ours / words:.2f}; in 10,000 words {1e4 * broken / words:.0f} broken, "
        f"{1e4 * mended / words:.0f} mended; worst call {worst:+.2f}"
    )


def error_rows(made: dict[str, Any]) -> tuple[list[Doubt], list[bool], list[float]]:
    """Every place of the base, and whether it is wrong."""
    rows = [worry for _, _, _, _, worry, _ in made["slots"]]
    wrong = [(w[at] if at is not None else n) > 0 for _, w, at, n, _, _ in made["slots"]]
    return rows, wrong, [1.0] * len(rows)


def error_chances(folds: int) -> None:
    """Learn where a transcript is wrong."""
    names = calls()
    shown = (*ALONE, *COMBINATIONS)
    sets = {(s, c): built(c, s) for s in (*shown, *TURNED) for c in names}
    found: dict[Any, list[tuple[float, bool]]] = {s: [] for s in shown}
    for left in parts(names, folds):
        model = _fit([error_rows(made) for (_, c), made in sets.items() if c not in left])
        for s in shown:
            for c in left:
                rows, wrong, _ = error_rows(sets[s, c])
                chances = model.predict_proba(np.array(rows, np.float32))[:, 1]
                found[s] += zip(chances.tolist(), wrong, strict=True)
    for s, pairs in found.items():
        pairs.sort(reverse=True)
        total = sum(w for _, w in pairs)
        shares = [100 * sum(w for _, w in pairs[: len(pairs) * p // 100]) / total for p in (10, 20)]
        tenths = [pairs[i * len(pairs) // 10 : (i + 1) * len(pairs) // 10] for i in range(10)]
        off = max(abs(sum(c for c, _ in t) - sum(w for _, w in t)) / len(t) for t in tenths)
        told = f"errors in the first 10% / 20% of places {shares[0]:.0f} / {shares[1]:.0f}%"
        print(f"{' + '.join(s)}: {told}; a tenth is off by {off:.3f} at most")
    save(_fit([error_rows(made) for made in sets.values()]), doubt.MODEL, Doubt._fields)


def save(model: HistGradientBoostingClassifier, path: Path, names: tuple[str, ...]) -> None:
    """Write the trees as plain arrays, a leaf being a node that is its own left child."""
    nodes: list[tuple[int, float, int, int, float]] = []
    roots: list[int] = []
    for (tree,) in model._predictors:
        root = len(nodes)
        roots.append(root)
        for i, n in enumerate(tree.nodes):
            if n["is_leaf"]:
                nodes.append((0, 0.0, root + i, root + i, float(n["value"])))
            else:
                question = int(n["feature_idx"]), float(n["num_threshold"])
                nodes.append((*question, root + int(n["left"]), root + int(n["right"]), 0.0))
    feature, threshold, left, right, value = (np.array(column) for column in zip(*nodes, strict=True))
    path.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        path,
        roots=np.array(roots, np.int32),
        feature=feature.astype(np.uint8),
        threshold=threshold.astype(np.float32),
        left=left.astype(np.int32),
        right=right.astype(np.int32),
        value=value.astype(np.float32),
        base=np.float32(model._baseline_prediction.ravel()[0]),
        names=np.array(names),
    )


def main() -> None:
    """Learn what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("build", "readings", "errors"))
    parser.add_argument("--folds", type=int, default=21)
    options = parser.parse_args()
    if options.what == "build":
        for call in calls():
            for sources in (*COMBINATIONS, *TURNED, *ALONE):
                built(call, sources)
            print(call, flush=True)
    elif options.what == "readings":
        readings(options.folds)
    else:
        error_chances(options.folds)


if __name__ == "__main__":
    main()
