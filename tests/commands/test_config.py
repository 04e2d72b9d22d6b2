"""Settings of one's own, and what is done about those that mean nothing."""

import json

import pytest
from click.testing import CliRunner

from transcripts.commands import group

SRT = "1\n00:00:01,000 --> 00:00:02,500\num in pongyang today\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "talk.srt").write_text(SRT, encoding="utf-8")
    (tmp_path / "names.txt").write_text("Pyongyang\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "deep")
    return tmp_path


def run(*arguments, code=0, **more):
    result = CliRunner().invoke(group, list(arguments), **more)
    assert code is None or result.exit_code == code, result.output
    return result


def cleaned(*more, **how):
    return run("clean", "talk.srt", "-o", "-", "--to", "text", *more, **how).stdout


def test_the_nearest_file_upwards_sets_options_and_its_paths_are_beside_it(folder):
    assert "pongyang" in cleaned("--no-starter").casefold()
    (folder / "transcripts.toml").write_text('[clean]\ngazetteer = ["names.txt"]\nverbatim = true\n', encoding="utf-8")
    assert "Pyongyang" in cleaned()
    assert "um" in cleaned().casefold()
    (folder / "deep" / "pyproject.toml").write_text("[tool.other]\n", encoding="utf-8")
    assert "Pyongyang" in cleaned()
    (folder / "deep" / "pyproject.toml").write_text("[tool.transcripts]\nverbatim = false\n", encoding="utf-8")
    assert "um " not in cleaned().casefold()


def test_the_command_line_goes_before_a_variable_and_that_before_the_file(folder):
    (folder / "transcripts.toml").write_text('profile = "bbc"\n[check]\nprofile = "ted"\n', encoding="utf-8")
    variable = {"TRANSCRIPTS_CHECK_PROFILE": "netflix-en"}
    assert "against ted" in run("check", "talk.srt", "--no-advice", code=None).stdout
    assert "against netflix-en" in run("check", "talk.srt", env=variable, code=None).stdout
    assert "against bbc" in run("check", "talk.srt", "--profile", "bbc", env=variable, code=None).stdout


def test_config_says_what_holds_and_from_where(folder):
    (folder / "transcripts.toml").write_text("[clean]\nmin-score = 0.9\n", encoding="utf-8")
    said = run("config", "clean", env={"TRANSCRIPTS_CLEAN_PROFILE": "bbc"}).stdout
    assert "clean --min-score 0.9" in said
    assert "transcripts.toml" in said
    assert "clean --profile bbc  (TRANSCRIPTS_CLEAN_PROFILE)" in said
    held = json.loads(run("config", "--json").stdout)
    assert [each["option"] for each in held["settings"]] == ["min-score"]


@pytest.mark.parametrize(
    ("text", "said"),
    [("[clean\n", "cannot be read"), ("[clean]\nprofil = 'bbc'\n", "did you mean profile"),
     ("[claen]\nprofile = 'bbc'\n", "did you mean clean"), ("clean = 3\n", "not a table"),
     ("[clean]\nverbatim = 'yes'\n", "true or false"), ("[clean]\nprofile = ['a', 'b']\n", "one value"),
     ("[clean]\nmin-score = 'high'\n", "not a valid float")],
)  # fmt: skip
def test_settings_that_mean_nothing_are_an_error_with_the_file(folder, text, said):
    (folder / "transcripts.toml").write_text(text, encoding="utf-8")
    assert said in run("clean", "talk.srt", "-o", "x.srt", code=2).stderr
    assert not (folder / "deep" / "x.srt").exists()
