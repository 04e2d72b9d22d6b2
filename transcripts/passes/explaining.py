"""Saying what a correction does and why, each step in its own words. Nothing here decides."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import transcripts.ledger.explain as ledger_words
from transcripts.passes.table import steps

if TYPE_CHECKING:
    from transcripts.ledger import Correction
    from transcripts.ledger.explain import Phrases


@cache
def _phrases() -> Phrases:
    found = dict(ledger_words.GENERAL)
    for step in steps():
        found |= step.phrases()
    return found


def explain(correction: Correction) -> str:
    """One line for a correction, and its reasons below.

    >>> from transcripts.ledger import Correction
    >>> evidence = {"spelling": {"likeness": 0.9}}
    >>> print(explain(Correction("k3f2", "names", "words", "Soul", "Seoul", 9, 1, 4, 112_000, 0.93, evidence)))
    01:52  Soul → Seoul  (names, score 0.93, id k3f2)
           spelt alike (0.90)
    """
    return ledger_words.explain(correction, _phrases())


def reasons(correction: Correction) -> list[str]:
    """Why a correction was proposed, a phrase for each field of its evidence."""
    return ledger_words.reasons(correction, _phrases())
