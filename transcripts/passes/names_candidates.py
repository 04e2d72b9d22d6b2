"""Which spans of a talk come near which targets, in sound or in spelling, and how near. Decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

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
    Floats = npt.NDArray[np.float64]

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


class _Found(NamedTuple):
    """Pairs, a place in each column: heard form, target, likeness in sound, which of its sounds (-1: none)."""

    heard: Ints
    targets: Ints
    sound: Floats
    ways: Ints


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
    found = _likely(letters, _announced(letters, said, against), against, against.sounding)
    if strange:
        more = _unannounced([said[i] for i in strange], np.array(strange, np.intp), against)
        found += _likely(letters, more, against, against.unannounced)
    return found


def _announced(letters: Sequence[str], said: Sequence[str], against: Targets) -> _Found:
    rows, ways = against.sounding.index.pairs(said, VECTORS)
    more, others = _spelled(letters, against)
    # A pair that its spelling brought is compared in each of the name's sounds.
    pairs = list(zip(more.tolist(), others.tolist(), strict=True))
    extra = [(r, w) for r, t in pairs if said[r] for w in against.ways.get(t, ())]
    rows = np.append(rows, np.array([r for r, _ in extra], np.intp))
    ways = np.append(ways, np.array([w for _, w in extra], np.intp))
    silent = np.array([t not in against.ways or not said[r] for r, t in pairs], np.bool_)
    found = _best_sounds(codes(said), rows, ways, against.sounding, LEAST_SOUND)
    none = np.zeros(np.count_nonzero(silent), np.intp)
    without = _Found(more[silent], others[silent], none.astype(np.float64), none - 1)
    return _Found(*(np.append(a, b) for a, b in zip(without, found, strict=True)))


def _unannounced(said: Sequence[str], numbers: Ints, against: Targets) -> _Found:
    rows, ways = against.unannounced.index.pairs(said, VECTORS)
    found = _best_sounds(codes(said), rows, ways, against.unannounced, LEAST_STRANGE)
    return found._replace(heard=numbers[found.heard])


def _best_sounds(heard: Codes, rows: Ints, ways: Ints, against: Sounding, least: float) -> _Found:
    far = costs().between(heard, rows, against.codes, ways)
    sizes = heard.lengths[rows] + against.codes.lengths[ways]
    likeness = np.maximum(0, 1 - 2 * far / np.maximum(sizes, 1))
    kept = np.flatnonzero(likeness >= least)
    kept = kept[np.argsort(likeness[kept], kind="stable")]
    rows, ways, likeness = rows[kept], ways[kept], likeness[kept]
    # Of a name's sounds the nearest counts: the last of those that share a key.
    key = rows * (1 + int(against.targets.max(initial=0))) + against.targets[ways]
    order = np.argsort(key, kind="stable")
    ends = np.flatnonzero(np.diff(key[order], append=-1))
    begins = np.append(0, ends[:-1] + 1) if len(ends) else ends
    best = order[ends][np.argsort(order[begins])]
    return _Found(rows[best], against.targets[ways[best]], likeness[best].astype(np.float64), ways[best])


def _likely(letters: Sequence[str], found: _Found, against: Targets, sounding: Sounding) -> list[Near]:
    spelling = process.cpdist(
        [letters[h] for h in found.heard.tolist()],
        [against.all[t].letters for t in found.targets.tolist()],
        scorer=Levenshtein.normalized_similarity,
        dtype=np.float32,
    ).astype(np.float64)
    # What has no sound (another script, only marks) is compared by its letters alone.
    sound = np.where(found.ways < 0, spelling, found.sound)
    kept = 0.5 * (sound + spelling) >= LEAST
    columns = (column[kept].tolist() for column in (found.heard, found.targets, sound, spelling, found.ways))
    return [Near(h, t, so, sp, sounding.said(way)) for h, t, so, sp, way in zip(*columns, strict=True)]


def _spelled(letters: Sequence[str], against: Targets) -> tuple[Ints, Ints]:
    rows, columns = against.by_spelling.pairs(letters, SPELLED, SPELLED_SHARED)
    targets = against.numbers[columns]
    far = process.cpdist(
        [letters[r] for r in rows.tolist()],
        [against.all[t].letters for t in targets.tolist()],
        scorer=Levenshtein.normalized_distance,
        score_cutoff=SPELLED,
        dtype=np.float32,
    )
    kept = far <= SPELLED
    return rows[kept], targets[kept]
