import pytest

from transcripts.languages.registry import language
from transcripts.prose.sentences import ends_clause, ends_sentence, sentences


@pytest.mark.parametrize(
    ("word", "following"),
    [
        ("over.", "Then"),
        ("no.", "Then"),
        ("U.S.", "They"),
        ("over?”", "Then"),
        ("over.)", None),
        ("Mr.", None),
        ("p.m.", "They"),
        ("well...", "Then"),
    ],
)
def test_a_sentence_ends(word, following):
    assert ends_sentence(word, following)


@pytest.mark.parametrize(
    ("word", "following"),
    [
        ("Mr.", "Ash"),
        ("Maj.", "Ash"),
        ("e.g.", "The"),
        ("No.", "5"),
        ("U.S.", "Congress"),
        ("J.", "Smith"),
        ("3.5", "percent"),
        ("so...", "then"),
        ("over,", "then"),
    ],
)
def test_a_sentence_goes_on(word, following):
    assert not ends_sentence(word, following)


def test_a_clause_ends_at_a_comma_a_colon_and_a_dash_but_not_at_a_hyphen():
    assert [ends_clause(w) for w in ("so,", "this:", "wait–", "wait--", "well-known", "end.")] == [
        True, True, True, True, False, False,
    ]  # fmt: skip


def test_sentences_cover_every_word_once():
    words = ["One", "two.", "Three?", "Mr.", "Four", "is", "here"]
    assert sentences(words) == [(0, 2), (2, 3), (3, 7)]
    assert sentences([]) == []


@pytest.mark.parametrize(
    ("code", "text", "count"),
    [
        ("es", "La Dra. Olmo vino con el Sr. Paz. Nadie la vio.", 2),
        ("de", "Am 3. Mai kam sie, d.h. zu spät. Es kostet ca. 2 Mio. Euro.", 2),
        ("de", "Das war im Jahr 1999. Dann kam er.", 2),
        ("fr", "M. Lanvier et Mme. Orsel sont là. On commence.", 2),
        ("pl", "To kosztuje ok. 3 zł itd. i dalej. Dobrze.", 2),
        ("ru", "Это т.е. около 3 тыс. рублей. Хорошо.", 2),
        ("el", "Ποιος ήρθε; Κανείς δεν ήρθε.", 2),
        ("hi", "वह आया। फिर गया।", 2),
        ("ar", "من جاء؟ لا أحد.", 2),
        ("en", "He came; she left. Then it rained.", 2),
    ],
)
def test_each_language_has_its_own_short_forms_and_ends(code, text, count):
    words = text.split()
    assert len(sentences(words, [language(code)] * len(words))) == count
