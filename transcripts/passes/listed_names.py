"""Names of the user's own list where the language is another than English, or cannot be told: by spelling alone.

How a name sounds is known in English only, and which words are ordinary ones too, so neither says anything here. What
is spelt nearly like a listed name is mended where the talk itself writes it as a name is written, with a capital that
no sentence's beginning explains; what is less near, and what may be a word of the language, is suggested. Accents of a
name of several words are mended. Runs in step `names`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transcripts.languages.folding import core, fold
from transcripts.languages.sentence_marks import stops
from transcripts.names.listed_forms import CAPITALS
from transcripts.names.step import names_pass
from transcripts.names.targets import squeezed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transcripts.gazetteer import Gazetteer
    from transcripts.ledger import Correction, Pass, View

LEAST_SPELLING, LEAST_LETTERS = 0.85, 8
"""A name is mended where its spelling is at least this like what was heard (1: equal), in a word of so many letters.
With 1,000 names of English calls, of 58,000 words of right text in fourteen languages without case none came so near;
at 0.8 and 5 letters 166 did."""
LEAST_AS_NAME, LETTERS_AS_NAME = 0.8, 5
"""The same where it is written as a name is, with a capital that no sentence's beginning explains."""
MOST_CAPITALS = 0.15
"""A capital says so where the talk has fewer than this share of them: German writes a quarter of all words so."""


def listed_names_pass(listed: Gazetteer) -> Pass:
    """The pass for the user's own list; without one it proposes nothing."""
    if not len(listed):
        return lambda _: ()
    find = names_pass(listed)

    def propose(view: View) -> Iterator[Correction]:
        telling = _capitals_tell(view)
        for found in find(view):
            if found.evidence.get("suggestion") or _sure(view, found, telling=telling):
                yield found
            else:
                yield replace(found, evidence={**found.evidence, "suggestion": True, "why_only_suggested": _WHY})

    return propose


_WHY = "the language is not English, and it may be a word of that language"


def _sure(view: View, found: Correction, *, telling: bool) -> bool:
    """Whether the writing alone is enough: the name's own letters, or nearly, in a place or of a length for names."""
    if found.rule == CAPITALS:
        return False
    as_name = telling and all(_written_as_name(view, at) for at in range(found.word, found.word + found.count))
    if squeezed(found.before) == squeezed(found.after):
        return found.count > 1 or as_name
    spelling = found.evidence.get("spelling")
    likeness = spelling.get("likeness", 0.0) if isinstance(spelling, dict) else 0.0
    least, letters = (LEAST_AS_NAME, LETTERS_AS_NAME) if as_name else (LEAST_SPELLING, LEAST_LETTERS)
    return likeness >= least and len(fold(found.before)) >= letters


def _capitals_tell(view: View) -> bool:
    """Whether a capital inside a sentence is seldom enough in the talk to mark names."""
    capitals = sum(_written_as_name(view, at) for at in range(len(view.words)))
    return capitals < MOST_CAPITALS * len(view.words)


def _written_as_name(view: View, at: int) -> bool:
    """Whether a word has a capital inside a sentence that is not all in capitals."""
    words = view.words
    text = core(words[at].text)
    if not text[:1].isupper() or text.isupper() or at == 0 or view.segment_of[at] != view.segment_of[at - 1]:
        return False
    return not stops(words[at - 1].text)
