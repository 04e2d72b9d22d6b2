"""The video page: captions by their shape, the page's own text kept out of them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.seeds import seed_text
from transcripts.errors import NoCaptionsError, TranscriptsError
from transcripts.formats.base import Input
from transcripts.formats.labelled import FORMAT as LABELLED
from transcripts.formats.page_captions import FORMAT

FIXTURES = Path(__file__).parents[2] / "fixtures" / "read" / "page-captions"


def read(name):
    path = FIXTURES / name
    return FORMAT.read(Input(path.read_text(encoding="utf-8"), str(path)))


@pytest.fixture
def harbor():
    return read("valid/harbor.txt")


def test_title_channel_date_duration_and_summary_are_taken_from_the_page(harbor):
    assert harbor.title == "Harbor festival opens with a new ferry line | Coast Report"
    assert harbor.channel == "Coast Report"
    assert (harbor.date, harbor.duration_ms) == ("2025-05-03", 41_000)
    assert harbor.description.startswith("The harbor festival opened")


def test_the_outline_becomes_chapters(harbor):
    assert [(c.title, c.start_ms, c.end_ms) for c in harbor.chapters] == [
        ("The opening", 0, 27_000),
        ("The new ferry line", 27_000, None),
    ]
    assert harbor.chapters[1].summary == "Freight and passengers will share one ship."


def test_no_page_text_gets_into_a_segment_and_none_is_lost(harbor):
    assert harbor.segments[0].text == "good evening from reykyavik where the"
    assert harbor.segments[-1].text == "first crossing is is already sold out"
    (page,) = [e for e in harbor.extras if e.kind == "page:text"]
    assert "Takeaways" in page.text
    assert "Related Tags" in page.text
    assert any("page's own text" in w.message and w.line for w in harbor.warnings)


def test_blank_lines_and_several_lines_in_a_cue(harbor):
    assert harbor.segments[4].text == "rescue ship\n\nand its captain"


def test_a_cue_with_no_words_is_left_out_with_a_warning_and_text_may_follow_a_mark(harbor):
    assert harbor.segments[6].text == "on a night that nobody here forgets"
    assert any("no words" in w.message for w in harbor.warnings)


def test_a_segment_ends_where_the_next_begins_and_the_last_at_the_duration(harbor):
    ends = [(s.start_ms, s.end_ms, s.start_timing, s.end_timing) for s in harbor.segments]
    assert ends[0] == (0, 3_000, "given", "estimated")
    assert ends[-1] == (37_000, 41_000, "given", "estimated")
    assert {w.timing for w in harbor.words} == {"estimated"}


def test_hours_and_a_last_cue_without_a_duration():
    talk = read("valid/long_talk.txt")
    assert [s.start_ms for s in talk.segments] == [3_598_000, 3_604_000, 3_723_000]
    assert 500 <= talk.segments[-1].end_ms - 3_723_000 <= 3_000


def test_a_dump_that_is_cut_off_keeps_what_there_is_and_says_so():
    talk = read("broken/cut_in_a_mark.txt")
    assert [s.text for s in talk.segments] == ["the first words", "the second words"]
    assert any("cut off" in w.message for w in talk.warnings)


def test_times_that_go_backwards_are_kept_and_warned_about():
    talk = read("broken/backwards.txt")
    assert [s.start_ms for s in talk.segments] == [10_000, 2_000, 14_000]
    assert all(s.end_ms > s.start_ms for s in talk.segments)
    (warning,) = [w for w in talk.warnings if "backwards" in w.message]
    assert warning.line == 3


def test_marks_without_words_are_an_error_with_its_place():
    with pytest.raises(NoCaptionsError, match=r"no_words.txt:3:1: the page has caption marks"):
        read("broken/no_words.txt")


def test_it_is_told_from_a_labelled_transcript():
    text = (FIXTURES / "valid/harbor.txt").read_text(encoding="utf-8")
    assert FORMAT.sniff(text) > 0.9
    assert LABELLED.sniff(text) == 0.0


def test_leave_alone_the_word_play_in_speech():
    assert FORMAT.sniff("children play 10 games\nand play on\nplayful 00:10\n") == 0.0


@given(
    st.lists(
        st.sampled_from(["play00:01", "play1:02:03", "play", "00:05", "", "words", "A Title", "play99:99", "5.0 / 5"])
    )
)
def test_any_page_is_read_or_refused(lines):
    try:
        talk = FORMAT.read(Input("\n".join(lines)))
    except TranscriptsError:
        return
    assert all(s.words and s.end_ms >= s.start_ms for s in talk.segments)


def test_the_real_page():
    talk = FORMAT.read(Input(seed_text("001"), "001"))
    assert len(talk.segments) == 289
    assert (talk.channel, talk.date, talk.duration_ms) == ("BBC News", "2024-06-19", 688_000)
    assert [c.start_ms for c in talk.chapters] == [0, 303_000, 605_000]
    assert talk.segments[-1].end_ms == 688_000
    spoken = talk.text
    assert not any(furniture in spoken for furniture in ("Rate This", "votes", "Tags", "Takeaways", "💡"))
