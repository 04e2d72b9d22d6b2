"""Short forms, and the marks that end a sentence in any script."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from transcripts.languages.english.sentence_ends import (
    ANYWHERE,
    BEFORE_FIGURES,
    BEFORE_MORE,
    BEFORE_NAMES,
    IN_NAMES,
    alternatives,
    ends_here,
)
from transcripts.languages.sentence_marks import CLOSING, STOPS, stops


def test_a_short_form_is_in_one_group():
    every = [*BEFORE_NAMES, *IN_NAMES, *BEFORE_MORE, *BEFORE_FIGURES, *ANYWHERE]
    assert len(every) == len(set(every))


@pytest.mark.parametrize("text", ["Mr", "gov", "U.S", "J", "a.m"])
def test_what_is_known_and_what_is_made_of_letters_is_short(text):
    assert regex.fullmatch(alternatives(BEFORE_NAMES), text, regex.IGNORECASE)


@pytest.mark.parametrize("text", ["Inc", "no", "etc", "end", "U.S.", ""])
def test_what_is_in_no_group_that_was_named_is_not(text):
    assert not regex.fullmatch(alternatives(BEFORE_NAMES), text, regex.IGNORECASE)


@given(st.text(max_size=8), st.sampled_from(STOPS), st.text(CLOSING, max_size=3))
def test_a_mark_ends_whatever_closes_behind_it(text, mark, closing):
    assert stops(text + mark + closing)
    assert not stops(text + mark + closing + "x")


@pytest.mark.parametrize(
    ("word", "following"),
    [("Mr.", "Ash"), ("Maj.", "The"), ("Cmdr.", ""), ("i.e.", "The"), ("(e.g.", "a"), ("vs.", "Them"), ("Dept.", "of"),
     ("No.", "5"), ("fig.", "IV"), ("Sept.", "third"), ("Sept.", "three"), ("U.S.", "Congress"), ("p.m.", "on"),
     ("p.m.", "Eastern"), ("Ph.D.", "Ash"), ("Inc.", "Board"), ("J.", "Lind")],
)  # fmt: skip
def test_a_full_stop_that_is_the_words_own(word, following):
    assert not ends_here(word, following)


@pytest.mark.parametrize(
    ("word", "following"),
    [("end.", "so"), ("no.", "Then"), ("Sept.", "Then"), ("p.m.", "They"), ("U.S.", "He"), ("etc.", "And"),
     ("Inc.", "It"), ("mar.", "5"), ("sat.", "5"), ("C.", "The")],
)  # fmt: skip
def test_a_full_stop_that_ends_a_sentence(word, following):
    assert ends_here(word, following)
