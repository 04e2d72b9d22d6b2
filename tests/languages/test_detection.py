"""Which language a stretch is in: told where it is sure, undetermined where it is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts.errors import TranscriptsError
from transcripts.languages.detection import language_of, stretches
from transcripts.model import Segment, Transcript

ENGLISH = "so we walked along the harbour and she told me that the old crane would be taken down this week"
GERMAN = "und dann sind wir wieder an den hafen gegangen weil der alte kran noch immer dort steht und niemand ihn will"
FRENCH = "et puis nous sommes retournés au port parce que la vieille grue est encore là et que personne ne la veut"


def talk(*texts, language=None):
    return Transcript(tuple(Segment(text) for text in texts), language=language)


def told(*texts, language=None):
    heard = talk(*texts, language=language)
    words = [word.text for word in heard.words]
    return [(s.language.code, " ".join(words[s.first : s.end])) for s in stretches(heard)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ENGLISH, "en"), (GERMAN, "de"), (FRENCH, "fr"), (ENGLISH.upper(), "en"), (GERMAN.upper(), "de"),
        ("a red carpet welcome in pongyang", "en"), ("in keev Zelensky spoke", "en"), ("the tea set", "en"),
        ("Um homem e uma mulher, um de cada vez. Há um problema em um dos portos.", "pt"),
        ("Er was eens een man die in een huis woonde", "nl"),
        ("в москве сегодня снова идёт дождь", "ru"), ("今日は港の話をします。船は白いです。", "ja"),
    ],
)  # fmt: skip
def test_a_language_is_told(text, code):
    assert language_of(talk(text)).code == code


@pytest.mark.parametrize("text", ["", "12 34", "…", "U S A U S A", "Halvard Quillfeather", "🙂 🙂"])
def test_what_says_nothing_is_undetermined(text):
    assert language_of(talk(text)).code == "und"


def test_a_sentence_of_another_language_is_a_stretch_of_its_own():
    found = told(ENGLISH + ".", "Er ist da, um uns allen mit dem alten Kran zu helfen.", ENGLISH)
    assert [code for code, _ in found] == ["en", "de", "en"]
    assert found[1][1].startswith("Er ist da, um")


def test_a_name_or_a_title_is_no_stretch_of_its_own():
    text = "Thanks to Joaquín Etxeberria from Le Monde Diplomatique for the question about the harbour"
    assert [code for code, _ in told(f"{ENGLISH}. {text}. {ENGLISH}")] == ["en"]


def test_a_language_that_the_file_states_is_believed_in_doubt_alone():
    assert language_of(talk(ENGLISH, language="fr")).code == "en"
    assert language_of(talk(GERMAN, language="en")).code == "de"
    assert language_of(talk("bom dia", language="pt-BR")).code == "pt"


def test_a_language_that_the_user_names_is_believed_always():
    assert language_of(talk(ENGLISH), "French").code == "fr"
    assert language_of(talk(ENGLISH), "und").code == "und"
    with pytest.raises(TranscriptsError, match="no language is known as 'klingon'"):
        language_of(talk(ENGLISH), "klingon")


WORDS = st.lists(st.text(min_size=1, max_size=8).map(lambda t: "".join(t.split()) or "a"), max_size=40)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=4))
def test_stretches_cover_every_word_once_in_order(rows):
    heard = talk(*(" ".join(row) for row in rows))
    at = 0
    for stretch in stretches(heard):
        assert stretch.first == at < stretch.end
        at = stretch.end
    assert at == len(heard.words)
