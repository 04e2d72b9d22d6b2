import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.languages.folding import core
from transcripts.marks.network import network
from transcripts.marks.pieces import MOST_PIECES, piece_ids, split


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“Well,", "Well"),
        ("it’s.", "it’s"),
        ("$4.50,", "$4.50"),
        ("12%.", "12%"),
        ("(C++)", "C++"),
        ("—", ""),
        ("", ""),
    ],
)
def test_the_core_of_a_word(text, wanted):
    assert core(text) == wanted


def test_pieces_are_the_longest_that_are_known():
    known = {"un": 0, "unhappy": 1, "##ness": 2, "##n": 3}
    assert split("unhappyness", known) == ["unhappy", "##ness"]
    assert split("zebra", known) == ["[UNK]"]


@given(st.text(max_size=80))
def test_any_word_has_one_to_six_pieces(word):
    ids = piece_ids(word.lower(), network().known)
    assert 1 <= len(ids) <= MOST_PIECES


def test_every_piece_in_the_vocabulary_is_there_once():
    names = sorted(network().known.values())
    assert names == list(range(len(names)))
