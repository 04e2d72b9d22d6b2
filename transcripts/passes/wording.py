"""How the evidence of the steps disfluencies and punctuation is worded for a person. Nothing here decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transcripts.ledger.explain import Phrases

DISFLUENCIES: Phrases = {
    "model": lambda v: f"the marks model agrees ({v:.2f})",
}
PUNCTUATION: Phrases = {
    "capital_after": lambda v: "the word after it has a capital" if v else "",
    "capital_before": lambda v: "the word before it has a capital" if v else "",
    "case_score": lambda v: f"the marks model's score for its case: {v:.2f}",
    "mark": lambda v: "no mark after it" if v == "none" else f"the mark after it: {v}",
    "mark_score": lambda v: f"the marks model's score for the mark: {v:.2f}",
    "written_small": lambda v: f"edited English writes it in lower case {v:.0%} of the time",
}
