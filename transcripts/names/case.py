"""The case of names that are spelled right: `pyongyang` becomes `Pyongyang`, `President XI` becomes `President Xi`.

Only the case changes, and only of a form that is no ordinary word, or that stands where only the name can. Texts
without capitals are left to the step that restores marks and case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transcripts.languages.english.word_pairs import affinity
from transcripts.languages.english.wordlist import casing, is_word
from transcripts.letters import same_letters
from transcripts.names.context import cues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transcripts.names.spans import Span
    from transcripts.names.talk_index import TalkIndex
    from transcripts.names.targets import Target

MOSTLY_SMALL = 0.5
"""A word that English writes small at least this often is an ordinary one."""
SELDOM_SMALL = 0.1
"""Of what is small oftener than this, the starter list alone is no evidence in a punctuated text (`swiss roll`)."""
SHORT = 3
"""Letters of an abbreviation, or of a little word of some other language."""
PHRASE_BITS = 3.0
"""Words that go together by more bits than this are a phrase of English (`au pair`: 7)."""


def cased(talk: TalkIndex) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """The words whose case is not their name's: index, new text, evidence."""
    done: set[int] = set()
    for span, some in sorted(talk.exact, key=lambda e: (-e[0].count, e[0].first)):
        places = range(span.first, span.first + span.count)
        if not done.isdisjoint(places):
            continue
        done.update(places)
        forms = {t.form for t in some}
        words = [talk.words[i] for i in places]
        if any(" ".join(w.core for w in words) == form for form in forms):
            continue
        target = next((t for t in some if t.entry.case == "exact" and len(t.form.split()) == span.count), None)
        if target is None or not _sure(talk, span, target):
            continue
        for i, form in zip(places, target.form.split(), strict=True):
            word = talk.words[i]
            if word.core != form and same_letters(word.core, form):
                own = word.own if form.isupper() else word.own.lower()
                evidence = {"name": target.entry.canonical, "case": form, "from": [list(s) for s in target.entry.seen]}
                yield i, f"{word.lead}{form}{own}{word.trail}", evidence


def joined(talk: TalkIndex) -> Iterator[tuple[int, int, str, dict[str, Any]]]:
    """Names with a hyphen that were heard without: first word, count, new text, evidence. People's stay as they are."""
    for span, some in talk.exact:
        words = [talk.words[i] for i in range(span.first, span.first + span.count)]
        for t in some:
            plain = t.entry.kind not in {"person", "place", "phrase"} and t.entry.case == "exact" and t.role == "whole"
            if (
                plain
                and t.expected
                and "-" in t.form
                and t.words == 1 < span.count
                and all(w.core.islower() for w in words)
                and not (t.entry.kind == "other" and all(is_word(w.folded) for w in words))
            ):
                evidence = {"name": t.entry.canonical, "hyphen": True, "from": [list(s) for s in t.entry.seen]}
                yield span.first, span.count, f"{words[0].lead}{t.form}{words[-1].own}{words[-1].trail}", evidence
                break


def _sure(talk: TalkIndex, span: Span, target: Target) -> bool:
    words = [talk.words[i] for i in range(span.first, span.first + span.count)]
    if talk.cased and all(w.core.isupper() for w in words) and not target.form.isupper():
        # Capitals may be an abbreviation of the same letters: a title or the like has to speak for the name.
        before = [w.folded for w in talk.words[max(0, span.first - 3) : span.first]]
        return span.count == 1 and bool(cues(target.entry.kind, before, ""))
    if any(w.core[:1].isupper() and not t[:1].isupper() for w, t in zip(words, target.form.split(), strict=True)):
        return not talk.opens(span.first) and not any(map(is_word, (w.folded for w in words)))
    if not all(w.core.islower() for w in words):
        return False
    if not talk.cased and target.form.istitle():
        return False  # all names are small here: that is for the step that restores case
    if span.count > 1:
        return not all(map(is_word, (w.folded for w in words)))
    how = casing(words[0].folded)
    small = 0.0 if how is None else how.lower
    ordinary = is_word(words[0].folded) or small >= MOSTLY_SMALL
    return not ordinary and (target.expected or not _may_be_word(talk, span, target, small))


def _may_be_word(talk: TalkIndex, span: Span, target: Target, small: float) -> bool:
    """Whether what the starter list alone has may be another word: it knows nothing of this talk.

    So few letters are a word of many languages (`au pair`, `hun`), and of a name only where an article stands before
    it and no phrase goes on after it. In a text that somebody punctuated, a small letter is meant (`chile powder`), but
    where the words before it call for such a name.
    """
    before = [word.folded for word in talk.words[max(0, span.first - 3) : span.first]]
    after = talk.words[span.first + 1].folded if span.first + 1 < len(talk.words) else ""
    word = talk.words[span.first]
    if len(word.folded) <= SHORT and (before[-1:] != ["the"] or affinity(word.folded, after) > PHRASE_BITS):
        return True
    if not (talk.cased and talk.marked):
        return False
    return small > SELDOM_SMALL or not cues(target.entry.kind, before, after)
