"""Under which names many files are written, and what is refused."""

from pathlib import Path

import pytest

from transcripts.batch.inputs import Input
from transcripts.batch.outputs import plan, plan_pairs, refuse_doubles
from transcripts.errors import WriteError


def inputs(*names):
    return [Input(f"raw/{name}", name) for name in names]


def test_an_output_keeps_folder_and_name_and_the_suffix_is_its_formats():
    (job,) = plan(inputs("deep/talk.en.vtt"), ["srt", "md"], ledgers=True)
    assert [name for name, _ in job.outputs] == ["deep/talk.en.srt", "deep/talk.en.md"]
    assert job.ledger == "deep/talk.en.changes.json"


def test_without_a_format_each_keeps_its_own():
    jobs = plan(inputs("a.vtt", "b.SRT"), [], ledgers=False)
    assert [job.outputs[0][0] for job in jobs] == ["a.vtt", "b.SRT"]
    with pytest.raises(WriteError, match="cannot be written"):
        plan(inputs("captions.scc"), [], ledgers=False)


def test_a_dot_in_a_name_is_no_suffix():
    (job,) = plan(inputs("Part 1.5"), ["srt"], ledgers=False)
    assert job.outputs[0][0] == "Part 1.5.srt"


def test_two_inputs_for_one_output_are_refused_by_their_names():
    jobs = plan(inputs("a.vtt", "a.srt"), ["md"], ledgers=False)
    with pytest.raises(WriteError, match=r"raw/a\.vtt and raw/a\.srt would both be written"):
        refuse_doubles(jobs, Path("out"))


def test_an_output_that_is_an_input_is_refused(tmp_path):
    path = tmp_path / "a.srt"
    path.write_text("x", encoding="utf-8")
    with pytest.raises(WriteError, match="are one file"):
        refuse_doubles(plan([Input(str(path), "a.srt")], ["srt"], ledgers=False), tmp_path)


def test_pairs_go_by_name_and_those_without_another_are_told():
    jobs, lonely = plan_pairs(inputs("a.vtt", "b.vtt"), inputs("a.txt", "c.txt"), ["srt"], ("timed file", "text"))
    assert [job.inputs for job in jobs] == [("raw/a.vtt", "raw/a.txt")]
    assert sorted(error.message for error in lonely) == ["no text has its name", "no timed file has its name"]
