import pytest

import transcripts as ts


def text(said, *names):
    clean = ts.clean(ts.Transcript((ts.Segment(said),)), gazetteer=list(names), only=["names"])
    return clean.transcript.text


@pytest.mark.parametrize(
    "said",
    [
        "We hired an au pair for the summer. She said au revoir to the cook.",
        "He put chile flakes on the eggs. Then he poured a porto for his aunt.",
        "The hun rode over the hill. He ate a swiss roll there.",
        "we hired an au pair for the summer and she said au revoir to the cook who came back later",
        "they served duck au vin and the au pair said that it was the best that she had ever had",
    ],
)
def test_the_starter_list_leaves_what_may_be_another_word(said):
    assert text(said) == said


def test_an_abbreviation_gets_its_capitals_where_only_that_can_stand():
    said = "so the deal between the eu and the farmers was signed and then they all went home again"
    assert "the EU and" in text(said)


def test_a_small_place_gets_its_capital_where_a_place_is_due():
    assert text("She flew from seoul to Rome. Then it rained all day.").startswith("She flew from Seoul to Rome.")


def test_a_users_own_list_goes_before():
    assert "Porto" in text("He poured a porto for his aunt. Then he left the room.", "Porto")


def test_a_possessive_is_small_after_a_small_name():
    assert "POLAND'S" not in text("HE CAME TO THE CAPITAL OF POLAND'S OLD NORTH. IT WAS LATE AND COLD.")
    assert "Poland'S" not in text("HE CAME TO THE CAPITAL OF POLAND'S OLD NORTH. IT WAS LATE AND COLD.")
