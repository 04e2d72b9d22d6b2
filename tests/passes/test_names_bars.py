"""What bars a name, each with what it must not bar."""

import pytest

from transcripts.gazetteer import Entry, Gazetteer
from transcripts.ledger import View
from transcripts.model import Segment, Transcript
from transcripts.passes.names import names_pass


def mended(text, *entries, speaker=None):
    """The text after the names pass, with a gazetteer of these entries alone."""
    talk = Transcript((Segment(text, 0, 9000, speaker),))
    words = [w.text for w in talk.iter_words()]
    made = [c for c in names_pass(Gazetteer(entries))(View(talk)) if not c.evidence.get("suggestion")]
    for c in sorted(made, key=lambda c: -c.word):
        words[c.word : c.word + c.count] = [c.after]
    return " ".join(words)


def test_letters_spelled_out_become_the_abbreviation():
    entry = Entry("RFID", "product")
    assert "RFID" in mended("we ship R F I D. readers to the warehouse", entry)


def test_a_listed_mishearing_is_made():
    entry = Entry("HARDtalk", "product", heard=("hard talk",))
    assert "HARDtalk" in mended("this week on hard talk we hear the minister", entry)


def test_a_listed_mishearing_that_english_says_all_the_time_is_not():
    entry = Entry("Fulu", "product", heard=("follow up",))
    assert mended("we will follow up on this after the call", entry) == "we will follow up on this after the call"


def test_a_part_of_a_name_is_right_as_it_was_said():
    entry = Entry("EthPandaOps", "organisation")
    text = "ask the people of PandaOps about it and they know"
    assert mended(text, entry) == text


@pytest.mark.parametrize("heard", ["access list", "access lists"])
def test_a_singular_is_no_mishearing_of_its_plural(heard):
    entry = Entry("Access Lists", "product")
    assert heard in mended(f"then we add the {heard} to the block", entry)


def test_a_term_is_written_in_the_number_that_was_heard():
    entry = Entry("devnet", "term")
    text = "We start the devnet on Monday. Both debnets were fine. The devnet is new and the devnet is small."
    assert "devnets" in mended(text, entry)


def test_a_speaker_is_not_taken_for_another():
    entry = Entry("Marlena Dietz", "person")
    assert "Marlene" in mended("thanks Marlene for the update today", entry, speaker="Marlene Kowal")


def test_a_speakers_name_nearly_right_is_not_taken_for_another():
    entry = Entry("Barnabas Holt", "person")
    assert "Barnaby" in mended("thanks Barnaby for the update today", entry, speaker="Barnabé Roux")
    assert "Barnabas" in mended("thanks Barnabus for the update today", entry, speaker="Barnabé Roux")


def test_a_sentence_end_inside_a_name_goes():
    entry = Entry("Marlena Wai", "person")
    text = "Our next question comes from Marlene. Why? From the bank. Please go ahead. Thanks for taking my question."
    assert "Marlena Wai" in mended(text, entry)


def test_a_sentence_end_between_other_words_stays():
    entry = Entry("Jenine Wattley", "person")
    text = "We spoke to Janet. Whatever she says is fine with us. It was a good day. We like it."
    assert mended(text, entry) == text


def test_a_place_is_no_mishearing_of_its_people():
    entry = Entry("Mexican", "other")
    text = "Our stores in Mexico were closed. Growth in Mexico was slow. People in Mexico know that."
    assert mended(text, entry) == text
