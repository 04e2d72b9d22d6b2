"""What no likeness can bring about: at most fifteen reasons why a candidate is out of the question.

Each is kept because talks held out from the choice lose right words without it (`training.names.heldout --vetoes`). The
chance of the candidate is not asked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from transcripts.languages.english.wordlist import frequency, is_known, is_word
from transcripts.languages.folding import fold
from transcripts.names.capitals import SPELLED_ALIKE, initials, own_abbreviation
from transcripts.names.spans import common
from transcripts.names.swallowing import swallows
from transcripts.names.word_forms import (
    HOMOPHONE,
    contraction,
    digits,
    filled,
    inflected,
    number,
    part_alone,
    said,
    titled,
    unspoken,
)
from transcripts.phonetics.sounds import pieces

if TYPE_CHECKING:
    from transcripts.names.candidate import Candidate, Features
    from transcripts.names.neighbours import Around
    from transcripts.names.spans import HeardWord
    from transcripts.names.talk_index import TalkIndex
    from transcripts.names.targets import Target

SAME = 0.97
LITTLE = 800.0
"""A word this frequent in a million stands by itself."""
LEAST_REST, LEAST_REST_ALONE = 0.5, 0.75
"""What differs between span and name is at least this alike in sound; more, if they share little words alone."""
LEAST_REST_ORDINARY = 0.7
"""The same for what was heard as ordinary words."""
PERSON_DUE = -2.5
"""Log odds of a person's being due between the neighbours below which an ordinary small word is no person's name."""
NEVER_DUE = -4.0
"""The same below which nobody is named there at all."""
ARTICLES = frozenset(["a", "an", "the"])
OFTEN_SMALL = 2
"""A word that the talk writes small this often is an ordinary one, whatever its capital elsewhere."""
NEAR_WORD = 0.85
"""An ordinary word has to be this near."""
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


def barred(talk: TalkIndex, c: Candidate) -> str:
    """Why a candidate is out of the question; empty where it is not."""
    words = talk.words[c.span.first : c.span.first + c.span.count]
    if c.listed:
        return "ordinary words that go together" if _listed_in_vain(c, words) else ""
    if c.span.letters == c.target.letters:
        return _joined(talk, c, words)
    if _features(c).sound >= SAME and c.target.entry.pronunciations:
        return ""  # said as its entry says
    return next((why for why, out in VETOES.items() if out(talk, c, words)), "")


def hopeless(talk: TalkIndex, c: Candidate, around: Around) -> bool:
    """Whether a candidate is one ordinary small word where no person is due: two in three are, and need no weighing."""
    span, target = c.span, c.target
    if c.listed or span.letters == target.letters or target.entry.pronunciations or span.count > 1:
        return False
    word = talk.words[span.first]
    if not is_word(word.folded) or not _may_be_person(target):
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


def _other_stands(talk: TalkIndex, c: Candidate, words: list[HeardWord]) -> bool:
    # `Matt Corwen` is Mat Corwen, though Matt is a name here too: both names of a person outweigh one.
    # Who speaks here may be spoken to: their name is not another one's.
    f, own = _features(c), fold(c.target.form).split()
    if any(w.folded in talk.speakers and w.folded not in own and not w.frequent for w in words):
        return True
    whole = c.target.entry.kind == "person" and c.target.words > 1 and c.target.role != "part" and len(words) > 1
    return f.breaks > 0 and not (whole and f.sound >= NEAR_WHOLE)


def _stands(_: TalkIndex, c: Candidate, words: list[HeardWord]) -> bool:
    # Not over the end of a word: `dime millet` may be Dimemill.
    own = c.target.letters
    inside = len(own) > 4 and (
        own in c.span.letters if len(words) == 1 or c.target.words > 1 else any(own in w.folded for w in words)
    )
    return _features(c).shared >= 1 or inside


def _rest_unlike(talk: TalkIndex, c: Candidate, words: list[HeardWord]) -> bool:
    # Of `Korean Service` and `Korean Peninsula` one word is the same: the others have to be alike by themselves.
    f, own = _features(c), fold(c.target.form).split()
    left = [i for i, w in enumerate(words, c.span.first) if not all(h in own for h in w.folded.split())]
    heard = " ".join(w.folded for w in words).split()
    if not any(h in own for h in heard) or not left or all(o in heard for o in own):
        return False
    if not any(not common(o) for o in own if o in heard):
        return f.rest < LEAST_REST_ALONE  # `the` alone does not make the rest likelier
    # `Dominic mentioned`, `the various Bellentech programs`: what was said beside a part of a name.
    if c.target.entry.kind != "person" and c.target.ordinary and f.ordinary:
        return f.rest < HOMOPHONE  # `the tea sat` and a tea set
    return f.rest < (LEAST_REST_ORDINARY if all(everyday(talk, i) for i in left) else LEAST_REST)


def everyday(talk: TalkIndex, index: int) -> bool:
    """Whether a word is one of everyday talk and not written as a name."""
    word = talk.words[index]
    return said(word) and not (talk.cased and word.core[:1].isupper() and not talk.opens(index))


def _not_due(talk: TalkIndex, c: Candidate, words: list[HeardWord]) -> bool:
    # `identity`, `grow`, `missile`: one ordinary word, small, becomes a name only where a name is due.
    f = _features(c)
    if not f.ordinary:
        return _never_due(talk, c)
    capital = f.capitals == 1 and talk.cased and talk.small[words[0].folded] < OFTEN_SMALL
    if len(words) > 1 or capital:
        return False
    if _may_be_person(c.target):
        return f.due <= (PERSON_DUE if f.sound >= NEAR_WORD else 0)
    return (f.sound < HOMOPHONE or not c.cues) and not _echoes(f)


def _never_due(talk: TalkIndex, c: Candidate) -> bool:
    # `the poutine came`: small where the talk has capitals, and nobody is ever named there.
    f, kind, first = _features(c), c.target.entry.kind, c.span.first
    article = first > 0 and talk.words[first - 1].folded in ARTICLES
    due = f.due if kind == "person" else max(f.due, f.due_name)
    small = kind in {"person", "place"} and f.capitals == 0 and c.near.likeness < NEAR_WORD
    return small and (article or due <= NEVER_DUE)


def _echoes(f: Features) -> bool:
    # `definite 3`, where every devnet has its number.
    return f.echo >= ECHO and f.sound >= NEAR_WORD


def _other_name(_: TalkIndex, c: Candidate, words: list[HeardWord]) -> bool:
    # `Ron` is a name too: to be heard for another one it has to sound like it.
    f = _features(c)
    if len(words) > 1 or f.named < 0.5 or f.capitals == 0:
        return False
    known_here = f.certain > 0 or f.due > 0
    return f.sound < (0.85 if known_here else SAME) and (f.spelling < 0.75 or not known_here)


def _with_another(talk: TalkIndex, c: Candidate, words: list[HeardWord]) -> bool:
    # `Torlev Meyer`: one name of two, and the other is not the entry's.
    after = c.span.first + c.span.count
    if not talk.cased or c.target.role != "part" or words[-1].trail or words[-1].own or after >= len(talk.words):
        return False
    word = talk.words[after]
    if word.folded == words[-1].folded:
        return False  # said again
    return word.core[:1].isupper() and not is_word(word.folded) and word.folded not in fold(c.target.entry.canonical)


def _abbreviation(talk: TalkIndex, c: Candidate, words: list[HeardWord]) -> bool:
    # Letters spelled out, or what the recogniser wrote in capitals for them.
    spelled = _features(c).letters > 0 and _features(c).sound < SPELLED_ALIKE
    return spelled or own_abbreviation(talk, c, words)


Veto = Callable[["TalkIndex", "Candidate", "list[HeardWord]"], bool]
VETOES: dict[str, Veto] = {
    "another name stands here": _other_stands,
    "the name stands here with other words": _stands,
    "other digits": lambda talk, c, words: digits(talk, c, words) or number(talk, c, words),
    "an abbreviation of its own": _abbreviation,
    "a little word beside the name": swallows,
    "a filler among its words": filled,
    "no spoken word": unspoken,
    "a contraction": contraction,
    "the same word in another form": inflected,
    "a part of the name": part_alone,
    "a title would go or come": titled,
    "no name is due here": _not_due,
    "a name that is known, and not near enough": _other_name,
    "what differs does not sound alike": _rest_unlike,
    "a part of another name": _with_another,
}
"""Each reason that puts a candidate out of the question, and its test; asked in this order, the first that holds."""
