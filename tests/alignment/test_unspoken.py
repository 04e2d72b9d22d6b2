"""Stage directions, notes and headings: no speech, unless the timed side has them."""

import pytest

from tests.alignment.makers import babble, prose, talk
from transcripts.alignment import align, aligning, timed_part
from transcripts.alignment.difference import summary
from transcripts.alignment.unspoken import notes_of

FIRST = "Good evening to all of you who came out in this weather."
SECOND = "Tonight we open the old signal house by the river for the first time."
THIRD = "It was closed in the year of the flood, and it stood empty until this spring."


def bare(*sentences):
    return " ".join(w.strip(".,").lower() for sentence in sentences for w in sentence.split())


def shown(timed, *paragraphs):
    found = align(talk(timed), prose(*paragraphs))
    return " ".join(s.text for s in timed_part(found.transcript).segments), "\n".join(summary(found))


NOTES = [
    "(He waits.)",
    "[Slide 4 – the signal house in winter]",
    "(A long pause, in which she walks over to the window, opens it, and waves at somebody who stands outside.)",
    "[Enter ROBERTA, with a lamp.]",
    "（舞台は暗い）",
]


@pytest.mark.parametrize("note", NOTES)
def test_a_note_between_sentences_is_told_and_not_shown(note):
    text, told = shown(bare(FIRST, SECOND, THIRD), f"{FIRST} {note} {SECOND}", THIRD)
    assert text == f"{FIRST} {SECOND} {THIRD}"
    assert "notes and headings of the text that nobody says, 1, have no times" in told


@pytest.mark.parametrize(
    "heading", ["PART TWO", "The old signal house", "2. A house by the river", "Part three: The flood"]
)
def test_a_heading_is_told_and_not_shown(heading):
    text, told = shown(bare(FIRST, SECOND, THIRD), FIRST, heading, SECOND, THIRD)
    assert text == f"{FIRST} {SECOND} {THIRD}"
    assert heading.split(": ")[-1] in told


def test_a_heading_that_the_next_sentence_repeats_takes_none_of_its_words():
    text, _ = shown(bare(FIRST, SECOND, THIRD), FIRST, "TONIGHT WE OPEN", SECOND, THIRD)
    assert text == f"{FIRST} {SECOND} {THIRD}"


@pytest.mark.parametrize("note", ["(He waits.)", "[Slide 4 – the signal house in winter]"])
def test_a_note_that_is_read_out_stays(note):
    heard = (
        bare(FIRST)
        + " "
        + "".join(c for c in note.lower() if c.isalnum() or c == " ").replace("  ", " ")
        + " "
        + bare(SECOND, THIRD)
    )
    text, told = shown(heard, f"{FIRST} {note} {SECOND}", THIRD)
    assert note in text
    assert "nobody says" not in told


def test_a_heading_that_is_read_out_stays():
    text, _ = shown(bare(FIRST, "part two", SECOND, THIRD), FIRST, "PART TWO", SECOND, THIRD)
    assert "PART TWO" in text


@pytest.mark.parametrize(
    "paragraph",
    [
        "Tonight we [do not] open the old signal house by the river.",  # put in by an editor
        "We wait. (laughter) And we wait again.",  # a sound
        "We wait. [inaudible] And we wait again.",  # a mask
        "We wait [and again.",  # never closed
        "Ann: NO!",
    ],
)
def test_what_may_be_speech_is_no_note(paragraph):
    assert notes_of(prose(FIRST, paragraph, THIRD)) == []


def test_lines_of_captions_are_no_headings():
    assert notes_of(prose("we came out", "in this weather", "to open the house", "BY THE RIVER")) == [range(10, 13)]
    assert notes_of(prose("WE CAME OUT.", "Ann: NO WAY", "Ann: WE DID")) == []


def test_a_text_without_notes_is_paired_once(monkeypatch):
    calls = []
    real = aligning.pair_up
    monkeypatch.setattr(aligning, "pair_up", lambda *sides: calls.append(sides) or real(*sides))
    words = " ".join(babble(50))
    align(talk(words), prose(words))
    assert len(calls) == 1
