"""Stray capitals that a recogniser gave to ordinary words (`a close Ally of`) become small again.

Only in text without sentence marks, where no capital can come from a sentence's beginning: in text that somebody
punctuated, a capital is meant. A word that is or may be part of a name keeps its capital. Runs in step `punctuation`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import regex

from transcripts.languages.english.titles import SELDOM_SECOND
from transcripts.languages.english.wordlist import casing, is_word
from transcripts.languages.tags import opaque
from transcripts.letters import uncapitalised
from transcripts.names.large_lists import narrowed
from transcripts.names.talk_index import TalkIndex
from transcripts.names.targets import targets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transcripts.gazetteer import Gazetteer
    from transcripts.ledger import Correction, Pass, View

RULE = "casing.stray"
SMALL = 0.85
"""English writes the word small inside a sentence at least this often."""
ALWAYS_SMALL = 0.995
"""Written small as often as this it is part of no name either, whatever stands before it."""
_MARKED = 0.01  # of the words end a sentence: the text has been punctuated
_NAMES = """april art august autumn bill carol chase chip christian clay cliff dawn dean don drew earth eve faith
frank gene god grace grant guy heath hope hunter internet ivy jack jade jay joy june lance lily mark may march mason
max mercy miles nick olive parker pat pearl penny pope ray reed rich rob robin rose ruby sandy sue summer sun taylor
violet wade web will"""
_EITHER = frozenset(_NAMES.split())  # words that are first names, months and the like too


def casing_pass(names: Gazetteer) -> Pass:
    """The pass; the gazetteer says what is a name and which phrases are written small."""

    def run(view: View) -> Iterator[Correction]:
        near = narrowed(names, view)
        talk = TalkIndex(view, targets(near))
        ends = sum(w.ends for w in talk.words)
        if not talk.cased or ends > _MARKED * len(talk.words):
            return
        small, hidden = _Small(view, near), opaque(view.transcript)
        for i in range(len(talk.words)):
            if i not in hidden and (evidence := _stray(talk, i, small)) is not None:
                word = talk.words[i]
                after = f"{word.lead}{uncapitalised(word.core)}{word.own}{word.trail}"
                if after != view.words[i].text:
                    yield view.mark(i, after, rule=RULE, score=0.9, evidence=evidence)

    return run


class _Small:
    """Which words the page around the talk, and the gazetteer's phrases, write small."""

    def __init__(self, view: View, names: Gazetteer) -> None:
        talk = view.transcript
        about = [talk.description, *(e.text for e in talk.extras if e.kind.startswith("page:"))]
        about += [part for c in talk.chapters for part in (c.summary,)]
        words = regex.findall(r"[\p{L}'’-]+", " ".join(text for text in about if text))
        self.page = {" ".join(pair) for pair in pairwise(words)} | set(words)
        self.phrases = {
            " ".join(pair)
            for entry in names.entries
            if entry.case == "free"
            for words in (entry.canonical.split(),)
            for pair in pairwise(words)
        }

    def pair(self, one: str, two: str) -> str:
        """Where the pair is written small; empty for nowhere."""
        text = f"{one} {two}"
        return "the page" if text in self.page else "a phrase of the gazetteer" if text in self.phrases else ""


def _stray(talk: TalkIndex, i: int, small: _Small) -> dict[str, Any] | None:
    word = talk.words[i]
    if not _capital(talk, i) or not is_word(word.folded) or word.folded in _EITHER or i in talk.standing:
        return None
    how = casing(word.folded)
    if how is None or how.lower < SMALL:
        return None
    before, after = _capital(talk, i - 1), _capital(talk, i + 1)
    seen = _pairs(talk, i, small)
    free_after = after and (i + 1 in talk.whole or talk.words[i + 1].folded in SELDOM_SECOND)
    if before and not after and how.lower >= ALWAYS_SMALL:
        before = False
    if not seen and (before or (after and not free_after)):
        return None  # with a capital beside it, it may be part of a name that nobody told us
    evidence: dict[str, Any] = {"written_small": round(how.lower, 2), "capital_before": before, "capital_after": after}
    if seen:
        evidence["written_small_in"] = seen
    return evidence


def _capital(talk: TalkIndex, i: int) -> bool:
    if not 0 <= i < len(talk.words):
        return False
    core = talk.words[i].core
    return core[:1].isupper() and core[1:].islower() and core not in {"I", "I'm", "I'll", "I've", "I'd"}


def _pairs(talk: TalkIndex, i: int, small: _Small) -> str:
    word = talk.words[i].folded
    after = small.pair(word, talk.words[i + 1].folded) if i + 1 < len(talk.words) else ""
    before = small.pair(talk.words[i - 1].folded, word) if i and _capital(talk, i - 1) else ""
    return after or before
