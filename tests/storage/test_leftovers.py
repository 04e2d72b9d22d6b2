"""What a killed run left goes; what is another's, or may still be written, stays."""

import os
import subprocess
import sys
import time

import pytest

from transcripts.storage import leftovers, place

DAY = 25 * 3600


@pytest.fixture(autouse=True)
def _swept_anew():
    leftovers.sweep.cache_clear()


def left(folder, process, machine=None, age_s=0):
    name = f".transcripts-{machine or leftovers._machine()}-{process}-{'0' * 12}.part"
    (folder / name).write_bytes(b"half")
    os.utime(folder / name, (time.time() - age_s,) * 2)
    return folder / name


@pytest.fixture
def dead():
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


@pytest.mark.skipif(os.name != "posix", reason="elsewhere only age tells")
def test_the_file_of_a_process_that_is_gone_is_removed(tmp_path, dead):
    path = left(tmp_path, dead)
    place({str(tmp_path / "a.txt"): b"new"})
    assert not path.exists()


def test_a_file_that_is_a_day_old_is_removed_whoever_wrote_it(tmp_path):
    paths = [left(tmp_path, os.getpid(), age_s=DAY), left(tmp_path, 1, "ffffffff", age_s=DAY)]
    place({str(tmp_path / "a.txt"): b"new"})
    assert not any(path.exists() for path in paths)


def test_the_file_of_a_process_that_runs_stays(tmp_path):
    path = left(tmp_path, os.getppid())
    place({str(tmp_path / "a.txt"): b"new"})
    assert path.exists()


def test_the_file_of_another_machine_stays(tmp_path, dead):
    path = left(tmp_path, dead, "ffffffff")
    place({str(tmp_path / "a.txt"): b"new"})
    assert path.exists()


@pytest.mark.parametrize("name", ["talk.srt.part", ".part", ".transcripts-1-2-3.part", ".transcripts-ab.part.txt"])
def test_what_others_call_part_stays(tmp_path, name):
    (tmp_path / name).write_bytes(b"mine")
    os.utime(tmp_path / name, (0, 0))
    place({str(tmp_path / "a.txt"): b"new"})
    assert (tmp_path / name).read_bytes() == b"mine"


def test_a_folder_is_looked_through_once(tmp_path, monkeypatch):
    seen = []
    monkeypatch.setattr(os, "scandir", lambda folder, whole=os.scandir: seen.append(folder) or whole(folder))
    for number in range(5):
        place({str(tmp_path / f"{number}.txt"): b"new"})
    assert len(seen) == 1


def test_two_runs_at_once_do_not_disturb_each_other(tmp_path):
    code = (
        "import sys\nfrom transcripts.storage import leftovers, place\n"
        "for n in range(60):\n leftovers.sweep.cache_clear()\n"
        " place({p: sys.argv[1].encode() * 50_000 for p in sys.argv[2:]})\n"
    )
    shared = [str(tmp_path / name) for name in ("a.txt", "b.txt")]
    runs = [subprocess.Popen([sys.executable, "-c", code, letter, *shared]) for letter in "xyz"]
    assert [run.wait() for run in runs] == [0, 0, 0]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt"]
    assert all(len(set((tmp_path / name).read_bytes())) == 1 for name in ("a.txt", "b.txt"))
