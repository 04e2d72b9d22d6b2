"""Which spans of a talk come near which targets, in sound or in spelling, and how near. Decides nothing."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from transcripts.phonetics.distance import codes, costs
from transcripts.search.nearest_few import nearest_few

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from transcripts.names.spans import Run
    from transcripts.names.targets import Sounding, Targets
    from transcripts.phonetics.distance import Codes

    Ints = npt.NDArray[np.intp]
    Floats = npt.NDArray[np.float64]
    Hashes = npt.NDArray[np.int64]

VECTORS = 0.45
"""Sounds are compared where their vectors' product is at least this."""
SPELLED, SPELLED_SHARED = 0.34, 0.5
"""Spellings likewise."""
LEAST_SOUND = 0.65
LEAST_STRANGE = 0.78
LEAST_LIKENESS = 0.6
"""A pair with less likeness in sound, or in sound and spelling together, is dropped."""
VECTORS_NO_WORD, LEAST_SOUND_NO_WORD, LEAST_NO_WORD = 0.25, 0.5, 0.45
"""The same for what is no word: it must have been something else, and less likeness will do."""


MOST_NEAR = 40
"""Of what comes near one heard form, the nearest so many are kept: more than anybody asks for, as several of them may
be written alike, or be of one entry. With a long list a talk would have millions."""


@dataclass(frozen=True, slots=True)
class Near:
    """A target that comes near: how alike in sound and in spelling, 0 to 1, and the target's sound used."""

    target: int
    sound: float
    spelling: float
    said: str

    @property
    def likeness(self) -> float:
        """Sound and spelling together, half and half."""
        return 0.5 * (self.sound + self.spelling)


class _Found(NamedTuple):
    """Pairs, a place in each column: heard form, target, likeness in sound and spelling, which sound (-1: none)."""

    heard: Ints
    targets: Ints
    sound: Floats
    spelling: Floats
    ways: Ints

    def at(self, rows: Ints) -> _Found:
        """Some of the pairs."""
        return _Found(self.heard[rows], self.targets[rows], self.sound[rows], self.spelling[rows], self.ways[rows])

    def followed_by(self, more: _Found) -> _Found:
        """These pairs and more of them."""
        heard, targets = np.append(self.heard, more.heard), np.append(self.targets, more.targets)
        sound, spelling = np.append(self.sound, more.sound), np.append(self.spelling, more.spelling)
        return _Found(heard, targets, sound, spelling, np.append(self.ways, more.ways))


def distinct(spans: Sequence[Run]) -> tuple[list[tuple[str, str]], list[int]]:
    """The different (letters, sound) among spans, and for each span the number of its own."""
    known: dict[tuple[str, str], int] = {}
    numbers = [known.setdefault((run[2], run[3]), len(known)) for run in spans]
    return list(known), numbers


class Seen:
    """What was heard in a talk, and what came near it: the pairs themselves, and of what found none a hash.

    A talk is gone through until nothing more changes, and nearly all that it has was compared in the round before.
    """

    def __init__(self) -> None:
        self.found: dict[_Asked, list[Near]] = {}
        self._none: list[Hashes] = []

    def none(self, asked: Sequence[_Asked]) -> None:
        """Remember that these came near nothing."""
        self._none.append(np.sort(np.fromiter(map(hash, asked), np.int64)))

    def fruitless(self, asked: Sequence[_Asked]) -> list[bool]:
        """Of each, whether it is remembered to have come near nothing."""
        if len(self._none) != 1:
            self._none = [np.unique(np.concatenate([np.zeros(0, np.int64), *self._none]))]
        held, some = self._none[0], np.fromiter(map(hash, asked), np.int64)
        at = held.searchsorted(some)
        at[at == len(held)] = 0
        return (held[at] == some).tolist() if len(held) else [False] * len(some)


class Nearest:
    """Finds what comes near, part by part of one talk. What the talk before had is not compared again."""

    def __init__(self, against: Targets) -> None:
        self._against = against
        self._last = next((seen for known, seen in tuple(_LAST) if known is against), Seen())
        self._now = Seen()

    def near(self, heard: Sequence[tuple[str, str]], strange: Sequence[int] = ()) -> list[Sequence[Near]]:
        """For each heard form the targets that are worth a closer look, equal spellings too, the nearest first.

        `strange` are the numbers of heard forms that are no words: less likeness will do for them, and they are
        compared with names that nobody announced too.
        """
        odd = set(strange)
        asked = [(letters, said, i in odd) for i, (letters, said) in enumerate(heard)]
        last, now = self._last.found, self._now.found
        for key in asked:
            if key in last:
                now[key] = last[key]
        fresh = [i for i, none in enumerate(self._last.fruitless(asked)) if not none and asked[i] not in now]
        numbers = [n for n, i in enumerate(fresh) if i in odd]
        for number, found in _near([heard[i] for i in fresh], self._against, numbers):
            now.setdefault(asked[fresh[number]], []).append(found)
        self._now.none([key for key in asked if key not in now])
        return [now.get(key, ()) for key in asked]

    def remember(self) -> None:
        """Keep what was found for the next round: the talk is at its end."""
        _LAST.append((self._against, self._now))


_Asked = tuple[str, str, bool]
_LAST: deque[tuple[Targets, Seen]] = deque(maxlen=1)


def _near(heard: Sequence[tuple[str, str]], against: Targets, strange: Sequence[int]) -> Iterator[tuple[int, Near]]:
    """Numbers of heard forms with what comes near them, form by form, the nearest first."""
    letters, said = [h[0] for h in heard], [h[1] for h in heard]
    parts = [(_announced(letters, said, against), against.sounding)]
    if strange:
        numbers = np.array(strange, np.intp)
        more = _no_word(letters, said, numbers, against)
        parts.append((_without(more, parts[0][0], len(against.all)), against.sounding))
        parts.append((_unannounced(letters, said, numbers, against), against.unannounced))
    # The columns of all parts, one behind another, and the ways counted through.
    ends = np.cumsum([0, *(len(found.heard) for found, _ in parts)])
    every = reduce(_Found.followed_by, (found for found, _ in parts))
    for at in nearest_few(every.heard, 0.5 * (every.sound + every.spelling), MOST_NEAR).tolist():
        part = int(np.searchsorted(ends, at, side="right")) - 1
        heard_as, target, sound, spelling, way = (column[at].item() for column in every)
        yield heard_as, Near(target, sound, spelling, parts[part][1].said(way))


def _without(found: _Found, known: _Found, targets: int) -> _Found:
    one, other = (some.heard * targets + some.targets for some in (found, known))
    return found.at(np.flatnonzero(~np.isin(one, other)))


def _announced(letters: Sequence[str], said: Sequence[str], against: Targets) -> _Found:
    rows, ways = against.sounding.pairs(said, VECTORS)
    more, others, spelling = _spelled(letters, against)
    # A pair that its spelling brought is compared in each of the name's sounds.
    pairs = list(zip(more.tolist(), others.tolist(), strict=True))
    extra = [(r, w) for r, t in pairs if said[r] for w in against.ways.get(t, ())]
    rows = np.append(rows, np.array([r for r, _ in extra], np.intp))
    ways = np.append(ways, np.array([w for _, w in extra], np.intp))
    found = _best_sounds(letters, codes(said), rows, ways, against, against.sounding, LEAST_SOUND)
    # What has no sound (another script, only marks) is compared by its letters alone.
    silent = np.array([t not in against.ways or not said[r] for r, t in pairs], np.bool_) & (spelling >= LEAST_LIKENESS)
    alone = spelling[silent]
    without = _Found(more[silent], others[silent], alone, alone, np.full(len(alone), -1))
    return without.followed_by(found)


def _no_word(letters: Sequence[str], said: Sequence[str], numbers: Ints, against: Targets) -> _Found:
    rows, ways = against.sounding.pairs([said[i] for i in numbers.tolist()], VECTORS_NO_WORD)
    least = LEAST_SOUND_NO_WORD, LEAST_NO_WORD
    return _best_sounds(letters, codes(said), numbers[rows], ways, against, against.sounding, *least)


def _unannounced(letters: Sequence[str], said: Sequence[str], numbers: Ints, against: Targets) -> _Found:
    rows, ways = against.unannounced.pairs([said[i] for i in numbers.tolist()], VECTORS)
    return _best_sounds(letters, codes(said), numbers[rows], ways, against, against.unannounced, LEAST_STRANGE)


def _best_sounds(
    letters: Sequence[str],
    heard: Codes,
    rows: Ints,
    ways: Ints,
    against: Targets,
    sounding: Sounding,
    least: float,
    least_both: float = LEAST_LIKENESS,
) -> _Found:
    # With a spelling less alike than this, no sound is near enough.
    spelling = _similarity(letters, rows, sounding.targets[ways], against, 2 * least_both - 1)
    # The spelling says how like the sound has to be for both together to be enough.
    needed = np.maximum(least, 2 * least_both - spelling)
    able = np.flatnonzero(needed <= 1)
    rows, ways, spelling, needed = rows[able], ways[able], spelling[able], needed[able]
    sizes = np.maximum(1, heard.lengths[rows] + sounding.codes.lengths[ways])
    far = costs().between(heard, rows, sounding.codes, ways, ((1 - needed) / 2 * sizes + _SLACK).astype(np.float32))
    likeness = np.maximum(0, 1 - 2 * far / sizes)
    kept = np.flatnonzero((likeness >= least) & (0.5 * (likeness + spelling) >= least_both))
    kept = kept[np.argsort(likeness[kept], kind="stable")]
    rows, ways, likeness, spelling = rows[kept], ways[kept], likeness[kept], spelling[kept]
    # Of a name's sounds the nearest counts: the last of those that share a key.
    targets = sounding.targets[ways]
    key = rows * (1 + int(targets.max(initial=0))) + targets
    order = np.argsort(key, kind="stable")
    best = np.sort(order[np.flatnonzero(np.diff(key[order], append=-1))])
    return _Found(rows[best], targets[best], likeness[best], spelling[best], ways[best])


_SLACK = 1e-3
"""What rounding may make of a cost, and more."""


def _similarity(letters: Sequence[str], rows: Ints, targets: Ints, against: Targets, least: float = 0.0) -> Floats:
    return process.cpdist(
        np.array(letters, np.object_)[rows].tolist(),
        against.letters[targets].tolist(),
        scorer=Levenshtein.normalized_similarity,
        score_cutoff=max(0.0, least),
        dtype=np.float32,
    ).astype(np.float64)


def _spelled(letters: Sequence[str], against: Targets) -> tuple[Ints, Ints, Floats]:
    rows, columns = against.by_spelling.pairs(letters, SPELLED, SPELLED_SHARED)
    targets = against.compared[columns]
    spelling = _similarity(letters, rows, targets, against, 1 - SPELLED)
    kept = spelling >= 1 - SPELLED
    return rows[kept], targets[kept], spelling[kept]
