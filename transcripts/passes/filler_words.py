"""Whether what is spelt like a filler (`er`, `um`) may be another word here: an abbreviation, or a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

REACH = 8
"""Words on each side that show whether a text is written in capitals."""
_NEED_A_NOUN_TEXT = "the an this that his her my our your their its every each another to in at from near"
_NEED_A_NOUN = frozenset(_NEED_A_NOUN_TEXT.split())
_NEED_A_SUBJECT = frozenset(["is", "was", "are", "were", "has", "had", "will", "would", "can", "could", "does", "did"])


def abbreviation(forms: Sequence[str], at: int) -> bool:
    """Whether a word of two letters or more stands in capitals beside words that mostly do not.

    >>> abbreviation("So the ER was full".split(), 2), abbreviation("SO, UM, WE LEFT".split(), 1)
    (True, False)
    """
    return _capitals(forms[at]) and not _in_capitals(forms, at)


def _capitals(form: str) -> bool:
    return len(form) > 1 and form.isupper()


def _in_capitals(forms: Sequence[str], at: int) -> bool:
    near = [*forms[max(0, at - REACH) : at], *forms[at + 1 : at + 1 + REACH]]
    words = [form for form in near if len(form) > 1 and form.isalpha()]
    return 2 * sum(form.isupper() for form in words) > len(words) or not words


def stands_without(forms: Sequence[str], tails: Sequence[str], at: int) -> bool:
    """Whether a text in capitals may do without a word: no article or the like before it, no bare verb after it.

    Other text shows by its case what is an abbreviation, or is left to the model.
    """
    if not _capitals(forms[at]) or tails[at] or (at and tails[at - 1]):
        return True
    before = forms[at - 1].lower() if at else ""
    after = forms[at + 1].lower() if at + 1 < len(forms) else ""
    return before not in _NEED_A_NOUN and not (not before and after in _NEED_A_SUBJECT)
