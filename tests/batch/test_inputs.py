"""Which files a command line means."""

import os

import pytest

from transcripts.batch.inputs import find
from transcripts.errors import ReadError


@pytest.fixture
def folder(tmp_path):
    for name in ("raw/b.srt", "raw/a.vtt", "raw/deep/c.txt", "raw/film.mp4", "raw/.hidden.srt", "raw/a.changes.json"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return tmp_path


def names(found):
    return [one.name.replace(os.sep, "/") for one in found.inputs]


def test_a_folder_gives_what_looks_like_a_transcript_in_order_and_says_what_else_is_there(folder):
    found = find([str(folder / "raw")], recursive=True)
    assert names(found) == ["a.vtt", "b.srt", "deep/c.txt"]
    assert found.passed_over == {".mp4": 1}


def test_a_folder_is_refused_where_nobody_asked_for_it(folder):
    with pytest.raises(ReadError, match="it is a folder"):
        find([str(folder / "raw")])


def test_a_glob_keeps_the_tree_below_its_fixed_part(folder):
    assert names(find([str(folder / "raw" / "**" / "*.*t*")])) == ["a.vtt", "b.srt", "deep/c.txt"]
    with pytest.raises(ReadError, match="no file matches"):
        find([str(folder / "raw" / "*.ass")])


def test_a_file_that_is_named_is_taken_whatever_it_is_and_each_file_once(folder):
    paths = [str(folder / "raw" / "film.mp4"), str(folder / "raw"), str(folder / "raw" / "b.srt")]
    assert names(find(paths, recursive=True)) == ["film.mp4", "a.vtt", "b.srt", "deep/c.txt"]


def test_a_file_whose_name_looks_like_a_glob_is_that_file(folder):
    (folder / "take [1].srt").write_text("x", encoding="utf-8")
    assert names(find([str(folder / "take [1].srt")])) == ["take [1].srt"]


def test_the_output_folder_inside_the_input_is_no_input(folder):
    (folder / "raw" / "out").mkdir()
    (folder / "raw" / "out" / "d.srt").write_text("x", encoding="utf-8")
    assert names(find([str(folder / "raw")], recursive=True, without=folder / "raw" / "out"))[-1] == "deep/c.txt"


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_circle_of_links_ends_and_is_told(folder):
    (folder / "raw" / "deep" / "up").symlink_to(folder / "raw")
    found = find([str(folder / "raw")], recursive=True)
    assert names(found) == ["a.vtt", "b.srt", "deep/c.txt"]
    assert len(found.notes) == 1
    assert not found.problems


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read every folder")
def test_a_folder_that_cannot_be_read_is_a_problem_and_the_rest_is_found(folder):
    (folder / "raw" / "deep").chmod(0)
    try:
        found = find([str(folder / "raw")], recursive=True)
    finally:
        (folder / "raw" / "deep").chmod(0o700)
    assert names(found) == ["a.vtt", "b.srt"]
    assert "cannot be read" in str(found.problems[0])
