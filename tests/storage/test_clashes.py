"""Paths that are one file are refused, by whatever name; those that only look alike are not."""

import os

import pytest

from transcripts.errors import WriteError
from transcripts.storage import clashes, refuse_clashes


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talk.srt").write_bytes(b"talk")
    (tmp_path / "sub").mkdir()


ALIKE = ["talk.srt", "./talk.srt", "sub/../talk.srt", ".//talk.srt"]


@pytest.mark.parametrize("path", ALIKE)
def test_an_output_that_is_the_input_is_refused(path):
    with pytest.raises(WriteError, match=r"IN talk\.srt and -o .*talk\.srt are one file") as caught:
        refuse_clashes([("-o", path)], [("IN", "talk.srt")])
    assert "name another file for -o" in str(caught.value)


@pytest.mark.parametrize("path", ["new.srt", "./new.srt", "sub/../new.srt"])
def test_two_outputs_that_are_one_file_are_refused_before_there_is_one(path):
    with pytest.raises(WriteError, match=r"-o new\.srt and --changes .*new\.srt are one file"):
        refuse_clashes([("-o", "new.srt"), ("--changes", path)])


def test_two_that_print_are_refused():
    with pytest.raises(WriteError, match="-o - and --changes - print to one place"):
        refuse_clashes([("-o", "-"), ("--changes", "-")])


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_links_are_followed(tmp_path):
    (tmp_path / "soft.srt").symlink_to("talk.srt")
    os.link("talk.srt", "hard.srt")
    (tmp_path / "dangling.srt").symlink_to("new.srt")
    (tmp_path / "folder").symlink_to("sub", target_is_directory=True)
    for one, other in [("soft.srt", "talk.srt"), ("hard.srt", "talk.srt"), ("dangling.srt", "new.srt"),
                       ("folder/x.srt", "sub/x.srt"), ("folder/../talk.srt", "soft.srt")]:  # fmt: skip
        with pytest.raises(WriteError):
            refuse_clashes([("-o", one), ("-o", other)])
        with pytest.raises(WriteError):
            refuse_clashes([("-o", one)], [("IN", other)])


@pytest.mark.skipif(os.name != "posix", reason="there is no /dev/stdout elsewhere")
def test_standard_output_by_two_names_is_one():
    with pytest.raises(WriteError):
        refuse_clashes([("-o", "/dev/stdout"), ("-o", "/dev/fd/1")])


def test_names_that_differ_in_case_are_one_where_the_folder_says_so(monkeypatch):
    refuse_clashes([("-o", "a.srt"), ("-o", "b.srt")])
    for folds in (True, False):
        monkeypatch.setattr(clashes, "folds_case", lambda _, folds=folds: folds)
        if folds:
            with pytest.raises(WriteError):
                refuse_clashes([("-o", "New.srt"), ("-o", "new.srt")])
        else:
            refuse_clashes([("-o", "New.srt"), ("-o", "new.srt")])


def test_looking_whether_case_counts_leaves_nothing_behind(tmp_path):
    there = (tmp_path / "TALK.SRT").exists()
    assert clashes.folds_case(tmp_path) is there
    assert sorted(path.name for path in tmp_path.iterdir()) == ["sub", "talk.srt"]


@pytest.mark.parametrize(
    ("outputs", "inputs"),
    [
        (["a.srt", "b.srt", "sub/a.srt"], ["talk.srt"]),
        (["-"], ["-"]),
        ([os.devnull, os.devnull], []),
        (["a.srt"], ["talk.srt", "talk.srt"]),
        (["-", "./-"], []),
    ],
)
def test_what_is_apart_is_left_alone(outputs, inputs):
    refuse_clashes([("-o", path) for path in outputs], [("IN", path) for path in inputs])


def test_what_may_be_written_over_is_said_pair_by_pair():
    over = [("-o", "IN")]
    refuse_clashes([("-o", "talk.srt")], [("IN", "talk.srt")], over=over)
    with pytest.raises(WriteError):
        refuse_clashes([("-o", "talk.srt")], [("LEDGER", "talk.srt")], over=over)
    with pytest.raises(WriteError):
        refuse_clashes([("--changes", "talk.srt")], [("IN", "talk.srt")], over=over)
