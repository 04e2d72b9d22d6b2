"""How far apart two sounds are: an edit distance over phones with weights learnt from what recognisers confuse.

The weights (`data/sound/costs.npz`, made by tools/calibrate_names.py) are costs between 0 and about 1 for hearing one
phone as another, for a phone that was dropped, and for one that was put in. Nothing here decides what a distance
means.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from transcripts.phonetics.lexicon import CODES, SOUND

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]
    Numbers = npt.NDArray[np.intp]

_PAD = len(CODES)
_CHUNK = 2048
"""Pairs compared in one go: their tables stay in the cache."""
_LOOK, _FEW = 2, 0.8
"""So many phones on, pairs that cost too much already are looked for; they go if no more than this part stays."""


class Costs:
    """The weights: `change[heard, true]`, `extra[heard]` (heard, not said) and `lost[true]` (said, not heard)."""

    def __init__(self, change: Floats, extra: Floats, lost: Floats) -> None:
        # One phone more, for the padding of short strings in a batch: it comes and goes for nothing, and is no other.
        self.change = np.full((_PAD + 1, _PAD + 1), np.inf, np.float32)
        self.change[:_PAD, :_PAD] = change
        self._flat = self.change.ravel()
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

    def between(self, heard: Codes, left: Numbers, true: Codes, right: Numbers, most: Floats | None = None) -> Floats:
        """The cost of the pairs `heard[left[i]]`, `true[right[i]]`, out of sounds made ready by `codes`.

        With `most`, a pair that costs more than that is given infinity, and is given up as soon as that is clear.
        """
        out = np.full(len(left), np.inf, np.float32)
        if most is None:
            most = out
        # Pairs of like lengths go together: the shorter ones of a chunk are filled up.
        order = np.argsort(heard.lengths[left] * 256 + true.lengths[right], kind="stable")
        for first in range(0, len(order), _CHUNK):
            some = order[first : first + _CHUNK]
            kept, costs = self._batch(heard.columns(left[some]), true.columns(right[some]), most[some])
            out[some[kept]] = costs
        return out

    def _batch(self, a: Numbers, b: Numbers, most: Floats) -> tuple[Numbers, Floats]:
        # A row for each place, a column for each pair: every step runs over all pairs at once. Which of them are
        # within the most, and their costs.
        kept, lost = np.arange(a.shape[1]), self.lost[b]
        row = np.zeros((len(b) + 1, b.shape[1]), np.float32)
        np.cumsum(lost, axis=0, out=row[1:])
        for i in range(len(a)):
            phones = a[i]
            best = row + self.extra[phones]
            change = self._flat.take(b + phones * (_PAD + 1))
            change += row[:-1]
            np.minimum(best[1:], change, out=best[1:])
            for j, cost in enumerate(lost):
                np.minimum(best[j + 1], best[j] + cost, out=best[j + 1])
            row = best
            if i % _LOOK == _LOOK - 1:
                # Costs only grow: what is above the most in the whole row stays there.
                able = np.flatnonzero(row.min(axis=0) <= most)
                if len(able) < _FEW * len(most):
                    a, b = a.take(able, axis=1), b.take(able, axis=1)
                    lost, row = lost.take(able, axis=1), row.take(able, axis=1)
                    kept, most = kept[able], most[able]
        within = row[-1] <= most
        return kept[within], row[-1][within]

    def distance(self, heard: str, true: str) -> float:
        """The cost of one pair; many at once are cheaper by `between`."""
        losses = [self._one_lost[t] for t in true]
        row = [0.0, *accumulate(losses)]
        for h in heard:
            extra, change = self._one_extra[h], self._one_change[h]
            best = [row[0] + extra]
            for j, (t, lost) in enumerate(zip(true, losses, strict=True)):
                best.append(min(row[j + 1] + extra, row[j] + change[t], best[j] + lost))
            row = best
        return row[-1]

    # The same weights by phone, for one pair at a time.

    @cached_property
    def _one_extra(self) -> dict[str, float]:
        return dict(zip(CODES, self.extra.tolist(), strict=False))

    @cached_property
    def _one_lost(self) -> dict[str, float]:
        return dict(zip(CODES, self.lost.tolist(), strict=False))

    @cached_property
    def _one_change(self) -> dict[str, dict[str, float]]:
        return {h: dict(zip(CODES, row, strict=False)) for h, row in zip(CODES, self.change.tolist(), strict=False)}


class Codes(NamedTuple):
    """Sounds made ready: the numbers of their phones in one row, where each sound begins, and the lengths."""

    phones: Numbers
    starts: Numbers
    lengths: Numbers

    def columns(self, some: Numbers) -> Numbers:
        """The phones of some of the sounds, a column for each, the shorter ones filled up."""
        place = np.arange(self.lengths[some].max(initial=0))[:, None]
        phones = self.phones.take(place + self.starts[some], mode="clip")
        phones[place >= self.lengths[some]] = _PAD
        return phones


def codes(sounds: Sequence[str]) -> Codes:
    """Make sounds ready for many comparisons."""
    lengths = np.array([len(s) for s in sounds], np.intp)
    phones = _TABLE[np.frombuffer("".join(sounds).encode(), np.uint8)]
    return Codes(np.append(phones, _PAD), np.cumsum(lengths) - lengths, lengths)


_TABLE = np.full(256, _PAD, np.intp)
_TABLE[np.frombuffer(CODES.encode(), np.uint8)] = np.arange(_PAD)


@lru_cache(maxsize=1)
def costs() -> Costs:
    """The learnt weights that the package ships."""
    with np.load(SOUND / "costs.npz") as held:
        return Costs(held["change"], held["extra"], held["lost"])
