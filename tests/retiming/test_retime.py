"""Moving, stretching and clipping: every word stays, times follow one rule, pysubs2 agrees."""

from fractions import Fraction

import pysubs2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import talks
from transcripts.errors import ArgumentError, NoCaptionsError, TranscriptsError
from transcripts.formats import by_name
from transcripts.formats.base import WriteOptions
from transcripts.model import Chapter, Extra, Segment, Source, Transcript, Word
from transcripts.retiming import retime

CUES = Transcript(
    (Segment("One, two.", 1000, 3000), Segment("Three.", 3500, 6000), Segment("Four.", 8000, 9000)),
    source=Source("a.srt", "5f", "srt", captions=True),
)
TURN = Transcript((Segment("one two three four", 0, 2000, "Ann"),))


def as_pysubs2(talk):
    return pysubs2.SSAFile.from_string(by_name("srt").write(talk, WriteOptions()).content, format_="srt")


def times(talk):
    return [(segment.start_ms, segment.end_ms) for segment in talk.segments]


def messages(talk):
    return [notice.message for notice in talk.warnings]


@st.composite
def cues(draw):
    at, held = 0, []
    for number in range(draw(st.integers(1, 8))):
        at += draw(st.integers(0, 5000))
        length = draw(st.integers(1, 5000))
        held.append(Segment(f"cue {number}", at, at + length))
        at += length
    return Transcript(tuple(held), source=CUES.source)


@given(cues(), st.integers(0, 100_000))
def test_a_shift_is_that_of_pysubs2(talk, shift):
    theirs = as_pysubs2(talk)
    theirs.shift(ms=shift)
    assert times(retime(talk, shift_ms=shift)) == [(line.start, line.end) for line in theirs]


@given(cues(), st.sampled_from([(25, 24), (24, 25), (30, 25), (23.976, 25), (25, 23.976), (29.97, 30)]))
def test_a_change_of_frame_rates_is_that_of_pysubs2_to_the_millisecond(talk, rates):
    theirs = as_pysubs2(talk)
    theirs.transform_framerate(*rates)
    for (start, end), line in zip(times(retime(talk, fps=rates)), theirs, strict=True):
        assert abs(start - line.start) <= 1  # pysubs2 takes 23.976 for 23.976, not for 24000/1001
        assert abs(end - line.end) <= 1


def test_ntsc_rates_are_exact():
    hours = Transcript((Segment("End.", 10_800_000, 10_801_000),))
    assert retime(hours, fps=("23.976", 24)).segments[0].start_ms == round(10_800_000 * Fraction(1000, 1001))


@given(talks(), st.integers(-20_000, 20_000), st.fractions(Fraction(1, 10), 10))
def test_no_word_is_lost_and_no_time_lies_before_zero(talk, shift, scale):
    try:
        changed = retime(talk, shift_ms=shift, scale=scale)
    except ArgumentError:
        assert all(segment.start_ms is None for segment in talk.segments)
        return
    assert [s.text for s in changed.segments] == [s.text for s in talk.segments]
    assert [w.text for w in changed.words] == [w.text for w in talk.words]
    assert all(t >= 0 for s in changed.segments for w in (s, *s.words) for t in (w.start_ms, w.end_ms) if t is not None)


@given(cues(), st.integers(0, 50_000))
def test_a_shift_is_taken_back_by_its_opposite(talk, shift):
    assert retime(retime(talk, shift_ms=shift), shift_ms=-shift) == talk


def test_words_and_chapters_go_with_their_segment():
    talk = Transcript(
        (Segment.of([Word("Yes.", 1000, 1500)], start_ms=1000, end_ms=2000),), chapters=(Chapter("A", 500, 2000),),
        duration_ms=3000,
    )  # fmt: skip
    changed = retime(talk, scale=2, shift_ms=100)
    assert changed.words[0] == Word("Yes.", 2100, 3100)
    assert changed.chapters == (Chapter("A", 1100, 4100),)
    assert changed.duration_ms == 6100


def test_what_would_lie_before_zero_is_told():
    changed = retime(CUES, shift_ms=-4000)
    assert times(changed) == [(0, 0), (0, 2000), (4000, 5000)]
    assert changed.segments[1].start_timing == "estimated"
    assert changed.segments[2].start_timing == "given"
    assert any("1 cue would begin before zero" in m for m in messages(changed))
    assert any("1 cue would lie wholly before zero" in m for m in messages(changed))
    assert messages(retime(CUES, shift_ms=-1000)) == []  # nothing does


@pytest.mark.parametrize("scale", [0, -1, float("nan"), float("inf"), "x", "1/0", 1e9])
def test_a_factor_that_is_none_is_refused(scale):
    with pytest.raises(ArgumentError):
        retime(CUES, scale=scale)


@pytest.mark.parametrize("rates", [(0, 25), (25, "x"), (25, float("nan"))])
def test_frame_rates_that_are_none_are_refused(rates):
    with pytest.raises(TranscriptsError):
        retime(CUES, fps=rates)


def test_times_beyond_any_recording_are_refused():
    with pytest.raises(ArgumentError):
        retime(CUES, shift_ms=10**16)


def test_a_talk_without_times_has_none_to_change():
    with pytest.raises(ArgumentError, match="no times"):
        retime(Transcript((Segment("one"),)), shift_ms=1)
    assert retime(Transcript((Segment("one"),))).text == "one"


def test_a_clip_keeps_what_lies_in_it_for_the_greater_part():
    changed = retime(CUES, clip_ms=(2500, 5500))
    assert changed.text == "Three."
    assert times(changed) == [(1000, 3000)]  # its end is cut off
    assert any("leaves out 3 words" in m for m in messages(changed))
    assert any("across the cut" in m for m in messages(changed))


def test_a_clip_of_everything_is_everything():
    changed = retime(CUES, clip_ms=(None, None))
    assert changed == CUES
    assert changed.warnings == ()


def test_a_clip_cuts_speech_between_words_and_a_cue_with_the_times_of_words():
    assert retime(TURN, clip_ms=(500, 1300)).text == "two three"
    words = [Word(text, at * 1000, at * 1000 + 900) for at, text in enumerate(["one", "two", "three", "four"])]
    cue = Transcript((Segment("one two\nthree four", 0, 4000, words=words),), source=CUES.source)
    assert retime(cue, clip_ms=(1000, 3000)).segments[0] == Segment(
        "two\nthree", 0, 1900, words=[Word("two", 0, 900), Word("three", 1000, 1900)],
        start_timing="estimated", end_timing="estimated",
    )  # fmt: skip


def test_a_clip_in_which_nothing_is_said_is_refused():
    with pytest.raises(NoCaptionsError, match="00:00:09"):
        retime(CUES, clip_ms=(20_000, None))
    with pytest.raises(ArgumentError):
        retime(CUES, clip_ms=(5000, 5000))


def test_a_clip_takes_the_chapter_that_it_begins_in_and_the_notes_of_its_cues():
    talk = Transcript(
        CUES.segments, chapters=(Chapter("A", 0, 3000), Chapter("B", 3000, 8000), Chapter("C", 8000)),
        extras=(Extra("webvtt:style", "::cue {}"), Extra("webvtt:note", "first", 0), Extra("webvtt:note", "third", 2)),
        source=CUES.source,
    )  # fmt: skip
    changed = retime(talk, clip_ms=(3500, 10_000))
    assert changed.chapters == (Chapter("B", 0, 4500), Chapter("C", 4500))
    assert changed.extras == (Extra("webvtt:style", "::cue {}"), Extra("webvtt:note", "third", 1))
