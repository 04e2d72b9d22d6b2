"""Candidates over the same words: which lies in which, which name holds which, and what comes nearer in other words.

Nothing here decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.languages.english.wordlist import frequency
from transcripts.languages.folding import fold
from transcripts.names.spans import MOST_WORDS
from transcripts.names.vetoes import LITTLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transcripts.names.candidate import Candidate
    from transcripts.names.talk_index import TalkIndex

LITTLE_GAIN = 0.12
"""A little word is taken into a name only if the name comes this much nearer by it."""
NEARER, INNER = 0.1, 0.05
"""What the name in more words, or fewer of its words, comes nearer to by this much was not heard here; or what the
name comes nearer to without a word at the edge."""


def places(c: Candidate) -> range:
    """The numbers of a candidate's words."""
    return range(c.span.first, c.span.first + c.span.count)


def holds(c: Candidate, part: Candidate) -> bool:
    """Whether all words of one candidate are words of the other."""
    own, inner = places(c), places(part)
    return own.start <= inner.start and inner.stop <= own.stop


def holds_name(one: Candidate, other: Candidate) -> bool:
    """Whether one name stands in the other, word for word."""
    return f" {fold(other.target.form)} " in f" {fold(one.target.form)} "


def agree(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates are the same name, or one has the words of the other: neither speaks against the other."""
    return one.target.letters == other.target.letters or holds_name(one, other) or holds_name(other, one)


def longer(one: Candidate, other: Candidate) -> bool:
    """Whether one name holds the other and has more words than were heard: `Brotterdam devnet` for `Brottaden`."""
    return one.target.words > max(one.span.count, other.target.words) and holds_name(one, other)


class Nearer:
    """Tells what comes nearer to a name than a candidate does, though it may be out of the question itself."""

    def __init__(self, talk: TalkIndex, some: Sequence[Candidate]) -> None:
        self._talk = talk
        self._likeness: dict[tuple[int, int, str], float] = {}
        self._same: dict[tuple[str, int], list[Candidate]] = {}  # by first word: a name may come up all over the talk
        self._here: dict[tuple[int, int, int], list[Candidate]] = {}
        for c in some:
            self._likeness[c.span.first, c.span.count, c.target.text] = c.near.likeness
            self._same.setdefault((c.target.text, c.span.first), []).append(c)
            self._here.setdefault((c.span.first, c.span.count, c.target.number), []).append(c)

    def in_other_words(self, c: Candidate) -> bool:
        """Whether more words around it do, fewer words of the name, or its own words without one at the edge."""
        # `forward initiatives` of `Roscoe forward initiatives`; `Christophe` where Christoph is a part of the name.
        least, own = c.near.likeness + NEARER, places(c)
        around = self._from(c, range(own.start - MOST_WORDS + 1, own.start + 1))
        wider = (o for o in around if holds(o, c) and self._adds(o, c))
        here = self._here[c.span.first, c.span.count, c.target.number]
        fewer = (o for o in here if o.target.words < c.target.words > c.span.count)
        if any(o.near.likeness > least for o in (*wider, *fewer)):
            return True
        # `our QTX`, where QTX is out of the question; not `site tilva`, which sounds most like Cytilva.
        inner = (o for o in self._from(c, own) if o.near.sound >= c.near.sound and holds(c, o))
        return any(o.near.likeness > c.near.likeness + INNER for o in inner)

    def _from(self, c: Candidate, starts: range) -> Iterator[Candidate]:
        # The candidates for the same name that begin at one of these words.
        return (o for first in starts for o in self._same.get((c.target.text, first), ()))

    def without_little(self, c: Candidate) -> bool:
        """Whether the rest is as near, or nearly, without a little word at the edge: `our QTX`, `of Titan Capital`."""
        own, first, count = c.target.form.casefold().split(), c.span.first, c.span.count
        for edge, rest in ((first, first + 1), (first + count - 1, first)) if count > 1 else ():
            word = self._talk.words[edge].folded
            without = self._likeness.get((rest, count - 1, c.target.text), 0.0)
            if word not in own and frequency(word) > LITTLE and without > c.near.likeness - LITTLE_GAIN:
                return True
        return False

    def _adds(self, wide: Candidate, c: Candidate) -> bool:
        # Whether the wider span has more than little words around the other one.
        return any(not self._talk.words[i].frequent for i in places(wide) if i not in places(c))
