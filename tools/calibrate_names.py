"""Make what the names pass has learnt: `costs.npz`, `vectors.npz` and `names.npz` in English's `sound` data.

    python tools/calibrate_names.py costs      # what recognisers mishear as what
    python tools/calibrate_names.py vectors    # the space in which alike sounds lie together
    python tools/calibrate_names.py names      # the judgement; needs `pip install scikit-learn`, takes some minutes

Learns from earnings21 (three recognisers), ethereum_pm and bitcoin (see benchmarks/_names_data.py for where they are
looked for): `costs` and `vectors` from the tuning half. Each step uses the files of the one before. `names` weighs also
what tools/build_slots.py learnt, and sees each part of the talks with what was learnt from the other one, as it will
see new talks:

    names --part tune=slots-test.npz --part test=slots-tune.npz             # what is shipped
    names --part tune/0=slots-tune1.npz --part tune/1=slots-tune0.npz --to F  # for `benchmarks.names --model F`
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from benchmarks import _names_confusions, _names_space
from benchmarks._names_data import earnings, fold, meetings, talks, unkind, words_of
from benchmarks._names_read import cue_times, verdicts
from benchmarks._names_rows import candidates_of, judged
from transcripts.ledger import View
from transcripts.names import slot_model
from transcripts.names.candidate import Features
from transcripts.names.judge import MODEL
from transcripts.names.spans import heard_words, spans
from transcripts.names.targets import squeezed
from transcripts.names.vetoes import barred
from transcripts.phonetics.distance import costs
from transcripts.phonetics.lexicon import SOUND
from transcripts.phonetics.sounds import Sounds

if TYPE_CHECKING:
    from collections.abc import Mapping

LIKE = 0.68  # a pair less alike in sound is another word altogether
UP = ("sound", "spelling", "rest", "margin", "shared", "same_start", "same_end", "rarity", "certain")
UP += ("support", "surplus", "cues", "due", "due_name", "echo", "kind_echo")
DOWN = ("boundary", "breaks", "crosses", "known", "ordinary", "named", "inside", "edges", "name_ordinary", "rival")
DOWN += ("abbreviation", "letters")
LEAST_BOTH = 1.0  # likeness in sound and in spelling together; less never becomes anything
LIKELY, LIKELY_BOTH, CLEAR = 0.8, 1.2, 0.1  # what the meetings' silver labels do not tell is not counted as wrong
MEETING, PLAIN = 2.0, 0.5  # how much a row counts of the few meetings, and of calls seen once more without kinds


def _pairs() -> tuple[list[tuple[str, str]], Any]:
    sounds = Sounds()
    cases = [c for r in ("amazon", "speechmatics", "rev_kaldi") for c in earnings(r, "tune")]
    for case in cases:
        sounds.learn({fold(w) for w in [*words_of(case.heard), *case.said]})
    found = list(_names_confusions.pairs(cases, sounds))
    random.Random(0).shuffle(found)
    return found, cases


def make_costs() -> None:
    """Learn the phone confusions."""
    found, _ = _pairs()
    learnt, used = _names_confusions.learn(found, 3)
    n = _names_confusions.N
    np.savez(SOUND / "costs.npz", change=learnt.change[:n, :n], extra=learnt.extra[:n], lost=learnt.lost[:n])
    print(f"{used} of {len(found)} pairs")


def make_vectors() -> None:
    """Learn the space of sounds."""
    found, cases = _pairs()
    far = costs().distances([a for a, _ in found], [b for _, b in found])
    alike = [p for p, d in zip(found, far, strict=True) if 1 - 2 * d / (len(p[0]) + len(p[1])) >= LIKE]
    rng, others = random.Random(0), []
    for case in cases[::4]:
        words = heard_words(View(case.heard))
        every = [s.sound for s in spans(words, [0] * len(words)) if s.sound]
        others += rng.sample(every, 2500)
    space = _names_space.learn(alike, others, costs())
    kept = {k: getattr(space, k).astype(np.float16) for k in ("likeness", "mean", "projection")}
    np.savez(SOUND / "vectors.npz", **kept)
    print(f"{len(alike)} alike pairs")


def _rows(part: str) -> tuple[list[Features], list[bool], list[float]]:
    """Features, whether the candidate is what was said, and how much it counts."""
    logs = meetings(part, heard_known=False)
    known = {(squeezed(a), squeezed(b)) for c in logs for a, b, _ in c.changes}
    read = verdicts()
    calls = [c for r in ("amazon", "rev_kaldi", "speechmatics") for c in earnings(r, part)]
    # A list of names may say what they are, or not: calls are seen both ways.
    plain = [unkind(c) for r in ("amazon", "rev_kaldi") for c in earnings(r, part)]
    rows, right, weights = [], [], []
    for case in [*calls, *plain, *logs, *talks(part)]:
        talk, some = candidates_of(case)
        silver, meeting, clock = case.name.startswith("ethereum"), case.name.rpartition("/")[2], cue_times(case)
        much = MEETING if silver else PLAIN if case.name.endswith("plain") else 1.0
        for one in judged((talk, [c for c in some if not c.listed and not barred(talk, c)]), case):
            c, f = one.candidate, one.candidate.features
            assert f is not None
            pair = c.span.letters, c.target.letters
            # `definite` for devnet, read as right in one meeting, would teach that ordinary words are names.
            verdict = read.get((meeting, clock[c.span.first], *pair)) if silver and not f.ordinary else None
            said = one.exact or verdict == "right" or (silver and pair in known)
            if f.sound + f.spelling < LEAST_BOTH:
                continue  # too far to matter
            if silver and not said and verdict != "wrong" and _likely(f):
                continue  # most likely right, and only not in the silver labels
            rows.append(f)
            right.append(said)
            # What mends a part only is neither right nor harmful; what breaks right words counts most.
            weights.append(much * (1.0 if said or one.broken else 0.3 if one.gain > 0 else 0.4))
    return rows, right, weights


def _likely(f: Features) -> bool:
    no_word = f.heard_words == 1 and f.known == 0 and f.margin > CLEAR and f.sound + f.spelling > LIKELY_BOTH
    return no_word or (f.sound > LIKELY and not f.ordinary)


def make_names(parts: Mapping[str, Path], to: Path) -> None:
    """Learn the judgement: boosted trees that may not go against common sense."""
    from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: PLC0415 - for this step alone

    rows: list[Features] = []
    right: list[bool] = []
    weights: list[float] = []
    for part, learnt in parts.items():
        slot_model.WEIGHTS_FILE = learnt
        slot_model.weights.cache_clear()
        found = _rows(part)
        rows += found[0]
        right += found[1]
        weights += found[2]
    table = np.array(rows, np.float32)
    signs = [1 if name in UP else -1 if name in DOWN else 0 for name in Features._fields]
    learner = HistGradientBoostingClassifier(
        max_iter=300,
        learning_rate=0.06,
        max_leaf_nodes=8,
        min_samples_leaf=40,
        l2_regularization=5,
        monotonic_cst=signs,
        early_stopping=False,
        max_bins=64,
    )
    learner.fit(table, np.array(right), sample_weight=np.array(weights))
    _export(learner, to)
    print(f"{len(right)} candidates, {sum(right)} of them right")


def _export(learner: Any, path: Path) -> None:  # noqa: ANN401 - scikit-learn publishes no types
    roots: list[int] = []
    nodes: list[tuple[int, float, int, int, float]] = []
    depth = 0
    for (tree,) in learner._predictors:
        base = len(nodes)
        roots.append(base)
        for i, n in enumerate(tree.nodes):
            leaf = bool(n["is_leaf"])
            left, right = (i, i) if leaf else (int(n["left"]), int(n["right"]))
            split = (0, 0.0) if leaf else (int(n["feature_idx"]), float(n["num_threshold"]))
            nodes.append((*split, base + left, base + right, float(n["value"]) if leaf else 0.0))
            depth = max(depth, int(n["depth"]))
    feature, threshold, left, right, value = (np.array(column) for column in zip(*nodes, strict=True))
    np.savez(
        path,
        roots=np.array(roots, np.int32),
        feature=feature.astype(np.uint8),
        threshold=threshold.astype(np.float32),
        left=left.astype(np.int32),
        right=right.astype(np.int32),
        value=value.astype(np.float32),
        base=np.float32(learner._baseline_prediction.ravel()[0]),
        depth=np.int32(depth),
        names=np.array(Features._fields),
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("what", choices=["costs", "vectors", "names"])
    parser.add_argument("--part", action="append", default=[], metavar="PART=FILE", help="see above")
    parser.add_argument("--to", type=Path, default=MODEL)
    given = parser.parse_args()
    if given.what == "names":
        if not given.part:
            parser.error("names needs --part PART=FILE, once for each part")
        make_names({part: Path(path) for part, _, path in (p.partition("=") for p in given.part)}, given.to)
    else:
        {"costs": make_costs, "vectors": make_vectors}[given.what]()
