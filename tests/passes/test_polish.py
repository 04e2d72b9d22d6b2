"""The step `polish`: discourse fillers between marks and sentences begun twice; and the levels."""

import pytest

import transcripts as ts

PLAIN = "We walked along the harbour in the rain."


def polished(text, level="polished"):
    talk = ts.Transcript((ts.Segment(text), ts.Segment(PLAIN)), language="en")
    return ts.clean(talk, level=level, skip=["names", "splits", "punctuation"]).transcript.segments[0].text


@pytest.mark.parametrize(
    ("said", "clean"),
    [
        ("We were, you know, walking along.", "We were walking along."),
        ("You know, we walked along.", "We walked along."),
        ("It was cold, and I mean, nobody came.", "It was cold, and nobody came."),
        ("Nobody came, you know.", "Nobody came."),
        ("It was, like, very cold.", "It was very cold."),
        ("We sort of walked along.", "We walked along."),
        ("The spell the spelling corrector is good.", "The spelling corrector is good."),
        ("This is a, this is an example.", "This is an example."),
        ("Could you co could you check that for me?", "Could you check that for me?"),
        ("I left the harbour with the with my brother.", "I left the harbour with my brother."),
    ],
)
def test_what_an_editor_takes_out_goes(said, clean):
    assert polished(said) == clean
    assert polished(said, "clean") == said


@pytest.mark.parametrize(
    "text",
    [
        "You know what I mean.", "Do you know, when it comes, who came?", "I mean it.", "We like, as you see, boats.",
        "It was a sort of boat.", "They were kind.", "It is kind of him.", "He looks like, well, his brother.",
        "On the left, on the right, there were boats.", "We went from town to town and from day to day.",
        "In the north in the south it rained.", "The more the merrier.", "It was one day or one week.",
        "I came, I saw, I left.", "For the good of the good people.", "We need a plan, a budget and a boat.",
    ],
)  # fmt: skip
def test_what_belongs_to_the_sentence_stays(text):
    assert polished(text) == text


def test_levels():
    said = "So, um, you know, we left."
    assert polished(said, "verbatim") == said
    assert polished(said, "clean") == "So, you know, we left."
    assert polished(said) == "So we left."
    with pytest.raises(ts.errors.TranscriptsError, match="level"):
        polished(said, "perfect")
