"""The short forms of English, whose full stop is their own: `Mr.` ends no sentence, `p.m.` may.

Standard short forms of style guides and dictionaries, in groups by what follows them. `ends_here` weighs the word that
follows; steps that see no following word take the groups that they can be sure of, and say why where they do.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

import regex

from transcripts.languages.english.markers import marker
from transcripts.languages.english.numbers import CARDINALS, ORDINALS

if TYPE_CHECKING:
    from collections.abc import Iterable

_BEFORE = """mr mrs ms mx messrs dr prof st sen rep gov gen col maj cmdr adm brig cpl pvt sgt lt capt rev hon pres supt
insp atty amb vs mt"""
BEFORE_NAMES = tuple(_BEFORE.split())
"""Something always follows them: no sentence ends there."""
IN_NAMES = ("inc", "ltd", "corp", "co", "jr", "sr", "bros")
"""The last part of a name, so that a sentence may end there too."""
BEFORE_MORE = ("e.g", "i.e", "cf", "viz", "approx")
"""In the middle of a sentence by their meaning."""
_FIGURES = """no nos fig figs vol vols pp sec eq jan feb apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur
thurs fri"""
BEFORE_FIGURES = tuple(_FIGURES.split())
"""Short forms before a figure or a date; before anything else some are words (`He said no.`)."""
ANYWHERE = ("etc", "dept", "univ", "assn", "govt", "ave", "blvd", "rd", "est", "ph.d", "al")
"""A sentence may go on after these, or end."""
SMALL = frozenset((*BEFORE_MORE, "a.m", "p.m", "etc", "vs", "al"))
"""Written in lower case, but where one begins a sentence."""
_LETTERS = r"\p{L}|(?:\p{L}\.)+\p{L}"


def alternatives(*groups: Iterable[str]) -> str:
    r"""The pattern of these short forms, without the full stop, and of what is made of single letters (`U.S`, `J`).

    >>> regex.fullmatch(alternatives(BEFORE_NAMES), "Mr", regex.IGNORECASE) is not None
    True
    """
    return "|".join([_LETTERS, *map(regex.escape, chain(*groups))])


_OPENING = "\"'“‘(["
_ALWAYS = frozenset((*BEFORE_NAMES, *BEFORE_MORE))
_MAYBE = regex.compile(alternatives(IN_NAMES, ANYWHERE))
_COUNTED = CARDINALS.union(ORDINALS)
_NUMBERED = regex.compile(r"\W*(?:\d.*|[ivxlc]{1,4}|\p{L})\W*", regex.IGNORECASE)


@lru_cache(maxsize=1 << 16)
def ends_here(word: str, following: str) -> bool:
    """Whether the full stop of a word (`Mr.`) ends a sentence, given the word after it; an empty one for not known.

    A word that is no short form ends one, whatever follows. One after which a sentence may go on or end (`U.S.`,
    `p.m.`) ends one where the next word has a capital and is a word of grammar, which no name begins with.

    >>> [ends_here(*pair) for pair in (("Maj.", "Lind"), ("i.e.", "The"), ("p.m.", "They"), ("p.m.", "on"))]
    [False, False, True, False]
    >>> [ends_here(*pair) for pair in (("No.", "5"), ("no.", "Then"), ("U.S.", "Congress"), ("end.", "so"))]
    [False, True, False, True]
    """
    core = word.lower().lstrip(_OPENING)
    if not core.endswith("."):
        return True
    core = core[:-1]
    if core in _ALWAYS:
        return False
    if core in BEFORE_FIGURES:
        return _NUMBERED.fullmatch(following) is None and following.lower() not in _COUNTED
    if _MAYBE.fullmatch(core) is None:
        return True
    return following[:1].isupper() and following.lower().rstrip(",") in _grammar()


def _grammar() -> frozenset[str]:
    return marker("function") | {"and", "but", "so", "or"}
