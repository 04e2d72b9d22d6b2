"""The words of a talk as the matching sees them: without their marks, with their sounds, and the spans they form.

Nothing here compares or decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from transcripts.languages.english.sentence_ends import BEFORE_NAMES, IN_NAMES, alternatives
from transcripts.languages.english.wordlist import frequency
from transcripts.languages.folding import fold
from transcripts.languages.sentence_marks import stops
from transcripts.letters import LONGEST_WORD
from transcripts.phonetics.lexicon import lexicon
from transcripts.phonetics.sounds import sounds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transcripts.ledger import View

MOST_WORDS = 5
"""A name may be heard as up to this many words."""
MOST_CROSSING = 3
"""A person's name may be heard as up to this many words with a sentence end between them."""

# Words that stand around a name in a hyphened word: general English, `Seoul-based`, `pro-Kremlin`.
_AFTER = "based|made|led|backed|born|style|speaking|controlled|occupied|like|funded|owned|wide|built|era"
_AFTER += "|related|specific|compatible|ready"
_BEFORE = "pro|anti|ex|non|post|pre|mid|ultra|neo|trans"
_SHAPE = regex.compile(
    rf"(?P<lead>[^\p{{L}}\p{{N}}]*(?:(?:{_BEFORE})-)?)(?P<core>.*?)"
    rf"(?P<own>['’][sS]|(?<=[sS])['’](?=\W*$)|(?-i:(?<=\p{{Lu}}{{2}})s)(?=\W*$))?(?P<trail>(?:-(?:{_AFTER}))?[^\p{{L}}\p{{N}}]*)",
    regex.IGNORECASE,
)
_SHORT_FORM = regex.compile(rf"^(?:{alternatives(BEFORE_NAMES, IN_NAMES)})\.$", regex.IGNORECASE)
"""What may stand inside a name or before one; `no.` and `etc.` do not."""
_VOWEL = regex.compile("[AEIOUY]")
_NUMBERED = regex.compile(r"(?P<name>[\p{L}-]*\p{L}{3})(?P<number>\d{1,4})")
LONGEST_SPELLED = 5
"""Capitals of more letters than this are a word."""
LEAST_SHOUTED = 3
"""Capitals of more letters than this may be a word."""
_HEADED = 2000.0
"""A word that English writes more often than this in a million is no name by itself (`was`, `from`)."""


@dataclass(frozen=True, slots=True)
class HeardWord:
    """One word: the marks before and after it, its core, a possessive ending (or an abbreviation's `s`), its sound.

    `letters` is what is folded, in one piece. `ends` says that a sentence ends with it, `frequent` that English writes
    it too often for a name, `letter` that it is one letter of something spelled out (`U. S.`). `number` are digits
    written on to what may be a name, which sounds `named` without them; `aside` is how capitals sound if they are no
    word but spelled out, or no letters but a word.
    """

    lead: str
    core: str
    own: str
    trail: str
    folded: str
    letters: str
    sound: str
    ends: bool
    frequent: bool
    letter: bool
    number: str = ""
    named: str = ""
    aside: str = ""


@lru_cache(maxsize=1 << 15)
def heard_word(text: str) -> HeardWord:
    """Take a written word apart.

    >>> t = heard_word('"Soul\\'s,')
    >>> t.lead, t.core, t.own, t.trail
    ('"', 'Soul', "'s", ',')
    """
    if len(text) > LONGEST_WORD:
        return HeardWord("", text, "", "", "", "", "", stops(text), frequent=True, letter=False)
    shape = _SHAPE.fullmatch(text)
    assert shape is not None  # every part may be empty
    core, own = shape["core"], shape["own"] or ""
    folded = fold(core)
    said = sounds().word(core)
    ends = stops(text) and not _SHORT_FORM.match(text)
    letter = len(folded) == 1 and folded.isalpha() and (folded not in {"a", "i"} or text == f"{core}.")
    # `NEKU`: capitals that may be said as a word are taken for one, the recogniser's way with what it does not know.
    word = len(said) > 1 and core.isupper() and len(folded) > LEAST_SHOUTED and _VOWEL.search(core) is not None
    word = word and not lexicon().get(core.lower())
    sound = said[-1 if word else 0] if said else ""
    apart = shape["lead"], core, own, shape["trail"], folded, folded.replace(" ", "")
    number, named = _numbered(core)
    aside = next((s for s in said if s != sound), "") if _either(core) else ""
    return HeardWord(*apart, sound, ends, common(folded), letter, number, named, aside)


def _numbered(core: str) -> tuple[str, str]:
    # `DEFNET3`: the number that is written on to a name, and the sound of what stands before it.
    if (shape := _NUMBERED.fullmatch(core)) is None or not (said := sounds().word(shape["name"])):
        return "", ""
    return shape["number"], said[0]


def _either(core: str) -> bool:
    # `KEF`, `EDVS`: capitals that can be said as a word and as letters.
    return core.isupper() and core.isalpha() and 2 < len(core) <= LONGEST_SPELLED and _VOWEL.search(core) is not None


def common(folded: str) -> bool:
    """Whether a word is too frequent to be the remains of a name by itself."""
    return not folded or frequency(folded) > _HEADED


@dataclass(frozen=True, slots=True)
class Span:
    """Some words in a row, as one candidate for a name; `crosses` if a sentence ends inside, as it was recognised.

    `number` are digits at the end that do not belong to it; `aside` says that its sound is the other of two.
    """

    first: int
    count: int
    letters: str
    sound: str
    crosses: bool = False
    number: str = ""
    aside: bool = False


Run = tuple[int, int, str, str, bool, str, bool]
"""The fields of a span. A talk has several for each word, and nearly all are looked at once and forgotten."""


def heard_words(view: View) -> list[HeardWord]:
    """Every word of the talk; the same written word is taken apart once, and is the same object."""
    texts = [w.text for w in view.words]
    once = dict.fromkeys(texts)
    sounds().learn(once)
    heard = {text: heard_word(text) for text in once}
    return [heard[text] for text in texts]


def spans(words: Sequence[HeardWord], turns: Sequence[int], longest: int = MOST_WORDS) -> list[Span]:
    """Every span of one to five words within a turn that might be a name heard, as a rule within a sentence.

    A run of letters spelled out is never cut: `U. S.` may be a name, its halves may not.
    """
    return [Span(*run) for run in runs(words, turns, longest=longest)]


def runs(
    words: Sequence[HeardWord],
    turns: Sequence[int],
    start: int = 0,
    stop: int | None = None,
    longest: int = MOST_WORDS,
) -> Iterator[Run]:
    """The spans that begin with one of the words from `start` to before `stop`, one at a time."""
    end = len(words)
    for first in range(start, end if stop is None else min(stop, end)):
        if first and words[first - 1].letter and words[first].letter:
            continue
        turn = turns[first]
        letters, sound, rare, crosses = "", "", False, False
        for at in range(first, min(first + longest, end)):
            word = words[at]
            if not word.folded or turns[at] != turn:
                break
            before, letters, sound = sound, letters + word.letters, sound + word.sound
            rare = rare or not word.frequent
            if rare and len(letters) > 1 and not (word.letter and at + 1 < end and words[at + 1].letter):
                yield first, at - first + 1, letters, sound, crosses, "", False
                if word.number:
                    name = letters.removesuffix(word.number)
                    yield first, at - first + 1, name, before + word.named, crosses, word.number, False
                if word.aside and at == first:
                    yield first, 1, letters, word.aside, crosses, "", True
            if word.own or (word.ends and (crosses or not _name_like(words[first : at + 1]))):
                break
            crosses = crosses or word.ends
            if crosses and at - first + 1 >= MOST_CROSSING:
                break


def _name_like(words: Sequence[HeardWord]) -> bool:
    # `Marlene. How?`: recognisers end a sentence inside a name that they do not know.
    return len(words) < MOST_CROSSING and all(w.core[:1].isupper() and not w.frequent for w in words)
