import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts.ledger import Ledger, SourceMark, View, undo
from transcripts.model import Segment, Transcript, Word
from transcripts.passes.disfluencies import disfluencies_pass

HERE = Path(__file__).parent


def rows(name):
    with (HERE / name).open(encoding="utf-8") as held:
        return list(csv.DictReader(held, delimiter="\t", quoting=csv.QUOTE_NONE))


def ledger_of(heard):
    ledger = Ledger(source=SourceMark.of(heard))
    for _ in range(4):
        ledger = ledger.extend(heard, disfluencies_pass()(View(ledger.read(heard))))
    return ledger


def cleaned(text):
    heard = Transcript((Segment(text),), language="en")
    return ledger_of(heard).read(heard).text


@pytest.mark.parametrize("row", rows("disfluencies.tsv"), ids=lambda r: r["why"])
def test_disfluencies_go(row):
    assert cleaned(row["heard"]) == row["clean"]


@pytest.mark.parametrize("row", rows("leave_alone.tsv"), ids=lambda r: r["why"])
def test_what_only_looks_like_one_stays(row):
    assert cleaned(row["text"]) == row["text"]


def test_a_repeat_over_the_end_of_a_cue_is_one():
    heard = Transcript((Segment("we went to the"), Segment("the old harbour")), language="en")
    assert [s.text for s in ledger_of(heard).read(heard).segments] == ["we went to", "the old harbour"]


def test_two_speakers_who_say_the_same_are_left_alone():
    heard = Transcript((Segment("it was the", speaker="Ann"), Segment("the mayor", speaker="Bo")), language="en")
    assert ledger_of(heard).corrections == ()


def test_each_can_be_undone_alone():
    heard = Transcript((Segment("um so we uh left"),), language="en")
    ledger = ledger_of(heard)
    assert ledger.read(heard).text == "so we left"
    last = ledger.corrections[-1]
    assert undo(ledger.read(heard), ledger, [last.id]).text == "so we uh left"


def test_the_ledger_says_what_kind_it_was():
    heard = Transcript((Segment("so um the the boat left"),), language="en")
    assert [c.evidence["kind"] for c in ledger_of(heard).corrections] == ["filler", "repeat"]


WORDS = st.sampled_from(
    ["um", "uh,", "the", "the", "boat", "No.", "is", "abil", "ability", "20", "decade", "decades", "h"]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=30))
def test_what_was_cleaned_proposes_nothing_and_only_words_of_the_text_are_left(words):
    heard = Transcript((Segment.of([Word(w) for w in words]),), language="en")
    clean = heard
    for _ in range(6):
        clean = ledger_of(clean).read(clean)
    assert ledger_of(clean).corrections == ()
    left = iter([w.text.casefold().strip(".,") for w in heard.words])
    assert all(w.text.casefold().strip(".,") in left for w in clean.words)  # a subsequence


@pytest.mark.parametrize(
    "text",
    [
        "The UM team plays on Sunday, and UH won again.",
        "She waited in the ER for an hour.", "We drove to an ER in Leeds.",
        "His thesis at UM was about ice.", "UH beat the other team.", "The EH line runs north.", "An ER nurse came.",
        "THE ER WAS FULL AND WE WENT HOME", "HE WORKS IN THE ER AT NIGHT", "MY ER NURSE WAS KIND TO ME",
    ],
)  # fmt: skip
def test_an_abbreviation_is_no_filler(text):
    assert cleaned(text) == text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("SO UM WE LEFT EARLY", "SO WE LEFT EARLY"), ("Um, we left.", "We left."),
        ("so UM, WE LEFT IT", "so WE LEFT IT"),
        ("WE UH RAN HOME", "WE RAN HOME"),
    ],
)  # fmt: skip
def test_a_filler_in_a_text_in_capitals_goes(text, clean):
    assert cleaned(text) == clean


@pytest.mark.parametrize(
    "text",
    [
        "the pin is one two one two", "the code is four seven four seven",
        "press one two three one two three to unlock",
        "he chanted U S A U S A all night", "spell it alpha bravo alpha bravo", "the room is five oh five oh",
        "i live in new york new york", "call double two double two", "the song london bridge london bridge",
        "b b c b b c is the station", "they shouted go team go team go team", "it is twenty twenty vision",
        "it was point five point five each", "the letters are b a a c", "I know, I know.",
    ],
)  # fmt: skip
def test_what_is_said_twice_on_purpose_stays(text):
    assert cleaned(text) == text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("we went to the to the harbour", "we went to the harbour"),
        ("in the in the two boats", "in the two boats"),
        ("i think i think we should go home", "i think we should go home"),
    ],
)
def test_a_phrase_begun_again_still_goes(text, clean):
    assert cleaned(text) == clean


def test_no_score_is_above_the_evidence():
    text = "what is is the time from the from the other the the side um we want to h talk"
    heard = Transcript((Segment(text),), language="en")
    found = ledger_of(heard).corrections
    assert len(found) > 3
    assert all(c.score <= c.evidence.get("model", 1) for c in found)


def test_a_note_is_no_word_of_a_repeat():
    heard = Transcript((Segment("it was the"), Segment("[the boat]"), Segment("boat that left us")), language="en")
    assert ledger_of(heard).corrections == ()
