"""The names in a document's sentences, with what stands beside each: title, role, and the words around.

A name is a run of words with a capital that says something. Nothing here decides which of two spellings is right.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transcripts.gazetteer.learning.blocks import Block, sentences
from transcripts.gazetteer.learning.roles import evidence, role_of
from transcripts.gazetteer.learning.tokens import PageWord, is_headline, ordinary, telling, tokens
from transcripts.languages.english.markers import first_names, marker
from transcripts.languages.english.titles import TITLES
from transcripts.languages.english.wordlist import frequency

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST = 7
"""Words of the longest name."""


@dataclass(slots=True)
class Sighting:
    """All that was seen of one spelling, over every document."""

    text: str
    seen: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    context: Counter[str] = field(default_factory=Counter)
    sure: int = 0

    @property
    def count(self) -> int:
        """How often it was seen."""
        return self.seen.total()


class Names:
    """Collects sightings from documents, one block after the other."""

    def __init__(self) -> None:
        self.found: dict[str, Sighting] = {}
        self.lower: Counter[str] = Counter()
        self._headlines: list[tuple[str, list[PageWord]]] = []
        self._openers: list[tuple[str, list[PageWord], int, int]] = []

    def read(self, name: str, blocks: Iterable[Block]) -> None:
        """Collect the names of one document."""
        for block in blocks:
            if (
                block.speaker
                and not any(c.isdigit() for c in block.speaker)
                and block.speaker.lower() not in marker("nobody")
            ):
                sighting = self._at(block.speaker.replace("’", "'").removesuffix("'s"))
                sighting.kinds["person"] += 3
                sighting.sure += 1
                sighting.seen[name] += 1
            for sentence in sentences(block.text):
                words = tokens(sentence)
                self.lower.update(t.text for t in words if t.text.islower())
                if is_headline(words, sentence):
                    self._headlines.append((name, words))
                else:
                    self._sentence(name, words)

    def finish(self) -> dict[str, Sighting]:
        """Take in what only the whole can decide: names in headlines and at the start of a sentence."""
        for name, words, start, end in self._openers:
            whole = _text(words[start:end])
            if whole in self.found or end - start == 1:
                if whole in self.found:
                    self._note(name, words, start, end)
            else:
                self._split(name, words, start + 1, end)
        known = set(self.found)
        for name, words in self._headlines:
            for start, end in _known_runs(words, known):
                self._note(name, words, start, end)
        return self.found

    def _at(self, text: str) -> Sighting:
        return self.found.setdefault(text, Sighting(text))

    def _sentence(self, name: str, words: list[PageWord]) -> None:
        for start, end in runs(words):
            head = words[start]
            if head.first and not telling(head):
                self._openers.append((name, words, start, end))
            else:
                self._split(name, words, start, end)

    def _split(self, name: str, words: list[PageWord], start: int, end: int) -> None:
        """Part a run into title and name, and note the name."""
        start = _after_title(words, start, end)
        while start < end and _idle(words[start]) and not _given(words, start, end):
            start += 1
        while end > start and (_idle(words[end - 1]) or (end - start > 1 and _office(words[end - 1]))):
            end -= 1
        if start < end:
            self._note(name, words, start, end)

    def _note(self, name: str, words: list[PageWord], start: int, end: int) -> None:
        text = _text(words[start:end])
        if not _worth(words[start:end]):
            return
        sighting = self._at(text)
        sighting.seen[name] += 1
        sighting.sure += telling(words[start])
        for kind, weight in evidence(words, start, end):
            sighting.kinds[kind] += weight
        if role := role_of(words, start, end):
            sighting.roles[role] += 1
            sighting.kinds["person"] += 2
        near = words[max(0, start - 6) : start] + words[end : end + 6]
        sighting.context.update(t.low for t in near if len(t.text) > 3 and t.low not in marker("function"))


def _idle(word: PageWord) -> bool:
    """Whether a word neither begins nor ends a name: a joining word, a day, `The`, `Russian-made`."""
    if word.text in marker("joiners") or word.low in marker("calendar"):
        return True
    if word.low in marker("function"):
        return word.text.istitle() and len(word.text) > 1
    head, _, tail = word.low.replace("‑", "-").rpartition("-")
    return bool(head) and (
        tail in marker("adjective_tails") or (word.text[0].islower() and head in marker("adjective_heads"))
    )


def _given(words: Sequence[PageWord], start: int, end: int) -> bool:
    """Whether a word that is idle elsewhere is a given name here: `Will Morvan`, `April Jones`."""
    return end - start > 1 and not words[start].first and words[start].low in first_names()


def _office(word: PageWord) -> bool:
    """Whether a word after a name says what somebody is: `Anna Kovač, Senior Vice President` without its comma."""
    return word.low in TITLES | marker("title_modifiers") and ordinary(word.text)


def _text(words: Sequence[PageWord]) -> str:
    """The run as it is written, with the possessives inside it (`People's Republic`) but not the last."""
    parts = [t.text + ("'s" if t.possessive and t is not words[-1] else "") for t in words]
    return " ".join(parts).replace("’", "'").replace("‑", "-")


def _worth(words: Sequence[PageWord]) -> bool:
    """Whether a run says anything: not a day, a title or a single letter."""
    if len(words) == 1:
        word = words[0]
        if len(word.text) < 2 or word.low in marker("calendar"):
            return False
        if word.low in marker("function") and not word.text.isupper():
            return False
        return not (word.low in TITLES and ordinary(word.text))
    return any(len(t.text) > 1 and t.low not in marker("function") for t in words)


def runs(words: Sequence[PageWord]) -> list[tuple[int, int]]:
    """The stretches of words with a capital, over joining words inside a name (`Bank of England`)."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        if (
            not words[at].capital
            or not words[at].text[0].isalpha()
            or words[at].low in {"i", "i'm", "i've", "i'll", "i'd"}
        ):
            at += 1
            continue
        end = at + 1
        while end < len(words) and end - at < LONGEST:
            if words[end - 1].possessive and not _of_title(words, end):
                break
            step = _next(words, end)
            if not step:
                break
            end += step
        found.append((at, end))
        at = end
    return found


def _of_title(words: Sequence[PageWord], end: int) -> bool:
    return (
        words[end - 1].low in {"people", "women", "children", "lloyd", "king", "queen", "mcdonald"}
        and words[end].capital
    )


def _next(words: Sequence[PageWord], at: int) -> int:
    """How many words carry the run on from here: one with a capital, or joining words and then one."""
    if words[at].close and words[at].capital and words[at].text[0].isalpha():
        return 1
    joint = at
    while joint < len(words) and joint < at + 2 and words[joint].close and words[joint].text in marker("joiners"):
        joint += 1
    if joint == at or joint >= len(words) or not words[joint].close or not words[joint].capital:
        return 0
    joining = words[at].low
    if joining in {"of", "for", "the"}:
        head = words[at - 1].low
        return joint - at + 1 if head in marker("of_heads") and joining == "of" else 0
    return 0 if joining in {"a", "e", "y", "la", "le", "al"} and ordinary(words[at - 1].text) else joint - at + 1


def _after_title(words: Sequence[PageWord], start: int, end: int) -> int:
    """Where the name begins in `Russian President Vladimir Putin`; the start where no title opens the run."""
    at = start
    opening = TITLES | marker("title_modifiers")
    while at < end - 1 and (words[at].low in opening or _national(words, at, end)):
        at += 1
    while at > start and words[at - 1].low not in TITLES:
        at -= 1
    return at


def _national(words: Sequence[PageWord], at: int, end: int) -> bool:
    """Whether a word says where an office is from: a title follows it within two words."""
    ahead = [t.low for t in words[at + 1 : min(end, at + 4)]]
    if words[at].low in marker("of_heads") | {"of"}:
        return bool(ahead) and any(low in TITLES for low in ahead)
    return any(low in TITLES for low in ahead[:3]) and words[at].low not in first_names()


def _known_runs(words: Sequence[PageWord], known: set[str]) -> list[tuple[int, int]]:
    """In a headline: names known from elsewhere, and words that are no ordinary English."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + LONGEST), at, -1):
            span = words[at:end]
            if all(t.close for t in span[1:]) and _text(span) in known:
                found.append((at, end))
                at = end
                break
        else:
            word = words[at]
            if word.capital and not ordinary(word.text) and word.text[0].isalpha() and frequency(word.text) < 50:
                found.append((at, at + 1))
            at += 1
    return found
