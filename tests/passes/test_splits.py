import pytest

from transcripts import Gazetteer, Segment, Transcript
from transcripts.ledger import View
from transcripts.passes.splits import splits_pass


def mended(text, names=()):
    view = View(Transcript((Segment(text),)))
    return [(c.before, c.after) for c in splits_pass(Gazetteer.of(list(names)))(view)]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("they value the friend ship with us", ("friend ship", "friendship")),
        ("it is not a relation ship that lasts", ("relation ship", "relationship")),
        ("this comes from their stock piles because", ("stock piles", "stockpiles")),
        ("we have the opport unity to go", ("opport unity", "opportunity")),
    ],
)
def test_halves_of_a_word_are_joined(text, pair):
    assert mended(text) == [pair]


@pytest.mark.parametrize(
    "text",
    [
        "a friend shipped it to us",
        "every day we may be there some time",
        "the tap root of a carrot",
        "we set up a web site in no time",
        "a close economic ally of theirs",
        "the house. boat people came",
        "non trivial and bi directional work",
        "",
    ],
)
def test_words_of_their_own_stay(text):
    assert mended(text) == []


def test_what_was_joined_is_not_joined_again():
    assert mended("they value the friendship with us") == []


def test_text_that_somebody_punctuated_keeps_its_words():
    assert mended("Yes. They value the friend ship. So do we. It is good.") == []


def test_marks_and_case_around_the_halves_stay():
    assert mended("we have a relation ship, and") == [("relation ship,", "relationship,")]
