"""Marks and case for text that has none: full stops, question marks, commas, capitals, from the marks model.

Only bare stretches are touched: those in which no sentence ends for BARE_STRETCH words and hardly a comma stands.
Text that a person has punctuated comes back as it was, and so does text that is not English. No letter of a word
ever changes.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from transcripts.languages.english.sentence_ends import BEFORE_NAMES, alternatives
from transcripts.languages.folding import core
from transcripts.languages.sentence_marks import stops
from transcripts.languages.tags import opaque
from transcripts.letters import capitalised
from transcripts.marks import iter_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transcripts.gazetteer import Gazetteer
    from transcripts.ledger import Correction, Pass, View
    from transcripts.marks import Reading

RULE = "punctuation"
FEWEST_WORDS = 4
"""A text of fewer words without a mark may be a title or a label, and is left alone."""
BARE_STRETCH = 100
"""Words without a sentence end from which a stretch of punctuated text is bare. People who type speech up write
sentences of up to about 95 words without a comma (bitcoin talks, 2026-11-22). It has to be more than LONGEST_SENTENCE,
so that what this pass writes is never bare again."""
BARE_COMMAS = 40
"""A long stretch without a full stop is bare where it has fewer than a comma in so many words: lists have more."""
SURE_LOWER = 0.2
"""A capital is taken away where the model gives it less than this: a wrong capital harms less than a lost name."""

COMMAS_OF_LIST = 6
"""The same for a whole text without a full stop, which is bare unless it is a list."""
MOST_WORDS_OF_NAME = 4
"""Longer names are long enough to be known by a part."""

_SHORT_FORM = regex.compile(rf"(?:{alternatives(BEFORE_NAMES)})\.", regex.IGNORECASE)  # the others may end a sentence
_COMMA = regex.compile(r"[,;:–—][\"'”’)\]]*$")
_TAIL = regex.compile(r"^(?P<mark>[,;:–—-]*)(?P<close>[\"'”’)\]]*)$")


def punctuation_pass(gazetteer: Gazetteer | None = None) -> Pass:
    """Propose marks and case for bare stretches of a talk; names that the gazetteer writes with capitals keep them."""

    def propose(view: View) -> Iterator[Correction]:
        texts = [w.text for w in view.words]
        hidden = opaque(view.transcript)
        # A note is no word, and what it holds ends and begins no sentence.
        said = ["" if i in hidden else text for i, text in enumerate(texts)] if hidden else texts
        bare = bare_stretches(said)
        recase = lacks_case([text for text in said if text])
        if not (bare or recase):
            return
        inside = [False] * len(texts)
        for first, end in bare:
            inside[first:end] = [True] * (end - first)
        for reading in iter_marks(view.transcript):
            at = reading.word
            if inside[at]:
                held = reading.mark and _inside_name(gazetteer, texts, at)
                after = _written(texts, reading, gazetteer, marked=not held)
            elif recase:
                after = _written(texts, _with_case_of_text(said, reading), gazetteer, marked=False)
            else:
                continue
            if after != texts[at]:
                yield view.mark(at, after, rule=RULE, score=_score(reading), evidence=_evidence(reading))

    return propose


def bare_stretches(texts: Sequence[str]) -> list[tuple[int, int]]:
    """The stretches of words, first and end, that want marks: after one sentence end, up to and with the next.

    >>> bare_stretches("he came he saw he went home".split()), bare_stretches("He came. He saw. He went".split())
    ([(0, 7)], [])
    """
    last = next((i for i in reversed(range(len(texts))) if core(texts[i])), -1)
    ends = [i for i, t in enumerate(texts) if _stops(t) or (i == last and stops(t))]
    if not ends:
        return [(0, len(texts))] if len(texts) >= FEWEST_WORDS and _is_bare(texts, COMMAS_OF_LIST) else []
    found, start = [], 0
    for stop in [*ends, len(texts) - 1]:
        if stop + 1 - start > BARE_STRETCH and _is_bare(texts[start : stop + 1]):
            found.append((start, stop + 1))
        start = stop + 1
    return found


def _stops(text: str) -> bool:
    return stops(text) and _SHORT_FORM.fullmatch(text) is None


def _is_bare(texts: Sequence[str], commas_in: int = BARE_COMMAS) -> bool:
    commas = sum(_COMMA.search(t) is not None for t in texts)
    return commas * commas_in <= len(texts)


def lacks_case(texts: Sequence[str]) -> bool:
    """Whether a punctuated text is all capitals, or begins its sentences in lower case.

    >>> lacks_case("HE CAME. HE SAW IT.".split()), lacks_case("He came. He saw it.".split())
    (True, False)
    """
    starts = [*texts[:1], *(b for a, b in pairwise(texts) if _stops(a))]
    letters = [c for t in texts for c in t if c.isalpha()]
    if not letters or len(starts) < 2:
        return False
    if sum(c.isupper() for c in letters) > 0.8 * len(letters):
        return True
    low = sum(core(s)[:1].islower() for s in starts)
    return low > 0.6 * len(starts)


def _with_case_of_text(texts: Sequence[str], reading: Reading) -> Reading:
    """The reading, its first letter a capital where the text's own marks say that a sentence begins."""
    at = reading.word
    before = next((texts[i] for i in reversed(range(at)) if texts[i]), None)
    if before is None or _stops(before):
        return replace(reading, form=capitalised(reading.form))
    return reading


def _written(texts: Sequence[str], reading: Reading, gazetteer: Gazetteer | None, *, marked: bool) -> str:
    text = texts[reading.word]
    word = core(text)
    start = text.find(word)
    lead, tail = text[:start], text[start + len(word) :]
    form = reading.form
    if word[:1].isupper() and form[:1].islower() and not word.isupper():
        sure = 1 - reading.case_score < SURE_LOWER
        if not sure or _is_name(gazetteer, texts, reading.word):
            form = word
    if marked and reading.mark and (parts := _TAIL.match(tail)):
        old = parts["mark"]
        mark = reading.mark if not old or reading.mark != "," else old
        tail = mark + parts["close"]
    elif marked and reading.mark in (".", "?") and not stops(text):
        tail += reading.mark
    return lead + form + tail


def _score(reading: Reading) -> float:
    return min(reading.mark_score, reading.case_score)


def _evidence(reading: Reading) -> dict[str, float | str]:
    return {
        "mark": reading.mark or "none",
        "mark_score": round(reading.mark_score, 3),
        "case_score": round(reading.case_score, 3),
    }


def _inside_name(gazetteer: Gazetteer | None, texts: Sequence[str], at: int) -> bool:
    """Whether a word and the next belong to one name that the gazetteer knows, so that no mark may part them."""
    return at + 1 < len(texts) and _is_name(gazetteer, texts, at, 2)


def _is_name(gazetteer: Gazetteer | None, texts: Sequence[str], at: int, words: int = 1) -> bool:
    """Whether a word (and the `words` - 1 after it) is part of a name here that the gazetteer writes with a capital."""
    if gazetteer is None:
        return False
    for size in range(words, MOST_WORDS_OF_NAME + 1):
        for first in range(max(0, at + words - size), min(at, len(texts) - size) + 1):
            entries = gazetteer.get(" ".join(core(t) for t in texts[first : first + size]))
            if any(e.canonical != e.canonical.lower() for e in entries):
                return True
    return False
