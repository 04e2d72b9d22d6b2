"""E-mail and web addresses said aloud: `jane dot doe at example dot com`, `w w w dot example dot org slash about`.

An address is known by `dot` and the name of a domain after it; without one, `dot` and `at` are ordinary words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.languages.english.numbers import CARDINALS
from transcripts.languages.english.units.unit import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DOMAINS_TEXT = """com org net edu gov mil int info biz io ai co dev app tech online site store blog tv fm me eu uk us
ca au nz ie de fr es it nl be ch at se dk fi pl cz pt br mx jp cn kr ru za sg"""
DOMAINS = frozenset(_DOMAINS_TEXT.split())
"""What an address ends with: common names of top-level domains (IANA's list of them, 2026-12-01)."""
_SPELLED = tuple(map(tuple, ("com", "org", "net", "io", "ai", "uk", "de", "co")))
_DIGITS = CARDINALS | {"oh"}
_JOINTS = frozenset(["dot", "underscore", "dash", "hyphen"])
_SECOND = frozenset(["co", "ac", "gov", "org", "com", "net"])
_INTRODUCED = frozenset(
    ["email", "mail", "address", "contact", "reach", "write", "is", "me", "us", "to", "it's", "that's"]
)
"""Words after which a single word before `at` is an owner's name (`she works at` is none)."""
_NO_NAMES_TEXT = """the a an and or of to in is it that this his her their our my your for with you we they he she at on
i was are be"""
_NO_NAMES = frozenset(_NO_NAMES_TEXT.split())
"""Words that are no part of a name in an address unless they are joined to it."""


def address_units(words: Sequence[str]) -> Iterator[Unit]:
    """The addresses, in order and apart; the words in lower case, without marks.

    >>> said = "write to jane dot doe at example dot com or go to w w w dot example dot co dot uk slash help".split()
    >>> [" ".join(said[u.first : u.end]) for u in address_units(said)]
    ['jane dot doe at example dot com', 'w w w dot example dot co dot uk slash help']
    """
    past = at = 0
    while at < len(words):
        end = _domain_end(words, at) if words[at] == "dot" and at > past else 0
        if not end:
            at += 1
            continue
        first = _first(words, at, past)
        end = _path(words, end)
        if first < at:
            yield Unit(first, end, "address")
        past = at = end


def _domain_end(words: Sequence[str], dot: int) -> int:
    """Where the domain's last part ends after a `dot`; 0 where what follows is none."""
    word = words[dot + 1] if dot + 1 < len(words) else ""
    following = words[dot + 2] if dot + 2 < len(words) else ""
    for spelled in _SPELLED:
        if tuple(words[dot + 1 : dot + 1 + len(spelled)]) == spelled:
            return dot + 1 + len(spelled)
    if word in _SECOND and following == "dot" and (further := _domain_end(words, dot + 2)):
        return further
    return dot + 2 if word in DOMAINS and following not in _JOINTS else 0


def _first(words: Sequence[str], dot: int, past: int) -> int:
    """Where the address begins whose last `dot` this is, not before word `past`."""
    first = _name(words, dot, past)
    if first >= past + 2 and words[first - 1] == "at":
        owner = _name(words, first - 1, past)
        joined = any(word in _JOINTS for word in words[owner : first - 1]) or any(map(str.isdigit, words[owner]))
        introduced = owner > 0 and words[owner - 1] in _INTRODUCED
        if owner < first - 1 and (joined or introduced):
            first = owner
    return first


def _name(words: Sequence[str], end: int, past: int) -> int:
    """Where a name of joined parts begins that ends before word `end`: `jane dot doe`, `w w w dot example`."""
    at = end
    while at > past and words[at - 1] not in _JOINTS and words[at - 1] != "at":
        if at < end and not (len(words[at]) == 1 and len(words[at - 1]) == 1) and words[at] not in _DIGITS:
            break  # one word for each part, and letters and numbers behind it
        if words[at - 1] in _NO_NAMES and (at < 2 or words[at - 2] not in _JOINTS):
            break
        at -= 1
    if at == end:
        return end
    if at >= past + 2 and words[at - 1] in _JOINTS:
        before = _name(words, at - 1, past)
        return before if before < at - 1 else at
    return at


def _path(words: Sequence[str], end: int) -> int:
    """Where the path ends: `slash about slash us`."""
    while end + 1 < len(words) and words[end] in ("slash", "dash", "underscore", "hyphen"):
        end += 2
    return end
