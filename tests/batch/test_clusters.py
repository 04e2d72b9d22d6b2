"""The work on a cluster: two workers of Ray on this machine give what one process gives, whatever happens to them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("ray")
if not sys.platform.startswith("linux"):
    pytest.skip("which processes there are, to kill one, is told by Linux alone", allow_module_level=True)

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    command = [sys.executable, "-W", "ignore", "-m", "tests.batch.on_ray", str(tmp_path_factory.mktemp("ray"))]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600, check=False)


@pytest.mark.parametrize(
    "case",
    [
        "two_workers_give_the_bytes_of_one_process_and_a_poisoned_file_is_an_outcome",
        "a_worker_that_is_killed_loses_nothing_and_does_nothing_twice",
        "a_dataset_streams_rows_and_errors",
    ],
)
def test_on_ray(ran, case):
    assert case in ran.stdout.split(), ran.stderr
