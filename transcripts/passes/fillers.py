"""Fillers of languages that have a list of them but no model: what is never anything else is taken out.

Only a word of the language's own list, by itself between blanks or commas. What ends or begins a sentence keeps its
marks, so it is left. Runs in step `disfluencies`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.languages.detection import stretches
from transcripts.ledger.marks import parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transcripts.ledger import Correction, Pass, View

RULE = "disfluencies"
SCORE = 0.95


def fillers_pass(language: str | None = None) -> Pass:
    """The pass; `language` is what the user says the talk is in."""

    def propose(view: View) -> Iterator[Correction]:
        for stretch in stretches(view.transcript, language):
            fillers = stretch.language.fillers
            if not fillers:
                continue
            for index in range(stretch.first, stretch.end):
                lead, core, tail = parts(view.words[index].text)
                if core.casefold() in fillers and not lead and tail in ("", ",") and core == core.lower():
                    yield view.correct(index, 1, "", rule=RULE, score=SCORE, evidence={"kind": "filler"})

    return propose
