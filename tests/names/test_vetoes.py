"""What bars a name, each with what it must not bar."""

import pytest

from transcripts.gazetteer import Entry, Gazetteer
from transcripts.ledger import View
from transcripts.model import Segment, Transcript
from transcripts.names.evidence import fill
from transcripts.names.gathering import gathered
from transcripts.names.step import names_pass
from transcripts.names.talk_index import TalkIndex
from transcripts.names.targets import targets
from transcripts.names.vetoes import barred


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
    entry = Entry("Folap", "product", heard=("follow up",))
    assert mended("we will follow up on this after the call", entry) == "we will follow up on this after the call"


def test_a_part_of_a_name_is_right_as_it_was_said():
    entry = Entry("NetOtterLabs", "organisation")
    text = "ask the people of OtterLabs about it and they know"
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


def test_a_sentence_end_inside_a_name_goes():
    entry = Entry("Marlena Hau", "person")
    text = "Our next question comes from Marlene. How? From the bank. Please go ahead. Thanks for taking my question."
    assert "Marlena Hau" in mended(text, entry)


def test_a_sentence_end_between_other_words_stays():
    entry = Entry("Jenile Wattley", "person")
    text = "We spoke to Janet. Whatever she says is fine with us. It was a good day. We like it."
    assert mended(text, entry) == text


def test_a_place_is_no_mishearing_of_its_people():
    entry = Entry("Mexican", "other")
    text = "Our stores in Mexico were closed. Growth in Mexico was slow. People in Mexico know that."
    assert mended(text, entry) == text


def test_a_name_with_a_hyphen_goes_before_the_part_that_stands_there():
    entries = Entry("sal-devnet", "term"), Entry("devnet", "term")
    assert "sal-devnet" in mended("this week we look at sell devnet and its blocks", *entries)


def test_a_part_with_an_ordinary_word_beside_it_stays():
    entries = Entry("sal-devnet", "term"), Entry("devnet", "term")
    text = "this week we look at the devnet and its blocks"
    assert mended(text, *entries) == text


def test_the_longer_of_two_listed_mishearings_is_made():
    entries = Entry("tri-devnet", "term", heard=("try dev net",)), Entry("devnet", "term", heard=("dev net",))
    assert "tri-devnet" in mended("then came the try dev net and it worked", *entries)


NUMBERED = (
    "We have devnet 2 now and the people who run it say that it is in good shape. Then devnet 3 comes with the changes "
    "that we spoke about in the last call. After devnet 3 we do devnet 4 and nobody knows how long that will take. "
)


def test_an_ordinary_word_stays_where_no_neighbour_speaks_for_the_name():
    text = f"{NUMBERED}That is a definite yes from me and a definite no from them."
    assert mended(text, Entry("devnet", "term")) == text


def test_an_abbreviation_of_more_than_one_stands_as_it_is():
    entry = Entry("UIP", "term")
    text = "there are three UIPs in it and two more UIPs after that"
    assert mended(text, entry) == text


def test_a_foreign_name_is_found_as_its_bearer_says_it():
    entry = Entry("Gracente Ribalta", "person")
    assert "Gracente" in mended("I will turn the call over to Grasentay Ribalta now", entry)


def test_a_new_word_that_the_talk_writes_small_stays():
    text = "We run the linter on it. Then the linter said no. I like the linter. Ask Ann why the linter is slow."
    assert mended(text, Entry("Lantern", "product")) == text


def test_an_abbreviation_that_many_know_is_not_another_one():
    text = "The APA is ready. This APA is new. One more APA comes. The API of the old one is gone."
    assert mended(text, Entry("APA", "product")) == text


def test_another_part_of_a_name_that_sounds_like_it_is_mended():
    entry = Entry("Dominic Packlon", "person")
    assert "Dominic Packlon" in mended("our next question comes from Dominic Packlin from the bank", entry)


def test_a_sure_part_speaks_for_the_whole_name():
    entry = Entry("Clint Breeland", "person")
    text = "With me are Joan Petty, president, Quinn Breedland, senior vice president, and Breeland's deputy."
    assert "Clint Breeland," in mended(text, entry)


def test_ordinary_words_beside_a_sure_part_stay():
    entry = Entry("Markus Blanda", "person")
    assert mended("good afternoon to you Marcus thanks for that", entry).endswith("thanks for that")


def test_one_of_many_is_written_as_one():
    entry = Entry("Adaptor Bridges", "other", case="free")
    text = mended("So an adapter bridge is another kind, and adapter bridges are not new.", entry)
    assert "bridge is" in text.lower()
    assert "bridges are" in text.lower()


def test_a_number_written_on_to_a_name_stays_on_it():
    text = "We have devnet 2 now. Then comes devnet 3 with the changes. After DEFNET3, we do devnet 4."
    assert "After devnet3, we" in mended(text, Entry("devnet", "term"))


def test_a_name_with_a_number_written_on_is_right():
    text = "We have DevNet3 now and then comes DevNet4 with the changes."
    assert mended(text, Entry("DevNet", "product")) == text


def test_another_number_is_another_name():
    assert "GPT3" in mended("The old one was called GPT3 by everybody.", Entry("GPT4", "product"))


def test_capitals_that_are_no_word_are_read_as_letters_too():
    text = "We ship eDBS and then eDBS again. The state of EDVS is good."
    assert "state of eDBS is" in mended(text, Entry("eDBS", "product"))


def test_capitals_that_english_has_are_left_alone():
    text = "We ship the ABC and then the ABC again. The ABD of it is good, and the USA knows."
    assert "USA" in mended(text, Entry("USB", "product"))


def test_an_abbreviation_one_letter_off_that_sounds_otherwise_stays():
    text = "A BOE is a BOE, and the BOE is one BOE. Then LOE came down, and LOE is low."
    assert mended(text, Entry("BOE", "product")) == text


def test_an_abbreviation_in_pieces_is_put_together():
    text = "The figures of the PM I got better. We saw that in May."
    assert "the PMI got" in mended(text, Entry("PMI", "product"))


def test_little_words_that_spell_a_name_stay():
    text = "We did it just in case. So to speak, it went well."
    assert mended(text, Entry("Justin", "person"), Entry("Soto", "person")) == text


def test_two_words_that_are_no_name_elsewhere_are_joined_where_they_come_again():
    text = "we look at tile shuffle now and then at the tile shuffle run that follows"
    assert "at Tileshuffle now" in mended(text, Entry("Tileshuffle"))


def test_two_words_that_are_a_name_elsewhere_stay_though_they_come_again():
    text = "he was a good man and we need a good man here"
    assert mended(text, Entry("Goodman")) == text


def test_a_number_word_beside_a_surname_that_is_right_may_be_the_first_name():
    text = "I will hand over to One Fonteca now. Thanks for that."
    assert "Juan Fonteca" in mended(text, Entry("Juan Fonteca", "person"))


def test_a_number_stays_a_number():
    text = "I have one question and one thanks for Fonteca."
    assert mended(text, Entry("Juan Fonteca", "person")) == text


def reasons(text, *entries):
    """Why candidates in the text are out of the question."""
    known = targets(Gazetteer(entries))
    talk = TalkIndex(View(Transcript((Segment(text, 0, 9000),))), known)
    some = gathered(talk)
    fill(talk, some)
    return {barred(talk, c) for c in some if c.features is not None}


PERSON = (
    "Clementino",
    "Dominic Packlon",
    "Steve Pumfreys",
    "Bill Billock",
    "Jonathan Lamvers",
    "Craig Derrill",
)
LEFT_ALONE = {
    "a part of the name": ("We use Lantern Core, and Lantern Core is small.", "The Lantern Core Wallet"),
    "what differs does not sound alike": ("As Dominic mentioned we did that last year.", "Dominic Packlon"),
    "a title would go or come": ("I hand the call back over to Mr Pumfreys for his closing words", "Steve Pumfreys"),
    "a filler among its words": ("On the right, Jonathan, um, we've shared the figures", "Jonathan Lamvers"),
    "other digits": ("there were thirteen of them and 24 in the other arm", "AFN 24"),
    "no spoken word": ("You open the file Lantern.conf and write it there", "Lantern Core"),
    "a contraction": ("we are glad that there'll be some new ones", "Craig Derrill"),
}


@pytest.mark.parametrize("why", LEFT_ALONE)
def test_what_is_said_beside_or_instead_of_a_name_stays(why):
    text, *names = LEFT_ALONE[why]
    entries = [Entry(name, "person" if name in PERSON else "product") for name in names]
    assert mended(text, *entries) == text
    assert why in reasons(text, *entries)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("I will let Bill, Bill answer that one", "Bill Billock", "person"),
        ("we spoke to John and Clementin- and then to them", "Clementino", "person"),
        ("the tea sat on the shelf", "tea set", "product"),
    ],
)
def test_what_was_said_so_stays(text, name, kind):
    assert mended(text, Entry(name, kind)) == text


def test_a_plural_whose_words_were_parted_is_no_other_form():
    assert "" in reasons("People do coin joins now.", Entry("coinjoin", "product"))


@pytest.mark.parametrize("entry", ["Ms Ellen DeVinctis", "Dr. Ellen DeVinctis"])
def test_a_title_that_was_not_said_is_not_written(entry):
    text = "I will turn the call over to Ellen De Vintis now."
    assert "over to Ellen DeVinctis now." in mended(text, Entry(entry, "person"))


def test_a_title_that_was_said_is_not_written_twice():
    text = "I will turn the call over to Miss Ellen De Vintis now."
    assert "over to Ms Ellen DeVinctis now." in mended(text, Entry("Ms Ellen DeVinctis", "person"))


def test_a_name_said_again_is_no_other_name_beside_it():
    text = "Marlena is here and glad of it. I will turn the call over to Marlenna {} now. Thank you all."
    entry = Entry("Marlena Hau", "person")
    assert "a part of another name" in reasons(text.format("Hessel"), entry)
    assert "a part of another name" not in reasons(text.format("Marlenna"), entry)
