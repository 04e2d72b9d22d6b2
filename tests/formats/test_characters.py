"""Which characters text may hold: one definition for every reader, told, and text without odd ones untouched."""

import json
from contextlib import suppress

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts.errors import TranscriptsError
from transcripts.formats import FORMATS, read_bytes
from transcripts.formats.characters import Mending, plain, plain_bytes

ODD = {
    "a\vb": "a\nb",
    "a\fb": "a\nb",
    "a\x85b": "a\nb",
    "a\u2028b\u2029c": "a\nb\nc",
    "a\r\nb\rc": "a\nb\nc",
    "a\x1cb\x1fc": "a b c",
    "a\x07b\x7f": "ab",
    "\x1b[31mred\x1b[0m": "red",
    "\x1b]0;title\x07text": "text",
    "don\x92t": "don’t",
    "\x81a": "a",
    "a\ufeffb": "ab",
    "a\0b": "a\ufffdb",
    "a\ud800b": "a\ufffdb",
    "a\ud83d\ude00b": "a😀b",
    "a\ufffeb\U0001ffff\ufdd0": "a\ufffdb\ufffd\ufffd",
}
PLAIN = [
    "plain",
    "a\tb\nc",
    "नमस्\u200dते",
    "\u200fעברית\u202b",
    "a\u00a0b",
    "e\u0301",
    "\u2060",
    "\ue000",
    "🚢",
    "\U00022ffe",
    "\u00ad",
    "",
]
CUE = "1\n00:00:01,000 --> 00:00:02,000\nOne {} two\n\n2\n00:00:03,000 --> 00:00:04,000\nThree.\n"


@pytest.mark.parametrize(("odd", "mended"), ODD.items(), ids=ascii)
def test_what_is_odd_is_normalised_or_left_out(odd, mended):
    assert not plain(odd)
    assert Mending().mend(odd) == mended
    assert plain(mended)


@pytest.mark.parametrize("text", PLAIN, ids=ascii)
def test_joiners_directions_and_everything_else_stay(text):
    assert plain(text)
    assert plain_bytes(text.encode())
    assert Mending().mend(text) == text


@given(st.text(st.characters(codec=None)))
@settings(deadline=None)
def test_what_is_mended_is_plain_and_white_space_is_one_thing(text):
    mended = Mending().mend(text)
    mended.encode()
    assert Mending().mend(mended) == mended
    assert mended.split() == regex.findall(r"\S+", mended)
    assert (mended == text) or not plain(text)


@pytest.mark.parametrize("mark", ["\x0b", "\x1c", "\u2028", "\x07", "\ufeff", "\x92", "\uffff"], ids=ascii)
def test_a_reader_tells_what_it_normalised(mark):
    talk = read_bytes(CUE.format(mark).encode(), "a.srt")
    assert plain(talk.text)
    assert [word.text for word in talk.words if word.text.isalpha()] == ["One", "two"]
    assert talk.warnings


def test_the_notice_names_the_line():
    (notice,) = read_bytes(CUE.format("\x07 and \x07").encode(), "a.srt").warnings
    assert notice.line == 3
    assert notice.message == "a control character, left out (2 places)"


def test_a_file_that_holds_nothing_odd_is_read_without_a_notice():
    assert read_bytes(CUE.format("\u200d\u00a0").encode(), "a.srt").warnings == ()


def test_escapes_smuggle_nothing_past_the_decoder():
    document = {"transcripts": 1, "segments": [{"text": "One \ufeff \x1c\r \ud800 \x07two", "speaker": "A\x07nn"}]}
    talk = read_bytes(json.dumps(document).encode(), "a.json")
    assert [word.text for word in talk.words] == ["One", "\ufffd", "two"]
    assert talk.segments[0].speaker == "Ann"
    assert any("segment 1" in notice.message for notice in talk.warnings)
    assert plain(read_bytes(CUE.format("&#7;&#x2028;&#xFEFF;").encode(), "a.srt").text)


def test_line_ends_inside_a_string_of_json_are_read():
    data = '{"transcripts": 1, "segments": [{"text": "One\u2028two\v three"}]}'.encode()
    assert read_bytes(data, "a.json").text == "One\ntwo\n three"


def test_a_file_may_end_its_lines_in_another_line_end_throughout():
    talk = read_bytes(CUE.format("and").replace("\n", "\u2028").encode(), "a.srt")
    assert [segment.text for segment in talk.segments] == ["One and two", "Three."]
    assert any("lines end in" in notice.message for notice in talk.warnings)


def test_the_tail_of_a_file_that_was_never_filled_is_left_out():
    talk = read_bytes(CUE.format("and").encode() + bytes(20), "a.srt")
    assert talk.segments[1].text == "Three."
    assert "20 zero bytes" in talk.warnings[0].message


def test_what_mojibake_is_mended_by_is_kept_for_the_mending():
    text = "It’s “here”, déjà vu, it’s".encode().decode("latin-1")
    assert read_bytes(CUE.format(text).encode(), "a.srt", mend=True).text.startswith(
        "One It’s “here”, déjà vu, it’s two"
    )


@pytest.mark.parametrize("name", [f.name for f in FORMATS if f.read and f.magic is None])
def test_a_word_that_holds_a_separator_ends_no_reader(name):
    for line in ("talk 1 0.5 0.2 a\x1cb\n", "talk 1 ann 0.5 0.7 a\x1db\n", '[{"text": "a\x1eb"}]\n'):
        with suppress(TranscriptsError):
            talk = read_bytes(line.encode() * 3, "a", name)
            assert [word.text for word in talk.words] == talk.text.split()
