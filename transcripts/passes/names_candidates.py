"""Which spans of a talk come near which targets, in sound or in spelling, and how near. Decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from transcripts.gazetteer.distance import costs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcripts.passes.names_spans import Span
    from transcripts.passes.names_targets import Target, Targets

VECTORS = 0.4
"""Sounds are compared where their vectors' product is at least this."""
SPELLED, SPELLED_SHARED = 0.34, 0.5
"""Spellings likewise."""
LEAST_SOUND = 0.65
LEAST = 0.55
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


def near(heard: Sequence[tuple[str, str]], against: Targets) -> list[Near]:
    """Every pair of a heard form and a target that is worth a closer look, equal spellings too."""
    letters, said = [h[0] for h in heard], [h[1] for h in heard]
    rows, columns = against.by_sound.pairs(said, VECTORS)
    by_sound = _best_sounds(said, rows, columns, against)
    more, others = against.by_spelling.pairs(letters, SPELLED, SPELLED_SHARED)
    for pair in _spelled(letters, more.tolist(), others.tolist(), against):
        by_sound.setdefault(pair, (-1.0, ""))
    _fill(said, by_sound, against.all)
    pairs = [p for p, (likeness, _) in by_sound.items() if likeness >= LEAST_SOUND or likeness == 0.0]
    spelled = process.cpdist(
        [letters[h] for h, _ in pairs],
        [against.all[t].letters for _, t in pairs],
        scorer=Levenshtein.normalized_similarity,
        dtype=np.float32,
    ).tolist() if pairs else []
    found = (Near(h, t, *_both(by_sound[h, t], s)) for (h, t), s in zip(pairs, spelled, strict=True))
    return [n for n in found if n.likeness >= LEAST]


def _spelled(letters: Sequence[str], rows: list[int], columns: list[int], against: Targets) -> list[tuple[int, int]]:
    far = process.cpdist(
        [letters[r] for r in rows],
        [against.all[c].letters for c in columns],
        scorer=Levenshtein.normalized_distance,
        score_cutoff=SPELLED,
        dtype=np.float32,
    )
    return [pair for pair, d in zip(zip(rows, columns, strict=True), far.tolist(), strict=True) if d <= SPELLED]


def _both(sound: tuple[float, str], spelling: float) -> tuple[float, float, str]:
    # What has no sound (another script, only marks) is compared by its letters alone.
    return (sound[0] if sound[1] else spelling, spelling, sound[1])


def _likeness(heard: Sequence[str], said: Sequence[str]) -> list[float]:
    far = costs().distances(heard, said)
    sizes = np.fromiter((len(a) + len(b) for a, b in zip(heard, said, strict=True)), np.float32, len(heard))
    result: list[float] = np.maximum(0, 1 - 2 * far / np.maximum(sizes, 1)).tolist()
    return result


def _best_sounds(
    said: Sequence[str], rows: np.ndarray[tuple[int], np.dtype[np.intp]], columns: np.ndarray[tuple[int], np.dtype[np.intp]], against: Targets
) -> dict[tuple[int, int], tuple[float, str]]:
    best: dict[tuple[int, int], tuple[float, str]] = {}
    ways = [against.sound_rows[c] for c in columns.tolist()]
    heard = [said[r] for r in rows.tolist()]
    for row, (target, way), likeness in zip(rows.tolist(), ways, _likeness(heard, [w for _, w in ways]), strict=True):
        if likeness > best.get((row, target), (-1.0, ""))[0]:
            best[row, target] = (likeness, way)
    return best


def _fill(said: Sequence[str], found: dict[tuple[int, int], tuple[float, str]], all_targets: Sequence[Target]) -> None:
    # Pairs that only their spelling brought: the likeness of their sounds is still to be had.
    asked = [(pair, way) for pair, (likeness, _) in found.items() if likeness < 0 for way in all_targets[pair[1]].sounds]
    for (pair, way), likeness in zip(asked, _likeness([said[p[0]] for p, _ in asked], [w for _, w in asked]), strict=True):
        if likeness > found[pair][0]:
            found[pair] = (likeness, way)
    for pair, (likeness, way) in list(found.items()):
        if likeness < 0:
            found[pair] = (0.0, way)
