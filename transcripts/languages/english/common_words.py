"""How much it says that two texts share a word: little for `the`, much for `Pyongyang`.

The weight is in bits, the logarithm of how rarely the word is met. Nothing here aligns.
"""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

# Occurrences in ten thousand words of speech, rounded: counted in US presidents' speeches (public domain), European
# Parliament proceedings and Bitcoin conference talks (MIT), 3.7 million words, English.
_COMMON = {
    470: "the",
    270: "to and of",
    200: "a that",
    145: "in i is",
    115: "it you we",
    75: "this for have",
    65: "on be so",
    55: "not are but with its",
    45: "like as or was one our can do",
    34: "if what just all will at they which",
    29: "no because by there about people an has",
    25: "would two from think more then my your thats were some",
    18: "know dont how these their time yeah should really im out been when also now right things other me",
    14: "well get them up way youre very us who make new those want where say could need must work theres go",
    10: "into something mr thing had going only even zero three lot use hundred than good twenty kind point five "
    "first he much actually",
    8: "thousand any see years being world here take different doing same back maybe many still why four year every",
}
BACKGROUND = {word: count / 10_000 for count, words in _COMMON.items() for word in words.split()}
ELSE = 1e-4
"""The share of a word that is in no list: the thousandth commonest word of English has about this."""
PRIOR_WORDS = 2_000
"""The list above counts as much as this many words of the two texts themselves."""
KEPT = log2(0.7)
"""In two versions of one speech about seven words in ten are the same: what a match loses for that."""


def bits(tokens: Sequence[str], counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """What a match of each word says for the two texts having it from one speech, in bits.

    `tokens` are the different words of both texts, `counts` how often both together have each.
    """
    prior = np.array([BACKGROUND.get(token, ELSE) for token in tokens])
    share = (counts + prior * PRIOR_WORDS) / (counts.sum() + PRIOR_WORDS)
    found: NDArray[np.float64] = np.maximum(KEPT - np.log2(share), 0.5)
    return found
