"""Every command's `--json` is one document, whatever happens; and the help as data."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from transcripts.commands import COMMANDS, group

SRT = "1\n00:00:01,000 --> 00:00:02,500\nso we went to the harbor\n"
ERROR = {
    "type": "object",
    "required": ["exit_code", "error"],
    "properties": {
        "exit_code": {"const": 2},
        "error": {
            "type": "object",
            "required": ["kind", "message", "path", "line", "column", "text", "next_step"],
            "properties": {"message": {"type": "string", "minLength": 1}, "next_step": {"type": ["string", "null"]}},
        },
    },
}


def run(*arguments, code=0):
    result = CliRunner().invoke(group, [str(each) for each in arguments])
    assert result.exit_code == code, result.output
    return json.loads(result.stdout)


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in {"formats", "config"}])
def test_a_failure_of_any_command_is_one_document(command):
    jsonschema.validate(run(command, "--json", code=2), ERROR)
    jsonschema.validate(run(command, "--json", "--nothing-of-the-kind", code=2), ERROR)


def test_a_success_says_what_was_written_and_guessed(tmp_path):
    path, out = tmp_path / "talk.srt", tmp_path / "talk.vtt"
    path.write_text(SRT, encoding="utf-8")
    held = run("convert", path, out, "--json")
    assert held["command"] == "convert"
    assert held["outputs"] == [str(out)]
    held = run("clean", path, "-o", out, "--json")
    assert held["changes"] > 0
    assert "signature" in held


def test_many_files_are_one_document_and_the_failed_ones_are_in_it(tmp_path):
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.srt").write_text(SRT, encoding="utf-8")
    (tmp_path / "raw" / "b.srt").write_bytes(b"\x00")
    held = run("convert", "-R", tmp_path / "raw", "--output-dir", tmp_path / "out", "--json", code=1)
    assert held["exit_code"] == 1
    assert {each["file"]: each["status"] for each in held["results"]} == {"a.srt": "done", "b.srt": "failed"}
    assert held["results"][-1].get("error") or held["results"][0].get("error")


def test_an_output_to_standard_output_does_not_mix_with_the_document(tmp_path):
    (tmp_path / "a.srt").write_text(SRT, encoding="utf-8")
    jsonschema.validate(run("convert", tmp_path / "a.srt", "-", "--to", "vtt", "--json", code=2), ERROR)


def test_the_help_as_data_has_every_command_and_option():
    held = run("--help-json")
    assert [each["name"] for each in held["commands"]] == list(COMMANDS)
    clean = next(each for each in held["commands"] if each["name"] == "clean")
    names = {name for option in clean["options"] for name in option["names"]}
    assert {"-o", "--output-dir", "--json", "--no-starter"} <= names
    assert all(option["help"] for each in held["commands"] for option in each["options"])


@pytest.mark.parametrize(("wrong", "right"), [("claen", "clean"), ("exlain", "explain"), ("scores", "score")])
def test_a_command_misspelled_is_told_the_right_one(wrong, right):
    result = CliRunner().invoke(group, [wrong])
    assert result.exit_code == 2
    assert f"Did you mean {right}?" in result.output


@pytest.mark.parametrize(
    ("shell", "typed", "offered"),
    [("bash", "transcripts clean --profile net", "netflix-en"), ("zsh", "transcripts clean --only pun", "punctuation"),
     ("fish", "transcripts clean --language d", "de")],
)  # fmt: skip
def test_shells_complete_names(shell, typed, offered):
    begun, _, last = typed.rpartition(" ")
    words = {"COMP_WORDS": typed, "COMP_CWORD": "3"} if shell != "fish" else {"COMP_WORDS": begun, "COMP_CWORD": last}
    environment = {"PYTHONPATH": str(Path(__file__).parents[2]), "_TRANSCRIPTS_COMPLETE": f"{shell}_complete", **words}
    code = "from transcripts.commands import main; main()"
    ran = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert offered in ran.stdout, ran.stderr
