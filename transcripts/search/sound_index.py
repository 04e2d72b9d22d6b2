"""Sounds as short vectors, so that near ones among millions of pairs are found by one matrix product.

A vector says which phones stand about where in a word; a projection learnt from misheard names (Fisher's linear
discriminant: what differs between what was said and what was heard is shrunk) brings alike sounds together. A sieve
before the true distance: at the threshold used, nine in ten alike pairs pass, and about one in 300 of all others.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from transcripts.phonetics.lexicon import CODES, SOUND
from transcripts.phonetics.matrix import multiply
from transcripts.search.signatures import by_length

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]
    Ints = npt.NDArray[np.intp]

PLACES, WIDTH = 4, 0.18
"""A word is seen as four places; a phone counts for each by its distance, a Gaussian of this part of the word."""
BAND = 0.55
"""The shorter of two sounds has at least this part of the longer one's phones."""
_BLOCK = 1 << 19
"""Products looked at in one go: 2 MB."""


def _kernel(length: int) -> Floats:
    at = (np.arange(length) + 0.5) / length
    places = (np.arange(PLACES) + 0.5) / PLACES
    kernel: Floats = np.exp(-(((at[:, None] - places[None, :]) / WIDTH) ** 2) / 2).astype(np.float32)
    return kernel


def raw(sounds: Sequence[str], likeness: Floats) -> Floats:
    """Vectors before the projection, each of length 1; `likeness` is how much each phone counts as each other."""
    size = likeness.shape[1]
    out = np.zeros((len(sounds), PLACES * size), np.float32)
    for length, rows in by_length(sounds):
        text = "".join(sounds[i] for i in rows.tolist())
        codes = _NUMBERS[np.frombuffer(text.encode(), np.uint8)].reshape(len(rows), length)
        flat = (_kernel(length).T @ likeness[codes]).reshape(len(rows), -1)
        out[rows] = flat / np.linalg.norm(flat, axis=1, keepdims=True)
    return out


_NUMBERS = np.zeros(256, np.intp)
_NUMBERS[np.frombuffer(CODES.encode(), np.uint8)] = np.arange(len(CODES))


class Space:
    """The learnt space: `vectors` puts sounds into it."""

    def __init__(self, likeness: Floats, mean: Floats, projection: Floats) -> None:
        self.likeness, self.mean, self.projection = likeness, mean, projection

    def vectors(self, sounds: Sequence[str]) -> Floats:
        """A vector of length 1 for each sound; the product of two is near 1 where the sounds are alike."""
        flat = multiply(raw(sounds, self.likeness) - self.mean, self.projection)
        norm = np.linalg.norm(flat, axis=1, keepdims=True)
        result: Floats = flat / np.maximum(norm, 1e-6)
        return result


class SoundIndex:
    """Sounds, found by their vectors."""

    def __init__(self, sounds: Sequence[str], space: Space | None = None) -> None:
        self._space = space or default_space()
        lengths = np.array([len(s) for s in sounds], np.intp)
        self._order = np.argsort(lengths, kind="stable")
        self._lengths = lengths[self._order]
        self._vectors = self._space.vectors([sounds[i] for i in self._order.tolist()])

    def pairs(self, queries: Sequence[str], least: float) -> tuple[Ints, Ints]:
        """Numbers of queries and of indexed sounds whose vectors' product is at least `least`."""
        left, right = [np.zeros(0, np.intp)], [np.zeros(0, np.intp)]
        for length, some in by_length(queries):
            low = int(np.searchsorted(self._lengths, np.ceil(length * BAND), side="left"))
            high = int(np.searchsorted(self._lengths, np.floor(length / BAND), side="right"))
            if low == high:
                continue
            band, order = self._vectors[low:high].T, self._order[low:high]
            step = max(1, _BLOCK // (high - low))
            for first in range(0, len(some), step):
                rows = some[first : first + step]
                vectors = self._space.vectors([queries[i] for i in rows.tolist()])
                near = np.flatnonzero(multiply(vectors, band) >= least)  # faster than nonzero of a table
                row, column = np.divmod(near, high - low)
                left.append(rows[row])
                right.append(order[column])
        return np.concatenate(left), np.concatenate(right)


@lru_cache(maxsize=1)
def default_space() -> Space:
    """The space that the package ships."""
    with np.load(SOUND / "vectors.npz") as held:
        return Space(*(held[name].astype(np.float32) for name in ("likeness", "mean", "projection")))
