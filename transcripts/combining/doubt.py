"""How likely each place of a transcript is wrong, from what other transcripts have there or, alone, from itself.

Boosted trees over `Doubt`, learnt by `training/combining/learn.py`; their chances are calibrated on calls held out.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from transcripts.trees import Forest

if TYPE_CHECKING:
    from transcripts.combining.evidence import Talk

MODEL = Path(__file__).parent / "data" / "errors.npz"
AROUND = 4
"""So many places on either side tell whether the sources differ hereabouts: errors come in bursts."""


class Doubt(NamedTuple):
    """What speaks for an error in one place of the base; the fields of `Evidence` are those of the base's reading."""

    sources: float
    votes: float
    alike: float
    rivals: float
    rival_votes: float
    rival_elsewhere: float
    rival_rarity: float
    empty: float
    tokens: float
    letters: float
    elsewhere: float
    rarity: float
    unknown: float
    fluent: float
    listed: float
    repeat: float
    filler: float
    confidence: float
    trusted: float
    overall: float
    hole: float
    around: float
    """The share of the places around in which sources differ."""
    unsure: float
    """The lowest confidence of the words beside it, -1 where none is given."""


def doubts(talk: Talk) -> list[Doubt]:
    """What speaks for an error in each place of the base, in order."""
    differ = [0]
    for slot in talk.slots:
        differ.append(differ[-1] + slot.open)
    found = []
    bases = []
    for number, slot in enumerate(talk.slots):
        rows = talk.rows(number)
        at = next((i for i, r in enumerate(slot.readings) if 0 in r.sources), None)
        bases.append((rows, at))
    confidences = [rows[at].confidence if at is not None else -1.0 for rows, at in bases]
    for number, (slot, (rows, at)) in enumerate(zip(talk.slots, bases, strict=True)):
        first, last = max(0, number - AROUND), min(len(talk.slots), number + AROUND + 1)
        others = [row for i, row in enumerate(rows) if i != at]
        best = max(others, key=lambda row: row.votes, default=None)
        own = rows[at] if at is not None else None
        beside = [c for c in confidences[max(0, number - 1) : number + 2] if c >= 0]
        found.append(
            Doubt(
                sources=own.sources if own else max(r.sources for r in rows),
                votes=own.votes if own else 0.0,
                alike=own.alike if own else 0.0,
                rivals=len(rows),
                rival_votes=best.votes if best else 0.0,
                rival_elsewhere=best.elsewhere if best else 0.0,
                rival_rarity=best.rarity if best else 0.0,
                empty=own.empty if own else 1.0,
                tokens=own.tokens if own else 0.0,
                letters=sum(map(len, slot.readings[at].tokens)) if at is not None else 0.0,
                elsewhere=own.elsewhere if own else 0.0,
                rarity=own.rarity if own else 0.0,
                unknown=own.unknown if own else 0.0,
                fluent=own.fluent if own else 0.0,
                listed=own.listed if own else 0.0,
                repeat=own.repeat if own else 0.0,
                filler=own.filler if own else 0.0,
                confidence=own.confidence if own else -1.0,
                trusted=own.trusted if own else 1.0,
                overall=own.overall if own else 1.0,
                hole=own.hole if own else float(best.hole if best else 0.0),
                around=(differ[last] - differ[first]) / (last - first),
                unsure=min(beside, default=-1.0),
            )
        )
    return found


@lru_cache(maxsize=1)
def model() -> Forest:
    """The judgement that the package ships."""
    with np.load(MODEL) as held:
        return Forest({k: held[k] for k in held.files})


def chances(talk: Talk, trees: Forest | None = None) -> list[float]:
    """The chance that each place of the base is wrong."""
    rows = doubts(talk)
    return [float(chance) for chance in (trees or model()).chances(rows)]
