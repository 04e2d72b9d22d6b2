import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.letters import capitalised, large, same_letters, small, uncapitalised

CHANGES = [small, large, capitalised, uncapitalised]
EVERY = [c for c in map(chr, range(sys.maxunicode + 1)) if c != c.casefold() or c != c.upper() or c != c.title()]
AWKWARD = st.sampled_from([*"aZiIıİßẞſKÅςσΣǅﬁŉǰẖΐև\u0307\u0345\u0301ӀԱაᲐꞵµ"])


def test_every_letter_with_two_cases_keeps_its_identity():
    assert len(EVERY) > 2_500
    for letter in EVERY:
        for change in CHANGES:
            after = change(letter)
            assert len(after) == 1
            assert after == letter or (after.lower(), after.upper()) == (letter.lower(), letter.upper())


@given(st.text(AWKWARD, max_size=8))
def test_a_change_of_case_loses_nothing(text):
    for change in CHANGES:
        after = change(text)
        assert same_letters(text, after)
        assert change(after) == after
        assert len(after) == len(text)
        assert after == text or unicodedata.normalize("NFC", after).casefold() == (
            unicodedata.normalize("NFC", text).casefold()
        )


@given(st.text(st.characters(codec="ascii"), max_size=8))
def test_plain_english_changes_as_python_has_it(text):
    assert small(text) == text.lower()
    assert large(text) == text.upper()
    assert capitalised(text) == text[:1].upper() + text[1:]


@pytest.mark.parametrize("word", ["İzmir", "Iğdır", "ǰura", "ẖara", "ﬁn", "ŉa"])
def test_what_case_would_alter_is_left_alone(word):
    assert small(word) == uncapitalised(word) == word or word[0].islower()
    assert large(word) == word


def test_other_scripts_change_where_it_is_plain():
    assert small("МОСКВА") == "москва"
    assert capitalised("ёлка") == "Ёлка"
    assert capitalised("საქართველო") == "საქართველო"  # Georgian has no capitals at the beginning of a word
