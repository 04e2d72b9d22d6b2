"""Which spans of a talk come near which targets, in sound or in spelling, and how near. Decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from transcripts.gazetteer.distance import codes, costs

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from transcripts.gazetteer.distance import Codes
    from transcripts.passes.names_spans import Span
    from transcripts.passes.names_targets import Sounding, Targets

    Ints = npt.NDArray[np.intp]
    Found = dict[tuple[int, int], tuple[float, str]]

VECTORS = 0.45
"""Sounds are compared where their vectors' product is at least this."""
SPELLED, SPELLED_SHARED = 0.34, 0.5
"""Spellings likewise."""
LEAST_SOUND = 0.65
LEAST_STRANGE = 0.78
LEAST = 0.6
"""A pair with less likeness in sound, or in sound and spelling together, is dropped."""


@dataclass(frozen=True, slots=True)
class Near:
    """A heard form and a target: how alike they are in sound and in spelling, 0 to 1, and the target's sound used."""

    heard: int
    target: int
    sound: float
    spelling: float
    said: str

    @property
    def likeness(self) -> float:
        """Sound and spelling together, half and half."""
        return 0.5 * (self.sound + self.spelling)


def distinct(found: Sequence[Span]) -> tuple[list[tuple[str, str]], list[int]]:
    """The different (letters, sound) among spans, and for each span the number of its own."""
    known: dict[tuple[str, str], int] = {}
    numbers = [known.setdefault((s.letters, s.sound), len(known)) for s in found]
    return list(known), numbers


def near(heard: Sequence[tuple[str, str]], against: Targets, strange: Sequence[int] = ()) -> list[Near]:
    """Every pair of a heard form and a target that is worth a closer look, equal spellings too.

    `strange` are the numbers of heard forms that are no words: they are compared with names that nobody announced.
    """
    letters, said = [h[0] for h in heard], [h[1] for h in heard]
    found = _announced(letters, said, against)
    if strange:
        found |= _unannounced([said[i] for i in strange], strange, against)
    return _likely(letters, found, against)


def _announced(letters: Sequence[str], said: Sequence[str], against: Targets) -> Found:
    rows, ways = against.sounding.index.pairs(said, VECTORS)
    more, others = _spelled(letters, against)
    # A pair that its spelling brought is compared in each of the name's sounds.
    extra = [(r, w) for r, t in zip(more, others, strict=True) for w in against.ways.get(t, ())]
    rows = np.concatenate([rows, np.array([r for r, _ in extra], np.intp)])
    ways = np.concatenate([ways, np.array([w for _, w in extra], np.intp)])
    silent = {(r, t): (0.0, "") for r, t in zip(more, others, strict=True) if t not in against.ways or not said[r]}
    return silent | _best_sounds(codes(said), rows, ways, against.sounding, LEAST_SOUND)


def _unannounced(said: Sequence[str], numbers: Sequence[int], against: Targets) -> Found:
    rows, ways = against.unannounced.index.pairs(said, VECTORS)
    found = _best_sounds(codes(said), rows, ways, against.unannounced, LEAST_STRANGE)
    return {(numbers[row], target): sound for (row, target), sound in found.items()}


def _best_sounds(heard: Codes, rows: Ints, ways: Ints, against: Sounding, least: float) -> Found:
    far = costs().between(heard, rows, against.codes, ways)
    sizes = heard.lengths[rows] + against.codes.lengths[ways]
    likeness = np.maximum(0, 1 - 2 * far / np.maximum(sizes, 1))
    kept = np.flatnonzero(likeness >= least)
    kept = kept[np.argsort(likeness[kept], kind="stable")]  # the best comes last, and stays
    return {
        (row, against.rows[way][0]): (like, against.rows[way][1])
        for row, way, like in zip(rows[kept].tolist(), ways[kept].tolist(), likeness[kept].tolist(), strict=True)
    }


def _likely(letters: Sequence[str], found: Found, against: Targets) -> list[Near]:
    if not found:
        return []
    spelled = process.cpdist(
        [letters[h] for h, _ in found],
        [against.all[t].letters for _, t in found],
        scorer=Levenshtein.normalized_similarity,
        dtype=np.float32,
    ).tolist()
    near = (Near(h, t, *_both(sound, s)) for ((h, t), sound), s in zip(found.items(), spelled, strict=True))
    return [n for n in near if n.likeness >= LEAST]


def _spelled(letters: Sequence[str], against: Targets) -> tuple[list[int], list[int]]:
    rows, columns = against.by_spelling.pairs(letters, SPELLED, SPELLED_SHARED)
    far = process.cpdist(
        [letters[r] for r in rows.tolist()],
        [against.all[against.numbers[c]].letters for c in columns.tolist()],
        scorer=Levenshtein.normalized_distance,
        score_cutoff=SPELLED,
        dtype=np.float32,
    )
    kept = far <= SPELLED
    return rows[kept].tolist(), [against.numbers[c] for c in columns[kept].tolist()]


def _both(sound: tuple[float, str], spelling: float) -> tuple[float, float, str]:
    # What has no sound (another script, only marks) is compared by its letters alone.
    return (sound[0] if sound[1] else spelling, spelling, sound[1])
