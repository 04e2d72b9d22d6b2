"""`transcripts check`: what it prints, its exit codes, JSON, and --fix."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from transcripts.commands import group

FIXTURES = Path(__file__).parents[2] / "fixtures" / "layout" / "check"


def run(*arguments: str):
    return CliRunner().invoke(group, ["check", *arguments])


def test_a_clean_file_exits_0() -> None:
    result = run(str(FIXTURES / "clean" / "plain.srt"))
    assert result.exit_code == 0
    assert "0 errors" in result.output


def test_findings_exit_1_and_name_file_and_line() -> None:
    path = FIXTURES / "broken" / "too-short.srt"
    result = run(str(path))
    assert result.exit_code == 1
    assert f"{path}:2: cue 1 00:00:01.000 too-short: shown for 400 ms" in result.output


def test_advice_alone_exits_0_and_1_when_strict() -> None:
    path = str(FIXTURES / "broken" / "needless-break.srt")
    assert run(path).exit_code == 0
    assert run(path, "--strict").exit_code == 1
    assert "(advice)" not in run(path, "--no-advice").output


@pytest.mark.parametrize(
    "arguments",
    [
        ("no-such-file.srt",), (str(FIXTURES / "clean" / "plain.srt"), "--profile", "netflx"),
        (str(FIXTURES / "clean" / "plain.srt"), "--fps", "fast"), (str(FIXTURES / "clean" / "plain.srt"), "--condense"),
    ],
)  # fmt: skip
def test_misuse_exits_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_json_holds_every_finding() -> None:
    report = json.loads(run(str(FIXTURES / "broken" / "overlap.srt"), "--json").output)
    assert report["check"] == 1
    assert [(f["rule"], f["cue"], f["line"]) for f in report["findings"]] == [("overlap", 1, 2)]


def test_fix_writes_a_mended_copy_and_a_ledger(tmp_path: Path) -> None:
    out, changes = tmp_path / "out.srt", tmp_path / "changes.json"
    result = run(str(FIXTURES / "broken" / "encoding.srt"), "--fix", str(out), "--changes", str(changes))
    assert result.exit_code == 0
    assert "The café isn’t open." in out.read_text(encoding="utf-8")
    ledger = json.loads(changes.read_text(encoding="utf-8"))
    assert {c["rule"] for c in ledger["corrections"]} == {"check.encoding"}


def test_fix_lists_what_is_left(tmp_path: Path) -> None:
    result = run(str(FIXTURES / "broken" / "loop.srt"), "--fix", str(tmp_path / "out.srt"))
    assert result.exit_code == 1
    assert "by hand: listen" in result.output


def test_the_profiles_are_listed() -> None:
    result = run("--list")
    assert result.exit_code == 0
    assert "netflix-en" in result.output


def test_ones_own_profile_is_a_file(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('extends = "netflix-en"\n[figures]\nmax_line_characters = 20\n', encoding="utf-8")
    assert "line-too-long" in run(str(FIXTURES / "clean" / "plain.srt"), "--profile", str(own)).output
