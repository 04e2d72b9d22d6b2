"""Bad input: a clear error with the place and the next step, exit 2, and never a half-written output."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from transcripts.commands import group

SRT = "1\n00:00:01,000 --> 00:00:02,000\nin pongyang\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments, **files):
        for name, content in files.items():
            path = tmp_path / name.replace("__", ".")
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        result = CliRunner().invoke(group, list(arguments))
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return invoke


def left_behind():
    return [path.name for path in Path().iterdir()]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"  \n\n", "empty"),
        (b"\x00\x01\x02\x7fELF" * 100, "not text"),
        (b"WEBVTT\n\n", "no c"),
        (b"play00:01\n\nplay00:05\n", "no words"),
    ],
    ids=["empty", "blank", "binary", "no cues", "marks without words"],
)
def test_input_without_captions_is_refused_with_its_name_and_a_next_step(run, content, says):
    result = run("clean", "in.txt", "-o", "out.srt", in__txt=content)
    assert result.exit_code == 2
    assert "in.txt" in result.stderr
    assert says in result.stderr
    assert "what to do" in result.stderr
    assert not Path("out.srt").exists()


def test_a_file_that_is_not_there(run):
    result = run("clean", "nowhere.srt", "-o", "out.srt")
    assert result.exit_code == 2
    assert "nowhere.srt" in result.stderr


def test_an_output_that_cannot_be_written_leaves_nothing_behind(run):
    result = run("clean", "in.srt", "-o", "out.json", "-o", "no/such/folder/out.srt", in__srt=SRT)
    assert result.exit_code == 2
    assert "no/such/folder" in result.stderr
    assert left_behind() == ["in.srt"]


def test_an_output_format_that_is_not_known_is_refused_before_anything_is_written(run):
    result = run("convert", "in.srt", "out.nonsense", in__srt=SRT)
    assert result.exit_code == 2
    assert ".nonsense" in result.stderr
    assert left_behind() == ["in.srt"]


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        ("names.toml", '[[name]]\ncanonical = "Kyiv\n', "names.toml:2"),
        ("names.csv", "canonical,kind\nKyiv,planet\n", "names.csv:2"),
    ],
)
def test_a_broken_line_of_a_gazetteer_is_named(run, name, content, place):
    result = run("clean", "in.srt", "-g", name, "-o", "out.srt", in__srt=SRT, **{name.replace(".", "__"): content})
    assert result.exit_code == 2
    assert place in result.stderr
    assert not Path("out.srt").exists()


def test_a_ledger_that_is_cut_off_is_named_with_its_place(run):
    result = run("explain", "ledger.json", ledger__json='{"ledger": 1,\n "source"')
    assert result.exit_code == 2
    assert "ledger.json:2:" in result.stderr


def test_the_ledger_of_another_text_is_refused(run):
    files = {"in__srt": SRT, "names__txt": "Pyongyang\n", "other__srt": SRT.replace("pongyang", "somewhere")}
    made = run("clean", "in.srt", "-g", "names.txt", "--only", "names", "-o", "out.srt", "--changes", "l.json", **files)
    assert made.exit_code == 0, made.stderr
    assert json.loads(Path("l.json").read_text(encoding="utf-8"))["corrections"]
    result = run("undo", "other.srt", "l.json", "--all", "-o", "back.srt")
    assert result.exit_code == 2
    assert "not the one" in result.stderr
    assert not Path("back.srt").exists()


def test_a_step_that_does_not_exist(run):
    result = run("clean", "in.srt", "--only", "magic", "-o", "out.srt", in__srt=SRT)
    assert result.exit_code == 2
    assert "loops, names, splits, disfluencies, punctuation, polish" in result.stderr
