"""No command writes over what it reads, or writes two things to one file, and it says so before it reads."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from transcripts.commands import group

SRT = "1\n00:00:01,000 --> 00:00:02,500\nin pongyang\n"
OTHER = "Ann: In Pyongyang.\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talk.srt").write_text(SRT, encoding="utf-8")
    (tmp_path / "names.txt").write_text("Pyongyang\n", encoding="utf-8")
    (tmp_path / "text.txt").write_text(OTHER, encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "link.srt").symlink_to("talk.srt")

    def invoke(line, code=0):
        result = CliRunner().invoke(group, line.split())
        assert result.exit_code == code, result.output
        return result

    return invoke


@pytest.mark.parametrize(
    "line",
    [
        "convert talk.srt talk.srt", "convert talk.srt ./talk.srt", "convert link.srt sub/../talk.srt",
        "clean talk.srt -o talk.srt", "clean talk.srt -o link.srt", "clean talk.srt -o a.srt -o ./a.srt",
        "clean talk.srt -o a.json --changes sub/../a.json", "clean talk.srt -g names.txt -o names.txt",
        "clean talk.srt -r text.txt -o text.txt", "clean talk.srt -o a.srt --changes talk.srt",
        "clean talk.srt -o - --to srt --changes -",
        "align talk.srt text.txt -o talk.srt", "align talk.srt text.txt -o text.txt",
        "align talk.srt text.txt -o a.json --report a.json", "align talk.srt text.txt -o a.json --report talk.srt",
        "check talk.srt --fix talk.srt", "check talk.srt --fix a.srt --changes a.srt",
        "check talk.srt --fix a.srt --changes talk.srt",
        "names text.txt -o text.txt", "names text.txt -g names.txt -o names.txt",
        "undo talk.srt text.txt --all -o text.txt", "undo talk.srt text.txt --all -o a.srt --changes talk.srt",
        "undo talk.srt text.txt --all -o a.srt --changes a.srt",
    ],
)  # fmt: skip
def test_paths_that_coincide_are_refused_before_anything_is_read(run, line, monkeypatch):
    before = {path.name: path.read_bytes() for path in Path().iterdir() if path.is_file()}
    with monkeypatch.context() as watched:
        watched.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} was read"))
        said = run(line, code=2).stderr
    assert "are one file" in said or "print to one place" in said
    assert "what to do" in said
    assert {path.name: path.read_bytes() for path in Path().iterdir() if path.is_file()} == before


def test_undo_may_write_over_what_it_reads_since_the_ledger_has_it(run):
    run("clean talk.srt -g names.txt --only names -o out.srt --changes ledger.json")
    assert "Pyongyang" in Path("out.srt").read_text(encoding="utf-8")
    run("undo out.srt ledger.json --all -o out.srt --changes ledger.json")
    assert "pongyang" in Path("out.srt").read_text(encoding="utf-8")


def test_what_is_told_goes_to_standard_error_where_the_output_prints(run):
    Path("rough.srt").write_text(SRT.replace("in pongyang", "the ferry leaves at none today"), encoding="utf-8")
    Path("text.txt").write_text("Ann: The ferry leaves at nine today.\n", encoding="utf-8")
    ran = run("align rough.srt text.txt -o - --to json --diff")
    assert ran.stdout.startswith("{")
    assert "[-none-]{+nine+}" in ran.stderr
    Path("talk.srt").write_text(SRT.replace("in", "in "), encoding="utf-8")
    ran = run("check talk.srt --fix - --changes ledger.json")
    assert ran.stdout == SRT
    assert "0 errors" in ran.stderr
    assert "give it a file" in run("check talk.srt --fix - --json", code=2).stderr


def test_an_output_of_check_that_cannot_be_written_leaves_no_other(run):
    run("check talk.srt --fix a.srt --changes no/such/ledger.json", code=2)
    assert not Path("a.srt").exists()
