"""Foreign names, read letter by letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.phonetics.foreign import abroad
from transcripts.phonetics.lexicon import decode
from transcripts.phonetics.sounds import Sounds


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("gracente", ["G R AA S EH N T EY"]),
        ("minara", ["M IY N AA R AA"]),
        ("schneider", ["SH N EY D EH R"]),
        ("magnusson", ["M AA G N UW S OW N"]),
        ("yamada", ["Y AA M AA D AA"]),
        ("elyse", ["EH L IY S EY", "EH L IY S"]),
    ],
)
def test_each_letter_has_its_value(word, said):
    assert [decode(s) for s in abroad(word)] == said


@pytest.mark.parametrize("word", ["", "joc", "Łódź", "sal-devnet", "r2d2", "서울"])
def test_what_is_short_or_not_of_plain_letters_has_no_such_reading(word):
    assert abroad(word) == ()


def test_a_name_that_english_knows_is_said_as_in_english():
    assert Sounds().abroad("Dan Johnson") == ()


def test_only_the_foreign_words_of_a_name_are_read_so():
    (said,) = Sounds().abroad("Gracente Johnson")
    assert decode(said).endswith("JH AA N S AH N")


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=20))
def test_any_word_is_said(word):
    assert all(decode(s) for s in abroad(word))
