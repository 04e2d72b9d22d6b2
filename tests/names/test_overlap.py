"""What comes nearer to a name in other words, each with what does not."""

from tests.names.test_vetoes import mended
from transcripts.gazetteer import Entry


def test_words_of_a_longer_run_that_is_nearer_are_not_the_name():
    entries = Entry("Rosco Forward Initiatives", "organisation"), Entry("Roscoe Forward", "person")
    text = "We go on with our Roscoe forward initiatives, and with our Roscoe forward initiative in the west."
    assert "Roscoe Rosco" not in mended(text, *entries)


def test_a_part_that_is_nearer_is_not_the_whole_name():
    entry = Entry("Christoph Odo", "person")
    text = "So Ruth, Martin and Christophe are running it. Thanks Peter and yeah, Christophe, could you go on?"
    assert "Odo" not in mended(text, entry)


def test_a_little_word_beside_a_name_stays():
    entry = Entry("Titan Capital", "organisation")
    assert "of Titan Capital" in mended(
        "our next question comes from Bill Jones of Titan Capitol, please go ahead", entry
    )


def test_a_longer_name_does_not_stand_against_a_shorter_one():
    entries = Entry("Brotterdam", "product"), Entry("Brotterdam devnet", "product")
    text = "After the Brottaden fork it is gone. In Brotterdam it was there. Brotterdam has it."
    assert "the Brotterdam fork" in mended(text, *entries)
