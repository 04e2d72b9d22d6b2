"""`convert --shift`, `--scale`, `--fps FROM:TO` and `--clip`, `join` and `split`, from files to files."""

import pytest

import transcripts as ts
from tests.pages import run

SRT = (
    "1\n00:00:01,000 --> 00:00:03,000\nHello there.\n\n2\n00:00:03,500 --> 00:00:06,000\nThe gate is shut.\n\n"
    "3\n00:00:08,000 --> 00:00:09,000\nGo home.\n"
)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.srt").write_text(SRT, encoding="utf-8")
    return tmp_path


def starts(path):
    return [segment.start_ms for segment in ts.read(path).segments]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("--shift 2.5", [3500, 6000, 10500]),
        ("--shift -0:01", [0, 2500, 7000]),
        ("--scale 2", [2000, 7000, 16000]),
        ("--fps 25:24", [1042, 3646, 8333]),
        ("--clip 3:10", [500, 5000]),
        ("--clip 0:03-0:10 --shift 3", [3500, 8000]),
        ("--scale 2 --shift 1", [3000, 8000, 17000]),
        ("--fps 25", [1000, 3520, 8000]),
    ],
)
def test_convert_changes_times(options, expected):
    profile = " --profile netflix-en" if options == "--fps 25" else ""  # one rate is for layout
    said, code = run(f"transcripts convert a.srt b.srt {options}{profile}")
    assert code == 0, said
    assert starts("b.srt") == expected


def test_what_is_cut_or_put_at_zero_is_told():
    assert "put at zero" in run("transcripts convert a.srt b.srt --shift -2")[0]
    assert "leaves out" in run("transcripts convert a.srt b.srt --clip 3:10")[0]
    assert run("transcripts convert a.srt b.srt --clip 3:10 -q")[0] == ""


@pytest.mark.parametrize(
    "options", ["--shift soon", "--scale 0", "--fps 25:x", "--fps x", "--clip 9:5", "--clip 100:", "--clip 1:2:3"]
)
def test_what_cannot_be_meant_ends_with_2_and_writes_nothing(folder, options):
    said, code = run(f"transcripts convert a.srt b.srt {options}")
    assert code == 2
    assert said
    assert not (folder / "b.srt").exists()


def test_split_and_join_again(folder):
    said, code = run("transcripts split a.srt --every 3.25 -o part.vtt")
    assert code == 0
    assert "part-1.vtt: 1 cue" in said
    assert sorted(path.name for path in folder.glob("part*")) == ["part-1.vtt", "part-2.vtt", "part-3.vtt"]
    said, code = run("transcripts join part-1.vtt part-2.vtt part-3.vtt --at 3.25 --at 6.5 -o whole.srt")
    assert code == 0
    assert (folder / "whole.srt").read_text(encoding="utf-8") == SRT


def test_a_part_without_words_makes_no_file(folder):
    said, code = run("transcripts split a.srt --every 1 -o p.srt")
    assert code == 0
    assert "part 1: nothing is said, no file" in said
    assert not (folder / "p-1.srt").exists()
    assert (folder / "p-9.srt").exists()


def test_split_writes_all_or_nothing(folder):
    (folder / "p-2.srt").mkdir()
    assert run("transcripts split a.srt --cues 1 -o p.srt")[1] == 2
    assert not (folder / "p-1.srt").exists()


@pytest.mark.parametrize("options", ["-o p.srt", "--cues 1 --every 5 -o p.srt", "--cues 1 -o -", "--cues 0 -o p.srt"])
def test_split_says_what_it_needs(options):
    assert run(f"transcripts split a.srt {options}")[1] == 2


def test_split_never_writes_over_what_it_reads(folder):
    (folder / "p-1.srt").write_text(SRT, encoding="utf-8")
    assert run("transcripts split p-1.srt --cues 1 -o p.srt")[1] == 2


def test_join_tells_what_it_guessed_and_takes_any_formats(folder):
    run("transcripts convert a.srt a.vtt")
    said, code = run("transcripts join a.srt a.vtt -o b.json")
    assert code == 0
    assert "the length of the recording is not known" in said
    assert starts("b.json") == [1000, 3500, 8000, 10000, 12500, 17000]


def test_join_refuses_times_and_none(folder):
    (folder / "a.txt").write_text("This is a text that has no times at all. It was typed.\n", encoding="utf-8")
    said, code = run("transcripts join a.srt a.txt -o b.srt")
    assert code == 2
    assert "a.txt has no times" in said
