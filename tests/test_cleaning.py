"""The loop of the steps: choosing them, holding back, ending."""

import pytest

import transcripts as ts
from transcripts.cleaning import STEPS, own_names
from transcripts.errors import TranscriptsError

NAMES = ts.Gazetteer.of([ts.Entry("Reykjavik", "place")])
TALK = ts.Transcript((ts.Segment("good evening from uh reykyavik where the the festival opened", 0, 6000),))


def changes(result):
    return {(c.rule.split(".")[0], c.before, c.after) for c in result.ledger.corrections}


def test_only_and_skip_choose_among_the_steps():
    only = ts.clean(TALK, gazetteer=NAMES, only=["names"])
    assert changes(only) == {("names", "reykyavik", "Reykjavik")}
    rest = ts.clean(TALK, gazetteer=NAMES, skip=["names", "punctuation"])
    assert {rule for rule, *_ in changes(rest)} == {"disfluencies"}
    assert only.signature.steps == ("names",)
    assert ts.clean(TALK, gazetteer=NAMES).signature.steps == STEPS


def test_a_step_that_does_not_exist_is_refused():
    with pytest.raises(TranscriptsError, match="no step is called magic"):
        ts.clean(TALK, only=["magic"])


def test_what_scores_too_low_becomes_a_suggestion():
    held = ts.clean(TALK, gazetteer=NAMES, only=["names"], min_score=1.0)
    assert held.transcript == TALK
    assert [s.after for s in held.ledger.suggestions] == ["Reykjavik"]


def test_a_suggestion_is_made_once_whatever_marks_are_set_later():
    held = ts.clean(TALK, gazetteer=NAMES, skip=["disfluencies"], min_score=0.99)
    spots = [(s.word, s.count, s.after.strip(".,").casefold()) for s in held.ledger.suggestions]
    assert len(spots) == len(set(spots))


def test_names_around_the_speech_are_known():
    page = ts.Transcript(TALK.segments, title="Festival opens in Reykjavik", description="Crowds came to Reykjavik.")
    assert "Reykjavik" in {entry.canonical for entry in own_names(page)}
    assert not own_names(TALK).entries


def test_warnings_of_reading_stand_in_the_ledger():
    warned = ts.read_bytes(b"play00:01\n\nwords here\n\nplay00:04\n", "page.txt")
    assert ts.clean(warned, only=["splits"]).ledger.warnings == warned.warnings != ()
