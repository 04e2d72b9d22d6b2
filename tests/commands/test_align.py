"""`transcripts align` through the command line."""

import json
import re

import pytest
from click.testing import CliRunner

import transcripts as ts
from tests.seeds import seed_path
from transcripts.commands import group

ROUGH = """WEBVTT

00:00.000 --> 00:03.000
so we flew to kiev with tore left

00:03.000 --> 00:06.000
who had packed a te set and two point

00:06.000 --> 00:09.000
five percent of his books was it enough
"""
CLEAN = """Ann: So, we flew to Kyiv with Torlef, who had packed a tea set and 2.5% of his books.

Bob: Was it enough?
"""


def run(*arguments, code=0):
    result = CliRunner().invoke(group, ["align", *map(str, arguments)])
    assert result.exit_code == code, result.output
    return result


@pytest.fixture
def files(tmp_path):
    (tmp_path / "rough.vtt").write_text(ROUGH, encoding="utf-8")
    (tmp_path / "clean.txt").write_text(CLEAN, encoding="utf-8")
    return tmp_path


def test_a_text_becomes_subtitles_with_all_its_words(files):
    run(files / "rough.vtt", files / "clean.txt", "-o", files / "talk.srt", "-o", files / "talk.json")
    talk = ts.read(files / "talk.json")
    words = [w.text for w in ts.read(files / "clean.txt").words]
    assert [w.text for w in talk.words] == words
    assert [w.text for w in ts.read(files / "talk.srt").words] == words
    assert [s.speaker for s in talk.segments] == ["Ann", "Bob"]
    assert talk.words[0].start_ms == 0


def test_keep_timed_keeps_the_cues_and_takes_speakers_and_marks(files):
    run(files / "rough.vtt", files / "clean.txt", "--keep", "timed", "-o", files / "out.json")
    kept = ts.read(files / "out.json")
    assert [s.text for s in kept.segments] == [
        "So, we flew to Kiev with tore left,",
        "who had packed a te set and two point",
        "five percent of his books.",
        "Was it enough?",
    ]
    assert [s.speaker for s in kept.segments] == ["Ann", "Ann", "Ann", "Bob"]


def test_the_report_and_the_difference(files):
    shown = run(
        *(files / "rough.vtt", files / "clean.txt", "-o", files / "out.json"),
        *("--report", files / "report.json", "--diff"),
    )
    report = json.loads((files / "report.json").read_text(encoding="utf-8"))
    assert report["coverage"] == {"timed": 1.0, "text": 1.0}
    assert {p[0] for p in report["pairs"]} == {"same", "changed"}
    assert "[-kiev-]{+Kyiv+}" in shown.output
    assert "covered: 100.0% of the timed side, 100.0% of the text" in shown.output


def test_subtitles_leave_out_what_is_never_said_and_it_is_listed(files):
    front = "A standfirst that nobody speaks, with the date, the author, the place and the price of the paper."
    (files / "clean.txt").write_text(f"{front}\n\n{CLEAN}", encoding="utf-8")
    shown = run(files / "rough.vtt", files / "clean.txt", "-o", files / "talk.srt", "-o", files / "talk.json")
    assert "standfirst" not in (files / "talk.srt").read_text(encoding="utf-8")
    assert "standfirst" in (files / "talk.json").read_text(encoding="utf-8")
    assert re.search(r"only in the text: \d+ words: A standfirst", shown.output)


def test_a_text_of_another_talk_is_refused_and_nothing_is_written(files):
    (files / "clean.txt").write_text("My aunt keeps bees and sells their honey on market days.\n", encoding="utf-8")
    shown = run(files / "rough.vtt", files / "clean.txt", "-o", files / "talk.srt", code=2)
    assert "nothing in common" in shown.output
    assert not (files / "talk.srt").exists()


def test_the_quotation_that_two_of_the_source_documents_share_gets_its_speaker(tmp_path):
    run(seed_path("001"), seed_path("000"), "--keep", "timed", "-o", tmp_path / "out.json")
    kept = ts.read(tmp_path / "out.json")
    named = [s for s in kept.segments if s.speaker is not None]
    assert {s.speaker for s in named} == {"Vladimir Putin"}
    assert (named[0].start_ms, named[-1].start_ms) == (87_000, 106_000)
    assert all(s.speaker for s in kept.segments if 87_000 <= s.start_ms <= 106_000)


def test_the_same_quotation_gives_the_text_its_times(tmp_path):
    run(seed_path("001"), seed_path("000"), "-o", tmp_path / "out.json")
    timed = [w for w in ts.read(tmp_path / "out.json").words if w.start_ms is not None]
    assert 40 <= len(timed) <= 50
    assert 87_000 <= timed[0].start_ms < 91_000
    assert 100_000 < timed[-1].end_ms <= 110_000
