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


def test_what_is_read_is_written_over_in_place_alone_and_a_copy_is_kept(run):
    run("clean talk.srt -g names.txt --only names -o out.srt --changes ledger.json")
    clean = Path("out.srt").read_text(encoding="utf-8")
    assert "Pyongyang" in clean
    assert "are one file" in run("undo out.srt ledger.json --all -o out.srt", code=2).stderr
    run("undo out.srt ledger.json --all --in-place --changes ledger.json")
    assert "pongyang" in Path("out.srt").read_text(encoding="utf-8")
    assert Path("out.srt.bak").read_text(encoding="utf-8") == clean
    run("clean out.srt -g names.txt --only names --in-place")
    assert Path("out.srt").read_text(encoding="utf-8") == clean
    assert "pongyang" in Path("out.srt.bak1").read_text(encoding="utf-8")
    assert Path("out.changes.json").exists()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("clean text.txt -o - --in-place --no-clobber", "exclude each other"),
        ("clean - --in-place", "needs IN to be a file"),
        ("clean talk.srt", "--in-place"),
        ("undo talk.srt text.txt --all", "--in-place"),
        ("clean talk.srt --in-place --to vtt", "would be written as webvtt"),
        ("clean talk.srt -o names.txt --no-clobber", "is there already"),
        ("convert talk.srt names.txt --no-clobber", "is there already"),
        ("clean talk.srt -o new.srt --changes new.txt", "end the name in one of"),
        ("clean talk.srt -o new.srt --changes old.csv --no-clobber", "is there already"),
        ("clean talk.srt -o new.srt --changes a.json --no-changes", "exclude each other"),
        ("clean talk.srt -o new.srt --changes a.xlsx", ".json .csv .tsv"),
        ("clean talk.srt --output-dir made --in-place", "for one file"),
    ],
)
def test_nothing_is_written_over_that_was_not_named_for_it(run, line, said):
    Path("old.csv").write_text("mine\n", encoding="utf-8")
    before = {path.name: path.read_bytes() for path in Path().iterdir() if path.is_file()}
    assert said in run(line, code=2).stderr
    assert {path.name: path.read_bytes() for path in Path().iterdir() if path.is_file()} == before


def test_the_ledger_stands_beside_the_first_output_that_is_a_file(run):
    run("clean talk.srt -g names.txt -o - -o made.vtt --to vtt")
    assert Path("made.changes.json").exists()
    run("clean talk.srt -g names.txt -o bare.srt --no-changes")
    run("clean talk.srt -g names.txt -o - --to srt")
    assert not Path("bare.changes.json").exists()


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
    assert "give it a file" in run("check talk.srt --fix - --json", code=2).stdout


def test_an_output_of_check_that_cannot_be_written_leaves_no_other(run):
    run("check talk.srt --fix a.srt --changes no/such/ledger.json", code=2)
    assert not Path("a.srt").exists()
