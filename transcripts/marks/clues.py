"""What else speaks for a mark or a capital: pauses, drawn-out words, a new speaker, the case as it was read.

Every clue may be unknown. Training uses these very bounds, so that the two cannot differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from transcripts.languages.folding import core

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcripts.model import Transcript

PAUSE_EDGES_MS = (1, 60, 130, 250, 400, 600, 1000)
SLOPE, BASE = 0.882, 4.242
"""log(duration in ms) is about SLOPE * log(letters) + BASE, fitted to the words of the calls used for tuning."""
LENGTH_EDGES = (-0.424, -0.160, 0.007, 0.157, 0.368, 0.623)
"""Quantiles (.17 .33 .5 .67 .83 .93) of what that leaves: how drawn-out a word is for its letters."""
CLUES = 5
"""Pause after, pause before, length, case as read, turn; 0 is unknown in each."""
LOWER, TITLE, UPPER = 1, 2, 3

Array = np.ndarray[Any, Any]


def length_buckets(start_ms: Array, end_ms: Array, letters: Array) -> Array:
    """How drawn-out each word is, as a bucket number from 1."""
    rest = np.log(np.maximum(end_ms - start_ms, 20)) - SLOPE * np.log(np.maximum(letters, 1)) - BASE
    out: Array = np.digitize(rest, LENGTH_EDGES) + 1
    return out


def pause_buckets(pause_ms: Array) -> Array:
    """Pauses as bucket numbers from 1."""
    out: Array = np.digitize(pause_ms, PAUSE_EDGES_MS) + 1
    return out


def _case_of(text: str) -> int:
    letters = [c for c in text if c.isalpha()]
    if not any(c.isupper() for c in letters):
        return LOWER
    return TITLE if sum(c.isupper() for c in letters) == 1 and letters[0].isupper() else UPPER


def cases(texts: Sequence[str]) -> Array:
    """The case of each word as read; unknown throughout where the text is all lower-case or all capitals."""
    found = np.array([_case_of(t) for t in texts], np.int64)
    spoken = [t for t in texts if t not in ("I", "I'm", "I'll", "I've", "I'd")]
    letters = sum(c.isalpha() for t in spoken for c in t)
    upper = sum(c.isalpha() and c.isupper() for t in spoken for c in t)
    if not letters or upper == 0 or upper > 0.7 * letters:
        found[:] = 0
    return found


def clues_of(talk: Transcript, kept: Array) -> Array:
    """Five clues for each word in `kept` (numbers of words of the talk): an array of len(kept) by CLUES."""
    words = talk.words
    segment = np.array([i for i, s in enumerate(talk.segments) for _ in s.words], np.int64)[kept]
    shown = [words[i] for i in kept.tolist()]
    texts = [core(w.text) for w in shown]
    out = np.zeros((len(shown), CLUES), np.int64)
    given = np.array([w.timing == "given" and w.start_ms is not None and w.end_ms is not None for w in shown], bool)
    start = np.array([w.start_ms or 0 for w in shown], np.int64)
    end = np.array([w.end_ms or 0 for w in shown], np.int64)
    if len(shown) > 1:
        pause = start[1:] - end[:-1]
        both = given[1:] & given[:-1]
        # Between cues a gap says that nobody speaks; that there is none says nothing, since cues are often joined up.
        gap = (segment[1:] != segment[:-1]) & (pause >= PAUSE_EDGES_MS[2]) & _segments_timed(talk, segment)
        out[:-1, 0] = np.where(both | gap, pause_buckets(pause), 0)
        out[1:, 1] = out[:-1, 0]
    letters = np.array([max(1, sum(c.isalpha() for c in t)) for t in texts], np.int64)
    out[:, 2] = np.where(given, length_buckets(start, end, letters), 0)
    out[:, 3] = cases(texts)
    speakers = [talk.segments[i].speaker for i in segment.tolist()]
    if any(s is not None for s in speakers):
        out[:, 4] = [1 + int(i > 0 and s != speakers[i - 1]) for i, s in enumerate(speakers)]
    return out


def _segments_timed(talk: Transcript, segment: Array) -> Array:
    timed = np.array([s.timed for s in talk.segments], bool)[segment]
    both: Array = timed[1:] & timed[:-1]
    return both
