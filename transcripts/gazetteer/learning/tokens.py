"""The words of a sentence with what stands between them, and whether a capital there says anything."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from transcripts.languages.english.markers import marker
from transcripts.languages.english.wordlist import casing, is_word

_TOKEN = regex.compile(
    r"(?:\p{L}\.){2,}"  # U.S.
    r"|\p{L}[\p{L}\p{M}\p{N}]*(?:[\-‐‑.’'&](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+)*"
    r"|\p{N}[\p{N}.,:]*(?:[\-‐‑]?[\p{L}]+)*"
)
_POSSESSIVE = regex.compile(r"(?:['’]s|(?<=s)['’])$", regex.IGNORECASE)
_CONTRACTION = regex.compile(r"(?:['’](?:ll|d|ve|re|m)|n['’]t)$", regex.IGNORECASE)
_PLAIN_GAP = regex.compile(r"^[ \u00a0]?$")
_CUT_OFF = regex.compile(r"-(?=\s|$|,)")
_INITIAL = regex.compile(r"^\. $")


@dataclass(frozen=True, slots=True)
class PageWord:
    """One word, its possessive taken off; `close` says that nothing but a space parts it from the one before."""

    text: str
    gap: str
    first: bool
    possessive: bool = False

    @property
    def low(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def close(self) -> bool:
        """Whether nothing but a space parts the word from the one before it."""
        return bool(_PLAIN_GAP.match(self.gap)) and not self.first

    @property
    def capital(self) -> bool:
        """Whether the word has a capital letter anywhere and is no contraction (`There'll`)."""
        return not _CONTRACTION.search(self.text) and not self.text.islower() and any(c.isupper() for c in self.text)


def tokens(sentence: str) -> list[PageWord]:
    """The words and numbers of a sentence.

    >>> [(t.text, t.gap) for t in tokens("Kim's aide, Ri.")]
    [('Kim', ''), ('aide', ' '), ('Ri', ', ')]
    >>> [t.text for t in tokens("an uncer- uncertain thing")]
    ['an', 'uncertain', 'thing']
    """
    found: list[PageWord] = []
    last = 0
    for match in _TOKEN.finditer(sentence):
        text = match.group()
        if _CUT_OFF.match(sentence, match.end()):  # `uncer- uncertain`: a false start, written down
            last = match.end() + 1
            continue
        bare = _POSSESSIVE.sub("", text)
        gap = sentence[last : match.start()]
        # A quotation that opens inside a sentence begins a sentence of its own.
        first = not found or bool(regex.search(r"[\"“‘]$", gap))
        if _INITIAL.match(gap) and found and len(found[-1].text) == 1:
            gap = " "
        found.append(PageWord(bare or text, gap, first, bare != text))
        last = match.end()
        if (
            sentence[last : last + 1] in {"’", "'"}
            and text.endswith("s")
            and sentence[last + 1 : last + 2] in {" ", ""}
        ):
            last += 1
            found[-1] = PageWord(found[-1].text, gap, first, possessive=True)
    return found


def ordinary(word: str) -> bool:
    """Whether English writes the word in lower case more often than not."""
    case = casing(word)
    return is_word(word) and (case is None or case.lower > 0.5)


def telling(token: PageWord) -> bool:
    """Whether the capital of a word says that it is a name: not at the start of a sentence, nor of an ordinary word."""
    if not token.capital or (token.low in marker("function") and token.text.istitle()):
        return False
    return not token.first or not ordinary(token.text) or sum(c.isupper() for c in token.text) > 1


def is_headline(words: list[PageWord], sentence: str) -> bool:
    """Whether nearly every longer word has a capital and no full stop ends it, so that capitals say nothing.

    >>> for line in ("Two Leaders Sign a New Defence Treaty", "Kim met Putin in May"):
    ...     print(is_headline(tokens(line), line))
    True
    False
    """
    plain = [t for t in words if len(t.text) > 3 and t.text[0].isalpha() and ordinary(t.text)]
    if len(words) < 3 or len(plain) < 2 or sentence.rstrip("\"'”’)").endswith((".", ",", ";")):
        return False
    return sum(t.capital for t in plain) >= 0.6 * len(plain)
