"""Marks between spoken number words: a mark inside a number is wrong wherever it stands.

A gap is counted between any two number words side by side (`twenty nineteen`), whether they are one number or two; so
the few marks that are right between two numbers count as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from benchmarks import _prose_data as data
from transcripts.languages.english.numbers import CARDINALS
from transcripts.languages.english.units import spoken_units
from transcripts.languages.folding import core
from transcripts.ledger import Ledger, View
from transcripts.passes.punctuation import punctuation_pass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Gaps(NamedTuple):
    """Gaps between number words and how many hold a mark; the same of all gaps inside units of any kind."""

    numbers: int = 0
    marked: int = 0
    units: int = 0
    units_marked: int = 0

    def __add__(self, other: object) -> Gaps:
        assert isinstance(other, Gaps)
        return Gaps(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def share(self) -> float:
        """Of the gaps between number words, those with a mark."""
        return self.marked / max(1, self.numbers)


def number_gaps(bare: Sequence[str], marked: Sequence[str]) -> Gaps:
    """Count the gaps of bare words and the marks in them; `marked` are the same words as they came out.

    >>> number_gaps("in two thousand nineteen we".split(), "In two. Thousand nineteen, we".split())
    Gaps(numbers=2, marked=1, units=2, units_marked=1)
    """
    held = [core(text) != text and not text.endswith(core(text)) for text in marked]
    numbers = [at for at in range(len(bare) - 1) if bare[at] in CARDINALS and bare[at + 1] in CARDINALS]
    units = [at for unit in spoken_units(bare) for at in range(unit.first, unit.end - 1)]
    return Gaps(len(numbers), sum(held[at] for at in numbers), len(units), sum(held[at] for at in units))


def gaps_of_calls(parts: Iterable[str] = ("tune", "test"), *, timed: bool = True) -> Gaps:
    """The gaps in rev_kaldi's words of the calls, marked by the package's own pass."""
    found = Gaps()
    for part in parts:
        for path in data.call_folders(part):
            talk = data.heard(path, timed=timed)
            after = Ledger().extend(talk, punctuation_pass()(View(talk))).read(talk)
            found += number_gaps([w.text for w in talk.words], [w.text for w in after.words])
    return found
