"""Make what the names pass has learnt of sounds: `costs.npz` and `vectors.npz` in English's `sound` data.

    python tools/calibrate_names.py costs      # what recognisers mishear as what
    python tools/calibrate_names.py vectors    # the space in which alike sounds lie together

Learns from the tuning half of earnings21 (three recognisers; see benchmarks/_names_data.py for where it is looked for).
The second uses the file of the first. The judgement itself is learnt by `training.names.learn`.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from benchmarks import _names_confusions, _names_space
from benchmarks._names_data import earnings, fold, words_of
from transcripts.ledger import View
from transcripts.names.spans import heard_words, spans
from transcripts.phonetics.distance import costs
from transcripts.phonetics.lexicon import SOUND
from transcripts.phonetics.sounds import Sounds

LIKE = 0.68  # a pair less alike in sound is another word altogether


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


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("what", choices=["costs", "vectors"])
    {"costs": make_costs, "vectors": make_vectors}[parser.parse_args().what]()
