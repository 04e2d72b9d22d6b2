"""How far apart two sounds are: an edit distance over phones with weights learnt from what recognisers confuse.

The weights (`data/sound/costs.npz`, made by tools/calibrate_names.py) are costs between 0 and about 1 for hearing one
phone as another, for a phone that was dropped, and for one that was put in. Nothing here decides what a distance
means.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from transcripts.gazetteer.lexicon import CODES, DATA

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]
    Ints = npt.NDArray[np.uint8]

_PAD = len(CODES)
_CHUNK = 4096


class Costs:
    """The weights: `change[heard, true]`, `extra[heard]` (heard, not said) and `lost[true]` (said, not heard)."""

    def __init__(self, change: Floats, extra: Floats, lost: Floats) -> None:
        # One row and column more, of zeros, for the padding of short strings in a batch.
        self.change = np.zeros((_PAD + 1, _PAD + 1), np.float32)
        self.change[:_PAD, :_PAD] = change
        self.extra = np.append(extra, 0).astype(np.float32)
        self.lost = np.append(lost, 0).astype(np.float32)

    def distances(self, heard: Sequence[str], true: Sequence[str]) -> Floats:
        """The cost of each pair, pair by pair; phones as one character each.

        >>> flat = Costs(1 - np.eye(39, dtype=np.float32), np.ones(39), np.ones(39))
        >>> flat.distances(["ABC", ""], ["ACC", "AB"]).tolist()
        [1.0, 2.0]
        """
        out = np.zeros(len(heard), np.float32)
        sizes = np.fromiter((len(h) * 64 + len(t) for h, t in zip(heard, true, strict=True)), np.intp, len(heard))
        order = np.argsort(sizes, kind="stable")
        for first in range(0, len(order), _CHUNK):
            some = order[first : first + _CHUNK]
            out[some] = self._batch([heard[i] for i in some], [true[i] for i in some])
        return out

    def _batch(self, heard: Sequence[str], true: Sequence[str]) -> Floats:
        a, a_lengths = _codes(heard)
        b, b_lengths = _codes(true)
        # cost of losing everything up to and with each true phone
        lost = np.concatenate([np.zeros((len(b), 1), np.float32), np.cumsum(self.lost[b], axis=1)], axis=1)
        row = lost.copy()
        done = np.where((a_lengths == 0)[:, None], row, 0)
        for i in range(a.shape[1]):
            phone = a[:, i]
            best = row + self.extra[phone][:, None]
            np.minimum(best[:, 1:], row[:, :-1] + self.change[phone[:, None], b], out=best[:, 1:])
            # a run of lost phones after the best way so far: a running minimum, seen from the cumulated costs
            row = np.minimum.accumulate(best - lost, axis=1) + lost
            done = np.where((a_lengths == i + 1)[:, None], row, done)
        result: Floats = done[np.arange(len(b)), b_lengths]
        return result

    def distance(self, heard: str, true: str) -> float:
        """The cost of one pair."""
        return float(self.distances([heard], [true])[0])


def _codes(texts: Sequence[str]) -> tuple[Ints, npt.NDArray[np.intp]]:
    lengths = np.array([len(t) for t in texts], np.intp)
    width = int(lengths.max(initial=0))
    padded = "".join(t.ljust(width, "~") for t in texts).encode()
    raw = np.frombuffer(padded, np.uint8).reshape(len(texts), width)
    return _TABLE[raw], lengths


_TABLE = np.full(256, _PAD, np.uint8)
_TABLE[np.frombuffer(CODES.encode(), np.uint8)] = np.arange(_PAD, dtype=np.uint8)


@lru_cache(maxsize=1)
def costs() -> Costs:
    """The learnt weights that the package ships."""
    with np.load(DATA / "costs.npz") as held:
        return Costs(held["change"], held["extra"], held["lost"])
