"""Titles: what the sets promise each other."""

import pytest

from transcripts.languages.english import titles
from transcripts.languages.english.word_kinds import Kind, kinds

SETS = ["HONORIFICS", "OFFICES", "FORMS_OF_ADDRESS", "ADDRESSES", "TITLES", "BOUND_TO_NAMES", "BEFORE_PEOPLE"]


@pytest.mark.parametrize("name", [*SETS, "SELDOM_SECOND"])
def test_titles_are_single_words_in_lower_case(name):
    assert all(word == word.lower().strip(".") and " " not in word for word in getattr(titles, name))


def test_how_somebody_is_addressed_is_a_title_too():
    assert titles.HONORIFICS < titles.FORMS_OF_ADDRESS < titles.ADDRESSES < titles.TITLES


@pytest.mark.parametrize(("word", "kind"), [("Mr.", Kind.TITLE), ("eighty", Kind.NUMBER), ("umm", Kind.FILLER)])
def test_the_judgement_of_breaks_knows_the_words_of_each_list(word, kind):
    assert kinds(word) & kind


def test_a_word_that_only_looks_like_a_title_is_none():
    assert not kinds("misses") & Kind.TITLE
