"""Short forms, and the marks that end a sentence in any script."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from transcripts.languages.english.sentence_ends import BEFORE_NAMES, IN_NAMES, OTHERS, alternatives
from transcripts.languages.sentence_marks import CLOSING, STOPS, stops


def test_a_short_form_is_in_one_group():
    every = [*BEFORE_NAMES, *IN_NAMES, *OTHERS]
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
