import pytest

import transcripts as ts
from transcripts.names.listed_forms import SELDOM, said_together


def cleaned(text, *names, **options):
    result = ts.clean(ts.Transcript((ts.Segment(text),)), gazetteer=list(names), only=["names"], **options)
    return result.transcript.text, [(s.before, s.after) for s in result.ledger.suggestions]


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        ("We gave the prize to Inigo Belmez of the sailing club.", "Íñigo Bélmez", "Íñigo Bélmez"),
        ("They drove over the pass to Zurich in the rain.", "Zürich", "Zürich"),
        ("Our guest today is Lukasz Zolc from the museum.", "Łukasz Żółć", "Łukasz Żółć"),
        ("Our guest today is Soren Aebeltoft from the museum.", "Søren Æbeltoft", "Søren Æbeltoft"),
        ("It was Inigo Belmez's boat that sank in the bay.", "Íñigo Bélmez", "Íñigo Bélmez's"),
        (
            "we gave the prize to inigo belmez of the sailing club and then we all went home",
            "Íñigo Bélmez",
            "Íñigo Bélmez",
        ),
    ],
)
def test_accents_of_listed_names_are_mended(text, name, wanted):
    assert wanted in cleaned(text, name)[0]


def test_a_part_of_a_name_gets_its_accents_where_the_whole_name_stands():
    text = "We thank Inigo Belmez for the map. Then Mr. Belmez spoke about the bay."
    assert cleaned(text, "Íñigo Bélmez")[0] == "We thank Íñigo Bélmez for the map. Then Mr. Bélmez spoke about the bay."
    alone = "Then Mr. Belmez spoke about the bay for an hour."
    assert cleaned(alone, "Íñigo Bélmez") == (alone, [("Belmez", "Bélmez")])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They drove over the pass to Zurich in the rain.", ["Zürich", "Zurich"]),  # both are listed
        ("They drove over the pass to Zurich in the rain.", []),  # nobody listed it
        ("Send me your resume before the end of the week, please.", ["Résumé"]),  # an ordinary word
    ],
)
def test_plain_forms_stay(text, names):
    assert cleaned(text, *names)[0] == text


@pytest.mark.parametrize("name", ["React Native", "Quiet Harbor Code", "Prime Video", "Copper Lantern"])
def test_a_listed_name_of_ordinary_words_gets_its_capitals(name):
    text = f"So we wrote all of it in {name.lower()} over the summer. Then it rained."
    assert name in cleaned(text, name)[0]


@pytest.mark.parametrize("name", ["Learn More", "Human Rights", "Next Week"])
def test_what_english_says_all_the_time_is_only_suggested(name):
    text = f"So we talked about {name.lower()} for an hour. Then it rained."
    assert cleaned(text, name) == (text, [(name.lower(), name)])
    assert said_together(name.lower().split()) > SELDOM


@pytest.mark.parametrize("name", ["React Native", "Copper Lantern"])
def test_nothing_is_written_large_without_the_list(name):
    text = f"So we wrote all of it in {name.lower()} over the summer. Then it rained."
    assert cleaned(text) == (text, [])


@pytest.mark.parametrize(
    "text",
    [
        "Para mi es una pena que no vengas a cenar con nosotros esta noche.",
        "Los barcos salieron del porto antes de que llegara la lluvia del norte.",
    ],
)
def test_words_of_other_languages_are_no_names_written_without_accents(text):
    assert cleaned(text, "Peña", "Porto")[0] == text
