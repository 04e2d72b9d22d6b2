"""How written words are said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.alignment.spoken import cardinal, in_pairs, readings
from transcripts.alignment.tokens import Tokens, said, silent, unaccented


@pytest.mark.parametrize(
    ("written", "said_as"),
    [
        ("42", "forty two"),
        ("1,000,001", "one million one"),
        ("0.9%", "zero point nine percent"),
        ("2024", "twenty twenty four"),
        ("2007", "two thousand seven"),
        ("1st", "first"),
        ("20th", "twentieth"),
        ("12th", "twelfth"),
        ("10-k", "ten k"),
        ("q3", "q three"),
        ("$5bn", "five billion dollars"),
        ("b2b", "b two b"),
        ("007", "zero zero seven"),
    ],
)
def test_the_likeliest_reading(written, said_as):
    assert " ".join(readings(written)[0]) == said_as


@pytest.mark.parametrize(
    ("written", "also"),
    [
        ("2024", "two thousand and twenty four"),
        ("150", "a hundred fifty"),
        ("101.3%", "one hundred and one point three percent"),
        ("0.5", "point five"),
        ("$2.45", "two dollars and forty five cents"),
        ("$329.3", "three hundred twenty nine point three"),
        ("737", "seven thirty seven"),
    ],
)
def test_other_readings(written, also):
    assert also in [" ".join(r) for r in readings(written)]


@given(st.integers(0, 10**15 - 1))
def test_every_number_is_said_in_words_alone(number):
    words = cardinal(number)
    assert words
    assert all(word.isalpha() for word in words)


@given(st.from_regex(r"[1-9]\d{2,3}", fullmatch=True))
def test_years_are_said_in_words_alone(digits):
    assert all(word.isalpha() for word in in_pairs(digits))


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40))
def test_anything_can_be_said(word):
    assert said(word)
    assert all(token == token.strip() and token for reading in said(word) for token in reading)
    assert isinstance(silent(word), bool)


def test_a_number_too_long_to_count_is_said_digit_by_digit():
    assert said("1" * 40)[0] == ("one",) * 40


def test_an_amount_in_millions_ends_in_its_currency():
    assert " ".join(Tokens.of(["$2.5", "million,", "um,", "again"]).tokens) == "two point five million dollars again"


def test_accents_and_outer_marks_do_not_count():
    assert unaccented("“Détente,”") == unaccented("detente")
    assert said("U.S.") == said("us")
    assert said("corporate.example.com")[0] == ("corporate", "dot", "example", "dot", "com")
