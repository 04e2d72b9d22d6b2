"""How likely a sentence or a clause ends after each word: what subtitle layout breaks lines by.

Marks that the text carries are believed; bare stretches are read by the marks model. Nothing here changes a text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from transcripts.languages.detection import stretches
from transcripts.languages.english.units import units_in
from transcripts.languages.language import Ability
from transcripts.marks import score_words
from transcripts.passes.punctuation import bare_stretches
from transcripts.prose.sentences import ends_clause, ends_sentence

if TYPE_CHECKING:
    from transcripts.model import Transcript


class Boundary(NamedTuple):
    """Scores from 0 to 1 that a sentence ends, and that a clause (a sentence included) ends, after a word."""

    sentence: float
    clause: float


def boundaries(talk: Transcript) -> list[Boundary]:
    """A boundary for every word of a talk, in order.

    >>> from transcripts import Segment, Transcript
    >>> boundaries(Transcript((Segment("Yes, he came."),)))
    [Boundary(sentence=0.0, clause=1.0), Boundary(sentence=0.0, clause=0.0), Boundary(sentence=1.0, clause=1.0)]
    """
    texts = [w.text for w in talk.words]
    told = stretches(talk)
    languages = [stretch.language for stretch in told for _ in range(stretch.first, stretch.end)]
    found = []
    for at, text in enumerate(texts):
        sentence = 1.0 if ends_sentence(text, texts[at + 1] if at + 1 < len(texts) else None, languages[at]) else 0.0
        found.append(Boundary(sentence, 1.0 if sentence or ends_clause(text) else 0.0))
    bare = {at for first, end in bare_stretches(texts) for at in range(first, end)}
    if bare:
        known = (s for s in told if Ability.MARKS in s.language.can)
        bare &= {at for stretch in known for at in range(stretch.first, stretch.end)}
    if bare:
        scores = score_words(talk)
        bare -= {at for unit in units_in(texts) for at in range(unit.first, unit.end - 1)}
        for at, (none, comma, _, _) in zip(scores.words.tolist(), scores.marks.tolist(), strict=True):
            if at in bare and not found[at].clause:
                found[at] = Boundary(max(0.0, 1.0 - none - comma), 1.0 - none)
    return found
