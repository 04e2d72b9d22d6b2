"""Splitting: every word in one part; joined again the whole comes back."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.retiming.test_retime import CUES, TURN, cues
from tests.strategies import talks
from transcripts.errors import ArgumentError
from transcripts.model import Extra, Segment, Transcript
from transcripts.retiming import join, split

WAYS = st.one_of(
    st.builds(lambda n: {"cues": n}, st.integers(1, 5)),
    st.builds(lambda n: {"every_ms": n}, st.integers(100, 20_000)),
    st.builds(lambda n: {"at_ms": sorted(n)}, st.sets(st.integers(1, 30_000), min_size=1, max_size=4)),
)


def starts(talk):
    return [segment.start_ms for segment in talk.segments]


@given(talks(), WAYS, st.booleans())
def test_every_word_is_in_one_part_in_its_order(talk, way, keep):
    try:
        parts = split(talk, **way, keep_times=keep)
    except ArgumentError:
        assert all(segment.start_ms is None for segment in talk.segments)
        return
    assert [w.text for part in parts for w in part.words] == [w.text for w in talk.words]


@given(cues(), WAYS)
def test_parts_joined_at_their_times_are_the_whole(talk, way):
    parts = split(talk, **way, keep_times=True)
    joined = join(parts, at_ms=[0] * len(parts))
    assert joined.text == talk.text
    if "cues" in way:
        assert joined.segments == talk.segments


def test_parts_of_so_many_cues_begin_at_zero():
    parts = split(CUES, cues=2)
    assert [part.text for part in parts] == ["One, two.\nThree.", "Four."]
    assert [starts(part) for part in parts] == [[1000, 3500], [0]]
    assert [starts(part) for part in split(CUES, cues=2, keep_times=True)] == [[1000, 3500], [8000]]


def test_parts_of_a_length_join_again_at_their_lengths():
    parts = split(CUES, every_ms=3250)
    assert [part.text for part in parts] == ["One, two.", "Three.", "Four."]
    assert join(parts).segments == CUES.segments


def test_a_part_without_words_is_empty():
    assert [part.text for part in split(CUES, every_ms=1000)].count("") > 0


def test_speech_is_cut_between_words_and_cues_are_not():
    assert "".join(part.text for part in split(TURN, at_ms=[900])) == "one two" + "three four"
    cue = Transcript(TURN.segments, source=CUES.source)
    assert [part.text for part in split(cue, at_ms=[1500])] == ["one two three four", ""]


def test_what_has_no_times_goes_with_what_stands_before_it():
    talk = Transcript((Segment("a", 0, 1000), Segment("b"), Segment("c", 5000, 6000), Segment("d")))
    assert [part.text for part in split(talk, at_ms=[3000])] == ["a\nb", "c\nd"]


def test_a_note_goes_with_its_cue():
    talk = Transcript(CUES.segments, extras=(Extra("webvtt:note", "n", 2), Extra("webvtt:note", "end", 3)))
    first, second = split(talk, cues=2)
    assert first.extras == ()
    assert second.extras == (Extra("webvtt:note", "n", 0), Extra("webvtt:note", "end", 1))


@pytest.mark.parametrize(
    "way",
    [{}, {"cues": 1, "every_ms": 5}, {"cues": 0}, {"every_ms": 0}, {"at_ms": []}, {"at_ms": [0]}, {"at_ms": [5, 5]}],
)
def test_what_is_no_way_to_split_is_refused(way):
    with pytest.raises(ArgumentError):
        split(CUES, **way)


def test_a_mistaken_unit_makes_no_million_files():
    long = Transcript((Segment("a", 0, 36_000_000),))
    with pytest.raises(ArgumentError, match="more than"):
        split(long, every_ms=1)


def test_a_talk_without_times_is_split_by_cues_alone():
    talk = Transcript(tuple(Segment(text) for text in "abc"))
    assert [part.text for part in split(talk, cues=2)] == ["a\nb", "c"]
    with pytest.raises(ArgumentError, match="no times"):
        split(talk, every_ms=1000)


@given(talks(), WAYS)
def test_no_part_has_more_segments_than_the_whole_has_words_and_segments(talk, way):
    try:
        parts = split(talk, **way)
    except ArgumentError:
        return
    assert len(list(chain(*(part.segments for part in parts)))) <= len(talk.segments) + len(talk.words)
