"""Spoken units in what the model writes: no mark and no sentence inside one, letters in one case."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts.languages.english.units import spoken_units
from transcripts.marks import Thresholds, read_marks
from transcripts.model import Segment, Transcript

PARTS = ["so we met in", "and then", "two thousand nineteen", "five five five one two", "the i r s said",
         "at nine thirty",
         "on march third twenty twenty", "write to jane dot doe at example dot com",
         "it was good", "version two point one",
         "at five p m", "thank you"]  # fmt: skip


def written(text):
    return " ".join(r.form + r.mark for r in read_marks(Transcript((Segment(text),))))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=12), st.sampled_from([0.0, 0.2]))
def test_no_mark_falls_inside_a_unit_however_easily_marks_are_set(parts, limit):
    words = " ".join(parts).split()
    readings = read_marks(Transcript((Segment(" ".join(words)),)), limits=Thresholds(sentence=limit, comma=limit))
    for unit in spoken_units(words):
        assert not any(readings[at].mark for at in range(unit.first, unit.end - 1))


@pytest.mark.parametrize(
    ("bare", "held"),
    [
        ("we will meet at 5 p m and talk about it", "5 p m"),
        ("you have to ask the i r s before you do that", "the I R S"),
        ("please write to jane dot doe at example dot com and we will help you", "jane dot doe at example dot com"),
        ("there are many animals e g cats and dogs and they all live here", "e g"),
        ("HE CALLED THE F B I AT 9 A M AND NOBODY WAS THERE", "the F B I at 9 a m"),
    ],
)
def test_letters_of_one_unit_are_written_alike(bare, held):
    assert held in written(bare)


def test_short_forms_that_are_written_small_are():
    text = "WE CAME AT 5 P.M. AND SAW MANY BIRDS, E.G. GULLS. THEY LEFT AT 9 A.M. AND WE WERE TIRED ETC."
    found = [r.form for r in read_marks(Transcript((Segment(text),)))]
    assert {"p.m", "e.g", "a.m", "etc"} <= set(found)


def test_a_comma_between_two_numbers_of_the_source_stays_a_place_for_a_mark():
    talk = Transcript((Segment("it rose to twenty, nineteen others fell and we left"),))
    assert [r.word for r in read_marks(talk)] == list(range(10))


def test_another_speaker_begins_a_sentence_inside_what_may_be_a_number():
    talk = Transcript((Segment("we sold twenty", speaker="Ann"), Segment("nineteen is enough", speaker="Bo")))
    readings = read_marks(talk)
    assert readings[2].mark in (".", "?")
    assert readings[3].form == "Nineteen"
