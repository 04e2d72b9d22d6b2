"""How far apart two sounds are: an edit distance over phones with weights learnt from what recognisers confuse.

The weights (`data/sound/costs.npz`, made by tools/calibrate_names.py) are costs between 0 and about 1 for hearing one
phone as another, for a phone that was dropped, and for one that was put in. Nothing here decides what a distance
means.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from transcripts.gazetteer.lexicon import CODES, DATA

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]
    Ints = npt.NDArray[np.uint8]
    Numbers = npt.NDArray[np.intp]

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
        every = np.arange(len(heard))
        return self.between(codes(heard), every, codes(true), every)

    def between(self, heard: Codes, left: Numbers, true: Codes, right: Numbers) -> Floats:
        """The cost of the pairs `heard[left[i]]`, `true[right[i]]`, out of sounds made ready by `codes`."""
        out = np.zeros(len(left), np.float32)
        order = np.argsort(heard.lengths[left] * 64 + true.lengths[right], kind="stable")
        for first in range(0, len(order), _CHUNK):
            some = order[first : first + _CHUNK]
            rows, columns = left[some], right[some]
            a_lengths, b_lengths = heard.lengths[rows], true.lengths[columns]
            a, b = heard.table[rows, : a_lengths.max(initial=0)], true.table[columns, : b_lengths.max(initial=0)]
            out[some] = self._batch(a, a_lengths, b, b_lengths)
        return out

    def _batch(self, a: Ints, a_lengths: Numbers, b: Ints, b_lengths: Numbers) -> Floats:
        # cost of losing everything up to and with each true phone
        lost = np.concatenate([np.zeros((len(b), 1), np.float32), np.cumsum(self.lost[b], axis=1)], axis=1)
        row = lost.copy()
        result = row[np.arange(len(b)), b_lengths]
        for i in range(a.shape[1]):
            phone = a[:, i]
            best = row + self.extra[phone][:, None]
            np.minimum(best[:, 1:], row[:, :-1] + self.change[phone[:, None], b], out=best[:, 1:])
            # a run of lost phones after the best way so far: a running minimum, seen from the cumulated costs
            row = np.minimum.accumulate(best - lost, axis=1) + lost
            ended = np.flatnonzero(a_lengths == i + 1)
            result[ended] = row[ended, b_lengths[ended]]
        return result

    def distance(self, heard: str, true: str) -> float:
        """The cost of one pair."""
        return float(self.distances([heard], [true])[0])


class Codes(NamedTuple):
    """Sounds made ready: a row of phone numbers for each, padded, and the lengths."""

    table: Ints
    lengths: Numbers


def codes(sounds: Sequence[str]) -> Codes:
    """Make sounds ready for many comparisons."""
    lengths = np.array([len(s) for s in sounds], np.intp)
    width = int(lengths.max(initial=0))
    padded = "".join(s.ljust(width, "~") for s in sounds).encode()
    return Codes(_TABLE[np.frombuffer(padded, np.uint8).reshape(len(sounds), width)], lengths)


_TABLE = np.full(256, _PAD, np.uint8)
_TABLE[np.frombuffer(CODES.encode(), np.uint8)] = np.arange(_PAD, dtype=np.uint8)


@lru_cache(maxsize=1)
def costs() -> Costs:
    """The learnt weights that the package ships."""
    with np.load(DATA / "costs.npz") as held:
        return Costs(held["change"], held["extra"], held["lost"])
