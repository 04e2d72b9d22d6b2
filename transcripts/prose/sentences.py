"""Where sentences end, read from the marks that a text carries.

Nothing here guesses: a text without marks is one long sentence, whatever it says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from transcripts.languages.english.sentence_ends import ends_here
from transcripts.languages.language import UNDETERMINED
from transcripts.languages.sentence_marks import CLOSING, stops

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcripts.languages.language import Language

_CLAUSE = regex.compile(r"(?:[,;:–—]|--?)[\"'”’)\]]*$")
_ORDINAL = regex.compile(r"[^\p{L}\d]*\d{1,2}\.")
_AROUND = "\"'“”‘’«»„‚([¿¡"


def ends_sentence(word: str, following: str | None, language: Language = UNDETERMINED) -> bool:
    """Whether a sentence ends with a word, given the word after it (None at the end of the talk) and its language.

    A short form such as `Mr.` ends one only at the end of the talk, `U.S.` also where the next word begins one.
    Where the language has no short forms of its own to tell, those of English are known.

    >>> ends_sentence("Korea.", "He"), ends_sentence("Mr.", "Putin"), ends_sentence("a.m.", "and")
    (True, False, False)
    >>> from transcripts.languages.registry import language
    >>> ends_sentence("Dra.", "Olmo", language("es")), ends_sentence("3.", "Mai", language("de"))
    (False, False)
    """
    if not stops(word) and not (language.stops and word.rstrip(CLOSING).endswith(tuple(language.stops))):
        return False
    if following is None:
        return True
    if word.endswith("."):
        bare = word.strip(_AROUND).removesuffix(".").lower()
        if bare in language.short_forms or (language.ordinals and _ORDINAL.fullmatch(word)):
            return False
    if not ends_here(word, following):
        return False
    # "Wait... no": a dotted pause goes on where the next word is in lower case.
    return not (word.rstrip(CLOSING).endswith(("...", "…")) and following[:1].islower())


def ends_clause(word: str) -> bool:
    """Whether a word carries a mark that sets a clause off: a comma, a semicolon, a colon or a dash."""
    return _CLAUSE.search(word) is not None


def sentences(words: Sequence[str], languages: Sequence[Language] = ()) -> list[tuple[int, int]]:
    """The words of each sentence as a first and an end, covering all words in order; `languages` is each word's.

    >>> sentences("He came . No , he did not .".split())
    [(0, 3), (3, 9)]
    """
    found, start = [], 0
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else None
        if ends_sentence(word, following, languages[at] if languages else UNDETERMINED):
            found.append((start, at + 1))
            start = at + 1
    if start < len(words):
        found.append((start, len(words)))
    return found
