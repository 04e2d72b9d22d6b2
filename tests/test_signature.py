"""A signature survives JSON and fits on a line."""

from transcripts.signature import Signature


def test_json_and_back():
    made = Signature(("names", "splits"), {"min_score": 0.5}, {"starter": "0" * 64})
    assert Signature.from_json(made.to_json()) == made
    assert str(made).count("\n") == 0
    assert "starter:000000000000" in str(made)
