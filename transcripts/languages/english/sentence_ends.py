"""The short forms of English, whose full stop is their own: `Mr.` ends no sentence.

Each step takes the groups that it can be sure of, and says why where it does.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

_BEFORE = "mr mrs ms dr prof st sen rep gov gen col sgt lt capt rev hon vs"
BEFORE_NAMES = tuple(_BEFORE.split())
"""Something always follows them: no sentence ends there."""
IN_NAMES = ("inc", "ltd", "corp", "co", "jr", "sr")
"""The last part of a name, so that a sentence may end there too."""
OTHERS = ("etc", "e.g", "i.e", "no", "fig", "approx")
"""A sentence may end with these; `no` and `fig` are words of their own as well."""
_LETTERS = r"\p{L}|(?:\p{L}\.)+\p{L}"


def alternatives(*groups: Iterable[str]) -> str:
    r"""The pattern of these short forms, without the full stop, and of what is made of single letters (`U.S`, `J`).

    >>> regex.fullmatch(alternatives(BEFORE_NAMES), "Mr", regex.IGNORECASE) is not None
    True
    """
    return "|".join([_LETTERS, *map(regex.escape, chain(*groups))])
