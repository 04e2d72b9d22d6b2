"""The nouns: frozen, and text and words that agree."""

import copy
import pickle
from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given

from tests.strategies import talks
from transcripts.model import Segment, Transcript, Word, separators


def test_text_and_words_that_disagree_are_refused():
    with pytest.raises(ValueError, match="do not stand in the text"):
        Segment("one two", words=[Word("one"), Word("three")])
    with pytest.raises(ValueError, match="more than its words"):
        Segment("one two", words=[Word("one")])


def test_words_may_touch_for_languages_without_spaces():
    assert Segment("北京大学", words=[Word("北京"), Word("大学")]).text == "北京大学"


def test_nothing_can_be_changed():
    segment = Segment("a b", 0, 1000)
    with pytest.raises(FrozenInstanceError):
        segment.text = "c"
    with pytest.raises(FrozenInstanceError):
        segment.words[0].text = "c"


def test_words_not_given_are_estimated_within_the_segment_and_words_without_times_have_none():
    words = Segment("one two three", 1000, 2000).words
    assert (words[0].start_ms, words[-1].end_ms) == (1000, 2000)
    assert {w.timing for w in words} == {"estimated"}
    assert Segment("one two").words == (Word("one"), Word("two"))


def test_where_it_came_from_does_not_count_for_equality():
    assert Transcript((), warnings=("x",)) == Transcript(())


@given(talks())
def test_copies_are_equal(talk):
    assert pickle.loads(pickle.dumps(talk)) == talk
    assert copy.deepcopy(talk) == talk
    assert replace(talk) == talk


@given(talks())
def test_separators_and_words_make_up_the_text(talk):
    for segment in talk.segments:
        spaces = separators(segment.text, segment.words)
        pairs = zip(spaces, [*(w.text for w in segment.words), ""], strict=True)
        assert "".join(space + text for space, text in pairs) == segment.text
