"""Where a person wrote a name or a term otherwise than the machine had it. Nothing here judges what that teaches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from transcripts.alignment.likeness import Likeness
from transcripts.alignment.pairing import pair_up
from transcripts.errors import AlignmentError
from transcripts.languages.english.wordlist import casing, is_known
from transcripts.languages.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transcripts.alignment.pairs import Pair
    from transcripts.model import Transcript, Word

ALIKE = 0.5
"""From this likeness on (of letters and of sounds, by halves) two spans may be one thing said; below it a sentence was
rewritten. Two words taken at random have less in 99 of 100 cases."""
MOST_WORDS = 5
"""As many words as the names step looks at together."""
MOSTLY = 0.5
"""From this share on, edited English writes a word with a capital inside sentences: it is a name."""
LEAST_TERM = 4
"""Letters of a term in lower case; shorter unknown words are noises and slips."""

_OUTER = regex.compile(r"^[^\p{L}\p{N}]+|[^\p{L}\p{N}+#]+$")
_ENDS = regex.compile(r"[.?!…:;,)\]”\"]+[\p{Pf}\p{Pe}\"']*$")
_SENTENCE_END = regex.compile(r"[.?!…:][\p{Pf}\p{Pe}\"']*$")
_POSSESSIVE = regex.compile(r"['’]s$")
_INSIDE = regex.compile(r"\p{L}.*\p{Lu}|\p{L}\p{N}|\p{N}\p{L}")
_NO_NAMES = frozenset({"i", "i'm", "i'll", "i've", "i'd", "ok", "okay", "mr", "mrs", "ms", "dr"})


@dataclass(frozen=True, slots=True)
class Changed:
    """A name or term that a person wrote, and what the machine had there.

    `heard` and `written` are without the marks around them; `word` and `count` are the machine's words, counted over
    its text; `likeness` is from 0 to 1. `respelt` says that only case, hyphens or blanks differ: nothing was misheard.
    """

    heard: str
    written: str
    file: str
    word: int
    count: int
    start_ms: int | None
    likeness: float
    respelt: bool


@dataclass(frozen=True, slots=True)
class Pairs:
    """A machine's text and its edit: the names that differ, and the words of both without marks."""

    file: str
    changed: tuple[Changed, ...]
    heard: tuple[str, ...]
    written: tuple[str, ...]


def core(word: str) -> str:
    """A word without the marks around it and without a possessive ending.

    >>> core("(Solveig’s)"), core("C++,"), core("—")
    ('Solveig', 'C++', '')
    """
    return _POSSESSIVE.sub("", _OUTER.sub("", word))


def compare(machine: Transcript, edited: Transcript, file: str = "-") -> Pairs:
    """Compare a machine's text with its edit. Raises AlignmentError where the two are not of one talk."""
    left, right = machine.words, edited.words
    pairing = pair_up([w.text for w in left], [w.text for w in right])
    if not pairing.stretches:
        raise AlignmentError(
            f"the text and its edit have nothing in common ({file})",
            hint="give a machine's transcript and the edited transcript of the same talk",
        )
    found = tuple(_Comparison(left, right, pairing.pairs, file).changed())
    return Pairs(file, found, tuple(core(w.text) for w in left), tuple(core(w.text) for w in right))


class _Comparison:
    def __init__(self, left: Sequence[Word], right: Sequence[Word], pairs: Sequence[Pair], file: str) -> None:
        self.left, self.right, self.file = left, right, file
        self.likeness = Likeness()
        self.pair_of: list[Pair | None] = [None] * len(right)
        for pair in pairs:
            for word in pair.right:
                self.pair_of[word] = pair if pair.left_end > pair.left_start else None

    def changed(self) -> Iterator[Changed]:
        """The names that differ, in order."""
        at = 0
        while at < len(self.right):
            end = self._run(at)
            if end > at and (made := self._made(at, end)) is not None:
                yield made
            at = max(end, at + 1)

    def _run(self, start: int) -> int:
        """The end of the words from `start` on that are one name: all like names, and no mark between."""
        at = start
        while at < len(self.right) and at - start < MOST_WORDS:
            if not self._named(at) or self.pair_of[at] is None:
                break
            at += 1
            if _ENDS.search(self.right[at - 1].text):
                break
        return at

    def _named(self, at: int) -> bool:
        """Whether a word of the edit is written as a name, or is a term that English does not have."""
        word = core(self.right[at].text)
        if not word or word.casefold() in _NO_NAMES:
            return False
        if _INSIDE.search(word):
            return True
        how = casing(word.lower())
        if word[:1].isupper():
            begins = at == 0 or bool(_SENTENCE_END.search(self.right[at - 1].text))
            return not begins or not is_known(word.lower()) or (how is not None and how.title >= MOSTLY)
        return len(word) >= LEAST_TERM and word.isalpha() and not is_known(word)

    def _made(self, start: int, end: int) -> Changed | None:
        pairs = [pair for at in range(start, end) if (pair := self.pair_of[at]) is not None]
        first, last = pairs[0].left_start, pairs[-1].left_end
        if pairs[0].right_start < start or pairs[-1].right_end > end or last - first > MOST_WORDS:
            return None
        written = " ".join(filter(None, (core(w.text) for w in self.right[start:end])))
        first, last = self._trimmed(first, last, written)
        heard = self._heard(first, last)
        if not heard or heard == written:
            return None
        respelt = squeezed(heard) == squeezed(written)
        likeness = 1.0 if respelt else self.likeness.likeness(heard, written)
        if likeness < ALIKE:
            return None
        start_ms = self.left[first].start_ms
        return Changed(heard, written, self.file, first, last - first, start_ms, round(likeness, 4), respelt)

    def _heard(self, first: int, last: int) -> str:
        return " ".join(filter(None, (core(w.text) for w in self.left[first:last])))

    def _trimmed(self, first: int, last: int, written: str) -> tuple[int, int]:
        """The machine's words without those at an edge that make them less like what was written."""
        while last - first > 1:
            spans = ((first, last), (first + 1, last), (first, last - 1))
            best = max(spans, key=lambda span: self.likeness.likeness(self._heard(*span), written))
            if best == (first, last):
                break
            first, last = best
        return first, last


def squeezed(text: str) -> str:
    """Letters and digits alone, folded: what is left when case, accents, blanks and hyphens do not count."""
    return "".join(c for c in fold(text) if c.isalnum())
