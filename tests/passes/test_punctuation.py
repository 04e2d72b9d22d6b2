import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts.gazetteer import Entry, Gazetteer
from transcripts.ledger import Ledger, View
from transcripts.model import Segment, Transcript, Word
from transcripts.passes.punctuation import BARE_STRETCH, bare_stretches, lacks_case, punctuation_pass

RAIN = "it has rained all week and the fields are under water"


def talk(*texts, speakers=None, language=None):
    made = tuple(Segment(t, speaker=speakers[i] if speakers else None) for i, t in enumerate(texts))
    return Transcript(made, language=language)


def after(heard, gazetteer=None):
    return Ledger().extend(heard, punctuation_pass(gazetteer)(View(heard))).read(heard)


def proposals(heard):
    return list(punctuation_pass()(View(heard)))


def test_bare_captions_become_sentences_across_cues():
    heard = talk("good evening and", "welcome to the news", "our top story tonight", "is the weather " + RAIN)
    text = " ".join(after(heard).text.split())
    assert text.startswith("Good evening")
    assert text.count(".") >= 2
    assert text.endswith(".")


def test_a_question_gets_its_mark():
    assert "?" in after(talk("hello everyone how are you doing today i am very well thank you for asking")).text


def test_capitals_that_the_recogniser_strewed_go_and_names_stay():
    heard = "yesterday he told us in London that it was Lovely to Walk by the river in the early morning"
    text = after(talk(heard)).text
    assert "London" in text
    assert "lovely" in text
    assert "walk" in text


def test_a_name_that_the_gazetteer_knows_keeps_its_capital():
    heard = talk("then we went over to the Optics building and had a long look at the new lenses they make there")
    assert "Optics" in after(heard, Gazetteer.of([Entry("Optics")])).text


def test_no_mark_parts_a_name_that_the_gazetteer_knows():
    heard = talk("we were met by", "the mayor of Wells", "Rivers and Lakes", "which is a small town", "near the sea")
    names = Gazetteer.of([Entry("Wells Rivers and Lakes")])
    assert "Wells Rivers and Lakes" in " ".join(after(heard, names).text.split())


def test_all_capitals_come_down():
    text = after(talk("THE TRAIN TO LONDON WAS LATE AGAIN. NOBODY AT THE STATION KNEW WHY.")).text
    assert text.startswith("The train to London was late again. Nobody")


def test_marks_of_the_source_stay_where_only_the_case_is_missing():
    heard = talk("the train was late again. nobody knew why; it was cold. we waited.")
    text = after(heard).text
    assert text.lower() == heard.text
    assert "Nobody" in text
    assert "We" in text


LEAVE_ALONE = [
    "He came. He saw. He went home, and that was that.",
    "Chapter One",
    "A list: eggs, flour, milk, sugar, salt.",
    "“Is it?” she said. “It is,” he said... and left.",
    "iPhone sales rose 3.5% in Q4. NATO met. McDonald's did too.",
    "",
    "— ♪ —",
    "so he said no.",
]


@pytest.mark.parametrize("text", LEAVE_ALONE)
def test_text_with_no_error_is_left_alone(text):
    assert proposals(talk(text)) == []


def test_a_long_list_with_commas_is_left_alone():
    assert proposals(talk("He packed " + ", ".join(["a warm coat"] * 60) + ". Then he left.")) == []


def test_only_the_bare_part_of_a_talk_is_touched():
    heard = talk("This was typed. It has its marks, as it should.", *[RAIN] * 11, "This was typed too.")
    assert len(RAIN.split()) * 11 > BARE_STRETCH
    found = proposals(heard)
    assert found
    assert all(c.word > 9 for c in found)
    assert all(c.word < len(heard.words) - 4 for c in found)


def test_a_comma_that_stands_is_kept_or_made_a_full_stop():
    heard = talk("well, it rained all day, so we stayed at home and read old books until the evening news came on")
    text = after(heard).text
    assert text.startswith("Well,")


def test_bare_stretches_and_missing_case():
    words = ["word"] * (BARE_STRETCH + 1)
    assert bare_stretches(["End.", *words, "end."]) == [(1, BARE_STRETCH + 3)]
    assert bare_stretches(["End.", *words[:40], "end."]) == []
    assert not lacks_case(["One."])


def test_evidence_and_score_say_how_sure_the_model_is():
    found = proposals(talk(RAIN))
    assert all(c.rule == "punctuation" and c.layer == "marks" and 0 <= c.score <= 1 for c in found)
    assert {"mark", "mark_score", "case_score"} <= set(found[0].evidence)


WORDS = st.sampled_from(
    ["the", "Rain", "I'm", "so", "what", "LONDON", "well,", "3%", "“is", "it”", "—", "[noise]", "ß"]
)


@settings(max_examples=25, deadline=None)
@given(st.lists(WORDS, max_size=260), st.lists(st.integers(0, 259), max_size=3), st.integers(1, 30))
def test_no_letter_changes_and_what_was_cleaned_stays(words, stops, length):
    for at in stops:
        if at < len(words):
            words[at] = "end."
    spans = [words[i : i + length] for i in range(0, len(words), length)]
    heard = Transcript(tuple(Segment.of([Word(w) for w in s]) for s in spans))
    clean = heard
    for _ in range(3):
        clean = after(clean)
    letters = ["".join(c for c in w.text.casefold() if c.isalnum()) for w in heard.words]
    assert ["".join(c for c in w.text.casefold() if c.isalnum()) for w in clean.words] == letters
    assert proposals(clean) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=8).map(lambda t: "".join(t.split())).filter(bool), max_size=30))
def test_any_letters_of_any_script_come_through(words):
    heard = Transcript((Segment.of([Word(w) for w in words]),), language="en")
    clean = after(after(after(heard)))
    letters = [[c for c in w.casefold() if c.isalnum()] for w in words]
    assert [[c for c in w.text.casefold() if c.isalnum()] for w in clean.words] == letters
    assert proposals(clean) == []


@pytest.mark.parametrize(
    "note",
    ["[Music]", "[MUSIC PLAYING]", "(laughs)", "[ __ ]", "[inaudible 00:12]", "♪", "[crosstalk]", ">>", "[Foreign]",
     "[speaking French]"],
)  # fmt: skip
def test_notes_are_no_words_and_take_no_marks(note):
    said = ("good evening and welcome to the news", "our top story tonight is the weather " + RAIN)
    whole, noted = after(talk(*said)).text.split(), after(talk(said[0], note, said[1], note)).text
    kept = note.split()
    assert noted.split() == [*whole[:7], *kept, *whole[7:], *kept]


def test_the_mark_goes_before_a_note_and_the_sentence_begins_after_it():
    text = after(talk("we went home at last", "[Applause]", "thank you all very much for coming here tonight")).text
    assert text.split()[4:7] == ["last.", "[Applause]", "Thank"]


def test_a_note_in_capitals_is_no_text_in_capitals():
    heard = talk("He came. [MUSIC PLAYING LOUDLY] He saw it. [APPLAUSE AND CHEERING]")
    assert proposals(heard) == []


def test_words_in_brackets_are_read():
    assert after(talk("he said that the [new] crane is better than the old one " + RAIN)).text.startswith("He said")
