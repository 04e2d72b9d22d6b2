"""Rolling captions: whatever was said, shown as each kind of roll-up shows it, comes back once."""

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.formats.rollups import painted, rolled, youtube
from transcripts.formats.labels import recognise
from transcripts.formats.rolling import undo
from transcripts.model import Segment, Transcript, Word

WORDS = st.sampled_from(
    ["no", "yes", "the", "a", "ferry", "leaves", "at", "nine", "boat", "row", "it", "is", "we", "go"]
)
LINES = st.lists(st.lists(WORDS, min_size=2, max_size=7).map(" ".join), min_size=8, max_size=40)


def said(talk):
    return [word for segment in talk.segments for word in segment.text.split()]


@pytest.mark.parametrize("height", [2, 3])
@given(lines=LINES)
@settings(max_examples=150, deadline=None)
def test_roll_up_gives_every_word_once_where_most_lines_differ_from_the_next(height, lines):
    # eight times the same line and nothing else is a still picture, not a roll
    assume(sum(a != b for a, b in pairwise(lines)) >= 0.7 * (len(lines) - 1))
    assert said(undo(Transcript(tuple(rolled(height)(lines))))) == " ".join(lines).split()


@given(lines=LINES)
@settings(max_examples=150, deadline=None)
def test_youtube_gives_every_word_once_and_when_it_was_first_shown(lines):
    talk = undo(Transcript(tuple(youtube(lines))))
    assert said(talk) == " ".join(lines).split()
    assert [s.start_ms for s in talk.segments] == [i * 2010 for i in range(len(lines))]


@given(lines=st.lists(st.lists(WORDS, min_size=2, max_size=5, unique=True).map(" ".join), min_size=6, max_size=15))
@settings(max_examples=100, deadline=None)
def test_painted_on_text_gives_every_word_once_where_lines_differ(lines):
    lines = [f"{line} {number}" for number, line in enumerate(lines)]
    assert said(undo(Transcript(tuple(painted(lines))))) == " ".join(lines).split()


@given(lines=LINES)
@settings(max_examples=150, deadline=None)
def test_what_does_not_roll_is_left_alone(lines):
    talk = Transcript(tuple(Segment(line, i * 2000, i * 2000 + 1900) for i, line in enumerate(lines)))
    if all(not b.startswith(a) or a == b for a, b in pairwise(lines)):
        assert undo(talk) is talk or said(undo(talk)) == " ".join(lines).split()


def test_no_no_no_never_stays():
    talk = Transcript((Segment("No.", 0, 900), Segment("No.", 1000, 1900), Segment("No, never.", 2000, 2900)))
    assert undo(talk) is talk


def test_a_chorus_stays():
    verse = ["la la la", "la la la", "sing it again", "la la la", "la la la", "the end"]
    talk = Transcript(tuple(Segment(line, i * 1000, i * 1000 + 900) for i, line in enumerate(verse)))
    assert undo(talk) is talk


def test_words_keep_the_times_that_tags_gave_them():
    above = Segment("the ferry", 0, 1000)
    words = (Word("the", 1000, 1200, "estimated"), Word("ferry", 1200, 1300, "estimated"),
             Word("leaves", 1300, 1500, "estimated"), Word("at", 1500, 1700), Word("nine", 1700, 2000))  # fmt: skip
    rolled = Segment("the ferry\nleaves at nine", 1000, 2000, words=words)
    later = Segment("leaves at nine\nfrom here", 2000, 3000)
    talk = undo(Transcript((above, rolled, later)))
    assert [(w.text, w.start_ms, w.end_ms, w.timing) for w in talk.segments[1].words] == [
        ("leaves", 1000, 1500, "given"),
        ("at", 1500, 1700, "given"),
        ("nine", 1700, 2000, "given"),
    ]


def test_a_stretch_that_rolls_in_a_file_that_does_not_is_undone_alone():
    still = [Segment(f"line number {i} of the talk", i * 1000, i * 1000 + 900) for i in range(60)]
    lines = [f"then {i} rolls by" for i in range(8)]
    moved = [Segment(s.text, s.start_ms + 70_000, s.end_ms + 70_000) for s in rolled(2)(lines)]
    talk = undo(Transcript((*still, *moved)))
    assert talk.segments[:60] == tuple(still)
    assert [s.text for s in talk.segments[60:]] == lines


def test_labels_count_only_where_most_segments_have_one():
    few = [Segment("Note: bring a lamp."), Segment("We go."), Segment("Soon.")]
    assert recognise(few) is None
    most = [Segment("Ann: Is it?"), Segment("Z. Bo (here): No."), Segment("Ann: Then go.")]
    assert [s.speaker for s in recognise(most)] == ["Ann", "Z. Bo (here)", "Ann"]
    assert recognise([Segment("Ann: only one")]) is None


def test_a_labelled_segment_keeps_the_times_of_its_words():
    words = [Word("Ann:", 0, 100), Word("Is", 100, 200), Word("it?", 200, 300)]
    found = recognise([Segment("Ann: Is it?", 0, 300, words=words), Segment("Bo: No.", 300, 400)])
    assert found[0].words == tuple(words[1:])
