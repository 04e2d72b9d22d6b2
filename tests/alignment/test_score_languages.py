"""Accents, case and fillers are those of the language; in English and in doubt as before."""

import pytest

from transcripts.alignment import score
from transcripts.alignment.view import view
from transcripts.model import Segment, Transcript

SPANISH = "Cada año los niños del barrio cantan mañana y noche delante de la iglesia."
TURKISH = "Işık sönünce kapıyı açtım ve karanlık sokağa çıktım, hava çok soğuktu."
GREEK = "Η Αθήνα είναι μεγάλη πόλη και έχει πολλούς κατοίκους."
GERMAN = "Wir wissen, dass er heute nicht da war, aber er kommt morgen wieder."
PORTUGUESE = "O que foi isso? Um homem viu a casa da minha avó e ficou com medo."


def said(text, language=None):
    return Transcript((Segment(text),), language=language)


@pytest.mark.parametrize("tokens", ["plain", "spoken"])
def test_an_accent_makes_another_word(tokens):
    assert score(SPANISH, SPANISH.replace("ñ", "n"), tokens=tokens).words.substitutions == 3


def test_in_english_accents_are_no_difference():
    text = "She sat in the café and read what they had written about the détente of those years."
    assert score(text, text.replace("é", "e")).wer == 0


def test_capitals_are_those_of_the_language():
    capitals = TURKISH.replace("i", "İ").replace("ı", "I").upper()
    assert score(TURKISH, capitals).wer == 0
    assert score(GREEK, "Η ΑΘΗΝΑ ΕΙΝΑΙ ΜΕΓΑΛΗ ΠΟΛΗ ΚΑΙ ΕΧΕΙ ΠΟΛΛΟΥΣ ΚΑΤΟΙΚΟΥΣ.").wer == 0
    assert score(said("Isparta", "tr"), said("ısparta", "tr")).wer == 0
    assert score(said("Isparta", "tr"), said("isparta", "tr")).wer == 1


@pytest.mark.parametrize(("text", "word"), [(GERMAN, " er"), (PORTUGUESE, " Um")])
def test_words_that_are_fillers_in_english_count(text, word):
    assert score(text, text.replace(word, "", 1), tokens="spoken").words.deletions == 1


def test_english_fillers_are_left_out():
    text = "so we went to the river again and it was cold in the morning"
    assert score(text, f"um {text} uh", tokens="spoken").wer == 0


def test_the_language_is_in_the_signature():
    assert score(SPANISH, SPANISH).signature.parameters["language"] == "es"
    assert "language" not in score("plain words", "plain words").signature.parameters


@pytest.mark.parametrize("note", ["(laughs)", "(Applause.)", "[inaudible]", "[door closes]", "( __ )"])
def test_notes_that_nobody_says_are_no_words(note):
    assert score("we went home", f"we went {note} home", tokens="spoken").wer == 0


@pytest.mark.parametrize("note", ["(by train)", "(again)"])
def test_other_words_in_round_brackets_are_said(note):
    assert score("we went home", f"we went {note} home", tokens="spoken").words.insertions > 0


def test_the_view_is_cut_where_the_reference_is():
    ours = Transcript((Segment("we saw it"), Segment("and it was good"), Segment("yes we did")))
    shown = view(ours, "we see it and it is was good yes did not")
    assert [line[5:].split() for line in shown.split("\n") if line[:4] in {"REF:", "HYP:"}] == [
        ["we", "saw", "it"],
        ["we", "see", "it"],
        ["and", "it", "**", "was", "good"],
        ["and", "it", "is", "was", "good"],
        ["yes", "we", "did"],
        ["yes", "did", "not"],
    ]


@pytest.mark.parametrize(("ours", "theirs"), [("", "yes"), ("yes", ""), ("", ""), ("yes", "yes")])
def test_the_view_of_an_empty_side_ends(ours, theirs):
    assert isinstance(view(ours, theirs), str)
