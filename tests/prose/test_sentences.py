import pytest

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
