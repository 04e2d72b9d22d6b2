"""What comes nearer to a name in other words, each with what does not."""

from tests.names.test_vetoes import mended
from transcripts.gazetteer import Entry


def test_words_of_a_longer_run_that_is_nearer_are_not_the_name():
    entries = Entry("Monro Forward Initiatives", "organisation"), Entry("Monroe Forward", "person")
    text = "We go on with our Monroe forward initiatives, and with our Monroe forward initiative in the west."
    assert "Monroe Monro" not in mended(text, *entries)


def test_a_part_that_is_nearer_is_not_the_whole_name():
    entry = Entry("Christoph Ono", "person")
    text = "So me, Steven and Christophe are running it. Thanks Justin and yeah, Christophe, could you go on?"
    assert "Ono" not in mended(text, entry)


def test_a_name_heard_as_two_words_is_made_of_both():
    entry = Entry("Cytiva", "organisation")
    text = "we are glad of the addition of site tiva and it grew. The rest of site tiva came from others."
    assert "site Cytiva" not in mended(text, entry)


def test_a_little_word_beside_a_name_stays():
    entry = Entry("Titan Capital", "organisation")
    assert "of Titan Capital" in mended(
        "our next question comes from Bill Jones of Titan Capitol, please go ahead", entry
    )


def test_a_longer_name_does_not_stand_against_a_shorter_one():
    entries = Entry("Glamsterdam", "product"), Entry("Glamsterdam devnet", "product")
    text = "After the Glamstaden fork it is gone. In Glamsterdam it was there. Glamsterdam has it."
    assert "the Glamsterdam fork" in mended(text, *entries)
