"""How any text is said, as phones: one model for what was heard and for what the gazetteer holds.

The lexicon comes first, then abbreviations by their letters and numbers by their words, then the network for the
rest. Accents are taken off; text in other scripts has no sound here and gets the empty string. Nothing here
compares two sounds.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import pairwise, product
from typing import TYPE_CHECKING

import regex

from transcripts.languages.english.numbers import ONES, TENS
from transcripts.languages.english.wordlist import frequency, is_word
from transcripts.letters import LONGEST_WORD
from transcripts.phonetics.foreign import abroad
from transcripts.phonetics.letter_to_sound import network
from transcripts.phonetics.lexicon import encode, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from transcripts.phonetics.lexicon import Lexicon

MOST = 3
"""A word or phrase is given at most this many pronunciations."""

RARE = 2.0
"""A name that English has less often than this in a million may be read otherwise than English would."""

_PIECES = regex.compile(r"\p{Lu}?\p{Ll}+(?:['’]\p{Ll}+)*|\p{Lu}+(?:['’]\p{Lu}+)*(?!\p{Ll})|\p{Lu}|\d+")
_DOT = regex.compile(r"(?<=\p{L}{2})\.(?=\p{Ll}{2})")
LEAST_HALF = 3
"""Either half of a compound has so many letters, and is this frequent in a million."""
FREQUENT_HALF = 0.3
LEAST_SECOND = 5
"""A second half of so many letters is enough for one: `Vel` and `gamma`."""
_LETTER_NAMES = (
    "EY/B IY/S IY/D IY/IY/EH F/JH IY/EY CH/AY/JH EY/K EY/EH L/EH M/EH N/OW/P IY/K Y UW/AA R/EH S/T IY/Y UW/V IY/"
    "D AH B AH L Y UW/EH K S/W AY/Z IY"
)
_NAMED = {
    c: encode(p)
    for c, p in zip(
        "abcdefghijklmnopqrstuvwxyz",
        _LETTER_NAMES.split("/"),
        strict=True,
    )
}
_Z = encode("Z")
_HISSING = frozenset(encode("S Z SH ZH CH JH"))
_OWN = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})


def plain(text: str) -> str:
    """The text without accents, typographic apostrophes made plain.

    >>> plain("Yoon Suk-yeol’s Łódź")
    "Yoon Suk-yeol's Lodz"
    """
    if text.isascii():
        return text
    split = unicodedata.normalize("NFD", text.translate(_OWN).replace("’", "'"))
    return "".join(c for c in split if not unicodedata.combining(c))


def pieces(word: str) -> list[str]:
    """The parts of a written word that are said one after another.

    >>> pieces("sal-devnet"), pieces("MuSig2"), pieces("UIP-7732"), pieces("McKenzie's")
    (['sal', 'devnet'], ['Mu', 'Sig', '2'], ['UIP', '7732'], ['Mc', "Kenzie's"])
    """
    found = _PIECES.findall(plain(word))
    for i, (part, after) in enumerate(pairwise(found)):
        # `HARDtalk`: a capital belongs to the capitals before it where both halves are words then.
        if part.isupper() and len(part) > 1 and after[0].isupper() and after[1:].islower():
            one, two = part + after[0], after[1:]
            if lexicon().get(one.lower()) and lexicon().get(two):
                return [*found[:i], one, two, *found[i + 2 :]]
    return found


def _number(digits: str) -> str:
    if len(digits) > 2 or digits[0] == "0":
        return "".join(_first(ONES[int(d)]) for d in digits)
    value = int(digits)
    if value < 20:
        return _first(ONES[value])
    tens, unit = divmod(value, 10)
    return _first(TENS[tens]) + (_first(ONES[unit]) if unit else "")


def _first(word: str) -> str:
    return lexicon().get(word)[0]


def _with_s(phones: str) -> str:
    # The plural's and the possessive's sound; voicing is no matter to the distance, another syllable is.
    return phones + (encode("IH Z") if phones[-1:] in _HISSING else _Z)


class Sounds:
    """The pronunciations of words, remembered; `learn` says many new words to the network at once."""

    def __init__(self) -> None:
        self._words: dict[str, tuple[str, ...]] = {}
        self._guessed: dict[str, str] = {}
        self._learnt: set[str] = set()

    def learn(self, words: Iterable[str]) -> None:
        """Prepare many words: those that only the network can say are said in one go."""
        fresh = [w for w in words if w not in self._words and w not in self._learnt and len(w) <= LONGEST_WORD]
        self._learnt.update(fresh)
        some = [base for base in _unlisted(fresh) if base not in self._guessed]
        if some:
            self._guessed |= dict(zip(some, network().say(some), strict=True))

    def recall(self, known: Lexicon) -> None:
        """Take over the pronunciations of words that were worked out before."""
        for word, ways in known:
            self._words.setdefault(word, ways)

    def word(self, word: str) -> tuple[str, ...]:
        """The pronunciations of a written word, the likeliest first; none for what has no sound.

        >>> from transcripts.phonetics.lexicon import decode
        >>> [decode(p) for p in Sounds().word("Kim's")]
        ['K IH M Z']
        """
        if (known := self._words.get(word)) is not None:
            return known
        if len(word) > LONGEST_WORD:
            return ()
        if plainly := _listed(word):
            self._words[word] = plainly
            return plainly
        parts = _spoken(word)
        whole = _letters(word)
        ways: list[str] = []
        if len(parts) > 1 and whole and lexicon().get(whole.lower()):
            ways += self._piece(whole)  # `McKenzie` is in the lexicon as it stands
        ways += _joined([self._piece(p) for p in parts])
        if len(parts) > 1 and whole and not ways[1:]:
            ways += self._piece(whole)  # a mixed case that is said as one word after all
        if len(parts) == 1 and (halves := _compound(whole)):
            ways += _joined([self._piece(half) for half in halves])
        found = tuple(dict.fromkeys(w for w in ways if w))[:MOST]
        self._words[word] = found
        return found

    def _piece(self, piece: str) -> list[str]:
        if piece.isdigit():
            return [_number(piece)]
        base = _base(piece)
        known = list(lexicon().get(base)[:2])
        if piece.isupper() and 1 <= len(piece) <= 5:
            spelled = "".join(_NAMED[c] for c in piece.lower() if c in _NAMED)
            known = [*known, spelled] if known else [spelled, *self._guess(base)]
        elif not known:
            known = self._guess(base)
        return [_with_s(p) for p in known] if _possessive(piece) else known

    def _guess(self, base: str) -> list[str]:
        if base not in self._guessed:
            self._guessed[base] = network().say([base])[0]
        return [self._guessed[base]]

    def phrase(self, text: str) -> tuple[str, ...]:
        """The pronunciations of a text of some words, the likeliest first."""
        return tuple(_joined([list(self.word(w)) for w in text.split()]))

    def abroad(self, text: str) -> tuple[str, ...]:
        """How a name is said if its words that English hardly has are read with continental values; maybe not at all.

        >>> from transcripts.phonetics.lexicon import decode
        >>> [decode(p) for p in Sounds().abroad("Gracente Johnson")], Sounds().abroad("Dan Johnson")
        (['G R AA S EH N T EY JH AA N S AH N'], ())
        """
        words = text.split()
        foreign = [_abroad(w) for w in words]
        if not any(foreign):
            return ()
        return tuple(_joined([list(f or self.word(w)[:1]) for f, w in zip(foreign, words, strict=True)]))


def _spoken(word: str) -> list[str]:
    return pieces(_DOT.sub(" dot ", word))  # `bell.net` is said, or was heard, with its dot


@lru_cache(maxsize=1 << 14)
def _compound(word: str) -> tuple[str, str] | None:
    # `dimescan`, `velgamma`: the two words, or the beginning and a word of five letters or more, that an unlisted
    # word is made of; the more even halves first.
    if lexicon().get(word):
        return None
    for cut in sorted(range(LEAST_HALF, len(word) - LEAST_HALF + 1), key=lambda i: abs(len(word) - 2 * i)):
        one, other = word[:cut], word[cut:]
        if _half(other) and (len(other) >= LEAST_SECOND or _half(one)):
            return one, other
    return None


def _half(word: str) -> bool:
    return is_word(word) and frequency(word) > FREQUENT_HALF and bool(lexicon().get(word))


@lru_cache(maxsize=1 << 16)
def _abroad(word: str) -> tuple[str, ...]:
    return abroad(word.lower()) if len(word) <= LONGEST_WORD and _foreign(word) else ()


def _foreign(word: str) -> bool:
    return word[:1].isupper() and word[1:].islower() and frequency(word.lower()) < RARE and not is_word(word.lower())


def _unlisted(words: Iterable[str]) -> list[str]:
    # The pieces of words that the lexicon lacks, small and once each.
    found: dict[str, None] = {}
    for word in words:
        if _listed(word.strip(".,?!")):
            continue
        parts, whole = _spoken(word), _letters(word)
        halves = (_compound(whole) or ()) if len(parts) == 1 else (whole,) * bool(whole)
        for piece in (*parts, *halves):
            base = _base(piece)
            if not piece.isdigit() and not lexicon().get(base):
                found[base] = None
    return list(found)


def _listed(word: str) -> tuple[str, ...]:
    # Most words are in one piece, small or with one capital, and in the lexicon.
    if word.isascii() and word.isalpha() and (word.islower() or word[1:].islower()):
        return lexicon().get(word.lower())[:2]
    return ()


def _letters(word: str) -> str:
    # A word of letters in mixed case as one piece (`MuSig`); nothing for one that holds a hyphen or a digit.
    whole = plain(word).replace("'", "")
    return whole.lower() if whole.isalpha() and whole.isascii() else ""


def _possessive(piece: str) -> bool:
    return len(piece) > 3 and piece.endswith(("'s", "'S")) and not lexicon().get(piece.lower())


def _base(piece: str) -> str:
    low = piece.lower()
    if _possessive(piece):
        low = low[:-2]
    if "'" in low and not lexicon().get(low):
        low = low.replace("'", "")
    return low


def _joined(parts: list[list[str]]) -> list[str]:
    known = [p for p in parts if p]
    if not known:
        return []
    return list(dict.fromkeys("".join(way) for way, _ in zip(product(*known), range(MOST), strict=False)))


@lru_cache(maxsize=1)
def sounds() -> Sounds:
    """The memory of sounds that the passes share in one program."""
    return Sounds()
