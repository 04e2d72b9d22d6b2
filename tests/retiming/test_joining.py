"""Joining: one after another, or each at its time; nothing lost; what speaks against it is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import talks
from transcripts.errors import ArgumentError
from transcripts.model import Chapter, Extra, Segment, Source, Transcript
from transcripts.retiming import join

ONE = Transcript((Segment("One.", 0, 1000), Segment("Two.", 1000, 2500)), duration_ms=4000)
TWO = Transcript((Segment("Three.", 500, 1500),), duration_ms=2000)


def starts(talk):
    return [segment.start_ms for segment in talk.segments]


def messages(talk):
    return [notice.message for notice in talk.warnings]


def test_the_second_begins_where_the_recording_of_the_first_ends():
    joined = join([ONE, TWO, ONE])
    assert starts(joined) == [0, 1000, 4500, 6000, 7000]
    assert joined.duration_ms == 10_000
    assert messages(joined) == []


def test_without_the_length_of_the_recording_it_begins_after_the_last_cue_and_that_is_told():
    joined = join([Transcript(ONE.segments), TWO])
    assert starts(joined)[-1] == 3000
    assert any("00:00:02.500" in message for message in messages(joined))


def test_each_begins_at_its_own_time():
    assert starts(join([ONE, TWO], at_ms=[60_000])) == [0, 1000, 60_500]
    assert starts(join([ONE, TWO], at_ms=[5000, 60_000])) == [5000, 6000, 60_500]


@pytest.mark.parametrize("at", [[], [1, 2, 3]])
def test_times_that_do_not_fit_are_refused(at):
    with pytest.raises(ArgumentError, match="for 2 transcripts"):
        join([ONE, TWO], at_ms=at)


def test_what_overlaps_is_sorted_and_told():
    joined = join([ONE, TWO], at_ms=[0])
    assert joined.text == "One.\nThree.\nTwo."
    assert any("overlap" in message for message in messages(joined))


def test_times_that_seem_to_go_on_already_are_told():
    later = Transcript((Segment("Three.", 5000, 6000),))
    assert any("follow on already" in message for message in messages(join([ONE, later])))
    assert not any("follow on already" in message for message in messages(join([ONE, TWO])))


def test_a_talk_without_times_is_joined_to_its_like_alone():
    text = Transcript((Segment("Four."),))
    assert join([text, text]).text == "Four.\nFour."
    with pytest.raises(ArgumentError, match="transcript 2 has no times"):
        join([ONE, text])
    with pytest.raises(ArgumentError, match="at_ms"):
        join([text, text], at_ms=[5])
    with pytest.raises(ArgumentError, match="nothing to join"):
        join([])


def test_other_titles_and_the_same_numbered_speakers_are_told():
    one = Transcript((Segment("A.", 0, 9, "Speaker 1"),), title="Left", language="en", duration_ms=9)
    two = Transcript((Segment("B.", 0, 9, "Speaker 1"),), title="Right", language="de")
    told = messages(join([one, two]))
    assert any("title" in message for message in told)
    assert any("language" in message for message in told)
    assert any("Speaker 1 stands in more than one" in message for message in told)
    named = [Transcript((Segment("A.", 0, 9, "Ann"),), duration_ms=9) for _ in range(2)]
    assert messages(join(named)) == []


def test_chapters_go_on_and_styles_stand_once():
    style = Extra("webvtt:style", "::cue {}")
    one = Transcript(ONE.segments, chapters=(Chapter("A", 0),), extras=(style,), duration_ms=4000)
    two = Transcript(
        TWO.segments, chapters=(Chapter("A", 0), Chapter("B", 900)), extras=(style, Extra("webvtt:note", "n"))
    )
    joined = join([one, two])
    assert joined.chapters == (Chapter("A", 0), Chapter("B", 4900))
    assert joined.extras == (style, Extra("webvtt:note", "n", 2))


def test_captions_joined_are_captions_and_mixed_ones_are_not():
    def of(captions):
        return Transcript(ONE.segments, source=Source("a", "", "srt", captions=captions), duration_ms=4000)

    assert join([of(True), of(True)]).source.captions is True
    assert join([of(True), of(False)]).source.captions is False


@given(st.lists(talks(), min_size=1, max_size=4))
def test_no_segment_is_lost_or_doubled(several):
    try:
        joined = join(several)
    except ArgumentError:
        timed = [any(segment.start_ms is not None for segment in talk.segments) for talk in several if talk.segments]
        assert any(timed)
        assert not all(timed)
        return
    assert sorted(s.text for s in joined.segments) == sorted(s.text for talk in several for s in talk.segments)
