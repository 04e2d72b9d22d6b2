"""The loop of the steps: choosing them, holding back, ending."""

from dataclasses import replace

import pytest

import transcripts as ts
from transcripts.cleaning import own_names
from transcripts.errors import ReadError, TranscriptsError
from transcripts.ledger import View
from transcripts.passes.table import STEPS

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
    assert ts.clean(TALK, gazetteer=NAMES).signature.steps == tuple(step.name for step in STEPS if step.default)


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


WHY = {"rule": "trial", "score": 0.9, "evidence": {}}
SHORT = ts.Transcript((ts.Segment("from straße to the sea", 0, 2000),))


def with_pass(a_pass):
    return ts.clean(SHORT, only=[], passes=[a_pass])


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (lambda view: view.mark(1, "STRASSE", **WHY), "not a change of marks and case alone"),
        (lambda view: view.mark(1, "", **WHY), "not a change of marks and case alone"),
        (lambda view: view.mark(1, "stra ße", **WHY), "not a change of marks and case alone"),
        (lambda view: view.mark(9, "Sea", **WHY), "no such words"),
        (lambda view: view.correct(-1, 1, "sea", **WHY), "no such words"),
        (lambda view: view.correct(4, 2, "sea", **WHY), "no such words"),
        (lambda view: view.correct(2, 0, "sea", **WHY), "no such words"),
        (lambda view: replace(view.correct(2, 1, "at", **WHY), before="on"), "not what stands there"),
        (lambda view: replace(view.correct(2, 1, "at", **WHY), score=float("nan")), "its score is nan"),
    ],
)
def test_a_bad_proposal_is_left_out_and_told_and_the_others_are_made(bad, why):
    def a_pass(view):
        yield bad(view)
        if view.words[0].text == "from":
            yield view.correct(0, 1, "to", **WHY)

    result = with_pass(a_pass)
    assert result.transcript.text == "to straße to the sea"
    [warning] = result.ledger.warnings
    assert warning.message.startswith("trial: a proposed change")
    assert why in warning.message


def test_a_strict_view_refuses_a_bad_proposal_at_once():
    view = View(SHORT)
    with pytest.raises(ValueError, match="marks and case alone"):
        view.mark(1, "STRASSE", **WHY)


def test_of_proposals_that_overlap_the_first_is_made():
    def a_pass(view):
        if view.words[0].text == "from":
            yield view.correct(0, 2, "at", **WHY)
            yield view.correct(1, 2, "on", **WHY)

    result = with_pass(a_pass)
    assert result.transcript.text == "at to the sea"
    assert not result.ledger.warnings


def test_a_pass_that_breaks_down_is_named():
    def a_pass(view):
        yield view.correct(0, 1, "to", **WHY)
        raise ZeroDivisionError("nothing there")

    with pytest.raises(TranscriptsError, match=r"step a_pass broke down in tests.test_cleaning \(ZeroDivision") as told:
        with_pass(a_pass)
    assert isinstance(told.value.__cause__, ZeroDivisionError)


def test_an_error_that_a_pass_raises_on_purpose_stays_what_it_is():
    def a_pass(_):
        raise ReadError("no such list")

    with pytest.raises(ReadError, match="no such list"):
        with_pass(a_pass)
