"""A difference shows every word of both texts, in lines, in a page, in a unified diff."""

import re
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import transcripts as ts
from tests.ledger.test_files import cleaned, damaged, few, texts
from transcripts.commands import group
from transcripts.difference import compared, lines_of, plain_lines, recorded, to_html, to_unified


def flat(parts, side):
    return [word for part in parts for word in getattr(part, side)]


@few
@given(damaged(), damaged(), st.booleans())
def test_every_word_of_both_texts_stands_in_the_lines_in_order(talk, other, of_ledger):
    if of_ledger:
        result = cleaned(talk)
        old, new, parts = talk, result.transcript, recorded(result.transcript, result.ledger)
    else:
        old, new, parts = talk, other, compared(talk, other)
    lines = lines_of(new, parts)
    shown = [part for line in lines for part in line.parts]
    assert flat(shown, "old") == texts(old)
    assert flat(shown, "new") == texts(new)
    assert " ".join(line.new for line in lines).split() == texts(new)
    page = to_html(lines, "a talk")
    body = re.sub(r"<del[^>]*>.*?</del>|<time>.*?</time>|<[^>]+>", " ", page.partition("</h1>")[2].partition("</p>")[2])
    assert unescape(body).split() == texts(new)


def applied(old, diff):
    """A text after a unified diff, as patch(1) makes it."""
    lines, made, at = old, [], 0
    for row in diff.splitlines()[2:]:
        if head := re.fullmatch(r"@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@", row):
            start = int(head[1]) - (head[2] != "0")
            made += lines[at:start]
            at = start
        elif row[0] == "+":
            made.append(row[1:])
        else:
            assert lines[at] == row[1:]
            made += [row[1:]] if row[0] == " " else []
            at += 1
    return [*made, *lines[at:]]


@few
@given(damaged(), damaged())
def test_a_unified_diff_makes_the_new_text_of_the_old(talk, other):
    lines = lines_of(other, compared(talk, other))
    diff = to_unified(lines, "a", "b")
    old, new = [line.old for line in lines if line.old], [line.new for line in lines if line.new]
    assert (applied(old, diff) if diff else old) == new


def test_what_is_the_same_is_no_difference():
    talk = ts.Transcript((ts.Segment("it is late", 0, 1000),))
    lines = lines_of(talk, compared(talk, talk))
    assert not list(plain_lines(lines))
    assert to_unified(lines, "a", "b") == ""


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.srt").write_text("1\n00:00:01,000 --> 00:00:02,500\nin pongyang \u202enow\n", encoding="utf-8")
    Path("b.srt").write_text("1\n00:00:01,000 --> 00:00:02,500\nin Pyongyang \u202enow\n", encoding="utf-8")
    Path("names.txt").write_text("Pyongyang\n", encoding="utf-8")

    def invoke(line, code=0):
        result = CliRunner().invoke(group, line.split())
        assert result.exit_code == code, result.output
        return result

    return invoke


def test_diff_shows_places_with_times_and_control_characters_made_visible(run):
    said = run("diff a.srt b.srt").stdout
    assert said == "00:01  in [-pongyang-]{+Pyongyang+} \\u202enow\n"
    run("clean a.srt -g names.txt --only names -o talk.srt -q")
    assert "[-pongyang-]{+Pyongyang+}" in run("diff talk.srt talk.changes.json").stdout
    assert "-in pongyang" in run("diff talk.srt talk.changes.json --to unified").stdout
    run("diff talk.srt talk.changes.json --to html -o page.html")
    page = Path("page.html").read_text(encoding="utf-8")
    assert "<ins title=" in page
    assert "\u202e" not in page
    assert "no difference" in run("diff a.srt a.srt").stderr


def test_a_dry_run_writes_nothing_and_shows_the_difference(run):
    before = sorted(path.name for path in Path().iterdir())
    said = run("clean a.srt -g names.txt --only names --dry-run --diff")
    assert "[-pongyang-]{+Pyongyang+}" in said.stdout
    assert sorted(path.name for path in Path().iterdir()) == before
