"""cpWER: the error rate of what each speaker says, whatever the speakers are called.

The words of each speaker are put one after another, and the speakers of the two sides are matched so that the errors
are the fewest; one who has no counterpart is left out or put in whole (Watanabe et al. 2020, as meeteval counts it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from transcripts.alignment.assignment import assigned
from transcripts.alignment.rates import ErrorRate, count

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_CELLS = 20_000_000_000
"""More words times words are not compared: it would take more than some seconds."""


def permuted(ours: Iterable[tuple[str | None, str]], theirs: Iterable[tuple[str | None, str]]) -> ErrorRate | None:
    """The counts of two sides given as (speaker, token); None where a side names nobody, or is too long.

    >>> permuted([("Ann", "yes"), ("Bob", "no")], [("S2", "yes"), ("S1", "now")])
    ErrorRate(hits=1, substitutions=1, deletions=0, insertions=0)
    """
    one, other = _by_speaker(ours), _by_speaker(theirs)
    if not any(one) or not any(other):
        return None
    said, heard = list(one.values()), list(other.values())
    if sum(map(len, said)) * sum(map(len, heard)) > MOST_CELLS:
        return None
    size = max(len(said), len(heard))
    said += [[] for _ in range(size - len(said))]
    heard += [[] for _ in range(size - len(heard))]
    columns = assigned([[Levenshtein.distance(a, b) for b in heard] for a in said])
    return sum((count(words, heard[k]) for words, k in zip(said, columns, strict=True)), ErrorRate())


def _by_speaker(tokens: Iterable[tuple[str | None, str]]) -> dict[str | None, list[str]]:
    found: dict[str | None, list[str]] = {}
    for speaker, token in tokens:
        found.setdefault(speaker, []).append(token)
    return found
