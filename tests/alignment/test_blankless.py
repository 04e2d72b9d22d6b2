"""Scripts without blanks are aligned and scored by character; others are not."""

import jiwer
import pytest
from hypothesis import given
from hypothesis import strategies as st

import transcripts as ts
from transcripts.alignment import align, score, timed_part
from transcripts.alignment.blankless import apart, pieces
from transcripts.alignment.tables import table
from transcripts.errors import AlignmentError
from transcripts.model import Segment, Transcript

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


ROUGH = Transcript(
    (
        Segment("皆さんこんばんは今日は橋の", 1000, 4000),
        Segment("話をします橋は毎朝六時に開きます", 4000, 8000),
        Segment("昔は歩く人が大勢いましたが今は静かです", 8000, 12000),
    )
)
CLEAN = Transcript(
    (
        Segment("皆さん、こんばんは。今日は橋の話をします。"),
        Segment("橋は毎朝六時に開きます。昔は歩く人が大勢居ましたが、今は静かです。"),
    )
)


def test_scripts_without_blanks_are_aligned_by_character():
    found = align(ROUGH, CLEAN)
    assert [s.text for s in found.transcript.segments] == [s.text for s in CLEAN.segments]
    starts = {w.text: w.start_ms for w in found.transcript.segments[1].words}
    assert 4000 < starts["橋"] < 8000 == starts["昔"]
    assert found.coverage == (1, 1)
    kept = align(ROUGH, CLEAN, "timed").transcript
    assert [s.text for s in kept.segments][1] == "話をします。橋は毎朝六時に開きます。"
    assert [(s.start_ms, s.end_ms) for s in kept.segments] == [(1000, 4000), (4000, 8000), (8000, 12000)]


def test_no_blank_is_put_between_characters_or_at_joins():
    shown = "".join(s.text for s in ts.lay_out(timed_part(align(ROUGH, CLEAN).transcript)).segments)
    assert shown.replace("\n", "") == "".join(s.text for s in CLEAN.segments)


def test_another_talk_in_such_a_script_is_refused():
    with pytest.raises(AlignmentError):
        align(ROUGH, Transcript((Segment("明日の天気は晴れのち曇りでしょう。午後は風が強くなります。"),)))


@given(st.text(alphabet="橋の話「」。、ab 2が", min_size=1))
def test_taken_apart_a_text_stays_as_it_is(text):
    talk = Transcript((Segment(text, 0, 1000),))
    (segment,) = apart(talk).segments
    assert segment.text == text
    assert "".join(w.text for w in segment.words) == "".join(text.split())
