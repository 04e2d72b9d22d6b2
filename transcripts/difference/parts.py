"""The parts of two texts, in order: words that both have, and words that one has where the other has others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transcripts.alignment.rates import steps
from transcripts.ledger import pieces
from transcripts.ledger.lattice import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transcripts.ledger import Correction, Ledger
    from transcripts.model import Transcript


@dataclass(frozen=True, slots=True)
class Part:
    """Words of the old text, and what the new one has in their place: words `start` to `end` of it.

    `corrections` are those that a ledger gives as the reason.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    start: int
    end: int
    corrections: tuple[Correction, ...] = ()

    @property
    def same(self) -> bool:
        """Whether both have the same words."""
        return self.old == self.new


def recorded(text: Transcript, ledger: Ledger) -> list[Part]:
    """A text against its source, with the corrections that made the difference. Raises LedgerError."""
    return [Part(p.before, p.after, p.start, p.end, p.corrections) for p in pieces(text, ledger)]


def compared(old: Transcript, new: Transcript) -> list[Part]:
    """Two texts of any origin: words that differ in marks or case alone stand against each other.

    >>> from transcripts.model import Segment, Transcript
    >>> one, other = (Transcript((Segment(text),)) for text in ("it is late", "It is too late."))
    >>> [(part.old, part.new) for part in compared(one, other) if not part.same]
    [(('it',), ('It',)), ((), ('too',)), (('late',), ('late.',))]
    """
    ours, theirs = ([word.text for word in talk.iter_words()] for talk in (old, new))
    return list(_joined(_parts(ours, theirs)))


def _parts(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[Part]:
    for tag, i1, i2, j1, j2 in steps([unmarked(w) for w in ours], [unmarked(w) for w in theirs]):
        if tag == "equal":
            for i, j in zip(range(i1, i2), range(j1, j2), strict=True):
                yield Part((ours[i],), (theirs[j],), j, j + 1)
        else:
            yield Part(tuple(ours[i1:i2]), tuple(theirs[j1:j2]), j1, j2)


def _joined(parts: Iterator[Part]) -> Iterator[Part]:
    """The parts, those that are the same on both sides as one."""
    run: list[Part] = []
    for part in parts:
        if part.same:
            run.append(part)
            continue
        yield from _one(run)
        run = []
        yield part
    yield from _one(run)


def _one(run: Sequence[Part]) -> Iterator[Part]:
    if run:
        words = tuple(word for part in run for word in part.new)
        yield Part(words, words, run[0].start, run[-1].end)
