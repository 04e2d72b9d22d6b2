"""What every transcript obeys once it was read, and what a writer is given: mended in one place, and told."""

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts.errors import TranscriptsError
from transcripts.formats import FORMATS, read_bytes
from transcripts.formats.lawful import lawful
from transcripts.model import Chapter, Segment, Transcript, Word


def read(*segments, **more):
    return read_bytes(json.dumps({"transcripts": 1, "segments": segments, **more}).encode(), "a.json")


def test_an_end_before_its_start_is_estimated_and_told():
    talk = read(
        {"text": "Good evening", "start_ms": 5000, "end_ms": 4000}, {"text": "and", "start_ms": 5600, "end_ms": 7000}
    )
    first = talk.segments[0]
    assert (first.start_ms, first.end_ms, first.start_timing, first.end_timing) == (5000, 5600, "given", "estimated")
    assert [word.end_ms for word in first.words][-1] <= 5600
    assert "an end before its start" in talk.warnings[0].message


def test_a_time_before_zero_is_zero_and_told():
    talk = read({"text": "Good evening", "start_ms": -500, "end_ms": 900})
    assert (talk.segments[0].start_ms, talk.segments[0].end_ms, talk.segments[0].start_timing) == (0, 900, "estimated")
    assert "before zero" in talk.warnings[0].message


def test_words_with_times_that_cannot_be_keep_their_letters():
    words = [
        {"text": "Good", "start_ms": 10, "end_ms": 5},
        {"text": "day", "start_ms": -9, "end_ms": 20, "styles": ["i"]},
    ]
    talk = read({"text": "Good day", "start_ms": 0, "end_ms": 900, "words": words})
    assert [(w.text, w.start_ms, w.end_ms, w.timing) for w in talk.words] == [
        ("Good", 10, 10, "estimated"), ("day", 0, 20, "estimated")
    ]  # fmt: skip
    assert talk.words[1].styles == ("i",)


def test_words_that_hold_white_space_are_parted():
    talk = lawful(Transcript((Segment("New York is", 0, 900, words=[Word("New York"), Word("is")]),)))
    assert [word.text for word in talk.words] == ["New", "York", "is"]
    assert talk.warnings


def test_chapters_and_lengths_that_cannot_be():
    talk = lawful(Transcript((), duration_ms=-1, chapters=(Chapter("One", -5, -9), Chapter("Two", 5, 9))))
    assert (talk.duration_ms, talk.chapters) == (None, (Chapter("One", 0), Chapter("Two", 5, 9)))


@pytest.mark.parametrize(
    "talk",
    [
        Transcript((Segment("one\ntwo", 0, 0, "Ann", id="x"), Segment("No times"), Segment("", 5, 9), Segment("x", 3))),
        Transcript((Segment("out", 900, 950), Segment("of order", 0, 100, words=[Word("of"), Word("order", 9, 9)]))),
    ],
)
def test_what_obeys_is_left_alone(talk):
    assert lawful(talk) is talk


PIECES = st.sampled_from([
    "WEBVTT\n\n", "1\n", "00:00:01,000 --> 00:00:02,000\n", "00:09.000 --> 00:03.000 line:0\n", "one two", "\n\n",
    "-00:00:01,000 --> 00:00:00,500\n", "<00:00:05.000>", "<v Ann>", "<v Kim>", "00:00:-- --> 99:00:00,000\n", "<i>a",
    "</i>", "a\u00a0b", "x -> y",
])  # fmt: skip


@pytest.mark.parametrize("name", [f.name for f in FORMATS if f.settled])
@given(pieces=st.lists(PIECES | st.text(max_size=4), max_size=14))
@settings(max_examples=150, deadline=None)
def test_a_reader_that_is_not_looked_through_again_obeys(name, pieces):
    with suppress(TranscriptsError):
        talk = read_bytes("".join(pieces).encode("utf-8", "ignore"), "a", name)
        assert lawful(talk) is talk


times = st.none() | st.integers(-(2**54), 2**54)


@given(st.lists(st.tuples(st.text(st.characters(codec=None), max_size=9), times, times), max_size=4))
@settings(deadline=None)
def test_what_was_made_lawful_is_lawful(rows):
    talk = lawful(Transcript(tuple(Segment(text, start, end, text) for text, start, end in rows)))
    assert lawful(talk) is talk
    for segment in talk.segments:
        assert segment.start_ms is None or segment.end_ms is None or 0 <= segment.start_ms <= segment.end_ms
        assert [word.text for word in segment.words] == segment.text.split()
