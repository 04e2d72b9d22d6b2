"""What the tests of the cluster do, as a program of its own: Ray leaves processes and files open behind it.

    python -m tests.batch.on_ray FOLDER

Prints a line for each case that holds, and ends with an error at the first that does not.
"""

import os
import signal
import sys
from pathlib import Path

import ray

from transcripts.batch import clean_row, manifest, ray_dataset
from transcripts.batch.clusters import connect
from transcripts.batch.running import How, Running, planned
from transcripts.batch.tasks import Clean, Cleaning

CUE = "{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\nso we went to the the harbor number {at}\n"


def written(folder):
    folder.mkdir()
    for at in range(40):
        text = "\n".join(CUE.format(n=n, at=at + n) for n in range(1, 20))
        (folder / f"t{at:02}.srt").write_text(text, encoding="utf-8")
    (folder / "poisoned.srt").write_bytes(b"\x00\xff")
    return folder


def tree(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def run(raw, out, each=lambda outcome: None, **how):
    plan = planned([str(raw)], out, ["vtt"], recursive=True, ledgers=True)
    found = []
    for outcome in Running(plan, Clean(cleaning=Cleaning(only=("disfluencies",))), out, How(**how)):
        each(outcome)
        if outcome is not None:
            found.append(outcome)
    return found


def two_workers_give_the_bytes_of_one_process_and_a_poisoned_file_is_an_outcome(raw, tmp_path):
    found = run(raw, tmp_path / "ray", engine="ray", processes=2)
    assert sorted(each.status for each in found) == ["done"] * 40 + ["failed"]
    run(raw, tmp_path / "one", processes=1)
    assert tree(tmp_path / "ray") == tree(tmp_path / "one")
    assert {each.status for each in run(raw, tmp_path / "ray", engine="ray", processes=2)} == {"unchanged", "failed"}


def a_worker_that_is_killed_loses_nothing_and_does_nothing_twice(raw, tmp_path):
    killed = []

    def kill(outcome):
        if outcome is not None and outcome.status == "done" and not killed:
            killed.append(next(pid for pid in workers() if os.kill(pid, signal.SIGKILL) is None))

    found = run(raw, tmp_path / "ray", kill, engine="ray", processes=2)
    assert killed
    assert len({each.name for each in found}) == len(found) == 41
    run(raw, tmp_path / "one", processes=1)
    assert tree(tmp_path / "ray") == tree(tmp_path / "one")
    assert not (tmp_path / "ray" / manifest.JOURNAL).exists()


def workers():
    """The processes of our actors."""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if path.read_bytes().startswith(b"ray::_Actor"):
                yield int(path.parent.name)
        except OSError:
            continue


def a_dataset_streams_rows_and_errors(raw, _):
    paths = sorted(str(path) for path in raw.iterdir())
    rows = {row["path"]: row for row in ray_dataset(paths, workers=2, batch_size=4).iter_rows()}
    assert set(rows) == set(paths)
    assert rows[paths[-1]]["text"] == clean_row({"path": paths[-1]})["text"]
    assert rows[str(raw / "poisoned.srt")]["error"]


CASES = (
    two_workers_give_the_bytes_of_one_process_and_a_poisoned_file_is_an_outcome,
    a_worker_that_is_killed_loses_nothing_and_does_nothing_twice,
    a_dataset_streams_rows_and_errors,
)

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    raw = written(folder / "raw")
    connect(processes=2)
    for case in CASES:
        (folder / case.__name__).mkdir()
        case(raw, folder / case.__name__)
        print(case.__name__, flush=True)  # noqa: T201 - what it is for
    ray.shutdown()
