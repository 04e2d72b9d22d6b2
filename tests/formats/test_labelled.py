"""The speaker-labelled transcript: labels with times, what stands before and after the speech."""

from pathlib import Path

import pytest

from tests.seeds import seed_text
from transcripts.errors import NoCaptionsError
from transcripts.formats.base import Input
from transcripts.formats.labelled import FORMAT
from transcripts.formats.page_captions import FORMAT as PAGE

FIXTURES = Path(__file__).parents[2] / "fixtures" / "read" / "labelled"


def read(name):
    path = FIXTURES / name
    return FORMAT.read(Input(path.read_text(encoding="utf-8"), str(path)))


def test_speakers_and_times_also_with_hours_and_brackets_in_a_name():
    talk = read("valid/council.txt")
    assert [(s.speaker, s.start_ms, s.end_ms) for s in talk.segments][:2] == [
        ("Speaker 1", 1_000, 31_000),
        ("Ida Holm", 31_000, 3_723_000),
    ]
    assert talk.segments[2].speaker == "O'Neill (Harbor Office)"
    assert {s.end_timing for s in talk.segments} == {"estimated"}


def test_a_turn_may_have_several_paragraphs():
    assert read("valid/council.txt").segments[1].text.endswith("town hall.\n\nIt has stood through three floods.")


def test_title_date_and_standfirst_are_taken():
    talk = read("valid/council.txt")
    assert (talk.title, talk.date) == ("Council Votes on the Old Bridge", "2025-03-04")
    assert talk.description == "The council met on Tuesday to vote on the bridge. Read the transcript here."


def test_the_closing_advertisement_is_not_speech_and_is_kept():
    talk = read("valid/council.txt")
    assert talk.segments[-1].text == "We say: keep it. The ratio is 3:1 (three to one)."
    assert "Publish Your Own Minutes" in talk.extras[0].text
    assert any("page's own text" in w.message for w in talk.warnings)


def test_the_time_may_stand_after_the_colon():
    assert [(s.speaker, s.text) for s in read("valid/time_after_colon.txt").segments] == [
        ("Ann", "First words here."),
        ("Bo", "Second words here."),
    ]


def test_labels_without_words_are_an_error():
    with pytest.raises(NoCaptionsError, match="no words after them"):
        read("broken/no_words.txt")


def test_leave_alone_brackets_with_a_time_in_prose():
    assert FORMAT.sniff("The train (10:30) was late.\nWe left (at 11:00): nobody minded.\n") == 0.0


def test_it_is_told_from_a_video_page():
    assert PAGE.sniff((FIXTURES / "valid/council.txt").read_text(encoding="utf-8")) == 0.0


def test_the_real_page():
    talk = FORMAT.read(Input(seed_text("000"), "000"))
    assert [s.speaker for s in talk.segments] == [
        "Speaker 1", "Kim Jong Un", "Speaker 1", "Vladimir Putin", "Speaker 1", "Park Won Gon", "Speaker 1",
    ]  # fmt: skip
    assert talk.date == "2024-06-20"
    assert "subtitling" not in talk.text
