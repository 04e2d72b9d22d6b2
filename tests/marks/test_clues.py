import numpy as np

from transcripts.marks.clues import clues_of
from transcripts.model import Segment, Transcript, Word


def found(*segments):
    talk = Transcript(segments)
    return clues_of(talk, np.arange(len(talk.words)))


def test_pauses_and_lengths_are_known_where_words_have_given_times():
    clues = found(Segment.of([Word("well", 0, 200), Word("hello", 1_500, 1_900), Word("there", 1_900, 2_300)]))
    assert clues[:, 0].tolist() == [8, 1, 0]  # over a second; none; unknown at the end
    assert clues[:, 1].tolist() == [0, 8, 1]
    assert (clues[:, 2] > 0).all()


def test_times_that_were_worked_out_say_nothing():
    assert not found(Segment("three plain words", 0, 900))[:, :3].any()


def test_a_gap_between_cues_is_a_pause_and_joined_cues_are_unknown():
    clues = found(Segment("one two", 0, 900), Segment("three", 1_500, 2_000), Segment("four", 2_000, 2_400))
    assert clues[:, 0].tolist() == [0, 7, 0, 0]


def test_case_is_unknown_in_text_without_case():
    assert found(Segment("i said no"))[:, 3].tolist() == [0, 0, 0]
    assert found(Segment("THEY SAID NO"))[:, 3].tolist() == [0, 0, 0]
    assert found(Segment("then NATO met Bob"))[:, 3].tolist() == [1, 3, 1, 2]


def test_speakers_are_unknown_where_none_is_named():
    assert found(Segment("one"), Segment("two"))[:, 4].tolist() == [0, 0]
    named = [Segment("one", speaker="Ann"), Segment("two", speaker="Bo"), Segment("three", speaker="Bo")]
    assert found(*named)[:, 4].tolist() == [1, 2, 1]
