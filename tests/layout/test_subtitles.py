"""Laying out: the law, the limits, and input that no rule was made for."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts.errors import LayoutError
from transcripts.layout import lay_out, load_profile, profile_names
from transcripts.model import Extra, Segment, Transcript, Word

TALK = (
    "They opened a considerably enlarged maritime museum building on Wednesday. It was a long afternoon, "
    "crowded with brass bands, banners and a slow harbor regatta. She said that the old town had a duty to "
    "remember ships."
)
PAUSED = "the roads were wet this morning people stayed at home all day long"


def talk_of(text: str, rate_ms: int = 380) -> Transcript:
    words, at = [], 1000
    for token in text.split():
        words.append(Word(token, at, at + rate_ms - 20))
        at += rate_ms
    return Transcript((Segment.of(words, start_ms=1000, end_ms=at),))


@st.composite
def talks(draw: st.DrawFn) -> Transcript:
    segments, at = [], 0
    tokens = st.sampled_from(
        ["the", "pact.", "Kim", "said,", "Mr", "and", "20", "percent", "[applause]", "naïve", "東京は大きい", "a" * 50]
    )
    for _ in range(draw(st.integers(1, 6))):
        words = []
        for _ in range(draw(st.integers(0, 12))):
            at += draw(st.integers(0, 900))
            end = at + draw(st.integers(0, 700))
            timing = draw(st.sampled_from(["given", "estimated"]))
            words.append(Word(draw(tokens), at, end, timing))
            at = end
        speaker = draw(st.sampled_from([None, "Ann", "Bo Lee"]))
        segments.append(Segment.of(words, start_ms=at, end_ms=at, speaker=speaker))
    return Transcript(tuple(segments))


@given(talks(), st.sampled_from(profile_names()), st.sampled_from([None, 24, "29.97df"]))
@settings(max_examples=150, deadline=None)
def test_every_word_stays_and_none_moves(talk: Transcript, profile: str, fps: object) -> None:
    if not talk.words:
        with pytest.raises(LayoutError, match="no words"):
            lay_out(talk, profile, fps=fps)
        return
    laid = lay_out(talk, profile, fps=fps, labels="none")
    assert "".join(laid.text.split()).replace("-", "") == "".join(talk.text.split()).replace("-", "")
    before = {w.start_ms for w in talk.words if w.timing == "given"}
    assert before <= {w.start_ms for w in laid.words}
    for a, b in pairwise(laid.segments):
        assert a.start_ms <= b.start_ms


@pytest.mark.parametrize("profile", ["netflix-en", "bbc", "ted", "youtube"])
def test_lines_are_no_longer_than_the_profile_allows(profile: str) -> None:
    rules = load_profile(profile)
    for cue in lay_out(talk_of(TALK), profile).segments:
        lines = cue.text.split("\n")
        assert len(lines) <= rules.max_lines
        assert max(map(len, lines)) <= rules.max_line_characters


def test_a_gap_is_two_frames_or_half_a_second_and_more() -> None:
    laid = lay_out(talk_of(TALK), "netflix-en", fps=24)
    gaps = [round((b.start_ms - a.end_ms) * 24 / 1000) for a, b in pairwise(laid.segments)]
    assert gaps
    assert all(g == 2 or g >= 12 for g in gaps)


def test_source_keeps_the_cues() -> None:
    talk = talk_of(TALK)
    assert lay_out(talk, "source") is talk


def test_two_short_turns_share_a_cue_with_dashes() -> None:
    ask = Segment.of([Word("Really?", 0, 400)], start_ms=0, end_ms=400, speaker="Ann")
    answer = Segment.of([Word("Yes.", 450, 800)], start_ms=450, end_ms=800, speaker="Bo")
    laid = lay_out(Transcript((ask, answer)), "netflix-en")
    assert [s.text for s in laid.segments] == ["-Really?\n-Yes."]


@pytest.mark.parametrize("text", ["-Are you coming?\n-In a minute.", "- Are you coming?\n- In a minute."])
def test_dashes_that_the_source_has_stay_at_the_start_of_their_lines(text: str) -> None:
    talk = Transcript((Segment("He called up the stairs.", 0, 2000), Segment(text, 2100, 4100)))
    assert lay_out(talk, "netflix-en").segments[-1].text == text


def test_turns_that_have_room_stand_alone() -> None:
    ask = Segment.of([Word("Really?", 0, 900)], start_ms=0, end_ms=900, speaker="Ann")
    answer = Segment.of([Word("Yes.", 3000, 3900)], start_ms=3000, end_ms=3900, speaker="Bo")
    laid = lay_out(Transcript((ask, answer)), "netflix-en")
    assert [(s.text, s.speaker) for s in laid.segments] == [("Really?", "Ann"), ("Yes.", "Bo")]


@pytest.mark.parametrize(
    ("form", "first"),
    [("upper", "ANN LEE: Good"), ("chevrons", ">> ANN LEE: Good"), ("brackets", "[Ann Lee] Good"), ("none", "Good")],
)
def test_labels_stand_in_the_form_asked_for(form: str, first: str) -> None:
    talk = Transcript((Segment("Good evening from the capital.", 0, 4000, "Ann Lee"),))
    assert lay_out(talk, "youtube", labels=form).text.startswith(first)


def test_a_label_of_no_known_form_is_refused() -> None:
    with pytest.raises(LayoutError, match="not a form of label"):
        lay_out(talk_of(TALK), labels="shouted")


def test_colours_go_to_the_second_speaker_and_the_third() -> None:
    talk = Transcript(
        tuple(Segment("Good evening to you all.", t * 3000, t * 3000 + 2500, n) for t, n in enumerate("abca"))
    )
    laid = lay_out(talk, "bbc")
    assert [s.words[0].styles for s in laid.segments] == [(), ("c.yellow",), ("c.cyan",), ()]


def test_positions_begin_a_cue_and_are_kept() -> None:
    talk = Transcript((Segment("Up here", 0, 1000, settings="line:0"), Segment("down here", 1000, 2000)))
    assert [(s.text, s.settings) for s in lay_out(talk).segments] == [("Up here", "line:0"), ("down here", None)]


def test_extras_stay_before_the_cue_that_they_stood_before() -> None:
    talk = Transcript(
        (Segment("One two three four.", 0, 2000), Segment("Five six seven eight.", 9000, 11000)),
        extras=(Extra("webvtt:style", "::cue {}", 0), Extra("webvtt:note", "here", 1)),
    )
    laid = lay_out(talk)
    assert [(e.text, laid.segments[e.before].text) for e in laid.extras] == [
        ("::cue {}", "One two three four."),
        ("here", "Five six seven eight."),
    ]


def test_a_text_without_times_is_refused_with_what_to_do() -> None:
    with pytest.raises(LayoutError, match="has no times") as caught:
        lay_out(Transcript((Segment("No times at all"),)))
    assert "align" in str(caught.value)


def test_times_that_start_again_are_refused() -> None:
    talk = Transcript((Segment("Part one.", 600_000, 602_000), Segment("Part two.", 0, 2000)))
    with pytest.raises(LayoutError, match="before"):
        lay_out(talk)


def test_one_word_is_one_cue() -> None:
    laid = lay_out(Transcript((Segment("Yes.", 500, 700),)))
    assert [(s.text, s.start_ms, s.end_ms) for s in laid.segments] == [("Yes.", 500, 1333)]


def test_one_enormous_word_stands_alone() -> None:
    laid = lay_out(talk_of(f"See {'x' * 100} for more."))
    assert "x" * 100 in [s.text for s in laid.segments]


def test_a_language_without_spaces_is_cut_between_characters() -> None:
    text = "今日は世界の指導者が二人集まりました。彼らは協定に署名しました。" * 3
    laid = lay_out(Transcript((Segment(text, 0, 20_000),)), "netflix-en")
    assert "".join(laid.text.split()) == text
    assert all(len(line) <= 42 for s in laid.segments for line in s.text.split("\n"))
    assert not any(line[0] in "。、" for s in laid.segments for line in s.text.split("\n"))


@pytest.mark.parametrize("text", ["שלום לכולם וברוכים הבאים לתוכנית", "👩‍👩‍👧 👍🏽 🎉 hello", "مرحبا بكم في البرنامج"])
def test_other_scripts_are_laid_out(text: str) -> None:
    laid = lay_out(Transcript((Segment(text, 0, 4000),)))
    assert laid.text.split() == text.split()


def test_a_sound_tag_is_not_torn() -> None:
    laid = lay_out(
        talk_of("So we go on to the next of the many things [crowd cheering loudly] that we have here today")
    )
    assert any("[crowd cheering loudly]" in line for s in laid.segments for line in s.text.split("\n"))


def test_unpunctuated_words_break_where_the_speaker_pauses() -> None:
    words, at = [], 0
    for i, token in enumerate(PAUSED.split()):
        at += 1100 if i == 6 else 0
        words.append(Word(token, at, at + 250))
        at += 260
    laid = lay_out(Transcript((Segment.of(words, start_ms=0, end_ms=at),)))
    assert " ".join(laid.segments[0].text.split()) == "the roads were wet this morning"


def test_a_talk_without_marks_breaks_where_the_marks_model_hears_an_end():
    said = "the council met in the old town hall on monday night the mayor thanked everyone who had come"
    laid = lay_out(talk_of(said), "netflix-en")
    assert any(line.endswith("monday night") for segment in laid.segments for line in segment.text.split("\n"))
    assert [w.text for w in laid.words] == said.split()


def test_leave_alone_a_talk_that_is_not_english():
    said = "der rat traf sich am montag im alten rathaus und der bürgermeister dankte allen die gekommen waren"
    assert [w.text for w in lay_out(talk_of(said), "netflix-en").words] == said.split()


def test_cues_out_of_order_are_laid_out_in_the_order_of_their_times():
    texts = [
        ("This was said second.", 5000, 6000),
        ("And this was said first.", 0, 900),
        ("Third, at last.", 7000, 8500),
    ]
    laid = lay_out(Transcript(tuple(Segment(*each) for each in texts)))
    assert [(s.text, s.start_ms) for s in laid.segments] == [
        ("And this was said first.", 0), ("This was said second.", 5000), ("Third, at last.", 7000)
    ]  # fmt: skip
    assert any("sorted by their times" in notice.message for notice in laid.warnings)


def test_cues_in_order_are_not_said_to_have_been_sorted():
    laid = lay_out(Transcript((Segment("This was said first.", 0, 900), Segment("And this second.", 5000, 6000))))
    assert not laid.warnings
