"""The terms and phrases of documents: noun groups that they use, and words that general English seldom writes.

Only words in lower case; what has a capital is a name's business. Nothing here judges which phrases matter: one seen
once gets a small weight, and a person deletes what is not wanted.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from transcripts.gazetteer.learning.blocks import sentences
from transcripts.gazetteer.learning.tokens import PageWord, is_headline, tokens
from transcripts.languages.english.markers import marker
from transcripts.languages.english.wordlist import frequency, is_known, is_word, may_be

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from transcripts.gazetteer.learning.blocks import Block

RARE = 2.5
"""Times in a million words below which a word of English that is used again and again counts as rare."""
RARER = 1.0
"""The same for a word that is used once."""
COMMON = 400.0
"""Times in a million words above which a word makes no phrase by itself: `new`, `people`, `time`."""
LONGEST_PHRASE = 3
LONG = 4000
"""Words of a document in which a phrase that matters comes back: there, one that is used once is left out."""

RECURS = 3
"""How often a pair of words inside longer groups must come back to be a term."""
KEY = 60
"""How many times more often than in general English a word is used that the documents are about."""
KEY_AT_MOST = 30.0
"""Times in a million words above which a word is too common to be listed, however often it is used."""

_ADVERB = regex.compile(r"ly$")
_LETTERS = regex.compile(r"^\p{Ll}[\p{Ll}'’\-‑]{2,}$")


@dataclass(slots=True)
class Phrase:
    """All that was seen of one phrase or rare word."""

    text: str
    seen: Counter[str] = field(default_factory=Counter)
    context: Counter[str] = field(default_factory=Counter)

    @property
    def count(self) -> int:
        """How often it was seen."""
        return self.seen.total()


class Phrases:
    """Collects phrases and rare words, one document after the other."""

    def __init__(self) -> None:
        self.phrases: dict[str, Phrase] = {}
        self.words: dict[str, Phrase] = {}
        self.pairs: dict[str, Phrase] = {}
        self.counts: Counter[str] = Counter()
        self.long: set[str] = set()

    def read(self, name: str, blocks: Sequence[Block]) -> None:
        """Collect those of one document."""
        if sum(block.text.count(" ") for block in blocks) > LONG:
            self.long.add(name)
        for block in blocks:
            for sentence in sentences(block.text):
                words = tokens(sentence)
                if not is_headline(words, sentence):
                    self._read(name, words)

    def finish(self) -> tuple[dict[str, Phrase], dict[str, Phrase]]:
        """The phrases and the words that are rare, or are used far more often here than in general English.

        The phrases that a long document has once are left out, and pairs of words that come back inside longer groups
        (`gas limit` in `the next gas limit rise`) taken in.
        """
        total = self.counts.total()
        for text, word in list(self.words.items()):
            if not is_rare_word(text) and not _is_key(text, word.count, total):
                del self.words[text]
        recurring = {text: pair for text, pair in self.pairs.items() if pair.count >= RECURS}
        inside = _inside(recurring, self.phrases)
        self.phrases |= {text: pair for text, pair in recurring.items() if inside[text] < 0.8 * pair.count}
        kept = {
            text: phrase
            for text, phrase in self.phrases.items()
            if phrase.count > 1 or not self.long & set(phrase.seen)
        }
        return kept, self.words

    def _read(self, name: str, words: list[PageWord]) -> None:
        for at, word in enumerate(words):
            self.counts[word.low] += 1
            if _content(word) and len(word.text) > 3:
                self._note(self.words, word.low, name, words, at, at + 1)
            if at and word.close and _is_pair(words[at - 1], word):
                self._note(self.pairs, f"{words[at - 1].low} {word.low}", name, words, at - 1, at + 1)
        for start, end in noun_groups(words):
            self._note(self.phrases, " ".join(t.low for t in words[start:end]), name, words, start, end)

    @staticmethod
    def _note(table: dict[str, Phrase], text: str, name: str, words: list[PageWord], start: int, end: int) -> None:
        text = text.replace("’", "'").replace("‑", "-")
        phrase = table.setdefault(text, Phrase(text))
        phrase.seen[name] += 1
        near = words[max(0, start - 5) : start] + words[end : end + 5]
        phrase.context.update(t.low for t in near if len(t.text) > 3 and t.low not in marker("function"))


def _inside(pairs: Iterable[str], phrases: Mapping[str, Phrase]) -> Counter[str]:
    """How often each pair of words stands inside phrases, be it as the end of one word and the beginning of the next.

    Each place where two words of a phrase meet is looked at once, whatever the number of pairs.
    """
    after: dict[str, set[str]] = {}
    for pair in pairs:
        one, _, two = pair.partition(" ")
        after.setdefault(one, set()).add(two)
    found: Counter[str] = Counter()
    for text, phrase in phrases.items():
        here = set()
        for left, right in pairwise(text.split(" ")):
            for one in (left[at:] for at in range(len(left)) if left[at:] in after):
                here |= {f"{one} {right[:end]}" for end in range(1, len(right) + 1) if right[:end] in after[one]}
        found.update(dict.fromkeys(here, phrase.count))
    return found


def is_rare_word(text: str) -> bool:
    """Whether a lower-case word is one that general English seldom writes.

    >>> [is_rare_word(w) for w in ("hegemonic", "policy", "ummm")]
    [True, False, False]
    """
    if not _LETTERS.match(text) or len(text) < 5 or text in marker("function"):
        return False
    if regex.search(r"(\p{L})\1\1|'(?!s$)", text):  # `ummm`, `that'll`
        return False
    if "-" in text:
        return any(len(part) > 1 and not is_known(part) for part in text.split("-"))
    return frequency(text) < RARE and not _inflected_common(text)


def _is_key(text: str, count: int, total: int) -> bool:
    """Whether a word is used so much more than in general English that the talk is about it."""
    usual = frequency(text)
    often = count >= RECURS + 2 and count > KEY * max(usual, 1.0) / 1e6 * total
    return usual < KEY_AT_MOST and "noun" in may_be(text) and often


def _is_pair(left: PageWord, right: PageWord) -> bool:
    """Whether two words could be a term of two nouns."""
    return (
        _content(left)
        and _content(right)
        and not left.possessive
        and may_be(left.low) != {"verb"}
        and "noun" in may_be(left.low)
        and "noun" in may_be(right.low)
        and not (frequency(left.low) > COMMON or frequency(right.low) > COMMON)
    )


def _inflected_common(word: str) -> bool:
    """Whether the word is an ordinary form of a common one: nobody needs a list to get `reiterated` right."""
    stems = [word[: -len(end)] + put for end, put in _INFLECTIONS if word.endswith(end) and len(word) - len(end) > 2]
    return any(frequency(stem) > RARE and is_word(stem) for stem in stems)


_INFLECTIONS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("ly", ""),
    ("ily", "y"), ("er", ""), ("er", "e"), ("est", ""), ("ness", ""), ("iness", "y"), ("able", ""), ("able", "e"),
    ("'s", ""),
)  # fmt: skip


def noun_groups(words: list[PageWord]) -> list[tuple[int, int]]:
    """The last two or three words of each noun group whose end is plain to see.

    A group opens after a determiner, preposition, number or mark, and ends before a mark, a joining word or the end:
    `with a | tea set |.`, `10,000 | shipping containers | –`.

    >>> from transcripts.gazetteer.learning.tokens import tokens
    >>> sentence = tokens("The script mentions that he gave the host providing it a rare tea set.")
    >>> [" ".join(t.text for t in sentence[start:end]) for start, end in noun_groups(sentence)]
    ['rare tea set']
    """
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(words):
        if not _content(words[start]):
            start += 1
            continue
        end = start + 1
        while end < len(words) and words[end].close and _content(words[end]) and not words[end - 1].possessive:
            end += 1
        opened = start == 0 or not words[start].close or _opens(words[start - 1])
        closed = end == len(words) or not words[end].close or words[end].low in marker("function")
        if opened and closed:
            begin = _without_participle(words, max(start, end - LONGEST_PHRASE))
            if end - begin >= 2 and _noun_like(words, begin, end):
                found.append((begin, end))
        start = end
    return found


def _content(word: PageWord) -> bool:
    text = word.text.replace("’", "'")
    return bool(_LETTERS.match(text)) and word.low not in marker("function") and not _ADVERB.search(text)


def _opens(word: PageWord) -> bool:
    low = word.low
    return low in marker("determiners") or low[0].isdigit() or word.possessive or (word.capital and not word.first)


def _without_participle(words: list[PageWord], start: int) -> int:
    """Where the group begins without the `providing` of `providing ballistic missiles`."""
    if may_be(words[start].low) == {"verb"} and words[start].low.endswith(("ing", "ed")):
        before = words[start - 1].low if start and words[start].close else ""
        if before not in marker("articles") and not (start and words[start - 1].possessive):
            return start + 1
    return start


def _noun_like(words: list[PageWord], start: int, end: int) -> bool:
    """Whether the words make a noun group: English words, the last a noun, no verb among the others."""
    low = [t.low.replace("’", "'") for t in words[start:end]]
    if any(word in marker("calendar") or not _english(word) for word in low):
        return False
    if "noun" not in may_be(low[-1].rpartition("-")[2]) or all(frequency(word) > COMMON for word in low):
        return False
    if any(may_be(word) == {"verb"} and not (at == 0 and word.endswith(("ing", "ed"))) for at, word in enumerate(low)):
        return False
    # `the script mentions that` is a clause, `the shipping containers that` is not.
    after = words[end].low if end < len(words) and words[end].close else ""
    return not ("verb" in may_be(low[-1]) and low[-1].endswith("s") and after in marker("objects"))


def _english(word: str) -> bool:
    return all(is_word(part) for part in word.split("-"))
