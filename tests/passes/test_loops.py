"""Loops, credits and outros of recognisers go; what people say, sing and pray many times over stays."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import transcripts as ts
from transcripts.passes.loop_finding import FEWEST_SAYINGS, FEWEST_WORDS, loops

TALK = [("So that is how the crane was built.", 0, 3_120), ("It took us nearly four years.", 3_400, 6_050)]
END = [("And now we look at the harbour.", 100_000, 103_210), ("There was never much room there.", 103_500, 106_700),
       ("We left in the spring.", 107_000, 109_440)]  # fmt: skip


def talk(*cues):
    return ts.Transcript(tuple(ts.Segment(*cue) for cue in cues), language="en")


def cleaned(*cues):
    return ts.clean(talk(*cues), only=["loops"])


def texts(result):
    return [s.text for s in result.transcript.segments if s.text]


def steps_of(text, count, start=10_000, length=2_000):
    return [(text, start + i * length, start + (i + 1) * length) for i in range(count)]


def uneven(text, count, start=10_000):
    edges = [start]
    for i in range(count):
        edges.append(edges[-1] + 1_900 + 137 * (i * 7 % 5))
    return [(text, a, b) for a, b in pairwise(edges)]


def test_a_line_over_many_cues_of_one_length_is_said_once():
    result = cleaned(*TALK, *steps_of("I'm going to show you the next one.", 9), *END)
    assert texts(result) == [TALK[0][0], TALK[1][0], "I'm going to show you the next one.", *(e[0] for e in END)]
    assert [s.start_ms for s in result.transcript.segments if "show" in s.text] == [10_000]
    assert len(result.ledger.corrections) == 1


def test_a_phrase_faster_than_speech_in_one_cue_is_said_once():
    loop = ", ".join(["I'm sorry"] * 40) + "."
    result = cleaned(*TALK, (f"He said {loop}", 10_000, 16_000), *END)
    assert "He said I'm sorry." in texts(result)
    (change,) = result.ledger.corrections
    assert change.evidence["sayings"] == 40


def test_a_loop_that_breaks_off_goes_with_its_last_start():
    result = cleaned(*TALK, ("and then we " * 20 + "and then", 10_000, 14_000), *END)
    assert "and then we" in texts(result)


def test_a_loop_is_undone_as_one():
    heard = talk(*TALK, *steps_of("I'm going to show you the next one.", 9), *END)
    result = ts.clean(heard, only=["loops"])
    back = ts.undo(result.transcript, result.ledger, [c.id for c in result.ledger.corrections])
    assert [s.text for s in back.segments] == [s.text for s in heard.segments]


@pytest.mark.parametrize(
    "cues",
    [
        uneven("Give us this day our daily bread.", 12),  # a prayer
        uneven("U S A!", 30),  # a chant
        uneven("We shall not be moved.", 9),  # a chorus
        [("♪ We shall not be moved ♪", *span) for _, *span in steps_of("", 12)],
        [("[crowd cheering]", 9_000, 10_000), *steps_of("Four more years!", 12)],
        [(", ".join(["no"] * 11) + ".", 10_000, 13_000)],
        [(" ".join(["row row row your boat"] * 5), 10_000, 22_000)],
        steps_of("What do we want?", 3),
    ],
)
def test_what_people_say_many_times_over_stays(cues):
    assert cleaned(*TALK, *cues, *END).ledger.corrections == ()


def test_what_may_be_a_loop_is_suggested():
    ledger = cleaned(*TALK, *uneven("We shall not be moved.", 9)[1:], *END).ledger
    assert [c.evidence["sayings"] for c in ledger.suggestions] == [8]


def test_where_all_cues_are_of_one_length_it_says_nothing():
    cues = [
        (text, i * 2_000, (i + 1) * 2_000)
        for i, (text, *_) in enumerate([*TALK, *steps_of("We shall overcome.", 6), *END])
    ]
    assert cleaned(*cues).ledger.corrections == ()


def test_without_times_a_loop_is_only_suggested():
    result = cleaned(("So he said " + "thank you very much " * 12 + "and left.",))
    assert result.ledger.corrections == ()
    assert len(result.ledger.suggestions) == 1


def test_two_who_say_the_same_in_turn_are_no_loop():
    cues = [ts.Segment("I did not.", 1_000 * i, 1_000 * i + 300, speaker="AB"[i % 2]) for i in range(20)]
    assert ts.clean(ts.Transcript(tuple(cues)), only=["loops"]).ledger.corrections == ()


@pytest.mark.parametrize(
    "line",
    ["Subtitles by the Amara.org community", "Captions provided by Lind and Sons", "Transcribed by a friend of ours"],
)
def test_credits_at_the_end_go(line):
    assert line not in texts(cleaned(*TALK, *END, (line, 112_000, 114_000)))


@pytest.mark.parametrize(
    "cues",
    [
        [("It was a poem", 110_000, 111_000), ("translated by my mother.", 111_000, 112_000)],
        [("Captions by the dozen were lost.", 109_500, 111_000)],
        [("Thank you for watching.", 109_500, 111_000)],
        [("Thank you for watching over us.", 114_000, 116_000)],
        [("Subscribe to a paper.", 114_000, 116_000)],
    ],
)
def test_what_may_have_been_said_at_the_end_stays(cues):
    assert cleaned(*TALK, *END, *cues).ledger.corrections == ()


def test_an_outro_in_the_middle_goes_and_the_last_is_suggested():
    outro = "Thank you for watching!"
    result = cleaned(*TALK, (outro, 40_000, 42_000), *END, (outro, 140_000, 142_000))
    assert [(c.before, c.start_ms) for c in result.ledger.corrections] == [(outro, 40_000)]
    assert [c.start_ms for c in result.ledger.suggestions] == [140_000]


@settings(max_examples=100)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), max_size=120))
def test_loops_are_what_they_say_in_order_and_apart(rows):
    words, apart = [w for w, _ in rows], [p and i % 5 == 0 for i, (_, p) in enumerate(rows)]
    past = 0
    for loop in loops(words, apart):
        assert loop.first >= past
        past = loop.end
        assert loop.sayings >= FEWEST_SAYINGS
        assert loop.end - loop.first >= FEWEST_WORDS
        assert all(words[at] == words[at - loop.phrase] for at in range(loop.first + loop.phrase, loop.end))
        assert not any(apart[loop.first + loop.phrase : loop.end])
