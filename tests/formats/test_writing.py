"""Writing: made ready and told, then proved from the very bytes by the reader that a user will use."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts.errors import WriteError
from transcripts.formats import FORMATS, Holds, WriteOptions, by_name, read_bytes, write_text
from transcripts.formats.base import Output
from transcripts.formats.characters import plain
from transcripts.formats.proof import prove
from transcripts.formats.reading import read_as_shown
from transcripts.model import Extra, Segment, Transcript

EXACT = [f.name for f in FORMATS if f.read and f.write and f.exact]
PIECES = st.sampled_from([
    "\0", "\x07", "\v", "\f", "\r", "\r\n", "\x1b[31m", "\x1c", "\x1f", "\x85", "\x92", "\u2028", "\u2029", "\ufeff",
    "\ufffe", "\ud800", "\udfff", "\ud83d\ude00", "\u200d", "\u00a0", " ", "\n", "\n\n", "-->", "<i>", "{\\an8}",
    "&#7;", "\\N", "[br]", "Ann:", ";;", "1", "00:00:01,000 --> 00:00:02,000", "[00:01.00]", "WEBVTT", "a",
    "北京", "I", "é",
])  # fmt: skip
TEXTS = st.lists(PIECES | st.text(st.characters(codec=None), max_size=3), max_size=7).map("".join)
SEGMENTS = st.lists(
    st.fixed_dictionaries(
        {"text": TEXTS, "start_ms": st.integers(-5000, 10**7), "end_ms": st.integers(-5000, 10**7)},
        optional={"speaker": TEXTS, "id": TEXTS, "settings": TEXTS},
    ),
    min_size=1,
    max_size=4,
)


@pytest.mark.parametrize("name", EXACT)
@given(segments=SEGMENTS, title=TEXTS, options=st.builds(WriteOptions, st.booleans(), st.booleans()))
@settings(max_examples=40, deadline=None)
def test_whatever_json_holds_is_written_and_comes_back(name, segments, title, options):
    document = {"transcripts": 1, "title": title, "segments": segments}
    talk = read_bytes(json.dumps(document).encode(), "a.json")
    chosen = by_name(name)
    output = write_text(talk, chosen, options)
    if not any(segment.text.strip() for segment in talk.segments):
        return
    back = read_as_shown(output.data, "out", by_name(chosen) if isinstance(chosen, str) else chosen)
    labels = options.speaker_labels and Holds.SPEAKERS not in chosen.holds
    expected = sorted(talk.segments, key=lambda s: s.start_ms) if chosen.ordered else talk.segments
    texts = [_labelled(s) if labels and s.text.strip() else s.text for s in expected]
    assert [word.text for word in back.words] == " ".join(texts).split()
    assert plain(back.text)


def _labelled(segment):
    name = " ".join((segment.speaker or "").split())
    return f"{name}: {segment.text.lstrip()}" if name else segment.text


def test_the_proof_reads_the_bytes():
    talk = Transcript((Segment("one two", 0, 900),))
    lost = "1\n00:00:00,000 --> 00:00:00,900\none {}two\n"
    assert prove(talk, by_name("srt"), Output(lost.format(""))) == ()
    with pytest.raises(WriteError, match="changes words near"):
        prove(talk, by_name("srt"), Output(lost.format("\r") + "\ufeffx"))
    with pytest.raises(WriteError, match="surrogate"):
        prove(talk, by_name("srt"), Output(lost.format("\ud800")))


def test_the_proof_finds_lost_ends_and_cues():
    talk = Transcript((Segment("one", 0, 900), Segment("two", 1000, 2000)))
    written = write_text(talk, "srt").content
    with pytest.raises(WriteError, match="time of segment 2"):
        prove(talk, by_name("srt"), Output(written.replace("00:00:02,000", "00:00:02,500")))
    with pytest.raises(WriteError, match="2 were written and 1 read back"):
        prove(talk, by_name("srt"), Output("1\n00:00:00,000 --> 00:00:00,900\none\ntwo\n"))


def test_a_talk_with_odd_text_is_mended_told_and_written():
    output = write_text(Transcript((Segment("one\rtwo \ud800 \ufeff three", 0, 900),)), "ass")
    assert read_bytes(output.data, "a.ass").text == "one\ntwo \ufffd  three"
    assert len(output.warnings) == 2


@pytest.mark.parametrize("name", EXACT)
def test_speaker_labels_are_asked_of_any_format(name):
    talk = Transcript((Segment("Good evening", 0, 900, "Ann"), Segment("and welcome", 1000, 2000, "Kim Roy")))
    output = write_text(talk, name, WriteOptions(speaker_labels=True))
    back = read_bytes(output.data, "out", name)
    found = [segment.speaker for segment in back.segments]
    assert found == ["Ann", "Kim_Roy" if name == "ctm" else "Kim Roy"]
    assert [word.text for word in back.words] == ["Good", "evening", "and", "welcome"]


def test_without_the_option_no_label_is_written():
    assert "Ann" not in write_text(Transcript((Segment("Yes.", 0, 900, "Ann"),)), "srt").content


@pytest.mark.parametrize("name", ["ass", "lrc", "ttml"])
def test_cues_out_of_order_are_sorted_and_told(name):
    talk = Transcript(
        (Segment("third", 5000, 6000), Segment("first", 0, 900), Segment("second", 1000, 2000)),
        extras=(Extra("webvtt:note", "x", 1),),
    )
    output = write_text(talk, name)
    assert [word.text for word in read_bytes(output.data, "out", name).words] == ["first", "second", "third"]
    assert any("order of their times" in notice.message for notice in output.warnings)


@pytest.mark.parametrize("name", ["srt", "webvtt", "sbv", "json"])
def test_where_any_order_can_be_held_it_is_kept(name):
    talk = Transcript((Segment("second", 5000, 6000), Segment("first", 0, 900)))
    output = write_text(talk, name)
    assert [word.text for word in read_bytes(output.data, "out", name).words] == ["second", "first"]
    assert output.warnings == ()


def test_speakers_that_come_back_otherwise_are_told():
    talk = Transcript((Segment("Good evening", 0, 900, "Ann Lee"), Segment("and welcome", 1000, 2000, "1")))
    (notice,) = write_text(talk, "ctm").warnings
    assert notice.message == "CTM cannot hold the speaker 'Ann Lee' as it is; read back, it is 'Ann_Lee', and 1 more"
    assert write_text(Transcript((Segment("Good evening", 0, 900, "Ann"),)), "ctm").warnings == ()
    (notice,) = write_text(Transcript((Segment("Good evening", 0, 900, "Lee, Ann"),)), "ass").warnings
    assert "'Lee; Ann'" in notice.message


def test_a_time_past_all_reckoning_is_an_error():
    with pytest.raises(WriteError, match="285,000 years"):
        write_text(Transcript((Segment("one", 0, 10**400),)), "srt")


def test_lrc_goes_beyond_a_day():
    talk = Transcript((Segment("one", 0, 900), Segment("two", 10**8, 10**8 + 900)))
    assert [s.start_ms for s in read_bytes(write_text(talk, "lrc").data, "a.lrc").segments] == [0, 10**8]
