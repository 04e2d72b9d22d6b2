"""`transcripts names` from the command line."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from transcripts.commands import group
from transcripts.gazetteer import Gazetteer

DOCUMENTS = Path(__file__).parents[2] / "fixtures" / "documents"


def run(*arguments, text=None):
    return CliRunner().invoke(group, ["names", *map(str, arguments)], input=text)


def test_documents_become_a_gazetteer_to_edit(tmp_path):
    out = tmp_path / "names.toml"
    ran = run(DOCUMENTS / "harbour.txt", DOCUMENTS / "harbour.html", "-o", out)
    assert ran.exit_code == 0
    assert "person" in ran.stderr
    assert Gazetteer.load(out).get("Marisol Okonkwo")[0].role == "Tidewick Harbour Trust chair"


def test_names_can_be_printed_and_read_from_standard_input():
    ran = run("-", "-o", "-", text="Minister Anna Kovač spoke in Oslo.")
    assert ran.exit_code == 0
    assert 'canonical = "Anna Kovač"' in ran.stdout
    assert "# Names and terms" in ran.stdout


def test_what_was_edited_by_hand_stands(tmp_path):
    (tmp_path / "mine.toml").write_text('[[name]]\ncanonical = "Velcaro"\nkind = "product"\n')
    out = tmp_path / "names.csv"
    assert run(DOCUMENTS / "harbour.txt", "-g", tmp_path / "mine.toml", "-o", out).exit_code == 0
    assert Gazetteer.load(out).names[0] == "Velcaro"


def test_kinds_and_counts_are_chosen(tmp_path):
    out = tmp_path / "names.txt"
    assert run(DOCUMENTS / "harbour.txt", "--kind", "person", "--min-count", "2", "-o", out).exit_code == 0
    assert set(Gazetteer.load(out).names) <= {"Marisol Okonkwo", "Okonkwo", "Brandvold", "Teixeira", "Ivo Brandvold"}


def test_subtitles_are_documents_too(tmp_path):
    (tmp_path / "talk.srt").write_text("1\n00:00:01,000 --> 00:00:03,000\nWe met Marisol Okonkwo in Lisbon.\n")
    ran = run(tmp_path / "talk.srt", "-o", "-")
    assert ran.exit_code == 0
    assert "Marisol Okonkwo" in ran.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["missing.txt", "-o", "names.toml"], "cannot be read"),
        ([DOCUMENTS / "harbour.txt", "-o", "names.docx"], "not a gazetteer format"),
        ([DOCUMENTS / "harbour.txt", "-o", "nowhere/at/all/names.toml"], "cannot be written"),
        ([DOCUMENTS / "harbour.txt"], "--output"),
        (["-o", "names.toml"], "DOC"),
    ],
)
def test_misuse_says_what_to_do_and_writes_nothing(tmp_path, monkeypatch, arguments, says):
    monkeypatch.chdir(tmp_path)
    ran = run(*arguments)
    assert ran.exit_code == 2
    assert says in ran.stderr
    assert not list(tmp_path.iterdir())
