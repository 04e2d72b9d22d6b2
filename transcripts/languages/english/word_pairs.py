"""How well words go together in English: how much oftener than by chance two of them stand side by side.

The pairs are shipped in `data/context` (built by `tools/build_bigrams.py`; origin and licence stand beside them).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from math import log2
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from transcripts.languages.english.folder import DATA
from transcripts.languages.english.wordlist import frequency

if TYPE_CHECKING:
    from collections.abc import Sequence

BIGRAMS = DATA / "context" / "bigrams.npz"
_WEB = log2(1_024_908_267_229)  # running words of the corpus that the pairs were counted in
_LEAST_LISTED = log2(100_000)  # a pair is listed from this count on


def key(first: str, second: str) -> int:
    """The 32-bit number under which a pair of lower-case words is kept."""
    return crc32(f"{first} {second}".encode())


@lru_cache(maxsize=1)
def _pairs() -> tuple[np.ndarray[tuple[int], np.dtype[np.uint32]], np.ndarray[tuple[int], np.dtype[np.uint8]]]:
    with np.load(BIGRAMS) as held:
        return held["keys"], held["logs"]


@lru_cache(maxsize=1 << 16)
def affinity(first: str, second: str) -> float:
    """How much more often two words stand together than by chance, in bits; below 0 where they avoid each other.

    A pair that is not listed has at most 100,000 sightings, which says much of two frequent words and nothing of
    two rare ones: then the figure is the bound, never above 0.

    >>> affinity("thank", "you") > 5, affinity("the", "of") < -3, affinity("pongyang", "there")
    (True, True, 0.0)
    """
    one, two = frequency(first), frequency(second)
    if not one or not two:
        return 0.0
    chance = log2(one) + log2(two) + 2 * (_WEB - log2(1e6)) - _WEB
    keys, logs = _pairs()
    hashed = key(first, second)
    at = int(np.searchsorted(keys, np.uint32(hashed)))
    if at < len(keys) and int(keys[at]) == hashed:
        return float(int(logs[at]) / 4 - chance)
    return min(0.0, _LEAST_LISTED - chance)


def fluency(words: Sequence[str], before: str, after: str) -> tuple[float, float]:
    """How well a span sits together and in its place: the mean affinity inside, and that of its two edges."""
    inside = [affinity(a, b) for a, b in pairwise(words)]
    edges = [affinity(before, words[0])] if before else []
    edges += [affinity(words[-1], after)] if after else []
    return (
        sum(inside) / len(inside) if inside else 0.0,
        sum(edges) / len(edges) if edges else 0.0,
    )
