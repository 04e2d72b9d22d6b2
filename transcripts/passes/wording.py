"""How the evidence of the steps loops, disfluencies and punctuation is worded for a person. Nothing here decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transcripts.ledger.explain import Phrases

DISFLUENCIES: Phrases = {
    "model": lambda v: f"the marks model agrees ({v:.2f})",
}
LOOPS: Phrases = {
    "line": lambda v: f"a line such as recognisers write into silence: {v}",
    "phrase": lambda v: f"the phrase: {v}",
    "said_again": lambda v: "it is written again later" if v else "",
    "sayings": lambda v: f"written {v} times in a row",
    "steady_cues": lambda v: f"{v} cues of one length to the millisecond, unlike the others",
    "words_per_second": lambda v: f"{v:.0f} words a second, more than anybody says",
}
PUNCTUATION: Phrases = {
    "capital_after": lambda v: "the word after it has a capital" if v else "",
    "capital_before": lambda v: "the word before it has a capital" if v else "",
    "case_score": lambda v: f"the marks model's score for its case: {v:.2f}",
    "mark": lambda v: "no mark after it" if v == "none" else f"the mark after it: {v}",
    "mark_score": lambda v: f"the marks model's score for the mark: {v:.2f}",
    "written_small": lambda v: f"edited English writes it in lower case {v:.0%} of the time",
}
