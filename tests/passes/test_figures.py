import pytest

from transcripts.ledger import Ledger, View
from transcripts.model import Segment, Transcript
from transcripts.passes.figures import figures_pass

REST = "and so it went on for the whole of the year"


def after(text):
    heard = Transcript((Segment(text),), language="en")
    return Ledger().extend(heard, figures_pass()(View(heard))).read(heard).text


@pytest.mark.parametrize(
    ("heard", "wanted"),
    [
        ("up 5% then 7% then 9 percent", "up 5% then 7% then 9%"),
        ("up 5 percent then 7 percent then 9%", "up 5 percent then 7 percent then 9 percent"),
        ("we paid $5 and $3 million and 2 million dollars", "we paid $5 and $3 million and $2 million"),
        ("we paid 5 dollars and 6 euros and £7", "we paid 5 dollars and 6 euros and 7 pounds"),
        ("at 6 p.m. and 7 p.m. and 8pm and 9 PM", "at 6 p.m. and 7 p.m. and 8pm and 9 PM"),
        ("at 6 p.m. and 7 p.m. and 8pm", "at 6 p.m. and 7 p.m. and 8 p.m."),
    ],
)
def test_the_rarer_style_gives_way(heard, wanted):
    assert after(f"{heard} {REST}") == f"{wanted} {REST}"


@pytest.mark.parametrize(
    "text",
    [
        f"up 5 percent then 7 percent {REST}",
        f"it weighs 5 pounds {REST}",
        "Up 5%, then 9 percent. It was typed by hand.",
        f"fifty percent and 5% {REST}",
        REST,
    ],
)
def test_one_style_and_typed_text_are_left_alone(text):
    assert after(text) == text
