"""What the words around a span say for or against a name: frequent word pairs, titles, prepositions of place.

All of it is general English; no name of any talk stands here. Nothing here decides.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from math import log2
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from transcripts.languages.english.folder import DATA
from transcripts.languages.english.wordlist import frequency

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcripts.gazetteer.entry import Kind

BIGRAMS = DATA / "context" / "bigrams.npz"
_WEB = log2(1_024_908_267_229)  # running words of the corpus that the pairs were counted in
_LEAST = log2(100_000)  # a pair is listed from this count on

_PERSON_BEFORE = """mr mrs ms miss dr prof professor president chancellor minister senator congressman congresswoman
governor mayor judge justice king queen prince princess pope general colonel captain sergeant sir lord lady dame
secretary ambassador chairman chairwoman director chief officer coach correspondent reporter analyst thanks thank hi
hello hey welcome colleague named called congratulations morning by"""
_PERSON_AFTER = "says said asked asks thinks joins joined reports told tells wrote writes from with"
_PLACE_BEFORE = """in from to near at around outside inside through via leave left reach visit visited visiting across
of into toward towards between"""
_LINE_OF = (("line", "of"), ("is", "from"), ("comes", "from"), ("this", "is"), ("question", "from"), ("live", "from"))
_GREETINGS = "thanks thank you morning afternoon evening hi hello hey welcome yeah sure okay ahead please"
GREETINGS = frozenset(_GREETINGS.split())
"""What stands next to a name that somebody is addressed by."""
_PERSON, _AFTER, _PLACE = (frozenset(t.split()) for t in (_PERSON_BEFORE, _PERSON_AFTER, _PLACE_BEFORE))


def key(first: str, second: str) -> int:
    """The 32-bit number under which a pair of lower-case words is kept."""
    return crc32(f"{first} {second}".encode())


@lru_cache(maxsize=1)
def _pairs() -> tuple[np.ndarray[tuple[int], np.dtype[np.uint32]], np.ndarray[tuple[int], np.dtype[np.uint8]]]:
    with np.load(BIGRAMS) as held:
        return held["keys"], held["logs"]


@lru_cache(maxsize=1 << 16)
def affinity(first: str, second: str) -> float:
    """How much more often two words stand together than by chance, in bits; below 0 where they avoid each other.

    A pair that is not listed has at most 100,000 sightings, which says much of two frequent words and nothing of
    two rare ones: then the figure is the bound, never above 0.

    >>> affinity("thank", "you") > 5, affinity("the", "of") < -3, affinity("pongyang", "there")
    (True, True, 0.0)
    """
    one, two = frequency(first), frequency(second)
    if not one or not two:
        return 0.0
    chance = log2(one) + log2(two) + 2 * (_WEB - log2(1e6)) - _WEB
    keys, logs = _pairs()
    hashed = key(first, second)
    at = int(np.searchsorted(keys, np.uint32(hashed)))
    if at < len(keys) and int(keys[at]) == hashed:
        return float(int(logs[at]) / 4 - chance)
    return min(0.0, _LEAST - chance)


def fluency(words: Sequence[str], before: str, after: str) -> tuple[float, float]:
    """How well a span sits together and in its place: the mean affinity inside, and that of its two edges."""
    inside = [affinity(a, b) for a, b in pairwise(words)]
    edges = [affinity(before, words[0])] if before else []
    edges += [affinity(words[-1], after)] if after else []
    return (
        sum(inside) / len(inside) if inside else 0.0,
        sum(edges) / len(edges) if edges else 0.0,
    )


def cues(kind: Kind, before: Sequence[str], after: str) -> list[str]:
    """What around a span speaks for a name of this kind, as words to be shown; `before` are the last words, folded.

    >>> cues("place", ["joins", "me", "live", "from"], "um"), cues("person", ["with", "president"], "it")
    (['live from ...', 'from ...'], ['president ...'])
    """
    found: list[str] = []
    last = before[-1] if before else ""
    if tuple(before[-2:]) in _LINE_OF and kind in {"person", "place", "organisation", "other"}:
        found.append(f"{' '.join(before[-2:])} ...")
    if kind in {"person", "other"}:
        if last in _PERSON:
            found.append(f"{last} ...")
        if after in _AFTER:
            found.append(f"... {after}")
    if kind in {"place", "other"} and last in _PLACE:
        found.append(f"{last} ...")
    return found


def nearby(around: Sequence[str], context: Sequence[str]) -> list[str]:
    """The words that a document has near a name and the talk has near the span.

    >>> nearby(["fight", "against", "the", "imperialist", "policy"], ("imperialist", "policy", "decades"))
    ['imperialist', 'policy']
    """
    known = {word for phrase in context for word in phrase.split()}
    return [word for word in dict.fromkeys(around) if word in known]
