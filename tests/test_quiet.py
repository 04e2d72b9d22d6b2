"""No run calls home, writes where it was not told to, or starts threads: with an empty home folder, under strace."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from tests import quiet
from transcripts.commands import group

ROOT = Path(__file__).parents[1]
TRACED = ["-f", "-qq", "-e", "signal=none", "-e", "trace=%network,open,openat,creat,mkdir,mkdirat,rename,renameat2"]


def works(*command):
    return shutil.which(command[0]) and subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="module")
def guard(tmp_path_factory):
    """What to run a program under, and the file that will say what it asked the system for, if any can."""
    log = tmp_path_factory.mktemp("trace") / "calls"
    strace = ["strace", *TRACED, "-o", str(log)]
    if works(*strace, "true"):
        return strace, log
    cut_off = ["unshare", "--net"]
    return (cut_off, None) if works(*cut_off, "true") else ([], None)


def empty_home(folder):
    """An environment with a home folder and nothing of the user's but what a program needs to start."""
    home = folder / "home"
    home.mkdir()
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "LD_LIBRARY_PATH")}
    places = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(home))
    return home, kept | places | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}


def calls_home(log):
    """What a trace says of sockets."""
    return re.findall(r".*\b(?:socket|connect|send\w*)\(.*", log.read_text(errors="replace"))


def written(log):
    """The paths that a trace says were opened for writing or made."""
    made = r'\b(?:(?:open(?:at)?\([^"]*"([^"]*)", [^)]*O_(?:WRONLY|RDWR|CREAT))|(?:creat|mkdir(?:at)?)\([^"]*"([^"]*)")'
    return [one or other for one, other in re.findall(made, log.read_text(errors="replace"))]


def test_no_command_calls_home_or_writes_where_it_was_not_told_to(tmp_path, guard):
    home, environment = empty_home(tmp_path)
    work = tmp_path / "work"
    work.mkdir()
    prefix, log = guard
    run = [*prefix, sys.executable, "-m", "tests.quiet", str(work)]
    done = subprocess.run(run, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    assert not list(home.rglob("*"))
    if log:
        assert calls_home(log) == []
        assert [p for p in written(log) if p.startswith("/") and not p.startswith((str(work), os.devnull))] == []
        assert any(p.startswith(str(work)) for p in written(log))  # the trace sees what is written


def test_the_watch_sees_what_it_is_there_for(tmp_path):
    code = (
        "import sys, socket, subprocess; from pathlib import Path; from tests.quiet import watch; found = []\n"
        f"watch(Path({str(tmp_path / 'work')!r}), found); socket.socket().close()\n"
        f"Path({str(tmp_path / 'elsewhere')!r}).write_text('x'); subprocess.run([sys.executable, '--version'])\n"
        "print(len(found) >= 3, found)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "True" in done.stdout, done.stdout


def test_the_trace_sees_a_library_that_calls_home(tmp_path, guard):
    prefix, log = guard
    if log is None:
        pytest.skip("no strace here, which alone sees what compiled code does")
    code = f"import socket; socket.socket().close(); open({str(tmp_path / 'x')!r}, 'w').close()"
    subprocess.run([*prefix, sys.executable, "-c", code], check=True)
    assert len(calls_home(log)) == 1
    assert str(tmp_path / "x") in written(log)


def test_the_library_starts_no_thread_and_leaves_the_environment_as_it_was():
    code = (
        "import os, numpy; from tests.quiet import PAGE, threads; before, variables = threads(), dict(os.environ)\n"
        "import transcripts as ts; talk = ts.clean(ts.read(PAGE)).transcript; ts.align(talk, ts.read(PAGE))\n"
        "ts.score(talk, ts.read(PAGE)); print(threads() - before, dict(os.environ) == variables)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "True"]


def test_every_command_is_run_here():
    assert {run[0] for run in quiet.RUNS} == set(group.list_commands(click.Context(group)))
