import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.errors import WriteError
from transcripts.model import Chapter, Segment, Transcript
from transcripts.prose import Heading, Paragraph, compose, to_prose


def talk(*texts, speakers=None, chapters=(), title=None):
    made = [Segment(t, 3_000 * i, 3_000 * (i + 1), speakers[i] if speakers else None) for i, t in enumerate(texts)]
    return Transcript(tuple(made), title=title, chapters=chapters)


def test_sentences_run_on_across_cues():
    prose = to_prose(talk("The train was", "late again. Nobody", "minded."))
    assert [p.text for p in prose.paragraphs] == ["The train was late again. Nobody minded."]


def test_a_paragraph_for_each_turn_and_the_speaker_named_once_a_turn():
    prose = to_prose(talk("Who won?", "We did.", "By a mile.", speakers=["Ada", "Bo", "Bo"]))
    assert [(p.speaker, p.text, p.new_speaker) for p in prose.paragraphs] == [
        ("Ada", "Who won?", True),
        ("Bo", "We did. By a mile.", True),
    ]


def test_a_sentence_that_a_speaker_leaves_off_ends_with_the_turn():
    prose = to_prose(talk("And then I", "You what?", speakers=["Ada", "Bo"]))
    assert [p.text for p in prose.paragraphs] == ["And then I", "You what?"]


def test_chapters_become_headings_at_the_sentence_nearest_to_their_time():
    chapters = (Chapter("Opening", 0), Chapter("The vote", 6_400))
    prose = to_prose(talk("Good evening.", "Welcome all.", "We vote now.", "Hands up.", chapters=chapters))
    assert [p.title if isinstance(p, Heading) else p.text for p in prose.parts] == [
        "Opening",
        "Good evening. Welcome all.",
        "The vote",
        "We vote now. Hands up.",
    ]


def test_paragraphs_know_their_words_and_their_time():
    prose = to_prose(talk("Yes. [Music]", "No.", speakers=["Ada", "Bo"]))
    assert [(p.first, p.end, p.start_ms) for p in prose.paragraphs] == [(0, 1, 0), (2, 3, 3_000)]


def test_sounds_are_left_out_but_kept_in_a_verbatim():
    heard = talk("[Loud", "music] So ♪ it", "begins.")
    assert [p.text for p in to_prose(heard).paragraphs] == ["So it begins."]
    assert [p.text for p in to_prose(heard, verbatim=True).paragraphs] == ["[Loud music] So ♪ it begins."]


@pytest.mark.parametrize(
    "text",
    [
        "It is [not] true.", "I like [the new] crane.", "He said [sic] that.", "[He] went home.",
        "It cost [ __ ] a lot.",
        "We [inaudible 00:12] went.", "He spoke [in French] for an hour.", "Press # to go on.", "See [1] for more.",
        "She left [laughs]. He stayed.", "The [music teacher] came.", "Call (laughs) me.",
    ],
)  # fmt: skip
def test_brackets_that_are_no_sounds_stay(text):
    prose = to_prose(talk(text))
    assert ([p.text for p in prose.paragraphs], prose.left_out) == ([text], ())


def test_what_is_left_out_is_listed():
    assert to_prose(talk("[Loud", "music] So ♪ it", "begins.")).left_out == (0, 1, 3)


def test_quotation_marks_by_choice():
    heard = talk('It’s "fine".')
    assert [to_prose(heard, quotes=q).paragraphs[0].text for q in ("plain", "smart", "source")] == [
        "It's \"fine\".", "It’s “fine”.", "It’s \"fine\".",
    ]  # fmt: skip


def test_a_prose_that_would_lose_a_word_is_not_given_out(monkeypatch):
    monkeypatch.setattr(compose, "plain", lambda text: text.replace("not ", ""))
    with pytest.raises(WriteError, match="from word 3 on"):
        to_prose(talk("I did not go."))


def test_an_empty_talk_is_an_empty_prose():
    assert to_prose(Transcript(())).parts == ()


WORDS = st.sampled_from(["so", "well,", "it", "is.", "why?", "Mr.", "[noise]", "end.”", "—", "'tis"])


@given(st.lists(st.lists(WORDS, min_size=1, max_size=40), max_size=12), st.booleans())
def test_every_word_is_there_in_order_whatever_the_text(segments, speak):
    heard = talk(*(" ".join(s) for s in segments), speakers=[f"S{i % 3}" for i in range(12)] if speak else None)
    prose = to_prose(heard, verbatim=True, quotes="source")
    assert " ".join(p.text for p in prose.paragraphs).split() == [w.text for w in heard.words]
    assert all(isinstance(p, Paragraph) and len(p.text.split()) <= 150 for p in prose.parts)
    assert [n for p in prose.paragraphs for n in range(p.first, p.end)] == list(range(len(heard.words)))


@pytest.mark.parametrize(
    "text",
    [
        "Le maire a dit : « Le pont est fermé », et puis il est parti dîner.",
        "Il a crié\u202f: «\u202fOn y va\u202f!\u202f» et tout le monde l’a suivi jusqu’au port.",
        "Der Wirt sagte: „Heute bleibt die Küche kalt“, und ging nach oben.",
        "»Kommst du denn nun mit oder nicht?«, fragte der Alte seine Tochter.",
        "¿Quién dijo «mañana»? ¡Yo no he dicho nada de eso en toda la tarde!",
        "Hun sagde: »Vi ses i morgen«, og så gik hun ned til båden.",
    ],
)
def test_other_languages_keep_their_marks_and_blanks(text):
    for quotes in ("plain", "smart", "source"):
        assert [p.text for p in to_prose(talk(text), quotes=quotes).paragraphs] == [text]


def test_an_english_talk_keeps_the_marks_of_a_german_sentence():
    english = "He said “we will all go down to the river tomorrow” and then he left."
    german = "Und der Wirt sagte: „Heute bleibt die Küche leider den ganzen Tag kalt.“"
    straight = english.replace("“", '"').replace("”", '"')
    assert to_prose(talk(english, german, english)).paragraphs[0].text == f"{straight} {german} {straight}"


@pytest.mark.parametrize(
    ("cues", "text"),
    [
        (("昨日は港へ", "行きました。", "船は古いです"), "昨日は港へ行きました。船は古いです"),
        (("昨天我们去了", "港口。", "船很旧"), "昨天我们去了港口。船很旧"),
        (("어제 항구에", "갔어요.", "배는 낡았어요"), "어제 항구에 갔어요. 배는 낡았어요"),
    ],
)
def test_cues_meet_as_their_script_has_it(cues, text):
    assert to_prose(talk(*cues)).paragraphs[0].text == text


def test_a_blank_inside_a_japanese_cue_is_the_sources_own():
    assert to_prose(talk("昨日は 港へ", "行きました")).paragraphs[0].text == "昨日は 港へ行きました"


def test_a_paragraph_for_each_turn_that_a_mark_begins():
    prose = to_prose(talk(">> Good evening, and", "welcome.", ">> Thank you.", "- Is it open?\n- No.", "We wait."))
    assert [p.text for p in prose.paragraphs] == [
        "Good evening, and welcome.", "Thank you.", "Is it open?", "No.", "We wait.",
    ]  # fmt: skip
    assert [p.text for p in to_prose(talk("- Yes.\n- No."), verbatim=True).paragraphs] == ["- Yes.", "- No."]


def test_who_speaks_after_a_mark_within_a_cue_is_not_known():
    prose = to_prose(talk("Is it open?\n>> Not yet.", "We wait.", speakers=["Ada", "Ada"]))
    assert [(p.speaker, p.text) for p in prose.paragraphs] == [
        ("Ada", "Is it open?"), (None, "Not yet."), ("Ada", "We wait."),
    ]  # fmt: skip


def test_a_list_and_an_aside_begin_no_turn():
    prose = to_prose(talk("We need\n- flour\n- milk", "- and that is all -", "today."))
    assert len(prose.paragraphs) == 1
