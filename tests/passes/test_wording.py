"""Each field of a step's evidence is worded for a person."""

import pytest

from transcripts import Segment, Transcript, clean
from transcripts.passes.explaining import reasons
from transcripts.passes.wording import DISFLUENCIES, PUNCTUATION

SAID = "she she thanked of the of the the crews of the rescue ship uh who brought forty people home on a dark night"
TALK = Transcript((Segment(SAID, 0, 9000), Segment("and so the Harbor was closed for the winter", 9000, 12000)))


@pytest.fixture(scope="module")
def said():
    return [
        reason for c in clean(TALK, only=["disfluencies", "punctuation"]).ledger.corrections for reason in reasons(c)
    ]


@pytest.mark.parametrize(
    "start", ["the marks model agrees (", "the marks model's score for the mark: ", "no mark after it"]
)
def test_what_the_marks_model_says_is_a_phrase(said, start):
    assert any(reason.startswith(start) for reason in said)


def test_no_field_that_has_a_phrase_is_told_by_its_name(said):
    names = {field.replace("_", " ") for field in {**DISFLUENCIES, **PUNCTUATION}}
    assert not [reason for reason in said if reason.partition(":")[0] in names]
