"""What is one thing in several words, and what is two."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.languages.english.numbers import CARDINALS
from transcripts.languages.english.units import spoken_units, units_in


def said(text):
    words = text.split()
    return [" ".join(words[u.first : u.end]) for u in spoken_units(words)]


NUMBERS = [
    "two thousand nineteen", "nineteen ninety eight", "two thousand and one", "nineteen oh six",
    "twenty three point five million dollars", "a hundred and fifty", "fifteen hundred", "one hundred and one",
    "two million three hundred thousand and five", "twenty first", "one hundred and first", "two thirds",
    "three and a half", "minus five degrees", "five five five one two three four", "two oh one",
    "one double five oh oh six",
    "one eight hundred five five five one two three four", "version two point one point three",
    "three dot eleven dot two",
    "thirty percent", "5 million euros", "800 555 1234", "5 5 5 1 2", "zero point zero five percent", "2.5 billion",
]  # fmt: skip
DATES = [
    "march third twenty twenty five", "march the third", "the third of march twenty twenty", "third of march",
    "december twenty eighth two thousand nineteen", "august six two thousand twenty", "may first", "june 2019",
    "march of twenty nineteen", "3 april 2020", "january 5th",
]  # fmt: skip
TIMES = [
    "nine thirty", "five p m", "half past nine", "quarter to ten p m", "ten o'clock", "nine a m eastern standard time",
    "11 am et", "twelve oh five", "four p m pacific",
]  # fmt: skip
ADDRESSES = [
    "jane dot doe at example dot com", "example dot org", "w w w dot example dot co dot uk slash help slash us",
    "data dot gov dot uk", "kari underscore lind nineteen at example dot net", "example dot i o",
]  # fmt: skip
LETTERS = [
    "i r s",
    "b b c",
    "u s a",
    "r and d",
    "e g",
    "i e",
    "c e o's",
    "q two twenty twenty",
    "b two b",
    "ten k",
    "a i",
]


@pytest.mark.parametrize("text", [*NUMBERS, *DATES, *TIMES, *ADDRESSES, *LETTERS])
def test_one_thing(text):
    found = said(f"well {text} then")
    assert found == [text.removeprefix("the ")]


TWO = {
    "two hundred fifty two hundred": ["two hundred fifty", "two hundred"],
    "twenty million three million": ["twenty million", "three million"],
    "two thousand nineteen fourteen million": ["two thousand nineteen", "fourteen million"],
    "the second the first third": [],
    "sixty nine two thousand twenty": ["sixty nine", "two thousand twenty"],
    "plan b i think": [],
    "i know a dot here": [],
    "it may one day": [],
    "join the dot com boom": [],
    "she works at example dot com": ["example dot com"],
    "in the u s i think": ["u s"],
    "e g a dog": ["e g"],
    "oh one of them": [],
    "he and i a bit": [],
    "the only one had it": [],
    "a second one hour": [],
}


@pytest.mark.parametrize(("text", "units"), TWO.items())
def test_what_is_two_things_or_none(text, units):
    assert said(text) == units


def test_a_mark_a_turn_and_an_empty_word_part_a_unit():
    assert units_in(["two,", "three"]) == []
    assert units_in(["two", "three"], ["Ann", "Bo"]) == []
    assert spoken_units(["two", "", "three"]) == []
    assert [(u.first, u.end) for u in units_in(["At", "5", "p.m.", "Eastern", "time,", "twenty-five", "people"])] == [
        (1, 5)
    ]


def test_a_number_with_hyphens_is_its_words():
    assert [(u.first, u.end) for u in units_in(["in", "twenty", "twenty-five", "we"])] == [(1, 3)]
    assert units_in(["twenty-five"]) == []


WORDS = st.sampled_from([*sorted(CARDINALS), "oh", "point", "dot", "com", "at", "and", "a", "i", "p", "m", "first",
                         "may",
                         "march", "of", "the", "half", "past", "slash", "", "5", "$2.5", "2019", "x"])  # fmt: skip


@given(st.lists(WORDS, max_size=40))
def test_units_lie_in_the_words_in_order_and_apart_and_hold_two_at_least(words):
    found = spoken_units(words)
    assert all(0 <= u.first < u.end - 1 < len(words) for u in found)
    assert all(a.end <= b.first for a, b in pairwise(found))
    assert all(all(words[u.first : u.end]) for u in found)
