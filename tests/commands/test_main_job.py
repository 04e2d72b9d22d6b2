"""The main job through the command line: clean, look at why, take back."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import transcripts as ts
from transcripts.commands import group

FIXTURES = Path(__file__).parents[2] / "fixtures"
PAGE = str(FIXTURES / "read" / "page-captions" / "valid" / "harbor.txt")
NAMES = str(FIXTURES / "demo" / "names.txt")


def run(*arguments, code=0, **more):
    result = CliRunner().invoke(group, list(arguments), **more)
    assert result.exit_code == code, result.output
    return result


@pytest.fixture(scope="module")
def cleaned(tmp_path_factory):
    folder = tmp_path_factory.mktemp("main_job")
    outputs = [str(folder / f"talk.{suffix}") for suffix in ("srt", "vtt", "txt", "md", "json")]
    written = [part for out in outputs for part in ("-o", out)]
    result = run("clean", PAGE, "-g", NAMES, *written, "--changes", str(folder / "ledger.json"))
    return folder, result


def test_every_output_holds_the_same_words(cleaned):
    folder, _ = cleaned
    words = [w.text for w in ts.read(str(folder / "talk.json")).words]
    for suffix in ("srt", "vtt"):
        assert [w.text for w in ts.read(str(folder / f"talk.{suffix}")).words] == words


def test_the_names_are_right_and_the_page_is_gone(cleaned):
    folder, _ = cleaned
    prose = (folder / "talk.md").read_text(encoding="utf-8")
    assert "Reykjavik" in prose
    assert "Solveig Brandt" in prose
    assert "# Harbor festival opens" in prose
    assert "## The new ferry line" in prose
    assert "Related Tags" not in prose


def test_the_json_keeps_the_sources_segments(cleaned):
    folder, _ = cleaned
    clean, source = ts.read(str(folder / "talk.json")), ts.read(PAGE)
    assert [s.start_ms for s in clean.segments] == [s.start_ms for s in source.segments]


def test_explain_says_what_and_why(cleaned):
    folder, _ = cleaned
    said = run("explain", str(folder / "ledger.json")).output
    assert "reykyavik → Reykjavik" in said
    by_name = run("explain", str(folder / "ledger.json"), "--by", "name", "--source", PAGE).output
    assert "good evening from [reykyavik → Reykjavik] where the" in by_name


def test_undoing_everything_gives_the_source(cleaned):
    folder, _ = cleaned
    run("undo", str(folder / "talk.json"), str(folder / "ledger.json"), "--all", "-o", str(folder / "back.json"))
    assert ts.read(str(folder / "back.json")) == ts.read(PAGE)


def test_undoing_one_name_leaves_the_others(cleaned):
    folder, _ = cleaned
    left = folder / "left.json"
    run("undo", str(folder / "talk.json"), str(folder / "ledger.json"), "--name", "Reykjavik",
        "-o", str(folder / "back.json"), "--changes", str(left))  # fmt: skip
    text = ts.read(str(folder / "back.json")).text
    assert "reykyavik" in text
    assert "Solveig Brandt" in text.replace("\n", " ")
    corrections = json.loads(left.read_text(encoding="utf-8"))["corrections"]
    assert corrections
    assert not any(c["after"] == "Reykjavik" for c in corrections)


def test_the_same_ledger_serves_again_and_says_what_was_undone_already(cleaned):
    folder, _ = cleaned
    ledger, once, twice = (str(folder / name) for name in ("ledger.json", "once.md", "twice.md"))
    run("undo", str(folder / "talk.md"), ledger, "--name", "Reykjavik", "-o", once)
    assert "reykyavik" in Path(once).read_text(encoding="utf-8")
    result = run("undo", once, ledger, "--name", "Reykjavik", "-o", twice)
    assert "taken back already" in result.stderr
    assert ts.read(twice).words == ts.read(once).words


def test_undo_in_prose_leaves_titles_and_page_text_alone(cleaned):
    folder, _ = cleaned
    for name in ("talk.md", "talk.txt"):
        back = folder / f"back.{name}"
        run("undo", str(folder / name), str(folder / "ledger.json"), "--all", "-o", str(back))
        prose = back.read_text(encoding="utf-8")
        assert "The harbor festival opened in Reykjavik with a speech by the mayor, Solveig Brandt." in prose
        assert "good evening from reykyavik" in prose


def test_undoing_one_in_the_laid_out_subtitles(cleaned):
    folder, _ = cleaned
    ledger = json.loads((folder / "ledger.json").read_text(encoding="utf-8"))
    (one,) = [c["id"] for c in ledger["corrections"] if c["before"] == "reykyavik"]
    run("undo", str(folder / "talk.srt"), str(folder / "ledger.json"), one, "-o", str(folder / "back.srt"))
    assert "reykyavik" in (folder / "back.srt").read_text(encoding="utf-8")


def test_cleaning_what_was_cleaned_proposes_nothing(cleaned, tmp_path):
    folder, _ = cleaned
    again = tmp_path / "again.json"
    run("clean", str(folder / "talk.json"), "-g", NAMES, "-o", str(tmp_path / "t.json"), "--changes", str(again))
    assert json.loads(again.read_text(encoding="utf-8"))["corrections"] == []


def test_suggest_only_changes_nothing_and_records_all(tmp_path):
    ledger = tmp_path / "ledger.json"
    run("clean", PAGE, "-g", NAMES, "--suggest-only", "-o", str(tmp_path / "t.json"), "--changes", str(ledger))
    held = json.loads(ledger.read_text(encoding="utf-8"))
    assert held["corrections"] == []
    assert any(s["after"] == "Reykjavik" for s in held["suggestions"])
    assert ts.read(str(tmp_path / "t.json")) == ts.read(PAGE)


def test_standard_input_and_output():
    text = Path(PAGE).read_text(encoding="utf-8")
    result = run("clean", "-", "-g", NAMES, "--only", "names", "-o", "-", "--to", "json", input=text)
    assert "Reykjavik" in json.loads(result.stdout)["segments"][0]["text"]


def test_verbatim_keeps_what_was_said_twice(tmp_path):
    out = tmp_path / "t.txt"
    run("clean", PAGE, "-g", NAMES, "--verbatim", "-o", str(out))
    text = out.read_text(encoding="utf-8").lower()
    assert "uh" in text
    assert "the the" in text.replace(",", "")


def test_sounds_are_kept_in_prose_where_asked(tmp_path):
    source = tmp_path / "a.srt"
    source.write_text("1\n00:00:01,000 --> 00:00:02,000\nHe came.\n\n2\n00:00:03,000 --> 00:00:04,000\n[Music]\n")
    bare = run("clean", str(source), "-o", "-", "--to", "text")
    assert (bare.stdout, "--sounds" in bare.stderr) == ("He came.\n", True)
    kept = run("clean", str(source), "--sounds", "-o", "-", "--to", "text")
    assert (kept.stdout, "--sounds" in kept.stderr) == ("He came. [Music]\n", False)


def test_convert_lays_out_what_was_no_subtitle_and_keeps_cues_that_were(tmp_path):
    run("convert", PAGE, str(tmp_path / "a.srt"))
    laid = ts.read(str(tmp_path / "a.srt"))
    assert [s.start_ms for s in laid.segments] != [s.start_ms for s in ts.read(PAGE).segments]
    run("convert", str(tmp_path / "a.srt"), str(tmp_path / "b.vtt"))
    assert [s.text for s in ts.read(str(tmp_path / "b.vtt")).segments] == [s.text for s in laid.segments]


def test_a_suggestion_can_be_accepted_later(tmp_path):
    ledger, out, back = (str(tmp_path / name) for name in ("ledger.json", "t.json", "back.json"))
    run("clean", PAGE, "-g", NAMES, "--only", "names", "--suggest-only", "-o", out, "--changes", ledger)
    held = json.loads(Path(ledger).read_text(encoding="utf-8"))
    (one,) = [s["id"] for s in held["suggestions"] if s["after"] == "Reykjavik"]
    run("undo", out, ledger, "--accept", one, "-o", back, "--changes", ledger)
    assert "from Reykjavik where" in ts.read(back).text
    left = json.loads(Path(ledger).read_text(encoding="utf-8"))
    assert [c["after"] for c in left["corrections"]] == ["Reykjavik"]
