"""Whether a talk is in English, the one language that the marks model can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.languages.english.wordlist import is_word
from transcripts.languages.folding import core

if TYPE_CHECKING:
    from transcripts.model import Transcript

LOOKED_AT = 2_000
"""Words from the start of the talk: enough to tell, and quick on a talk of any length."""
LEAST = 0.6
"""Share of them that are English words. Bare English captions have more than .9, other languages written in Latin
letters less than .5 (short words are shared), other scripts none."""


def is_english(talk: Transcript) -> bool:
    """Whether the talk says it is English, or, where it says nothing, most of its words are.

    >>> from transcripts import Segment, Transcript
    >>> is_english(Transcript((Segment("so we went to the river again"),)))
    True
    >>> is_english(Transcript((Segment("wir sind dann wieder zum Fluss gegangen"),)))
    False
    """
    if talk.language:
        return talk.language.lower().replace("_", "-").split("-")[0] in ("en", "eng", "english")
    texts = (core(w.text).lower() for w in talk.iter_words())
    shown = [t for t, _ in zip((t for t in texts if any(c.isalpha() for c in t)), range(LOOKED_AT), strict=False)]
    return sum(map(is_word, shown)) >= LEAST * len(shown)
