"""Scripts without blanks are scored by character; others are not."""

import jiwer
import pytest

from transcripts.alignment import score
from transcripts.alignment.blankless import pieces
from transcripts.alignment.tables import table

JAPANESE = "昨日は庭で花を見ました。"


@pytest.mark.parametrize("tokens", ["plain", "spoken"])
@pytest.mark.parametrize(
    ("reference", "hypothesis", "errors", "length"),
    [
        (JAPANESE, "昨日は庭で鳥を見ました", 1, 11),
        ("我们今天去公园，好吗？", "我们今天去公园好吗", 0, 9),
        ("データを 使う", "データを使う", 0, 6),
        ("がぎぐ", "かぎぐ", 1, 3),
        ("ပန်းခြံ", "ပန်းခြံ", 0, len(pieces("ပန်းခြံ"))),
    ],
)
def test_each_character_counts(tokens, reference, hypothesis, errors, length):
    found = score(reference, hypothesis, tokens=tokens)
    assert (found.words.errors, found.words.reference, found.by_character) == (errors, length, True)


def test_the_rate_is_jiwers_character_error_rate():
    reference, hypothesis = JAPANESE.rstrip("。"), "昨日庭で鳥を見ましたよ"
    found = score(reference, hypothesis)
    assert found.wer == found.cer == jiwer.cer(reference, hypothesis)


def test_thai_counts_a_letter_with_its_marks_as_one():
    assert pieces("ที่นี่") == ("ที่", "นี่")
    assert score("ที่นี่", "ที่นี้").words.errors == 1


def test_a_word_of_another_script_is_one():
    assert score("iPhoneを2台", "iphoneを2台").words.reference == 4


def test_it_is_told():
    assert "counts as a word" in table({"one": score(JAPANESE, JAPANESE)})
    assert score(JAPANESE, JAPANESE).to_json()["by_character"]


@pytest.mark.parametrize("text", ["We went home.", "그는 집에 갔다.", "Он ушёл домой.", "ذهبنا إلى البيت"])
def test_other_scripts_are_scored_by_word(text):
    found = score(text, text)
    assert not found.by_character
    assert found.words.reference == len(text.split())
    assert "counts as a word" not in table({"one": found})


def test_written_tokens_stay_jiwers():
    assert score(JAPANESE, "昨日", tokens="written").wer == jiwer.wer(JAPANESE, "昨日")


@pytest.mark.parametrize(("reference", "hypothesis"), [("", ""), ("", "a b"), ("a b", "")])
@pytest.mark.parametrize("tokens", ["plain", "spoken", "written"])
def test_an_empty_side_has_jiwers_rates(reference, hypothesis, tokens):
    found, theirs = score(reference, hypothesis, tokens=tokens), jiwer.process_words(reference, hypothesis)
    assert (found.wer, found.mer, found.wil) == (theirs.wer, theirs.mer, theirs.wil)
    assert found.cer == jiwer.cer(reference, hypothesis)
