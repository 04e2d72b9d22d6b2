"""Files are placed whole or not at all, whatever happens in between."""

import contextlib
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from transcripts.errors import WriteError
from transcripts.storage import place

posix = pytest.mark.skipif(os.name != "posix", reason="named pipes and descriptors by path are POSIX")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_all_files_are_written(tmp_path):
    place({str(tmp_path / "a.txt"): b"one", str(tmp_path / "b.txt"): b"two"})
    assert [(tmp_path / name).read_bytes() for name in names(tmp_path)] == [b"one", b"two"]


def test_one_that_cannot_be_written_leaves_all_as_they_were(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"old")
    with pytest.raises(WriteError, match="no/such"):
        place({str(tmp_path / "a.txt"): b"new", str(tmp_path / "no" / "such" / "b.txt"): b"new"})
    assert names(tmp_path) == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"old"


@pytest.mark.parametrize("existed", [True, False])
def test_a_name_that_cannot_be_given_gives_back_the_files_before_it(tmp_path, monkeypatch, existed):
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    if existed:
        first.write_bytes(b"old")
    whole = Path.replace

    def replace(path, target):
        if Path(target) == second:
            raise PermissionError(13, "held by another program")
        return whole(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(WriteError, match="held by another"):
        place({str(first): b"new", str(second): b"new"})
    assert names(tmp_path) == (["a.txt"] if existed else [])
    assert not existed or first.read_bytes() == b"old"


def test_a_full_disk_leaves_the_old_file_whole(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_bytes(b"old")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError, match="No space left") as caught:
        place({str(tmp_path / "a.txt"): b"new"})
    assert "free some space" in str(caught.value)
    assert names(tmp_path) == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"old"


def test_a_disk_that_is_really_full(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    made = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if os.name != "posix" or os.geteuid() != 0 or subprocess.run(made, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can be mounted by root only")
    try:
        place({str(disk / "a.txt"): b"old"})
        with pytest.raises(WriteError, match="No space left"):
            place({str(disk / "b.txt"): b"new", str(disk / "a.txt"): b"x" * 100_000})
        assert names(disk) == ["a.txt"]
        assert (disk / "a.txt").read_bytes() == b"old"
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@posix
def test_the_rights_of_a_file_stay_and_a_new_one_has_those_of_its_user(tmp_path):
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_bytes(b"old")
    old.chmod(0o640)
    plain = tmp_path / "plain.txt"
    plain.write_bytes(b"")
    place({str(old): b"new", str(new): b"new"})
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert new.stat().st_mode == plain.stat().st_mode


@posix
def test_a_protected_file_is_refused(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o444)
    if os.access(path, os.W_OK):
        pytest.skip("root may write to everything")
    with pytest.raises(WriteError, match="protected"):
        place({str(path): b"new"})


@posix
def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real.txt").write_bytes(b"old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    place({str(tmp_path / "link.txt"): b"new"})
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_bytes() == b"new"


@posix
def test_a_circle_of_links_is_an_error(tmp_path):
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(WriteError, match="cannot be written"):
        place({str(tmp_path / "a"): b"new"})
    assert names(tmp_path) == ["a", "b"]


@pytest.mark.parametrize("name", ["a\0b", "x" * 300, ""])
def test_a_name_that_cannot_be_is_an_error(tmp_path, name):
    with pytest.raises(WriteError):
        place({str(tmp_path) + os.sep + name: b"new"})
    assert names(tmp_path) == []


def test_a_name_may_be_as_long_as_the_system_lets_it(tmp_path):
    name = "夜" * 80 + ".txt"
    place({str(tmp_path / name): b"new"})
    assert names(tmp_path) == [name]


@posix
def test_a_named_pipe_gets_everything(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    got = []
    reader = threading.Thread(target=lambda: got.append((tmp_path / "pipe").read_bytes()))
    reader.start()
    place({str(tmp_path / "pipe"): b"x" * 200_000})
    reader.join()
    assert got == [b"x" * 200_000]
    assert names(tmp_path) == ["pipe"]


@posix
@pytest.mark.parametrize("form", ["/dev/fd/{}", "/proc/self/fd/{}"])
def test_an_open_descriptor_gets_everything(form):
    if not Path(form.format(1)).parent.exists():
        pytest.skip("this system has no such folder")
    receiving, sending = os.pipe()
    place({form.format(sending): b"all of it"})
    os.close(sending)
    with os.fdopen(receiving, "rb") as stream:
        assert stream.read() == b"all of it"


@posix
def test_a_pipe_that_nobody_reads_any_more_leaves_the_files_as_they_were(tmp_path):
    receiving, sending = os.pipe()
    os.close(receiving)
    with pytest.raises(WriteError, match="Broken pipe"):
        place({str(tmp_path / "a.txt"): b"new", f"/dev/fd/{sending}": b"new"})
    os.close(sending)
    assert names(tmp_path) == []


@posix
def test_what_the_shell_appends_to_is_appended_to(tmp_path):
    """`>> log` with -o /dev/stdout: the file is not replaced."""
    log = tmp_path / "log"
    log.write_bytes(b"before\n")
    code = "from transcripts.storage import place; place({'/dev/stdout': b'after\\n'})"
    with log.open("ab") as stream:
        subprocess.run([sys.executable, "-c", code], stdout=stream, check=True)
    assert log.read_bytes() == b"before\nafter\n"


def test_a_file_called_dash_is_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    place({"./-": b"new"})
    assert (tmp_path / "-").read_bytes() == b"new"


@posix
def test_what_is_killed_leaves_each_file_old_or_new_and_the_next_run_takes_away_the_rest(tmp_path):
    sizes = 400_000
    code = (
        "import sys\nfrom transcripts.storage import place\nprint('ready', flush=True)\nn = 0\n"
        f"while True:\n n += 1\n place({{p: b'%07d' % n * {sizes // 7} for p in sys.argv[1:]}})\n"
    )
    paths = [tmp_path / name for name in ("a.txt", "b.txt", "c.txt")]
    for path in paths:
        path.write_bytes(b"0000000" * (sizes // 7))
    left = 0
    for round_ in range(12):
        child = subprocess.Popen([sys.executable, "-c", code, *map(str, paths)], stdout=subprocess.PIPE)
        child.stdout.readline()
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(0.003 * (round_ * 7 % 12))
        child.kill()
        child.wait()
        child.stdout.close()
        left += len(names(tmp_path)) > len(paths)
        for path in paths:
            data = path.read_bytes()
            assert data == data[:7] * (sizes // 7)
    assert left > 0  # else the kills never came while a file was being written, and nothing was tried
    code = "import sys; from transcripts.storage import place; place({sys.argv[1]: b'last'})"
    subprocess.run([sys.executable, "-c", code, str(paths[0])], check=True)
    assert names(tmp_path) == ["a.txt", "b.txt", "c.txt"]
