import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts.marks import Thresholds, read_marks
from transcripts.marks.decode import LONGEST_SENTENCE
from transcripts.marks.network import network
from transcripts.model import Segment, Transcript

WORDS = st.sampled_from(
    ["the", "river", "i'm", "london", "nato", "ran", "what", "it", "mcdonald", "$5", "3", "é", "ß", "UPPER", "Then"]
)


def written(text, **known):
    return " ".join(r.form + r.mark for r in read_marks(Transcript((Segment(text),)), **known))


@pytest.mark.parametrize(
    ("bare", "wanted"),
    [
        ("how are you today i am fine thank you", "How are you today? I am fine. Thank you."),
        ("my brother lives in new york", "My brother lives in New York."),
        ("MY BROTHER LIVES IN NEW YORK", "My brother lives in New York."),
        ("i think that's right", "I think that's right."),
    ],
)
def test_plain_sentences(bare, wanted):
    assert written(bare) == wanted


def test_a_talk_of_no_words():
    assert read_marks(Transcript(())) == []


@settings(max_examples=30, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=200), st.sampled_from([0.0, 0.3, 1.1]))
def test_no_sentence_is_too_long_and_each_begins_with_a_capital(words, limit):
    talk = Transcript((Segment(" ".join(words)),))
    limits = Thresholds(sentence=limit, comma=limit)
    length, first = 0, True
    for reading in read_marks(talk, limits=limits):
        assert reading.form.casefold() == words[reading.word].casefold()
        if first:
            assert (
                not reading.form[:1].islower()
                or reading.form[:1].upper()[:1].islower()
                or len(reading.form[:1].upper()) > 1
            )
        length, first = length + 1, reading.mark in (".", "?")
        assert length <= LONGEST_SENTENCE
        length = 0 if first else length
    assert first


def test_a_turn_ends_a_sentence():
    talk = Transcript((Segment("so then we", speaker="Ann"), Segment("no we did not", speaker="Bo")))
    readings = read_marks(talk)
    assert readings[2].mark in (".", "?")
    assert readings[3].form == "No"


def test_the_forms_that_are_shipped_differ_in_case_alone():
    assert all(form.lower() == word for word, form in network().forms.items())
