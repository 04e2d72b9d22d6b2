"""Captions keep their cues, through whatever format they go; labels that stood in the text stand there again."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from transcripts.commands import group

SRT = (
    "1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:02,400 --> 00:00:03,200\nYes.\n\n"
    "3\n00:00:03,600 --> 00:00:04,400\nI said no, and that is all\nthere is to it.\n"
)
LABELLED = "1\n00:00:01,000 --> 00:00:02,000\n{}Is it open?\n\n2\n00:00:02,400 --> 00:00:03,200\n{}Not yet.\n"
SAMI = (
    "<SAMI><BODY><SYNC Start=1000><P>No.<SYNC Start=2000><P>&nbsp;<SYNC Start=2400><P>Yes.<SYNC Start=3200>"
    "<P>&nbsp;<SYNC Start=3600><P>I said no.<SYNC Start=4400><P>&nbsp;</BODY></SAMI>"
)
MICRODVD = "{25}{50}No.\n{60}{80}Yes.\n{90}{110}I said no.\n"


def run(*arguments):
    result = CliRunner().invoke(group, list(arguments))
    assert result.exit_code == 0, result.output
    return result


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def cues(path):
    return len(re.findall("-->", path.read_text()))


@pytest.mark.parametrize(("name", "text"), [("in.smi", SAMI), ("in.sub", MICRODVD), ("in.srt", SRT)])
def test_captions_keep_their_cues(folder, name, text):
    (folder / name).write_text(text)
    run("convert", name, "out.srt")
    assert cues(folder / "out.srt") == 3
    run("convert", name, "out.json")
    run("convert", "out.json", "again.srt")
    assert (folder / "again.srt").read_text() == (folder / "out.srt").read_text()


def test_json_without_the_field_goes_by_the_format_that_it_names(folder):
    (folder / "in.srt").write_text(SRT)
    run("convert", "in.srt", "out.json")
    old = (folder / "out.json").read_text()
    (folder / "out.json").write_text(re.sub(r',\s*"captions": ?true', "", old))
    assert "captions" not in (folder / "out.json").read_text()
    run("convert", "out.json", "again.srt")
    assert cues(folder / "again.srt") == 3


def test_speech_is_laid_out_through_json_too(folder):
    (folder / "in.txt").write_text("0:01 No. It is not open, and it will not open for an hour.\n\n0:09 Yes.\n")
    run("convert", "in.txt", "direct.srt")
    run("convert", "in.txt", "out.json")
    run("convert", "out.json", "again.srt")
    assert (folder / "again.srt").read_text() == (folder / "direct.srt").read_text()


@pytest.mark.parametrize(
    "labels", [("Ida: ", "Bo: "), ("[IDA]: ", "[BO]: "), ("- Ida: ", "- Bo: "), (">> IDA: ", ">> BO: ")]
)
def test_labels_stand_again(folder, labels):
    (folder / "in.srt").write_text(LABELLED.format(*labels))
    told = run("convert", "in.srt", "out.srt")
    assert (folder / "out.srt").read_text() == LABELLED.format(*labels)
    assert told.stderr == ""
    run("convert", "in.srt", "out.json")
    run("convert", "out.json", "again.srt")
    assert (folder / "again.srt").read_text() == LABELLED.format(*labels)


def test_labels_are_taken_out_or_set_where_that_is_asked(folder):
    (folder / "in.srt").write_text(LABELLED.format("Ida: ", "Bo: "))
    assert "speakers" in run("convert", "in.srt", "out.srt", "--no-speaker-labels").stderr
    assert (folder / "out.srt").read_text() == LABELLED.format("", "")
    run("convert", "in.srt", "out.srt", "--label-style", "[{}]:")
    assert (folder / "out.srt").read_text() == LABELLED.format("[Ida]: ", "[Bo]: ")


def test_speakers_of_another_format_are_told_where_they_are_left_out(folder):
    (folder / "in.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ida>Is it open?\n")
    assert "speakers" in run("convert", "in.vtt", "out.srt").stderr
    assert "Ida" not in (folder / "out.srt").read_text()


def test_text_with_colons_keeps_them(folder):
    text = LABELLED.format("", "").replace("Is it open?", "Note: bring tea.")
    (folder / "in.srt").write_text(text)
    run("convert", "in.srt", "out.srt")
    assert (folder / "out.srt").read_text() == text


TALK = (
    '{"transcripts": 1, "segments": [{"start_ms": 0, "end_ms": 900, "speaker": "Ann", "text": "Hey."},'
    '{"start_ms": 900, "end_ms": 1800, "speaker": "Bo", "text": "Yes."},'
    '{"start_ms": 1800, "end_ms": 5000, "speaker": "Ann", "text": "Then we wait here."}]}'
)


def made(name, *options):
    Path("two.json").write_text(TALK, encoding="utf-8")
    said = run("convert", "two.json", name, *options).output
    return Path(name).read_text(encoding="utf-8"), said


def test_labels_stand_where_two_speakers_share_a_cue():
    text, said = made("two.srt", "--speaker-labels")
    assert "-Ann: Hey.\n-Bo: Yes.\n" in text
    assert "\nAnn: Then we wait here.\n" in text
    assert said == ""


def test_labels_of_a_profile_stand_once_and_are_not_called_left_out():
    for options in ((), ("--speaker-labels",)):
        text, said = made("two.srt", "--profile", "netflix-en-sdh", *options)
        assert "-[Ann] Hey.\n-[Bo] Yes.\n" in text
        assert "\n[Ann] Then we wait here.\n" in text
        assert said == ""
    assert "Ann" not in made("two.srt", "--profile", "netflix-en-sdh", "--no-speaker-labels")[0]


def test_labels_of_ones_own_form_stand_where_two_speakers_share_a_cue():
    assert "-(Ann) Hey.\n-(Bo) Yes.\n" in made("two.srt", "--label-style", "({}) ")[0]


def test_names_that_a_shared_cue_loses_are_told():
    text, said = made("two.vtt")
    assert "-Hey.\n-Yes." in text
    assert "<v Ann>Then we wait here." in text
    assert "two speakers share 1 cue without their names" in said
    assert "without their names" not in made("two.srt")[1]  # SRT leaves all of them out, and says so
