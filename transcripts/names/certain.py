"""What a few plain facts settle without weighing: one word of a known phrase misheard as no word, a form that no
English text has, a name cut short that stands whole elsewhere, a mishearing that the entry lists.

`settled` gives the chance of a candidate that is beyond doubt, and 0 for any other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.languages.english.wordlist import is_known, is_word
from transcripts.languages.folding import fold
from transcripts.names.context import nearby
from transcripts.names.vetoes import SAME

if TYPE_CHECKING:
    from transcripts.names.candidate import Candidate, Features
    from transcripts.names.spans import HeardWord
    from transcripts.names.talk_index import TalkIndex

NO_WORD = 12.0
"""The rarity of what no list has."""
SETTLED = 0.9
LISTED, SHORT = 0.95, 0.86


def settled(talk: TalkIndex, c: Candidate) -> float:
    """The chance of a candidate that plain facts settle; 0 for any other."""
    f = c.features
    assert f is not None
    if c.listed:
        return LISTED
    if not c.target.expected:
        return SETTLED if _unknown_place(c, f) else 0.0
    if c.span.letters == c.target.letters or (f.sound >= SAME and c.target.entry.pronunciations):
        return LISTED
    if _cut_short(talk, c):
        return SHORT
    facts = (_one_word_wrong(talk, c, f), _homophone(c, f), _no_word(talk, c, f))
    return SETTLED if any(facts) else 0.0


def _no_word(talk: TalkIndex, c: Candidate, f: Features) -> bool:
    # `kimjun`, `jango`: what no list has, or hardly, and nothing but this name comes near.
    if c.span.count > 1 or "-" in talk.words[c.span.first].core or f.ordinary or f.margin < 0.08 or f.phones < 4:
        return False
    about = nearby(_around(talk, c), c.target.entry.context)
    if f.rarity >= NO_WORD and len(about) > 1 and f.sound >= 0.74 and f.same_end:
        return True  # its beginning was lost, and it stands among the words that the document has around it
    if f.rarity < NO_WORD:
        return f.rarity > 0 and f.named < 0.5 and f.sound >= 0.92 and c.near.likeness >= 0.75
    known_here = f.certain > 0 or c.cues or about
    return c.near.likeness >= (0.72 if known_here else 0.8) or f.sound >= 0.87


def _homophone(c: Candidate, f: Features) -> bool:
    # `live from Soul`: an ordinary word with a capital of its own, where a name is due that sounds the same.
    return (
        c.span.count == 1 and bool(c.cues) and f.ordinary > 0 and f.capitals == 1 and f.sound >= SAME and f.named < 0.5
    )


def _around(talk: TalkIndex, c: Candidate, reach: int = 8) -> list[str]:
    low, high = max(0, c.span.first - reach), c.span.first + c.span.count + reach
    return [w.folded for w in talk.words[low:high]]


def _unknown_place(c: Candidate, f: Features) -> bool:
    # A name that nobody announced: the recogniser wrote something that is no word, small, where a name is due.
    if c.span.count > 1 or f.rarity < NO_WORD or f.capitals != 0 or c.target.role == "part":
        return False
    return f.sound >= 0.85 and f.margin >= 0.03 and f.phones >= 3 and (bool(c.cues) or f.certain > 0)


def _one_word_wrong(talk: TalkIndex, c: Candidate, f: Features) -> bool:
    # The other words are right, and this one is no word (`te set`), or no part of any name that stands here.
    words = talk.words[c.span.first : c.span.first + c.span.count]
    own = fold(c.target.form).split()
    if len(own) < 2 or f.shared < 0.5 or len(words) != len(own) or f.margin < 0.05 or c.near.likeness < 0.75:
        return False
    wrong = [(w, o) for w, o in zip(words, own, strict=True) if w.folded != o]
    if len(wrong) != 1 or wrong[0][0].frequent or "'" in wrong[0][0].core:
        return False
    return _wrong(talk, c, f, *wrong[0])


def _wrong(talk: TalkIndex, c: Candidate, f: Features, word: HeardWord, right: str) -> bool:
    capital = word.core[:1].isupper()
    if is_word(word.folded):
        # `Jupiter notebook`: a word, but it sounds like the right one, and the rest of the name stands beside it.
        return f.sound >= SAME and capital and not talk.opens(c.span.first) and not is_word(right)
    if not is_known(word.folded) or c.target.entry.kind in {"term", "phrase"} or c.target.entry.case == "free":
        return True
    # Written as a name, it may be somebody else's: the whole name has to stand here more than once.
    return talk.cased and capital and f.sound >= 0.75 and talk.forms[c.target.form] >= 2


def _cut_short(talk: TalkIndex, c: Candidate) -> bool:
    # `Kim Jong together`: the first words of a longer name that stands whole elsewhere, and of no other that does.
    words = [w.folded for w in talk.words[c.span.first : c.span.first + c.span.count]]
    own = fold(c.target.form).split()
    if c.target.entry.kind != "person" or len(words) < 2 or len(own) <= len(words) or own[: len(words)] != words:
        return False
    longer = talk.beginnings.get(" ".join(words))
    return longer is not None and longer.total() >= 2 and set(longer) == {fold(c.target.form)}
