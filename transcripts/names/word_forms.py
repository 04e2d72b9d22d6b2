"""What bars a candidate by the forms of its words alone, wherever they stand: numbers, fillers, inflections, parts.

Each function is one reason of vetoes.VETOES; the talk and its features are not looked at.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import Prefix

from transcripts.languages.english.fillers import SOUNDS
from transcripts.languages.english.numbers import CARDINALS
from transcripts.languages.english.titles import HONORIFICS
from transcripts.languages.english.wordlist import is_known, is_word
from transcripts.languages.folding import fold
from transcripts.letters import LONGEST_WORD
from transcripts.phonetics.sounds import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transcripts.names.candidate import Candidate
    from transcripts.names.spans import HeardWord
    from transcripts.names.talk_index import TalkIndex

NEAR_WHOLE_RUN = 0.8
"""One word that comes this near to a name of several is all of them, not a part in another form."""
HOMOPHONE = 0.95
NUMBER_ALIKE = 0.9
"""From this likeness on, a number beside a part of a person's name is the rest of it."""
LEAST_STEM = 4
"""Words that begin with this many equal letters, and most of the shorter one, are forms of one word."""
NEAR_REST = 0.75
"""What holds a part of a name that is written as one word comes this near to the whole."""


def number(_: TalkIndex, c: Candidate, words: list[HeardWord]) -> bool:
    """Whether a number was heard, and the name has none."""
    # `a hundred and`: numbers are what calls are full of; a name with digits of its own may be said with them.
    if any(ch.isdigit() for ch in c.target.form) or not any(w.folded in NUMBERS for w in words):
        return False
    # `One. Fonteca` is Juan Fonteca.
    f = c.features
    return not (f is not None and c.target.entry.kind == "person" and 0 < f.shared < 1 and f.rest >= NUMBER_ALIKE)


NUMBERS = CARDINALS | {"point", "percent", "first", "second", "third"}
_FILLERS = SOUNDS | {"oh"}


def filled(_: TalkIndex, __: Candidate, words: list[HeardWord]) -> bool:
    """Whether a filler stands among the words: `Jonathan, um, we've`."""
    return any(w.folded in _FILLERS for w in words)


def said(word: HeardWord) -> bool:
    """Whether a word is one of everyday talk: an ordinary word, a contraction or a filler."""
    return is_word(word.folded) or is_word(word.core) or "'" in word.core.replace("’", "'") or word.folded in _FILLERS


def digits(_: TalkIndex, c: Candidate, words: list[HeardWord]) -> bool:
    """Whether the digits heard are not those of the name."""
    spoken = "".join(w.core for w in words).removesuffix(c.span.number)  # what is written on stays
    heard, own = ("".join(ch for ch in text if ch.isdigit()) for text in (spoken, c.target.form))
    if heard and all(w.core.isdigit() or w.frequent for w in words):
        return True  # `and 24` is no AFN 24
    if own and not heard:
        return not any(w.folded in NUMBERS for w in words)
    return bool(heard) and heard != own


def contraction(_: TalkIndex, __: Candidate, words: list[HeardWord]) -> bool:
    """Whether a contraction was heard, alone or among plain words: `we've seen`."""
    texts = [w.core.replace("’", "'") for w in words]
    if len(words) > 1:
        return any("'" in text for text in texts) and all(is_word(w.folded) for w in words)
    base, mark, ending = texts[0].rpartition("'")
    return bool(mark) and (is_word(words[0].core) or (is_word(base) and ending in _SHORT))


def unspoken(_: TalkIndex, c: Candidate, words: list[HeardWord]) -> bool:
    """Whether a word was broken off, or is an address or a file's name (not `sell.net` for sal-devnet)."""
    for w in words:
        name, dot, ending = w.core.casefold().rpartition(".")
        address = name and dot and ending.isalpha() and len(ending) > 1 and not c.target.letters.endswith(ending)
        if address or w.trail.startswith("-") or any(ch in w.core for ch in "/@_\\"):
            return True
    return False


_SHORT = frozenset(["ll", "ve", "re", "d", "m", "t"])
_ENDINGS = ("s", "es", "n", "an", "ian", "ese", "ed", "ing", "ns", "ans", "ians", "er", "y", "ly", "al", "a")
_PEOPLES = ("an", "ans", "ian", "ians", "ese", "ish", "ic")


def inflected(_: TalkIndex, c: Candidate, words: list[HeardWord]) -> bool:
    """Whether what was heard is the name, or a word of it, in another form."""
    # `Russians` is no mishearing of `Russia`, nor `reinvestments` of `Investments`; `Anna Feldbergs` is one.
    own_words = fold(c.target.form).split()
    own_words = own_words[own_words[:1] == ["the"] and words[0].folded != "the" :]
    heard, own = words[-1].folded, (own_words or [""])[-1]
    one, other = c.span.letters, c.target.letters
    joined = len(words) > c.target.words  # `coin joins` are coinjoins
    if (one in {other + "s", other + "es"} and not joined) or (other == one + "s" and is_known(one)):
        return True  # the name's own plural or singular
    if len(words) > 1 and one.startswith(other) and len(one) > len(other) + 2 and all(is_word(w.folded) for w in words):
        return True  # `relation shipped` is no relationship
    unlike = c.features is not None and c.features.rest < HOMOPHONE
    if c.target.ordinary and c.target.entry.kind != "person":
        heard_words = " ".join(w.folded for w in words).split()
        if any(unlike or h in {o + "s", o + "es"} for h, o in _derived(heard_words, own_words)):
            return True
    both = len(words) == len(own_words)
    if both and len(words) > 1 and c.target.entry.kind == "person" and words[0].folded != own_words[0]:
        return False
    whole = len(own_words) > 1 and c.near.likeness >= NEAR_WHOLE_RUN
    if len(words) == 1 and not whole and (_holds(heard, own, own_words) or _people(one, other)):
        return True
    before_last = [w.folded for w in words[:-1]] == own_words[:-1]
    short, long = sorted((heard, own), key=len)
    ends = any(long == short + e or (short[-1:] == "y" and long == short[:-1] + "ie" + e) for e in _ENDINGS)
    return (both and heard in {own + "s", own + "es"}) or (before_last and is_known(heard) and ends)


def _derived(heard: list[str], own: list[str]) -> Iterator[tuple[str, str]]:
    # `traditional orthodontics` for a traditional orthodontic business.
    missing = [o for o in own if o not in heard]
    for h in heard:
        if h not in own and is_known(h):
            yield from ((h, o) for o in missing if _one_stem(h, o))


def _one_stem(one: str, other: str) -> bool:
    return Prefix.similarity(one, other) >= max(LEAST_STEM, 0.6 * min(len(one), len(other)))


def _people(one: str, other: str) -> bool:
    # `Mexico` and `Mexican`: the same but for an ending that makes a people of a place.
    start = Prefix.similarity(one, other)
    return start > 3 and any(
        a in _PEOPLES and len(b) < 3 and is_known(one) and is_known(other)
        for a, b in ((one[start:], other[start:]), (other[start:], one[start:]))
    )


def _holds(heard: str, own: str, own_words: list[str]) -> bool:
    # `Lanterners` is said of Lantern, not of Lantern Core.
    if len(own_words) > 1 and len(own_words[0]) > 3 and heard.startswith(own_words[0]):
        return True
    return len(own) > 3 and len(heard) > len(own) + 1 and (heard.startswith(own) or heard.endswith(own))


def part_alone(_: TalkIndex, c: Candidate, words: list[HeardWord]) -> bool:
    """Whether a part of the name was heard, which is right as it was said."""
    if _fewer(c, words):
        return True
    # `OtterLabs` for NetOtterLabs: a part of a name, as the name's own capitals part it, is right as it was said.
    if c.target.words > 1 or not (runs := _runs(c.target.form)):
        return False
    if len(c.span.letters) > 2 and c.span.letters in runs:
        return True
    # `the devnet`, not `sell devnet`
    rest = [w for w in words if not (len(w.folded) > 4 and w.folded in runs)]
    return len(rest) < len(words) and (all(w.frequent for w in rest) or c.near.likeness < NEAR_REST)


@lru_cache(maxsize=1 << 12)
def _runs(name: str) -> frozenset[str]:
    # The pieces of a name, alone and joined, but for all of them together; none of a name in one piece or too long.
    own = [p.lower() for p in pieces(name)] if len(name) <= LONGEST_WORD else []
    ends = ((i, j) for i in range(len(own)) for j in range(i + 1, len(own) + 1) if j - i < len(own))
    return frozenset("".join(own[i:j]) for i, j in ends)


def _fewer(c: Candidate, words: list[HeardWord]) -> bool:
    # `Lantern Core` is said, and is no mishearing of the Lantern Core Wallet. (Of a person's names `certain` tells when
    # one was lost.)
    own = fold(c.target.form).split()
    heard = " ".join(w.folded for w in words).split()
    cut = c.target.entry.kind == "person" and len(heard) > 1 and own[: len(heard)] == heard
    return len(heard) < len(own) and not cut and all(h in own for h in heard)


def titled(_: TalkIndex, c: Candidate, words: list[HeardWord]) -> bool:
    """Whether a title would go or come: `Mr Pumfreys` is not yet Steve Pumfreys, nor is `Pumfrey` Mr Pumfreys."""
    own = fold(c.target.form).split()
    if words[0].folded in HONORIFICS:
        return len(words) > 1 and HONORIFICS.isdisjoint(own)
    return not HONORIFICS.isdisjoint(own[:1])
