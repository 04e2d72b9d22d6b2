"""Standard streams that are closed, full or left, names that are no text, and Ctrl-C: a line, a code, no traceback."""

import json
import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

if os.name != "posix":
    pytest.skip("the shell of these tests is POSIX's", allow_module_level=True)

SRT = "1\n00:00:01,000 --> 00:00:02,500\nin pongyang today\n"
ROOT = Path(__file__).parents[2]
MINE = shlex.quote(sys.executable) + " -m transcripts"


@pytest.fixture
def shell(tmp_path):
    (tmp_path / "talk.srt").write_text(SRT, encoding="utf-8")
    (tmp_path / "names.txt").write_text("Pyongyang\n", encoding="utf-8")

    def run(line, code=0, **more):
        line = line.replace("transcripts ", f"{MINE} ")
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        ran = subprocess.run(
            ["bash", "-c", line], cwd=tmp_path, env=environment, capture_output=True, timeout=120, check=False, **more
        )
        assert b"Traceback" not in ran.stderr, ran.stderr.decode()
        assert b"Exception ignored" not in ran.stderr, ran.stderr.decode()
        assert ran.returncode == code, ran.stderr.decode()
        return ran

    return run


@pytest.mark.parametrize(
    "line",
    ["transcripts clean - -o out.srt <&-", "transcripts check - <&-", "transcripts names - -o - <&-",
     "transcripts explain - <&-"],
)  # fmt: skip
def test_standard_input_that_is_closed(shell, line):
    assert b"standard input is closed" in shell(line, code=2).stderr


@pytest.mark.parametrize(
    "line",
    [
        "transcripts convert talk.srt - --to vtt", "transcripts convert talk.srt /dev/stdout --to vtt",
        "transcripts check talk.srt", "transcripts check talk.srt --json", "transcripts score talk.srt talk.srt",
        "transcripts names talk.srt -o -", "transcripts --help", "transcripts convert --help", "transcripts --version",
        "transcripts check --list",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("where", "says"), [(">/dev/full", b"No space left"), ("> >(exec true)", b"Broken pipe")], ids=["full", "left"]
)
def test_standard_output_that_takes_nothing(shell, line, where, says):
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    if "true" in where:  # wait until the reader has ended
        line = f"exec 9>&1 {where}; sleep 0.3; {line}"
        where = ""
    assert says in shell(f"{line} {where}", code=2).stderr


@pytest.mark.parametrize("line", ["transcripts convert talk.srt - --to vtt >&-", "transcripts check talk.srt >&-"])
def test_standard_output_that_is_closed(shell, line):
    assert b"closed" in shell(line, code=2).stderr


def test_a_full_standard_output_leaves_the_files_as_they_were(shell, tmp_path):
    (tmp_path / "out.json").write_text("old", encoding="utf-8")
    shell("transcripts convert talk.srt out.json >/dev/full")
    (tmp_path / "out.json").write_text("old", encoding="utf-8")
    shell("transcripts clean talk.srt -o out.json -o - --to json >/dev/full", code=2)
    assert (tmp_path / "out.json").read_text(encoding="utf-8") == "old"


def test_standard_error_that_is_full_or_closed_costs_nothing(shell, tmp_path):
    shell("transcripts clean talk.srt -g names.txt -o out.srt 2>/dev/full")
    assert "Pyongyang" in (tmp_path / "out.srt").read_text(encoding="utf-8")
    (tmp_path / "out.srt").unlink()
    shell("transcripts clean talk.srt -g names.txt -o out.srt 2>&- <&- >&-")
    assert "Pyongyang" in (tmp_path / "out.srt").read_text(encoding="utf-8")


@pytest.mark.parametrize("out", ["-", "/dev/stdout", "/dev/fd/1", ">(cat)", ">(cat) | cat"])
def test_outputs_may_be_streams(shell, out):
    line = f"transcripts convert talk.srt {out.replace(' | cat', '')} --to vtt"
    ran = shell(f"{line} | cat" if out != "-" else line)
    assert ran.stdout.startswith(b"WEBVTT")
    assert ran.stdout.endswith(b"in pongyang today\n")


def test_a_named_pipe_is_an_output_and_an_input(shell):
    ran = shell("mkfifo pipe.vtt; cat pipe.vtt & transcripts convert talk.srt pipe.vtt; wait")
    assert ran.stdout.startswith(b"WEBVTT")
    assert shell("transcripts convert <(cat talk.srt) - --to vtt").stdout == ran.stdout


def test_a_gazetteer_may_be_piped(shell):
    assert b"[[name]]" in shell("transcripts names talk.srt -o /dev/stdout; echo '[[name]]'").stdout


def test_a_name_that_is_no_utf8(shell, tmp_path):
    shell(r"cp talk.srt $'b\xff.srt'")
    (tmp_path / "ref.txt").write_text("The talk in Pyongyang.\n", encoding="utf-8")
    shell(r"cp ref.txt $'r\xff.txt'")
    ran = shell(
        r"transcripts clean $'b\xff.srt' -r $'r\xff.txt' -o $'o\xff.json' -o $'o\xff.srt' --changes $'l\xff.json'"
    )
    assert shell(r"ls").stdout.count(b"\xff") == 5
    assert b"b\\xff.srt" in shell(r"transcripts check $'b\xff.srt'").stdout
    found = json.loads(shell(r"transcripts score $'b\xff.srt' $'o\xff.json' --json").stdout)
    assert found["scores"][0]["hypothesis"] == "o\udcff.json"
    shell(r"transcripts undo $'o\xff.json' $'l\xff.json' --all -o $'u\xff.json'")
    assert json.loads((tmp_path / os.fsdecode(b"u\xff.json")).read_text(encoding="utf-8"))
    assert b"none\\xff.srt" in shell(r"transcripts check $'none\xff.srt'", code=2).stderr
    shell(r"transcripts names $'r\xff.txt' -o $'n\xff.toml' && transcripts clean talk.srt -g $'n\xff.toml' -o out.srt")
    assert ran.stdout == b""


def test_a_name_of_two_lines_stays_in_its_line(shell):
    shell(r"cp talk.srt $'two\nlines.srt'")
    assert b"two\\nlines.srt: 1 cues" in shell(r"transcripts check $'two\nlines.srt'").stdout
    assert b"no\\nsuch.srt: cannot be read" in shell(r"transcripts check $'no\nsuch.srt'", code=2).stderr
    shell(r"transcripts convert $'two\nlines.srt' $'out\nput.vtt'")


def test_ctrl_c_ends_quietly(tmp_path):
    os.mkfifo(tmp_path / "pipe.srt")
    child = subprocess.Popen(
        [sys.executable, "-m", "transcripts", "clean", "pipe.srt", "-o", "out.srt"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - a shell has its jobs ignore it
    )  # fmt: skip
    with (tmp_path / "pipe.srt").open("wb"):  # opened by both: the command is reading now
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=60)
    assert (child.returncode, out, err) == (130, b"", b"")
    assert [path.name for path in tmp_path.iterdir()] == ["pipe.srt"]
