"""What was heard as capitals: an abbreviation of its own, or one misheard, or a name that nobody knew how to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.languages.english.wordlist import frequency
from transcripts.names.spans import LONGEST_SPELLED

if TYPE_CHECKING:
    from transcripts.names.candidate import Candidate
    from transcripts.names.spans import HeardWord
    from transcripts.names.talk_index import TalkIndex

LEAST_LETTERS = 3
"""An abbreviation of so many letters may be misheard for another of as many that stands in the talk as often."""
KNOWN = 1.5
"""Letters that English has this often in a million are an abbreviation of their own."""
SPELLED_ALIKE = 0.9
"""Letters spelled out are an abbreviation from this likeness in sound on."""
LIKE = 0.85
"""From this likeness in sound on, capitals may be what stands in the talk oftener (`KEF` for Keth)."""
LIKE_LETTERS = 0.75
"""From this likeness in spelling on, any name."""


def initials(word: HeardWord) -> bool:
    """Whether a word is written in capitals, as no word of one letter is: `PM`, `FM`."""
    return word.core.isupper() and word.core not in {"I", "A"}


def one_letter_off(talk: TalkIndex, c: Candidate) -> bool:
    """Whether capitals are an abbreviation that the talk has as often, but for one letter that sounds alike.

    `eDBS` is spelled out too.
    """
    # `UAP`, which hardly anybody knows, where `UIP` stands all over the talk.
    heard, own = talk.words[c.span.first].core.removesuffix(c.span.number), c.target.form
    if c.span.count > 1 or not (heard.isupper() and heard.isalpha()) or len(heard) != len(own):
        return False
    if len(own) < LEAST_LETTERS or sum(ch.isupper() for ch in own) < len(own) - 1:
        return False
    alike = sum(a != b for a, b in zip(heard, own.upper(), strict=True)) == 1
    as_often = talk.certain[c.target.number] >= talk.counts[c.span.letters]
    same = c.near.sound >= LIKE  # unlike `LOE`, beside BOE
    return alike and as_often and same and frequency(heard.lower()) < KNOWN


def own_abbreviation(talk: TalkIndex, c: Candidate, words: list[HeardWord]) -> bool:
    """Whether capitals are the recogniser's own word for what was spelled out: `ODM` is no mishearing of `SlimDM`."""
    core = words[0].core.rstrip("s")
    if len(words) > 1 or not core.isupper() or not 1 < len(core) <= LONGEST_SPELLED or c.near.spelling >= LIKE_LETTERS:
        return False
    oftener = talk.certain[c.target.number] > talk.counts[c.span.letters] and c.near.sound >= LIKE
    return not (oftener or one_letter_off(talk, c))
