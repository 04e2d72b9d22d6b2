"""Marks of a change of speaker, and what only looks like one."""

import pytest

from transcripts.languages.turn_marks import turn_marks
from transcripts.model import Segment


def marked(*texts):
    """The words that begin a turn by a mark."""
    words = " ".join(texts).split()
    return [words[at] for at in turn_marks([Segment(text) for text in texts])]


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (["- Hey.\n- Yes."], ["-", "-"]),
        (["-Hey.\n-Yes."], ["-Hey.", "-Yes."]),
        (["— ¿Qué?\n— Nada."], ["—", "—"]),
        (["- hey\n- yes"], ["-", "-"]),  # two lines, both with a dash
        (["- Hey\nyou there.\n- Yes."], ["-", "-"]),
        (["Is it open?\n- Not yet."], ["-"]),
        (["- Hey.\n- Yes.", "- Why?"], ["-", "-", "-"]),  # the talk uses dashes so
        (["- Hey.\n- Yes.", "So we wait."], ["-", "-", "So"]),  # one of the two, or a third
        ([">> Hello.", "Good evening."], [">>"]),
        (["so >> what >>> now"], [">>", ">>>"]),
        ([">>Hello."], [">>Hello."]),
    ],
)
def test_a_mark_begins_a_turn(texts, words):
    assert marked(*texts) == words


@pytest.mark.parametrize(
    "texts",
    [
        ["- Hey."],  # alone, and nothing shows what it stands for
        ["We need:\n- flour\n- milk"],
        ["- flour\n- milk\n- eggs"],
        ["he came\n- and I know it -\nhome"],
        ["-- and then"],
        ["It was\n-5 degrees."],
        ["a >>= 2", "x > y", "x->y"],
        ["No.\n-\nYes."],
        ["well-\nknown"],
        [""],
    ],
)
def test_what_is_no_mark_of_a_turn(texts):
    assert marked(*texts) == []
