"""What stands around a span, as evidence: whether a name is due there, and where else names like it stand in the talk.

Nothing here compares sounds or decides.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING, NamedTuple

from transcripts.languages.english.wordlist import frequency
from transcripts.names.slot_model import MARKS, TURN, Slots, as_learnt

if TYPE_CHECKING:
    from transcripts.names.spans import Span
    from transcripts.names.talk_index import TalkIndex
    from transcripts.names.targets import Target

SMOOTH = 0.5
UNHEARD = -1.0
"""A neighbour that never stood beside the name speaks no more than this against it."""


class Place(NamedTuple):
    """A place in the talk: log odds that a person or another name is due; how like the places of the name itself, and
    of all names of its kind, its neighbours are (log ratios, 0 where the name does not stand in the talk)."""

    person: float
    name: float
    echo: float
    kind: float


class Around:
    """The neighbours of every span of a talk."""

    def __init__(self, talk: TalkIndex) -> None:
        self._talk = talk
        words = talk.words
        self._words = [as_learnt(w.core) if w.core else w.trail or "-" for w in words]
        marks = [w.trail[:1] if talk.marked and w.trail[:1] in MARKS else "" for w in words]
        turns = talk.turns
        self._slots = Slots(self._words, marks, [i == 0 or turns[i] != turns[i - 1] for i in range(len(words))])
        self._all = Counter(self._words)
        self._own: dict[int, tuple[Counter[str], Counter[str]]] = {}
        self._kinds: dict[str, tuple[Counter[str], Counter[str]]] = {}
        for span, some in talk.exact:
            left, right = self._neighbours(span)
            kinds = {t.entry.kind for t in some if t.role != "part"}
            for sides in [*(self._own.setdefault(n, (Counter(), Counter())) for n in {t.number for t in some})]:
                sides[0][left] += 1
                sides[1][right] += 1
            for sides in [*(self._kinds.setdefault(k, (Counter(), Counter())) for k in kinds)]:
                sides[0][left] += 1
                sides[1][right] += 1

    def _neighbours(self, span: Span) -> tuple[str, str]:
        words, turns, end = self._words, self._talk.turns, span.first + span.count
        left = words[span.first - 1] if span.first and turns[span.first - 1] == turns[span.first] else TURN
        return left, words[end] if end < len(words) and turns[end] == turns[span.first] else TURN

    def person_odds(self, span: Span) -> float:
        """The log odds that a person is due in the place of a span."""
        return self._slots.odds(span.first, span.count)[0]

    def place(self, span: Span, target: Target) -> Place:
        """What speaks for the target in the place of a span."""
        left, right = self._neighbours(span)
        person, name = self._slots.odds(span.first, span.count)
        own = self._echo(self._own.get(target.number), left, right)
        kind = self._echo(self._kinds.get(target.entry.kind), left, right)
        return Place(person, name, own, kind)

    def _echo(self, sides: tuple[Counter[str], Counter[str]] | None, left: str, right: str) -> float:
        if sides is None:
            return 0.0
        return self._ratio(sides[0], left) + self._ratio(sides[1], right)

    def _ratio(self, side: Counter[str], word: str) -> float:
        chance = (self._all[word] + 1) / (len(self._words) + 1)
        return max(UNHEARD, log((side[word] + SMOOTH * chance) / (side.total() + SMOOTH) / chance))

    def surplus(self, word: str) -> float:
        """How much oftener a word is heard in this talk than English has it: log of the ratio, above 0."""
        return max(0.0, _surplus(word, self._all[word], len(self._words)))


@lru_cache(maxsize=1 << 14)
def _surplus(word: str, heard: int, words: int) -> float:
    return log((heard + SMOOTH) / (frequency(word) * words / 1e6 + SMOOTH))
