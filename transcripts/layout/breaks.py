"""How good a place each gap between two words is for a break, and which breaks a guide forbids.

A place has a cost from 0 (the end of a sentence) to FORBIDDEN, and the forbidden ones have the name of the rule.
What is forbidden is what Netflix's and the DCMP's guides name (read 2026-11-22 through stored copies): article and
noun, adjective and noun, first and last name, title and name, subject pronoun and verb, auxiliary and verb, verb
and negation or particle or reflexive, number and unit. Nothing here chooses a break.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from transcripts.languages.english.units import units_in
from transcripts.languages.english.word_kinds import AUXILIARY, CLOSED, Kind, bare, kinds, mark_of, pair_is_fixed

if TYPE_CHECKING:
    from collections.abc import Sequence

SENTENCE, CLAUSE, CONJUNCTION, PREPOSITION, PHRASE, PLAIN, TIED, BOUND, FORBIDDEN = 0, 2, 4, 6, 9, 18, 26, 40, 120
"""Costs of a break: relative ones, tuned on half of the earnings21 calls (see benchmarks/layout.py)."""

_NONE = Kind(0)
_ANY = ~_NONE
_K = Kind


class _Rule(NamedTuple):
    """Two words that go together: what each has to be, and what neither may be. `_ANY` asks nothing."""

    name: str
    first: Kind
    second: Kind
    never_first: Kind = _NONE
    never_second: Kind = _NONE

    def holds(self, a: Kind, b: Kind) -> bool:
        """Whether the rule speaks of words of these kinds."""
        return (
            (self.first is _ANY or bool(a & self.first))
            and (self.second is _ANY or bool(b & self.second))
            and not a & self.never_first
            and not b & self.never_second
        )


_INFLECTED = _K.VERB | _K.GERUND | _K.PARTICIPLE
_NO_NOUN = CLOSED | _K.ADVERB | _K.GERUND | _K.PARTICIPLE | _K.FILLER
_FORBIDDEN = (
    _Rule("title and name", _K.TITLE, _K.CAPITAL),
    _Rule("parts of a name", _K.CAPITAL, _K.CAPITAL, CLOSED, CLOSED),
    _Rule("article and noun", _K.ARTICLE | _K.POSSESSOR, _ANY, _NONE, _K.CONJUNCTION),
    _Rule("article and noun", _K.DETERMINER, _ANY, _K.SUBORDINATOR | _K.PREPOSITION, CLOSED | _K.VERB),
    _Rule("adjective and noun", _K.ADJECTIVE, _ANY, CLOSED | _K.NUMBER | _K.ADVERB, _NO_NOUN),
    _Rule("subject and verb", _K.SUBJECT, AUXILIARY | _K.VERB | _K.NEGATION | _K.PARTICIPLE, _NONE, _K.CONTRACTED),
    _Rule("subject and verb", _K.NOMINATIVE, _ANY, _NONE, CLOSED | _K.ADVERB | _K.FILLER | _K.CAPITAL),
    _Rule("verb and negation", AUXILIARY | _K.VERB, _K.NEGATION, _NONE, AUXILIARY),
    _Rule("verb and negation", _K.NEGATION, _INFLECTED),
    _Rule("auxiliary and verb", AUXILIARY, _INFLECTED | _K.BE | _K.HAVE),
    _Rule("auxiliary and verb", _K.MODAL, _ANY, _NONE, CLOSED | _K.ADVERB | _K.FILLER | _K.CAPITAL),
    _Rule("verb and reflexive", _ANY, _K.REFLEXIVE, CLOSED),
    _Rule("verb and particle", _K.PHRASAL, _K.PARTICLE),
    _Rule("number and unit", _K.NUMBER, _K.UNIT | _K.MONTH | _K.NUMBER),
    _Rule("number and unit", _K.MONTH, _K.NUMBER),
)
_OPENS = _K.PREPOSITION | _K.CONJUNCTION | _K.SUBORDINATOR
_TIES = (
    # A word that opens a phrase does not end a line; what comes first in this table decides.
    (BOUND, _Rule("opens a phrase", _OPENS, _ANY, _K.VERB | _K.PARTICLE)),
    (BOUND, _Rule("intensifier", _K.INTENSIFIER, _ANY)),
    (BOUND, _Rule("negation", _K.NEGATION, _ANY)),
    (BOUND, _Rule("genitive", _K.GENITIVE, _ANY, _NONE, CLOSED)),
    (TIED, _Rule("participle and what it tells of", _K.PARTICIPLE | _K.GERUND, _ANY, _NONE, CLOSED | _K.ADVERB)),
    (TIED, _Rule("auxiliary or determiner", AUXILIARY | _K.DETERMINER, _ANY)),
    (TIED, _Rule("subject", _K.SUBJECT, _ANY, _NONE, CLOSED)),
    (BOUND, _Rule("number", _K.NUMBER, _ANY, _NONE, CLOSED)),
    (TIED, _Rule("number", _K.NUMBER, _ANY, _NONE, _K.PREPOSITION | _K.CONJUNCTION)),
    (TIED, _Rule("adjective", _K.ADJECTIVE, _ANY, _NONE, CLOSED)),
    (CONJUNCTION, _Rule("conjunction", _ANY, _K.CONJUNCTION)),
    (CONJUNCTION, _Rule("subordinator", _ANY, _K.SUBORDINATOR, _NONE, _K.PREPOSITION | _K.DETERMINER)),
    (CONJUNCTION + 1, _Rule("new subject", _ANY, _K.SUBJECT, _K.VERB | _K.PARTICIPLE)),
    (TIED, _Rule("participle and preposition", _K.PARTICIPLE, _K.PREPOSITION)),
    (PREPOSITION, _Rule("preposition", _ANY, _K.PREPOSITION)),
    (PHRASE, _Rule("new phrase", _ANY, _K.ARTICLE | _K.DETERMINER | _K.SUBORDINATOR)),
    (PHRASE + 1, _Rule("auxiliary or adverb", _ANY, AUXILIARY | _K.ADVERB)),
    (TIED, _Rule("object or particle", _ANY, _K.OBJECT | _K.PARTICLE)),
    (PLAIN + 4, _Rule("name", _K.CAPITAL, _ANY, CLOSED, _K.VERB | _K.CAPITAL | _K.PARTICIPLE | _K.GERUND)),
)


@lru_cache(maxsize=1 << 18)
def forbidden(first: str, second: str) -> str:
    """The rule that forbids a break between two words, or nothing.

    >>> forbidden("the", "agreement"), forbidden("Mr.", "Putin"), forbidden("agreement,", "the")
    ('article and noun', 'title and name', '')
    """
    a, b = kinds(first), kinds(second)
    if mark_of(first, second) or not bare(first) or not bare(second):
        return ""
    return next((rule.name for rule in _FORBIDDEN if rule.holds(a, b)), "")


@lru_cache(maxsize=1 << 18)
def break_cost(first: str, second: str) -> int:
    """The cost of a break between two words, whatever stands around them.

    >>> [break_cost(*p) for p in (("end.", "So"), ("so,", "we"), ("tea", "and"), ("the", "tea"))]
    [0, 2, 4, 120]
    """
    mark = mark_of(first, second)
    if mark:
        return SENTENCE if mark == "." else CLAUSE
    if not bare(second) or forbidden(first, second):  # a dash that stands alone belongs to what is before it
        return FORBIDDEN
    if pair_is_fixed(bare(first), bare(second)):
        return BOUND
    a, b = kinds(first), kinds(second)
    cost = next((cost for cost, rule in _TIES if rule.holds(a, b)), PLAIN)
    return cost + 3 if cost == PREPOSITION and bare(second) == "of" else cost


def break_costs(words: Sequence[str]) -> list[int]:
    """The cost of a break before each word; before the first it is nothing.

    Words inside one pair of square brackets (`[crowd cheering]`) stay together, and around such a tag a break is
    good. The words of a spoken unit (`five point two million dollars`) stay together too.
    """
    costs = [0] if words else []
    inside = False
    for first, second in pairwise(words):
        closes = first.rstrip(".,!?:;")[-1:] == "]"
        inside = (inside or first[0] == "[") and not closes
        if inside:
            costs.append(FORBIDDEN)
        else:
            cost = break_cost(first, second)
            costs.append(min(cost, CLAUSE) if closes or (second[0] == "[" and cost < BOUND) else cost)
    for unit in units_in(words):
        costs[unit.first + 1 : unit.end] = [FORBIDDEN] * (unit.end - unit.first - 1)
    return costs
