"""Where paragraphs begin: at a new speaker, after a long pause, where the topic shifts, and before they grow long.

Sentences are never split, but for one that alone is longer than a paragraph may be. Nothing here sees a mark or
changes a word.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_WORDS = 150
"""No paragraph is longer (the issue's figure; guides for transcripts of interviews give 100 to 150)."""
GOOD_WORDS = 75
"""The length that is left alone, where nothing else speaks for a break."""
LONG_PAUSE_MS = 2_000
"""A pause that speaks as loudly for a break as a complete change of topic."""

_OPENERS = regex.compile(
    r"^(?:now|well|meanwhile|so|okay|ok|alright|anyway|finally|first|second|secondly|third|next|turning|moving|"
    r"however|let's|thank|thanks|good)\b",
    regex.IGNORECASE,
)
_CONTENT = regex.compile(r"\p{L}{4,}")
_COMMON_TEXT = """
that this with from have been were they them their there then than what when where which while will would could
should about after also because into just like more most much only other over some such very well your yours
here it's that's don't going know think really said says
"""
_COMMON = frozenset(_COMMON_TEXT.split())


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its words, how long the pause before it is (None where unknown), and what the source says of it.

    `forced`: a paragraph must begin here (another speaker, a chapter). `source_break`: the source begins a
    paragraph here.
    """

    words: tuple[str, ...]
    pause_ms: int | None = None
    forced: bool = False
    source_break: bool = False


def stems(words: Sequence[str]) -> Counter[str]:
    """The content words, cut to six letters so that forms of one word meet."""
    found = (m.group().lower() for w in words for m in _CONTENT.finditer(w))
    return Counter(w[:6] for w in found if w not in _COMMON)


def likeness(a: Counter[str], b: Counter[str]) -> float:
    """The cosine of two counts: 1 the same, 0 nothing shared."""
    if not a or not b:
        return 0.0
    dot = sum(n * b[w] for w, n in a.items())
    return dot / sqrt(sum(n * n for n in a.values()) * sum(n * n for n in b.values()))


def fitness(sentences: Sequence[Sentence], at: int, around: int = 3) -> float:
    """How well a paragraph could begin at a sentence: 0 badly to about 3."""
    here = sentences[at]
    before = stems([w for s in sentences[max(0, at - around) : at] for w in s.words])
    after = stems([w for s in sentences[at : at + around] for w in s.words])
    score = 1.0 - likeness(before, after)
    if here.pause_ms is not None:
        score += min(1.5, max(0, here.pause_ms) / LONG_PAUSE_MS)
    if _OPENERS.match(" ".join(here.words[:1])):
        score += 0.3
    return score + (1.5 if here.source_break else 0.0)


def _length_cost(words: int) -> float:
    if words > MOST_WORDS:
        return 1000.0
    short = max(0, GOOD_WORDS - words) / GOOD_WORDS
    long_ = max(0, words - GOOD_WORDS) / (MOST_WORDS - GOOD_WORDS)
    return 1.6 * short * short + 1.2 * long_ * long_


def _breaks_in_block(sentences: Sequence[Sentence]) -> list[int]:
    """The sentences of one speaker's block at which paragraphs begin, the cheapest way over all."""
    sizes = [len(s.words) for s in sentences]
    gains = [0.0, *(fitness(sentences, i) for i in range(1, len(sentences)))]
    best, come_from = [0.0], [0]
    for end in range(1, len(sentences) + 1):
        cheapest, via, words = float("inf"), end - 1, 0
        for start in range(end - 1, -1, -1):
            words += sizes[start]
            if words > MOST_WORDS and start < end - 1:
                break
            # A break of average fitness (1.0) is neither gain nor loss.
            cost = best[start] + _length_cost(words) - (0.8 * (gains[start] - 1.2) if start else 0.0)
            if cost < cheapest:
                cheapest, via = cost, start
        best.append(cheapest)
        come_from.append(via)
    starts, at = [], len(sentences)
    while at:
        at = come_from[at]
        starts.append(at)
    return starts[::-1]


def paragraph_starts(sentences: Sequence[Sentence]) -> list[int]:
    """The sentences at which paragraphs begin, the first among them."""
    starts: list[int] = []
    block = 0
    for at in range(1, len(sentences) + 1):
        if at == len(sentences) or sentences[at].forced:
            starts += [block + i for i in _breaks_in_block(sentences[block:at])]
            block = at
    return starts
