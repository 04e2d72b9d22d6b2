"""Who of two whose names sound the same is meant: the one who is here."""

import pytest

from transcripts.gazetteer import Entry, Gazetteer
from transcripts.ledger import View
from transcripts.model import Segment, Transcript
from transcripts.names.namesakes import RULE
from transcripts.names.step import names_pass

HERE = "Today we have Rodger Reeves from the bank with us and we are glad of it. "


def found(text, *names):
    """The corrections and suggestions of this rule: heard, after, whether it is only suggested."""
    talk = Transcript((Segment(HERE + text, 0, 9000),))
    entries = [Entry(name, "person") for name in ("Rodger Reeves", *names)]
    made = [c for c in names_pass(Gazetteer(entries))(View(talk)) if c.rule == RULE]
    return [(c.before, c.after, bool(c.evidence.get("suggestion"))) for c in made]


def test_a_name_that_is_nobodys_here_becomes_that_of_who_is():
    assert found("Yeah, Roger, that is right.", "Roger Feldman") == [("Roger,", "Rodger,", False)]


def test_a_name_of_its_own_is_only_suggested():
    assert found("Yeah, Roger, that is right.", "Roger") == [("Roger,", "Rodger,", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Yeah, Roger Feldman is here too. Thanks, Roger.",  # he is here as well
        "Yeah, Roger Fletcher said that.",  # somebody else
        "Yeah, Robert, that is right.",  # does not sound the same
        "Yeah, Rodger, that is right.",
    ],
)
def test_who_may_be_somebody_else_stays(text):
    assert found(text, "Roger Feldman", "Robert Mills") == []


def test_nobody_is_here_who_is_not_named_in_full():
    talk = Transcript((Segment("Yeah, Roger, that is right.", 0, 9000),))
    names = Gazetteer([Entry("Rodger Reeves", "person"), Entry("Roger Feldman", "person")])
    assert [c for c in names_pass(names)(View(talk)) if c.rule == RULE] == []


def test_two_who_are_here_and_sound_the_same_are_left_as_heard():
    both = "Today we have Allan Reeves and Alan Mills with us. "
    talk = Transcript((Segment(both + "Yeah, Allen, that is right.", 0, 9000),))
    names = Gazetteer([Entry(n, "person") for n in ("Allan Reeves", "Alan Mills", "Allen")])
    assert [c for c in names_pass(names)(View(talk)) if c.rule == RULE] == []
