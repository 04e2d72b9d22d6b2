"""What was guessed in reading is told by every command; `-q` silences it; JSON keeps it."""

import json

import pytest
from click.testing import CliRunner

from transcripts.commands import group

ODD = "1\n00:00:01,000 --> 00:00:1x,000\nThe ferry left.\n\n2\n00:00:12,000 --> 00:00:13,000\nIt is late.\n"
COMMANDS = [
    ["convert", "odd.srt", "out.vtt"],
    ["clean", "odd.srt", "-o", "out.srt"],
    ["align", "odd.srt", "plain.txt", "-o", "out.srt"],
    ["score", "odd.srt", "plain.txt"],
    ["check", "odd.srt"],
    ["names", "odd.srt", "-o", "names.toml"],
]


def run(*arguments):
    return CliRunner().invoke(group, list(arguments))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "odd.srt").write_text(ODD)
    (tmp_path / "plain.txt").write_text("The ferry left. It is late.\n")
    return tmp_path


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: arguments[0])
def test_a_guess_in_reading_is_told_with_its_line(folder, arguments):
    told = run(*arguments)
    assert "cannot be read whole" in told.stderr + told.stdout
    assert "odd.srt:2" in told.stderr or "line 2" in told.stdout


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: arguments[0])
def test_quiet_silences_it(folder, arguments):
    assert "warning" not in run(*arguments, "-q").stderr


def test_json_keeps_it(folder):
    run("convert", "odd.srt", "out.json", "-q")
    held = json.loads((folder / "out.json").read_text())
    assert any("cannot be read whole" in notice["message"] and notice["line"] == 2 for notice in held["warnings"])


def test_a_sound_file_earns_no_warning(folder):
    (folder / "odd.srt").write_text(ODD.replace("1x", "11"))
    assert run("convert", "odd.srt", "out.vtt").stderr == ""


def test_what_a_format_leaves_out_is_one_line(folder):
    (folder / "in.vtt").write_text(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Kim><c.loud>Yes,</c> <00:00:01.500>we can.\n\n"
        "00:03.000 --> 00:04.000\n<v Bo>No.\n"
    )
    told = run("convert", "in.vtt", "out.srt").stderr.splitlines()
    assert len(told) == 1
    assert "speakers" in told[0]
    assert "times of words" not in told[0]
