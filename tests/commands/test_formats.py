"""`transcripts formats` says what the table of formats says."""

import json

from click.testing import CliRunner

from transcripts.commands import group
from transcripts.formats import FORMATS


def run(*arguments):
    return CliRunner().invoke(group, ["formats", *arguments])


def test_every_format_is_listed_with_what_it_keeps():
    shown = run().output
    assert all(f"{form.name} " in shown for form in FORMATS)
    assert run("elan").output == (
        "elan             read/write  .eaf               ELAN\n"
        "                 keeps times of segments, ends of segments, times of words, speakers\n"
    )


def test_json_says_the_same():
    rows = {row["name"]: row for row in json.loads(run("--json").output)}
    assert set(rows) >= {form.name for form in FORMATS}
    for form in FORMATS:
        row = rows[form.name]
        assert (row["read"], row["written"]) == (form.read is not None, form.write is not None)
        assert set(row["keeps"]) == {held.value for held in form.holds}


def test_only_what_is_read_or_written():
    written = [row["name"] for row in json.loads(run("--written", "--json").output)]
    assert "elan" in written
    assert "scc" not in written
    assert "chapters" not in [row["name"] for row in json.loads(run("--read", "--json").output) if not row["read"]]


def test_an_unknown_name_gets_the_nearest():
    result = run("elam")
    assert result.exit_code == 2
    assert "elan" in result.output
