"""`transcripts score` through the command line."""

import json

import jiwer
import pytest
from click.testing import CliRunner

from tests.alignment.makers import babble, damaged
from transcripts.commands import group

REFERENCE = "Ann: We went to Kyiv, and then to Seoul.\n\nBob: Was it far?\n"
HYPOTHESIS = "we went to kiev and then to Seoul was it far\n"


def run(*arguments, code=0):
    result = CliRunner().invoke(group, ["score", *map(str, arguments)])
    assert result.exit_code == code, result.output
    return result.output


@pytest.fixture
def files(tmp_path):
    (tmp_path / "ref.txt").write_text(REFERENCE, encoding="utf-8")
    (tmp_path / "hyp.txt").write_text(HYPOTHESIS, encoding="utf-8")
    (tmp_path / "names.txt").write_text("Kyiv\nSeoul\n", encoding="utf-8")
    return tmp_path


def test_the_table_has_the_rates_the_speakers_and_the_signature(files):
    shown = run(files / "ref.txt", files / "hyp.txt")
    assert "9.09%" in shown
    assert "WER, speaker Ann" in shown
    assert "signature" not in shown
    assert "steps score" in shown


def test_names_are_counted_with_a_gazetteer(files):
    shown = run(files / "ref.txt", files / "hyp.txt", "-g", files / "names.txt")
    assert "1 of 2" in shown
    assert "Kyiv, (heard: kiev)" in shown


def test_json_holds_jiwers_rate_on_the_same_tokens(files):
    found = json.loads(run(files / "ref.txt", files / "hyp.txt", "--json", "--tokens", "written"))
    (score,) = found["scores"]
    reference = "We went to Kyiv, and then to Seoul. Was it far?"
    assert score["wer"] == pytest.approx(jiwer.wer(reference, HYPOTHESIS.strip()), abs=1e-6)
    assert score["by_speaker"]["Bob"]["rate"] == pytest.approx(2 / 3, abs=1e-6)
    assert found["differences"] == []


def test_two_hypotheses_are_compared(tmp_path):
    reference = babble(1500, 1)
    (tmp_path / "ref.txt").write_text(" ".join(reference), encoding="utf-8")
    for name, share in (("good.txt", 0.02), ("bad.txt", 0.2)):
        (tmp_path / name).write_text(" ".join(damaged(reference, share)), encoding="utf-8")
    paths = [tmp_path / name for name in ("ref.txt", "good.txt", "bad.txt")]
    assert "lower than that of" in run(*paths)
    (difference,) = json.loads(run(*paths, "--json"))["differences"]
    assert difference["p_value"] < 0.001
    assert difference["wer_difference"] < 0


def test_a_hypothesis_is_needed(files):
    run(files / "ref.txt", code=2)


def test_an_empty_file_has_a_score_and_is_told(files):
    (files / "empty.txt").write_text("\n", encoding="utf-8")
    shown = run(files / "ref.txt", files / "empty.txt")
    assert "100.00%" in shown
    assert "the file is empty" in shown
    assert "WER" in run(files / "empty.txt", files / "hyp.txt")


def test_a_file_that_cannot_be_read_is_still_refused(files):
    (files / "pixels.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    run(files / "ref.txt", files / "pixels.txt", code=2)
    run(files / "ref.txt", files / "none.txt", code=2)


def test_json_holds_the_warnings(files):
    (files / "empty.txt").write_text("")
    found = json.loads(run("-q", files / "ref.txt", files / "empty.txt", "--json"))
    (warning,) = found["warnings"]
    assert warning["path"] == str(files / "empty.txt")
    assert "the file is empty" in warning["message"]


def test_show_prints_what_differs_and_the_table(files):
    out = run(files / "ref.txt", files / "hyp.txt", "--show")
    assert "REF: " in out
    assert "HYP: " in out
    assert "WER " in out
