"""Files: read, written beside and renamed, refused where they would lose words; decoding and detection."""

import io
import os
import stat
import sys
import zipfile
from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts.errors import (
    EncodingError,
    NoCaptionsError,
    ReadError,
    TranscriptsError,
    UnknownFormatError,
    WriteError,
)
from transcripts.formats import FORMATS, WriteOptions, by_name, by_suffix, characters, decode, read_bytes, write_text
from transcripts.formats.base import Output
from transcripts.formats.files import read, write
from transcripts.formats.proof import prove
from transcripts.model import Chapter, Segment, Transcript, Word

TALK = Transcript((Segment("The ferry leaves", 1000, 2500, "Ann"), Segment("at nine.", 2600, 4000)), title="Harbour")


def test_a_file_is_read_with_its_source(tmp_path):
    path = tmp_path / "a.srt"
    path.write_bytes(b"1\n00:00:01,000 --> 00:00:02,000\nHello\n")
    talk = read(path)
    assert talk.text == "Hello"
    assert (talk.source.path, talk.source.format, talk.source.encoding) == (str(path), "srt", "utf-8")
    assert len(talk.source.sha256) == 64


def test_a_file_that_is_not_there_is_an_error_with_the_path(tmp_path):
    with pytest.raises(ReadError, match="No such file"):
        read(tmp_path / "nowhere.srt")
    with pytest.raises(ReadError):
        read(tmp_path)


def test_a_written_file_replaces_the_old_one_whole_and_keeps_its_mode(tmp_path):
    path = tmp_path / "out.srt"
    path.write_text("old")
    path.chmod(0o640)
    write(TALK, path)
    assert read(path).text == TALK.text
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [p.name for p in tmp_path.iterdir()] == ["out.srt"]


def test_a_file_behind_a_link_is_written_and_the_link_stays(tmp_path):
    (tmp_path / "real.srt").write_text("old")
    (tmp_path / "link.srt").symlink_to("real.srt")
    write(TALK, tmp_path / "link.srt")
    assert (tmp_path / "link.srt").is_symlink()
    assert read(tmp_path / "real.srt").text == TALK.text


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path):
    with pytest.raises(WriteError, match="No such file or directory"):
        write(TALK, tmp_path / "no" / "folder.srt")
    (tmp_path / "dir.srt").mkdir()
    with pytest.raises(WriteError, match="folder"):
        write(TALK, tmp_path / "dir.srt")
    untimed = Transcript((Segment("No times"),))
    with pytest.raises(WriteError, match=r"segment 1 .*has no times"):
        write(untimed, tmp_path / "x.srt")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["dir.srt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_an_error(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(WriteError):
        write(TALK, tmp_path / "x.srt")


def test_a_name_without_a_known_suffix_is_an_error_that_lists_them(tmp_path):
    with pytest.raises(WriteError, match=r"\.srt"):
        write(TALK, tmp_path / "out.xyz")
    assert write(TALK, tmp_path / "out.xyz", "srt")


def test_a_dash_is_standard_input_and_output(monkeypatch):
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out))
    write(TALK, "-", "webvtt")
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(out.getvalue())))
    assert read("-").text == TALK.text


def test_hls_writes_the_playlist_and_every_part(tmp_path):
    long = TALK.with_segments([*TALK.segments, Segment("later", 25_000, 27_000), Segment("a & b <c>", 9_000, 12_000)])
    write(long, tmp_path / "talk.m3u8")
    names = sorted(p.name for p in tmp_path.iterdir())
    assert names == ["fileSequence0.webvtt", "fileSequence1.webvtt", "fileSequence2.webvtt", "talk.m3u8"]
    assert (
        "a &amp; b &lt;c&gt;" in (tmp_path / names[0]).read_text() or "a &amp; b" in (tmp_path / names[0]).read_text()
    )
    assert read(tmp_path / names[1]).text == "a & b <c>"


def test_a_writer_that_loses_a_word_is_refused():
    talk = Transcript((Segment("one two three", 0, 1000),))
    broken = replace(by_name("srt"), write=lambda *_: Output("1\n00:00:00,000 --> 00:00:01,000\none three\n"))
    with pytest.raises(WriteError, match="loses or changes words near 'one two three'"):
        write_text(talk, broken)
    late = Output("1\n00:00:00,500 --> 00:00:01,000\none two three\n")
    with pytest.raises(WriteError, match="time of segment 1"):
        prove(talk, by_name("srt"), late)


def test_what_is_lost_is_said_in_one_line():
    words = [Word("a", 0, 10, "given", 0.5, ("i",)), Word("b", 10, 20)]
    talk = Transcript(
        (Segment("a b", 0, 20, "Ann", words, settings="line:3%"), Segment("c", 20, 30, "Bo")),
        title="T",
        chapters=(Chapter("One", 0),),
    )
    said = [notice.message for notice in write_text(talk, "srt").warnings]
    assert len(said) == 1
    assert all(what in said[0] for what in ("speakers", "positions", "chapters"))
    assert "times of words" not in said[0]  # nobody looks for them in SRT
    assert [n.message for n in write_text(talk, "json").warnings] == []
    labelled = write_text(talk, "srt", WriteOptions(speaker_labels=True))
    assert "Ann: " in labelled.content
    assert not any("speaker" in n.message for n in labelled.warnings)


def test_prose_writers_hold_title_headings_and_labels():
    talk = replace(TALK, chapters=(Chapter("Opening", 0),))
    assert "# Harbour" in write_text(talk, "markdown").content
    assert "## Opening" in write_text(talk, "markdown").content
    page = write_text(replace(talk, title="A <b> & c"), "html").content
    assert "<h1>A &lt;b&gt; &amp; c</h1>" in page
    assert "<strong>Ann:</strong>" in page
    text = write_text(talk, "text").content
    assert text.startswith("Harbour\n\n")
    assert "Ann: The ferry leaves" in text
    assert write_text(talk, "chapters").content == "WEBVTT\n\n1\n00:00:00.000 --> 00:00:04.000\nOpening\n"


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_prose_tells_of_the_sounds_that_it_leaves_out(name):
    talk = Transcript((Segment("He came. [loud music] It is [not] true. ♪"),))
    told = [notice.message for notice in write_text(talk, name).warnings]
    assert told == ["prose leaves out notes of sounds: 3 words, first '[loud music]' (--sounds keeps them)"]
    assert write_text(talk, name, WriteOptions(verbatim=True)).warnings == ()
    assert write_text(talk.with_segments((Segment("It is [not] true. [ __ ]"),)), name).warnings == ()


def test_markdown_marks_in_the_words_come_back_as_words():
    talk = Transcript((Segment("1. *not* a [list] _or_ `code` # here 2 < 3"),))
    written = write_text(talk, "markdown", WriteOptions(verbatim=True)).content
    assert read_bytes(written.encode(), "a.md").text == talk.text


def test_a_word_document_is_written_and_read():
    pytest.importorskip("docx", reason="the extra docx is not installed")
    data = write_text(replace(TALK, chapters=(Chapter("Opening", 0),)), "docx").content
    talk = read_bytes(data, "-")
    assert talk.source.format == "docx"
    assert talk.title == "Harbour"
    assert "The ferry leaves" in talk.text


def test_teams_in_a_word_document_gives_speakers_and_times():
    docx = pytest.importorskip("docx", reason="the extra docx is not installed")
    document = docx.Document()
    for line in ("0:0:3.120 --> 0:0:5.470\nHolm, Ida\nCan you hear me?", "0:0:6.0 --> 0:0:7.200\nBerg, Oskar\nYes.",
                 "0:0:8.0 --> 0:0:9.0\nHolm, Ida\nGood."):  # fmt: skip
        document.add_paragraph(line)
    held = io.BytesIO()
    document.save(held)
    talk = read_bytes(held.getvalue(), "meeting.docx")
    assert [(s.start_ms, s.speaker, s.text) for s in talk.segments] == [
        (3120, "Holm, Ida", "Can you hear me?"),
        (6000, "Berg, Oskar", "Yes."),
        (8000, "Holm, Ida", "Good."),
    ]


def zipped(**parts):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return held.getvalue()


def test_a_zip_bomb_in_a_word_document_is_refused_without_unpacking():
    with pytest.raises(ReadError, match="would unpack to"):
        read_bytes(zipped(word__document=b"0" * 50_000_000), "bomb.docx")


@pytest.mark.parametrize("data", [zipped(other="x"), b"PK\x03\x04 cut short", zipped(word__document="<w>")])
def test_a_broken_word_document_is_an_error(data):
    with pytest.raises(ReadError):
        read_bytes(data, "x.docx")


def test_an_encoding_that_is_asked_for_is_used_or_named_as_wrong():
    assert decode("é".encode("cp1252"), "x", "cp1252").text == "é"
    with pytest.raises(EncodingError, match="not in utf-8"):
        decode(b"caf\xe9", "x", "utf-8")
    with pytest.raises(EncodingError, match="no encoding is called"):
        decode(b"x", "x", "klingon")


@given(st.binary(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_text_or_an_error(data):
    try:
        assert isinstance(decode(data).text, str)
    except EncodingError as error:
        assert error.hint  # noqa: PT017 - the other outcome is the line above


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]) | st.sampled_from("\t\n"), max_size=60))
@settings(deadline=None)
def test_utf8_is_taken_as_it_is(text):
    body = f"Hello there, {''.join(c for c in text if characters.plain(c))}"
    assert decode(body.encode()).text == body
    assert decode(body.encode("utf-16")).text == body


def test_mojibake_is_offered_for_mending_and_mended_when_asked():
    text = "1\n00:00:01,000 --> 00:00:02,000\nÇa va déjà, été &amp;#39;là&amp;#39;\n"
    data = text.encode().decode("cp1252").encode()
    talk = read_bytes(data, "x.srt")
    assert any("mend=True" in notice.message for notice in talk.warnings)
    assert read_bytes(data, "x.srt", mend=True).text == "Ça va déjà, été 'là'"


def test_an_unknown_format_names_the_nearest():
    with pytest.raises(UnknownFormatError, match="nearest: webvtt"):
        by_name("webvt")
    with pytest.raises(UnknownFormatError, match="can only be written"):
        read_bytes(b"<p>x</p>", "x.vtt", "chapters")
    with pytest.raises(WriteError, match="can only be read"):
        write_text(TALK, "scc")


def test_the_longest_suffix_wins():
    assert by_suffix("a.chapters.vtt", writing=True).name == "chapters"
    assert by_suffix("a.chapters.vtt").name == "webvtt"
    assert by_suffix("A.SRT").name == "srt"
    assert by_suffix("a.unknown") is None


def test_names_and_suffixes_of_formats_are_their_own():
    assert len({f.name for f in FORMATS}) == len(FORMATS)
    read_suffixes = [s for f in FORMATS if f.read for s in f.suffixes]
    assert len(set(read_suffixes)) == len(read_suffixes)


def test_a_rival_that_is_nearly_as_likely_is_named():
    data = b"1\n00:00:01.000 --> 00:00:02.000\nHello\n"
    assert "webvtt" in read_bytes(data, "-").warnings[0].message
    assert read_bytes(data, "x.srt").warnings == ()


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_an_empty_file_is_an_error(text):
    with pytest.raises(NoCaptionsError, match="empty"):
        read_bytes(text.encode(), "x.srt")


HARD = {
    "a line of 10 MB": b"1\n00:00:01,000 --> 00:00:02,000\n" + b"word " * 2_000_000,
    "a word of 4 MB": b"1\n00:00:01,000 --> 00:00:02,000\n" + b"w" * 4_000_000,
    "a bomb of open tags": b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + b"<i><b><c.x>" * 200_000 + b"deep",
    "a bomb of classes": b"WEBVTT\n\n00:01.000 --> 00:02.000\n"
    + b"".join(b"<c.x%d>" % i for i in range(100_000)) + b"deep",
    "a bomb of SRT tags": b"1\n00:00:01,000 --> 00:00:02,000\n" + b"<i><font color=red>" * 200_000 + b"deep",
    "half a million open angles": b"1\n00:00:01,000 --> 00:00:02,000\n" + b"<" * 500_000,
    "half a million colons": b"0:" * 250_000,
    "digits": b"1" * 1_000_000,
    "arrows": b"--> " * 200_000,
    "brackets": b"[" * 500_000,
    "a number of a million digits in JSON": b'{"transcripts": 1, "segments": [{"text": "x", "start_ms": '
    + b"9" * 1_000_000 + b"}]}",
}  # fmt: skip


@pytest.mark.parametrize("name", HARD)
def test_a_hard_input_is_read_or_refused_in_time(name):
    try:
        read_bytes(HARD[name], "-")
    except TranscriptsError as error:
        assert str(error)  # noqa: PT017 - the other outcome is that it is read
