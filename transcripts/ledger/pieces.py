"""A text beside its source, piece by piece: what a page, a difference or a document with tracked changes shows.

Every word of the text stands in one piece, and every word of the source in one, in order. Nothing here changes a text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transcripts.ledger.placing import place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from transcripts.ledger.correction import Correction
    from transcripts.ledger.ledger import Ledger
    from transcripts.model import Transcript


@dataclass(frozen=True, slots=True)
class Piece:
    """The source's words `word` to `word_end` and what stands for them, words `start` to `end` of the text.

    `before` and `after` are the words on both sides. `corrections` are those that are made there. `other` says that
    the two differ otherwise: words that were edited, put in or taken out since, of which the ledger does not know.
    """

    word: int
    word_end: int
    start: int
    end: int
    before: tuple[str, ...]
    after: tuple[str, ...]
    corrections: tuple[Correction, ...] = ()
    other: bool = False

    @property
    def same(self) -> bool:
        """Whether nothing was changed there."""
        return not self.corrections and not self.other


def pieces(text: Transcript, ledger: Ledger) -> list[Piece]:
    """The pieces of a text in order; stretches of words that were left alone are one piece each.

    Raises LedgerError where the text is of another talk, or the ledger of a version that has not the source's words.

    >>> from transcripts.ledger import Ledger, SourceMark, View
    >>> from transcripts.model import Segment, Transcript
    >>> talk = Transcript((Segment("in the soul of Korea"),))
    >>> made = View(talk).correct(2, 1, "Seoul", rule="names", score=0.9, evidence={})
    >>> ledger = Ledger(source=SourceMark.of(talk)).extend(talk, [made])
    >>> [(p.before, p.after) for p in pieces(ledger.read(talk), ledger) if not p.same]
    [(('soul',), ('Seoul',))]
    """
    placing = place(text, ledger)
    words = [word.text for word in text.iter_words()]
    rows = [Piece(at, at + 1, here, here + 1, (), ()) for at, here in placing.at.items()]
    for spot in placing.spots:
        made = tuple(c for c in spot.cluster.corrections if c.id in spot.made)
        word = spot.cluster.word
        rows.append(Piece(word, word + spot.cluster.count, spot.start, spot.end, (), (), made, not spot.exact))
    rows.sort(key=lambda row: (row.word, row.start))
    return [
        replace(p, before=tuple(placing.known[p.word : p.word_end]), after=tuple(words[p.start : p.end]))
        for p in _joined(_filled(rows, placing.known, words))
    ]


def _filled(rows: list[Piece], known: Sequence[str], words: Sequence[str]) -> Iterator[Piece]:
    """The pieces with those between them that the ledger does not know of."""
    word = at = 0
    for row in [*rows, Piece(len(known), len(known), len(words), len(words), (), ())]:
        if row.word > word or row.start > at:
            yield Piece(word, row.word, at, row.start, (), (), other=True)
        alike = row.corrections or row.other or list(known[row.word : row.word_end]) == list(words[row.start : row.end])
        yield row if alike else replace(row, other=True)
        word, at = row.word_end, row.end


def _joined(found: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, those side by side that were left alone as one, without empty ones."""
    last: Piece | None = None
    for piece in found:
        if piece.word == piece.word_end and piece.start == piece.end:
            continue
        if last is not None and last.same and piece.same:
            last = replace(last, word_end=piece.word_end, end=piece.end)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last
