"""Whether what is spelt like a filler (`er`, `um`) may be another word: an abbreviation, a noun, a foreign word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.languages.english.fillers import WORDS_ELSEWHERE
from transcripts.languages.english.word_kinds import AUXILIARY, Kind, kinds
from transcripts.languages.english.wordlist import casing, is_word

if TYPE_CHECKING:
    from collections.abc import Sequence

REACH = 8
"""Words on each side that show whether a text is written in capitals."""
_OPENS_A_PHRASE = Kind.ARTICLE | Kind.DETERMINER | Kind.POSSESSOR
MOSTLY = 0.5
"""English writes a name with a capital more often than this."""
LOOKED_AT = 2
"""Words after `um` among which a foreign one shows a foreign phrase. Of the 1,489 `um` of the earnings calls 2% stand
before a word that English does not have; with one word looked at 1%, and `er was eens` would be missed."""

LOOKED_AT_BEGINNING = 4
"""The same after `Ah` with a capital, over marks: there names have capitals too, and a small word that English does not
have is a foreign one (`Ah bon ? Je croyais`)."""


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
    """Whether a sentence in capitals may do without a word that no mark sets off.

    It may not where an article waits for a noun, a preposition for what it stands before, or a verb for its subject.
    Other text shows by its case what is an abbreviation, or is left to the model.

    >>> stands_without("THE ER WAS FULL".split(), [""] * 4, 1), stands_without("SO UM WE LEFT".split(), [""] * 4, 1)
    (False, True)
    """
    begins = at == 0 or any(c in ".?!…" for c in tails[at - 1])
    ends = any(c in ".?!…" for c in tails[at])
    if not _capitals(forms[at]) or (tails[at] and not ends) or (tails[at - 1] and not begins):
        return True
    before = Kind(0) if begins else kinds(forms[at - 1].lower())
    after = Kind(0) if ends or at + 1 == len(forms) else kinds(forms[at + 1].lower())
    if before & _OPENS_A_PHRASE and not before & (Kind.SUBJECT | Kind.SUBORDINATOR):
        return False
    if before & Kind.PREPOSITION:
        return bool(after & (_OPENS_A_PHRASE | Kind.OBJECT))
    waits = begins or bool(before & (Kind.CONJUNCTION | Kind.SUBORDINATOR))
    return not (waits and after & (AUXILIARY | Kind.VERB | Kind.PARTICIPLE) and not after & Kind.SUBJECT)


def foreign(forms: Sequence[str], tails: Sequence[str], at: int) -> bool:
    """Whether a filler is a word of another language as well, and a word after it shows that it is one here.

    >>> foreign("said er ist da".split(), [""] * 4, 1), foreign("said um we left".split(), [""] * 4, 1)
    (True, False)
    >>> foreign("Ah bon ? Je croyais".split(), [""] * 5, 0), foreign("Ah yes I thought so".split(), [""] * 5, 0)
    (True, False)
    """
    if forms[at].lower() not in WORDS_ELSEWHERE:
        return False
    begins = forms[at][:1].isupper() and not _capitals(forms[at])
    for place in range(at + 1, min(len(forms), at + 1 + (LOOKED_AT_BEGINNING if begins else LOOKED_AT))):
        word = forms[place]
        if not begins and any(c in ".?!…" for c in tails[place - 1]):
            break
        if len(word) > 1 and word.isalpha() and (word.islower() or _capitals(forms[at])) and _unknown(word.lower()):
            return True
    return False


def _unknown(word: str) -> bool:
    """Whether a word is none of English, nor a name that English writes."""
    seen = casing(word)
    return not is_word(word) and (seen is None or seen.title < MOSTLY)
