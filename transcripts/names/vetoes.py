"""What no likeness can bring about: why a candidate is out of the question, by plain facts.

Another name standing there, an ordinary word in an ordinary place; and what word_forms tells by the words' forms
alone: a plural, a contraction, a number. `settled` (in `certain`) is the other side: what needs no weighing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from transcripts.languages.english.wordlist import frequency, is_known, is_word
from transcripts.languages.folding import fold
from transcripts.names.capitals import SPELLED_ALIKE, initials, one_letter_off, own_abbreviation
from transcripts.names.spans import common
from transcripts.names.swallowing import swallows
from transcripts.names.word_forms import (
    HOMOPHONE,
    addressed,
    contraction,
    cut_off,
    digits,
    filled,
    inflected,
    number,
    part_alone,
    plain_talk,
    said,
    stuttered,
    titled,
)
from transcripts.phonetics.sounds import pieces

if TYPE_CHECKING:
    from transcripts.names.candidate import Candidate, Features
    from transcripts.names.neighbours import Around
    from transcripts.names.spans import HeardWord
    from transcripts.names.talk_index import TalkIndex
    from transcripts.names.targets import Target

LEAST_PHONES = 3
LITTLE = 800.0
"""A word this frequent in a million stands by itself."""
SAME = 0.97
LEAST_REST, LEAST_REST_ALONE = 0.5, 0.75
"""What differs between span and name is at least this alike in sound; more, if they share little words alone."""
LEAST_REST_ORDINARY = 0.7
"""The same for what was heard as ordinary words."""
LEAST_ABBREVIATION = 6
"""An abbreviation of fewer sounds than this is not looked for."""
PERSON_DUE = -2.5
"""Log odds of a person's being due between the neighbours below which an ordinary small word is no person's name."""
OFTEN_SMALL = 2
"""A word that the talk writes small this often is an ordinary one, whatever its capital elsewhere."""
KEPT_SMALL = 3
"""A word that the talk writes small this often, is not known and comes not very near a name is none."""
NEVER = -4.0
"""The same below which nobody is named there at all."""
ARTICLES = frozenset(["a", "an", "the"])
NEAR_WORD = 0.85
"""An ordinary word, or one where nobody is ever named, has to be this near."""
ECHO = 2.0
"""From this log ratio on, the neighbours are those that the name has elsewhere in the talk."""
DUE_LISTED = 1.0
"""The same for any name, where a listed mishearing is everyday English."""
PHRASE_BITS = 3.0
"""Words that go together by more bits than this are a phrase of everyday English (`follow up`, not `hard talk`)."""
DUE_JOINED = -1.0
"""The same, where a name was heard as two ordinary words (`river ton`)."""
RARE_HALF = 0.0
"""Or where one of the two is as rare as this (less than one word in a million)."""
NEAR_WHOLE = 0.85
"""From this likeness on, a person's whole name goes before a name of one word that stands in its place."""
SURE_NAME, SURE_PERSON = 0.85, 0.75
"""From this chance on, a common word may be a thing's name that the talk never has right, and a name that is known a
person's name misheard (`Ina` for Ida)."""
RARE_FOR_A_NAME = -3.0
"""The rarity of a word that English has twenty times in a million; a name that is commoner (`December`) is no other."""
NAMED_IN_FULL = 2.5
"""From these log odds on, a person is named in full (`our next question comes from`)."""
OFTEN = 2.0
"""From this on, log(1 + n), a word stands often in a talk."""
LIKE_SPEAKER = 0.8
"""From this likeness in spelling on, a word may be the name of somebody who speaks."""


def barred(talk: TalkIndex, c: Candidate) -> str:
    """Why a candidate is out of the question; empty where it is not."""
    words = talk.words[c.span.first : c.span.first + c.span.count]
    if c.listed:
        return "ordinary words that go together" if _listed_in_vain(c, words) else ""
    if "&" in c.target.form:
        return "an ampersand is a way of writing"
    if c.span.letters == c.target.letters:
        return _joined(talk, c, words)
    if _features(c).sound >= SAME and c.target.entry.pronunciations:
        return ""  # said as its entry says
    return next((why for why, out in VETOES.items() if out(talk, c, words)), "")


def hopeless(talk: TalkIndex, c: Candidate, around: Around) -> bool:
    """Whether what is cheap to know bars a candidate, so that it need not be weighed, as it does two in three.

    Abbreviations of few sounds, which too many words sound like; one ordinary small word where no person is due.
    """
    span, target = c.span, c.target
    if c.listed or span.letters == target.letters or target.entry.pronunciations:
        return False
    if target.form.isupper() and (span.count == 1 or min(len(span.sound), len(c.near.said)) < LEAST_ABBREVIATION):
        return not one_letter_off(talk, c)
    word = talk.words[span.first]
    if span.count > 1 or not is_word(word.folded) or not _may_be_person(target):
        return False
    capital = talk.cased and word.core[:1].isupper() and not talk.opens(span.first)
    capital = capital and talk.small[word.folded] < OFTEN_SMALL
    return not capital and around.person_odds(span) <= PERSON_DUE


def _may_be_person(target: Target) -> bool:
    return target.entry.kind in {"person", "other"}


def _features(c: Candidate) -> Features:
    assert c.features is not None
    return c.features


def _listed_in_vain(c: Candidate, words: list[HeardWord]) -> bool:
    # `follow up`, `get`, listed as mishearings: what English says all the time is believed only where a name is due.
    f = _features(c)
    common_words = f.inside > PHRASE_BITS if len(words) > 1 or "-" in words[0].core else words[0].frequent
    return f.ordinary > 0 and f.capitals <= 0 and common_words and max(f.due, f.due_name) < DUE_LISTED


def _joined(talk: TalkIndex, c: Candidate, words: list[HeardWord]) -> str:
    # The same letters, joined or parted. `I ran` is no name; nor is `the water mark`, until it comes again, or with
    # a capital, or where a name is due.
    letters = len(words) > 2 and all(len(w.folded) == 1 for w in words)
    if letters or (talk.cased and c.target.form.isupper() and any(initials(w) for w in words)):
        return ""  # `R F I D`, `PM I`, `a FM`
    if any(frequency(w.folded) > LITTLE for w in words if not (talk.cased and w.letter and w.core.isupper())):
        return "words that stand by themselves"
    if [p.lower() for p in pieces(c.target.form)] == [w.folded for w in words] and c.target.words < len(words):
        return ""  # `git hub`: the name's own capitals part it so
    if any("-" in w.core for w in words) and talk.counts[c.span.letters] > 1:
        return "the talk writes it so"
    # `good man`, again and again, is not yet Goodman; `tile shuffle` is TileShuffle.
    one_piece = len(pieces(c.target.form)) == c.target.words
    plain = c.target.entry.kind == "other" and one_piece and is_known(c.target.letters)
    if not all(is_word(w.folded) for w in words) or (talk.counts[c.span.letters] > 1 and not plain):
        return ""
    capital = talk.cased and any(w.core[:1].isupper() for w in words[1:])
    due = max(_features(c).due, _features(c).due_name) > DUE_JOINED
    return "" if capital or due or _features(c).rarity > RARE_HALF else "ordinary words"


def _other_stands(_: TalkIndex, c: Candidate, words: list[HeardWord]) -> bool:
    # `Matt Corwen` is Mat Corwen, though Matt is a name here too: both names of a person outweigh one.
    f = _features(c)
    whole = c.target.entry.kind == "person" and c.target.words > 1 and c.target.role != "part" and len(words) > 1
    return f.breaks > 0 and not (whole and f.sound >= NEAR_WHOLE)


def _stands(_: TalkIndex, c: Candidate, words: list[HeardWord]) -> bool:
    # Not over the end of a word: `dime millet` may be Dimemill.
    own = c.target.letters
    inside = len(own) > 4 and (
        own in c.span.letters if len(words) == 1 or c.target.words > 1 else any(own in w.folded for w in words)
    )
    return _features(c).shared >= 1 or inside


def _word_of_another(talk: TalkIndex, c: Candidate, words: list[HeardWord]) -> bool:
    # `Canvas` is no mishearing of Canvys where a Canvas Layer is a name.
    word = words[0].folded
    having = talk.targets.within.get(word)
    plain = len(words) == 1 and is_word(word) and c.target.entry.kind not in {"person", "place"}
    return plain and having is not None and c.target.number not in having


def _rest_unlike(talk: TalkIndex, c: Candidate, words: list[HeardWord]) -> bool:
    # Of `Korean Service` and `Korean Peninsula` one word is the same: the others have to be alike by themselves.
    f, own = _features(c), fold(c.target.form).split()
    left = [i for i, w in enumerate(words, c.span.first) if not all(h in own for h in w.folded.split())]
    heard = " ".join(w.folded for w in words).split()
    if not any(h in own for h in heard) or not left or all(o in heard for o in own):
        return False
    if not any(not common(o) for o in own if o in heard):
        return f.rest < LEAST_REST_ALONE  # `the` alone does not make the rest likelier
    # `comes from Martin holds`: where a name is due in full, what stands beside a first name is the surname.
    if c.score >= SURE_NAME and f.due >= NAMED_IN_FULL and len(words) == len(own) and c.target.entry.kind == "person":
        return False
    # `Dominic mentioned`, `the various Bellentech programs`: what was said beside a part of a name.
    return f.rest < (LEAST_REST_ORDINARY if all(everyday(talk, i) for i in left) else LEAST_REST)


def everyday(talk: TalkIndex, index: int) -> bool:
    """Whether a word is one of everyday talk and not written as a name."""
    word = talk.words[index]
    return said(word) and not (talk.cased and word.core[:1].isupper() and not talk.opens(index))


def _plain_word(talk: TalkIndex, c: Candidate, words: list[HeardWord]) -> bool:
    # `identity`, `grow`, `missile`: one ordinary word, small, becomes a name only where a name is due.
    f = _features(c)
    capital = f.capitals == 1 and talk.cased and talk.small[words[0].folded] < OFTEN_SMALL
    if len(words) > 1 or not f.ordinary or capital:
        return False
    if c.score >= SURE_NAME and _never_right(c):
        return False
    if _may_be_person(c.target):
        return f.due <= (PERSON_DUE if f.sound >= NEAR_WORD else 0)
    return (f.sound < HOMOPHONE or not c.cues) and not _echoes(f)


def _never_right(c: Candidate) -> bool:
    # `gloss`, `ketosis`: a name that the talk never has right it may have wrong, if not as a word of its own each time,
    # nor one that English has often, unless it sounds the same.
    f = _features(c)
    name = c.target.entry.kind in {"product", "organisation"} and not c.target.ordinary
    return name and not f.certain and f.repeated < OFTEN and (f.rarity > RARE_FOR_A_NAME or f.sound >= SAME)


def _echoes(f: Features) -> bool:
    # `definite 3`, where every devnet has its number.
    return f.echo >= ECHO and f.sound >= NEAR_WORD


def _kept_small(talk: TalkIndex, c: Candidate, words: list[HeardWord]) -> bool:
    # `the linter … the linter`: a word that no list has, but that the talk writes small each time, is a new word.
    small = talk.cased and talk.small[words[0].folded] >= KEPT_SMALL and words[0].core.islower()
    own_capital = c.target.form[:1].isupper() and c.target.entry.case == "exact"
    new = not (_features(c).ordinary and _features(c).due > 0)
    return len(words) == 1 and small and own_capital and new and c.near.likeness < NEAR_WORD


def _never_due(talk: TalkIndex, c: Candidate, _: list[HeardWord]) -> bool:
    # `the poutine came`: small where the talk has capitals, and nobody is ever named there.
    first = c.span.first
    article = first > 0 and talk.words[first - 1].folded in ARTICLES
    f = _features(c)
    due = f.due if c.target.entry.kind == "person" else max(f.due, f.due_name)
    return (
        c.target.entry.kind in {"person", "place"}
        and f.capitals == 0
        and c.near.likeness < NEAR_WORD
        and (article or due <= NEVER)
    )


def _phrase(_: TalkIndex, c: Candidate, __: list[HeardWord]) -> bool:
    # `the tea sat` and a tea set: of everyday words beside each other only a homophone is another one.
    f = _features(c)
    plain = c.target.entry.kind != "person" and c.target.ordinary and bool(f.ordinary)
    return plain and f.shared > 0 and f.rest < HOMOPHONE


def _with_another(talk: TalkIndex, c: Candidate, words: list[HeardWord]) -> bool:
    # `Torlev Meyer`: one name of two, and the other is not the entry's.
    after = c.span.first + c.span.count
    if not talk.cased or c.target.role != "part" or words[-1].trail or words[-1].own or after >= len(talk.words):
        return False
    word = talk.words[after]
    if word.folded == words[-1].folded:
        return False  # said again
    return word.core[:1].isupper() and not is_word(word.folded) and word.folded not in fold(c.target.entry.canonical)


def _other_name(_: TalkIndex, c: Candidate, words: list[HeardWord]) -> bool:
    # `Ron` is a name too: to be heard for another one it has to sound like it.
    f = _features(c)
    if len(words) > 1 or f.named < 0.5 or f.capitals == 0:
        return False
    seldom = f.rarity > RARE_FOR_A_NAME
    if c.target.entry.kind == "person" and c.target.words == 1 and c.score >= SURE_PERSON and seldom:
        return False
    known_here = f.certain > 0 or f.due > 0
    return f.sound < (0.85 if known_here else SAME) and (f.spelling < 0.75 or not known_here)


def _speaker(talk: TalkIndex, c: Candidate, words: list[HeardWord]) -> bool:
    # Who speaks here may be spoken to: their name, right or nearly, is not another one's.
    own = fold(c.target.entry.canonical).split()
    for w in words:
        if w.frequent or w.folded in own or w.folded in c.target.letters:
            continue
        near = max((Levenshtein.normalized_similarity(w.folded, name) for name in talk.speakers), default=0.0)
        if near >= LIKE_SPEAKER and near > max(Levenshtein.normalized_similarity(w.folded, o) for o in own):
            return True
    return False


def _plain_words(talk: TalkIndex, c: Candidate, __: list[HeardWord]) -> bool:
    # `mean spec`, but not `Hall Infinite`, each with a capital of its own.
    f = _features(c)
    written = talk.cased and f.capitals == 1 and c.span.count > 1
    return c.target.entry.kind in {"term", "phrase"} and bool(f.ordinary) and not written and not _echoes(f)


Veto = Callable[["TalkIndex", "Candidate", "list[HeardWord]"], bool]
VETOES: dict[str, Veto] = {
    "letters spelled out": lambda _, c, __: _features(c).letters > 0 and _features(c).sound < SPELLED_ALIKE,
    "too short": lambda _, c, __: _features(c).phones < LEAST_PHONES,
    "another name stands here": _other_stands,
    "a word of another name": _word_of_another,
    "the name stands here with other words": _stands,
    "other digits": digits,
    "a number": number,
    "an abbreviation of its own": own_abbreviation,
    "a little word beside the name": swallows,
    "a filler among its words": filled,
    "a word heard twice": stuttered,
    "an ordinary word in an ordinary place": _plain_word,
    "a name that is known, and not near enough": _other_name,
    "a word that the talk writes small": _kept_small,
    "no name is ever named here": _never_due,
    "an everyday phrase": _phrase,
    "a part of another name": _with_another,
    "ordinary words that go together": plain_talk,
    "a mark stands between": lambda _, c, words: (
        c.target.entry.kind != "person" and any("," in w.trail for w in words[:-1])
    ),
    "not spoken words alone": lambda _, __, words: any(ch in w.core for w in words for ch in "/@_\\"),
    "an address": addressed,
    "what differs does not sound alike": _rest_unlike,
    "a contraction": contraction,
    "a word cut off": cut_off,
    "the same word in another form": inflected,
    "a part of the name": part_alone,
    "a title would go or come": titled,
    "a speaker's own name": _speaker,
    "ordinary words, and so is the term": _plain_words,
}
"""Each reason that puts a candidate out of the question, and its test; asked in this order, the first that holds."""
