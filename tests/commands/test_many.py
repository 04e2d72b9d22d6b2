"""Many files in one call, and what may happen meanwhile."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from transcripts.batch import work
from transcripts.batch.manifest import JOURNAL
from transcripts.commands import group
from transcripts.storage import locked

ROOT = Path(__file__).parents[2]
WORDS = "um so we went to the the harbor in pongyang and then they came back over the river again".split()  # noqa: SIM905 - prose
posix = pytest.mark.skipif(os.name != "posix", reason="signals and rights are POSIX's")


def talk(number, words=40):
    said = [WORDS[(number + at) % len(WORDS)] for at in range(words)]
    cues = [said[at : at + 8] for at in range(0, words, 8)]
    return "\n".join(
        f"{n}\n00:{n // 60:02}:{n % 60:02},000 --> 00:{n // 60:02}:{n % 60:02},900\n{' '.join(cue)}\n"
        for n, cue in enumerate(cues, 1)
    )


@pytest.fixture
def raw(tmp_path):
    folder = tmp_path / "raw"
    (folder / "deep").mkdir(parents=True)
    for number in range(6):
        (folder / ("deep" if number % 2 else ".") / f"t{number}.srt").write_text(talk(number), encoding="utf-8")
    (tmp_path / "names.txt").write_text("Pyongyang\n", encoding="utf-8")
    return folder


def run(*arguments, code=0):
    result = CliRunner().invoke(group, [str(each) for each in arguments])
    assert result.exit_code == code, result.output
    return result


def tree(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def clean(raw, out, *more, code=0):
    names = raw.parent / "names.txt"
    return run("clean", "-R", raw, "-g", names, "--output-dir", out, "--to", "vtt", "--to", "md", *more, code=code)


def test_a_folder_gives_the_same_as_file_by_file_whatever_the_processes(raw, tmp_path):
    clean(raw, tmp_path / "one", "-j", "1")
    clean(raw, tmp_path / "two", "-j", "2")
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    path = tmp_path / "alone.vtt"
    run("clean", raw / "t0.srt", "-g", tmp_path / "names.txt", "-o", path, "--changes", tmp_path / "l.json")
    assert (tmp_path / "one" / "t0.vtt").read_bytes() == path.read_bytes()
    assert (tmp_path / "one" / "t0.changes.json").read_bytes() == (tmp_path / "l.json").read_bytes()
    assert (tmp_path / "one" / "deep" / "t1.md").exists()


def test_only_what_is_new_or_changed_is_done_again(raw, tmp_path):
    out = tmp_path / "out"
    clean(raw, out)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("t*.vtt")}
    assert "6 unchanged" in clean(raw, out).stderr
    (raw / "t2.srt").write_text(talk(9), encoding="utf-8")
    (raw / "t8.srt").write_text(talk(8), encoding="utf-8")
    (out / "t4.md").unlink()
    assert "3 done, 4 unchanged" in clean(raw, out).stderr
    same = [path for path, at in before.items() if path.stat().st_mtime_ns == at]
    assert len(same) == 4
    (tmp_path / "names.txt").write_text("Pyongyang\nRiverton\n", encoding="utf-8")
    assert "7 done" in clean(raw, out).stderr
    assert "7 done" in clean(raw, out, "--only", "names").stderr
    assert "7 done" in clean(raw, out, "--only", "names", "--force").stderr


def test_what_somebody_has_edited_is_left_alone_and_told(raw, tmp_path):
    out = tmp_path / "out"
    clean(raw, out)
    (out / "t0.md").write_text("edited by hand\n", encoding="utf-8")
    assert "t0.srt" in clean(raw, out).stderr
    (raw / "t0.srt").write_text(talk(9), encoding="utf-8")
    said = clean(raw, out, code=1).stderr
    assert "somebody has edited it" in said
    assert (out / "t0.md").read_text(encoding="utf-8") == "edited by hand\n"
    clean(raw, out, "--force")
    assert "edited" not in (out / "t0.md").read_text(encoding="utf-8")


def test_one_bad_file_does_not_stop_the_rest(raw, tmp_path):
    (raw / "bad.srt").write_bytes(b"\x00\x01\x02 nothing")
    (raw / "new\nline.srt").write_text(talk(3), encoding="utf-8") if os.name == "posix" else None
    result = clean(raw, tmp_path / "out", code=1)
    assert "bad.srt" in result.stderr
    assert "1 failed" in result.stderr
    assert (tmp_path / "out" / "t0.vtt").exists()
    assert not list((tmp_path / "out").rglob("bad*"))
    few = clean(raw, tmp_path / "few", "--fail-fast", "-j", "1", code=1)
    assert "not begun" in few.stderr


def test_clashes_are_refused_before_anything_is_written(raw, tmp_path):
    (raw / "t0.vtt").write_text("WEBVTT\n", encoding="utf-8")
    assert "would both be written" in clean(raw, tmp_path / "out", code=2).stderr
    assert not (tmp_path / "out").exists()


def test_several_files_without_a_folder_for_the_outputs_are_misuse(raw, tmp_path):
    said = run("clean", raw / "t0.srt", raw / "t2.srt", "-o", tmp_path / "x.srt", code=2).stderr
    assert "--output-dir" in said
    said = run("clean", raw / "t0.srt", code=2).stderr
    assert "-o" in said
    for option in ("--dry-run", "--explain"):
        assert f"{option} is for one file" in clean(raw, tmp_path / "out", option, code=2).stderr
    clean(raw, tmp_path / "bare", "--no-changes")
    assert not list((tmp_path / "bare").rglob("*.changes.json"))
    assert "-o is for one file" in clean(raw, tmp_path / "out", "-o", "x.srt", code=2).stderr


def test_a_broken_manifest_stops_the_run_with_the_way_out(raw, tmp_path):
    out = tmp_path / "out"
    clean(raw, out)
    (out / ".transcripts-manifest.json").write_text("{", encoding="utf-8")
    before = tree(out)
    assert "--force" in clean(raw, out, code=2).stderr
    assert tree(out) == before
    clean(raw, out, "--force")


def test_every_file_is_a_line_of_json_in_the_log(raw, tmp_path):
    (raw / "bad.srt").write_bytes(b"")
    lines = clean(raw, tmp_path / "out", "--log-format", "json", code=1).stderr.splitlines()
    told = [json.loads(line) for line in lines]
    assert [line["event"] for line in told] == ["file"] * 7 + ["end"]
    (bad,) = (line for line in told if line.get("status") == "failed")
    assert bad["error"]["next_step"]
    assert told[-1]["files"] == {"done": 6, "failed": 1}


def test_outputs_beside_their_inputs_are_no_inputs_of_the_next_run(raw):
    clean(raw, raw)
    assert "6 unchanged" in clean(raw, raw).stderr


def test_convert_keeps_the_tree(raw, tmp_path):
    run("convert", "-R", raw, "--output-dir", tmp_path / "out", "--to", "vtt", "--shift", "1")
    assert "00:00:02.000" in (tmp_path / "out" / "deep" / "t1.vtt").read_text(encoding="utf-8")


def test_align_takes_files_of_one_name_together(raw, tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in (0, 2):
        words = " ".join(WORDS[(number + at) % len(WORDS)] for at in range(40))
        (texts / f"t{number}.txt").write_text(f"{words.capitalize()}.\n", encoding="utf-8")
    result = run("align", "-R", raw, texts, "--output-dir", tmp_path / "out", "--to", "srt", code=1)
    assert "2 done, 4 failed" in result.stderr
    assert "no text has its name" in result.stderr
    assert sorted(path.name for path in (tmp_path / "out").glob("*.srt")) == ["t0.srt", "t2.srt"]


def test_score_of_folders_is_that_of_all_words_together(raw, tmp_path):
    found = json.loads(run("score", "-R", raw, raw, "--json").stdout)
    assert len(found["scores"]) == 6
    assert found["total"]["wer"] == 0


def test_check_of_many_files_and_as_sarif(raw):
    result = run("check", "-R", raw, code=1)
    assert result.stdout.count("cues against") == 6
    held = json.loads(run("check", "-R", raw, "--to", "sarif", code=1).stdout)
    results = held["runs"][0]["results"]
    assert {one["level"] for one in results} <= {"error", "note"}
    assert results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith(".srt")


def started(raw, out, *more):
    command = [sys.executable, "-m", "transcripts", "clean", "-R", str(raw), "--output-dir", str(out), "--to", "vtt"]
    return subprocess.Popen(
        [*command, *more], env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, start_new_session=True
    )


def ended(process):
    process.communicate(timeout=120)
    return process.returncode


def wait_for(folder, pattern, process):
    for _ in range(1200):
        if list(folder.glob(pattern)) or process.poll() is not None:
            return
        time.sleep(0.05)


@posix
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_ended_at_any_moment_ends_the_same_when_it_is_run_again(raw, tmp_path, how):
    for number in range(10, 30):
        (raw / f"t{number}.srt").write_text(talk(number, 200), encoding="utf-8")
    out, whole = tmp_path / "out", tmp_path / "whole"
    process = started(raw, out, "-j", "2")
    wait_for(out, "t1*.vtt", process)
    os.killpg(process.pid, how) if how == signal.SIGKILL else process.send_signal(how)
    said = process.communicate(timeout=60)[1]
    assert b"Traceback" not in said
    assert process.returncode == (130 if how == signal.SIGINT else -how)
    begun = tree(out)
    assert 0 < len(begun) < 78
    for folder in (out, whole):
        assert ended(started(raw, folder, "-j", "2")) == 0
    assert tree(out) == tree(whole)
    kept = [name for name in begun if name.endswith(".vtt")]
    assert kept


@posix
def test_a_process_that_is_killed_costs_nothing(raw, tmp_path):
    for number in range(10, 30):
        (raw / f"t{number}.srt").write_text(talk(number, 200), encoding="utf-8")
    out, whole = tmp_path / "out", tmp_path / "whole"
    process = started(raw, out, "-j", "2")
    wait_for(out, "t1*.vtt", process)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.exists():
        process.wait(timeout=120)
        pytest.skip("which processes a process has is told by Linux alone")
    os.kill(int(children.read_text().split()[0]), signal.SIGKILL)
    said = process.communicate(timeout=120)[1]
    assert process.returncode == 0, said
    assert ended(started(raw, whole)) == 0
    assert tree(out) == tree(whole)


def test_names_that_change_while_a_run_goes_on_are_told(raw, tmp_path, monkeypatch):
    names, place = tmp_path / "names.txt", work.place

    def meanwhile(files):
        names.write_text("Pyongyang\nRiverton\n", encoding="utf-8")
        place(files)

    monkeypatch.setattr(work, "place", meanwhile)
    assert "has changed since the run began" in clean(raw, tmp_path / "out", "-j", "1").stderr
    assert "6 done" in clean(raw, tmp_path / "out").stderr


@posix
def test_an_output_that_cannot_be_written_fails_alone(raw, tmp_path):
    out = tmp_path / "out"
    (out / "t0.vtt").mkdir(parents=True)
    said = clean(raw, out, code=1).stderr
    assert "5 done, 1 failed" in said
    assert "it is a folder" in said
    assert not (out / "t0.md").exists()


@posix
def test_two_runs_do_not_write_into_one_folder_at_a_time(raw, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    with locked(out / JOURNAL):
        said = clean(raw, out, code=2).stderr
    assert "another run is writing into this folder" in said
    assert not list(out.rglob("*.vtt"))
    clean(raw, out)
