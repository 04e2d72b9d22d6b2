"""Scores for every word of a talk, window by window, in memory that does not grow with the windows.

Windows overlap, and a word's scores come from the window in which it stands far from both edges. Where windows
begin depends on the words alone, so that the same talk always gets the same scores.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from hashlib import blake2b
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np

from transcripts import progress
from transcripts.languages.folding import core
from transcripts.languages.tags import opaque
from transcripts.marks.clues import CLUES, clues_of
from transcripts.marks.network import WINDOW, network
from transcripts.marks.pieces import piece_ids

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from transcripts.model import Transcript

Array = np.ndarray[Any, Any]
MARGIN = 16
"""Words at the edge of a window that are left to the window beside it."""

MOST_REMEMBERED = 1024
"""Windows whose scores are kept for the next pass, 7 MB of them: an hour of talk has about 100. Two passes look at the
same words, and each looks again until nothing changes."""


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """Probabilities, a row for each word of the talk that is a word; `words` are those words' numbers in the talk.

    `marks`: none, comma, full stop, question mark. `cases`: lower, title, upper, of the word itself, wherever it
    stands in its sentence. `cut`: that it is a disfluency.
    """

    words: Array
    marks: Array
    cases: Array
    cut: Array


def score_words(talk: Transcript, wanted: Collection[int] | None = None) -> Scores:
    """Score every word of a talk; notes such as `[Music]` and tokens without letters or figures are passed over.

    With `wanted`, numbers of words, only the windows are looked at in which one of these is scored, and what is scored
    there is given: the same as with all, at less cost.
    """
    one: dict[str, str] = {}  # a word that comes again is held once
    texts = [one.setdefault(text, text) for text in (core(w.text).lower() for w in talk.iter_words())]
    hidden = opaque(talk)
    kept = np.array([i for i, t in enumerate(texts) if t and i not in hidden], np.int64)
    if not len(kept):
        return Scores(kept, np.zeros((0, 4)), np.zeros((0, 3)), np.zeros(0))
    spoken, clues = [texts[i] for i in kept.tolist()], clues_of(talk, kept)
    asked = None if wanted is None else np.isin(kept, np.fromiter(wanted, np.int64))
    raw, scored = _raw_scores(spoken, clues, asked)
    if wanted is not None:
        kept, raw = kept[scored], raw[scored]
    return Scores(kept, _softmax(raw[:, :4]), _softmax(raw[:, 4:7]), _softmax(raw[:, 7:])[:, 1])


def _softmax(x: Array) -> Array:
    e = np.exp(x - x.max(axis=1, keepdims=True))
    out: Array = e / e.sum(axis=1, keepdims=True)
    return out


class _Remembered:
    """What the last windows gave, by a hash of what they held; several threads may ask."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[bytes, Array] = OrderedDict()
        self._lock = Lock()

    def scores(self, pieces: Array, clues: Array) -> Array:
        """The scores of a window, remembered or made."""
        key = blake2b(pieces.tobytes() + clues.tobytes()).digest()
        with self._lock:
            found = self._held.get(key)
            if found is not None:
                self._held.move_to_end(key)
                return found
        found = network().scores(pieces, clues)
        with self._lock:
            self._held[key] = found
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return found


_LAST = _Remembered(MOST_REMEMBERED)


def _raw_scores(texts: Sequence[str], clues: Array, asked: Array | None = None) -> tuple[Array, Array]:
    """Nine scores for each word, and which words were scored: where `asked` says which, those in their windows."""
    known = network().known
    memo: dict[str, list[int]] = {}
    ids = [memo.get(t) or memo.setdefault(t, piece_ids(t, known)) for t in texts]
    out = np.zeros((len(ids), 9), np.float32)
    scored = np.zeros(len(ids), np.bool_)
    for first, end, keep_from, keep_to in _windows([len(i) for i in ids]):
        if asked is not None and not asked[keep_from:keep_to].any():
            continue
        progress.at("marks", keep_from, len(ids))
        counts = [len(i) for i in ids[first:end]]
        pieces = np.array([p for i in ids[first:end] for p in i], np.int64)
        spread = np.repeat(clues[first:end], counts, axis=0).reshape(-1, CLUES)
        if first:  # what is before the window is not seen in training either
            spread[: counts[0], 1] = 0
        heads = np.cumsum([0, *counts[:-1]])[keep_from - first : keep_to - first]
        out[keep_from:keep_to] = _LAST.scores(pieces, spread)[heads]
        scored[keep_from:keep_to] = True
    return out, scored


def _windows(counts: list[int]) -> Iterator[tuple[int, int, int, int]]:
    """Windows of whole words: first, end, and the words in between whose scores are kept."""
    first, kept, total = 0, 0, len(counts)
    while kept < total:
        end, size = first, 0
        while end < total and size + counts[end] <= WINDOW:
            size += counts[end]
            end += 1
        margin = min(MARGIN, (end - first) // 4)
        keep_to = total if end == total else end - margin
        yield first, end, kept, keep_to
        kept, first = keep_to, max(first + 1, keep_to - margin)
