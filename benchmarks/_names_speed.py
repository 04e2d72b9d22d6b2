"""How long the names pass takes on a talk of an hour with a thousand names, and how long the program takes to start.

Processor time, for other programs on the machine change the time on the clock; the median of five, each start in a
process of its own, and for these the time on the clock too: numpy's threads use two processors at once when it starts.
The modules are compiled once before, as they are where the package is installed.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks._names_data import earnings, talks
from transcripts.gazetteer import Gazetteer
from transcripts.ledger import View
from transcripts.names.step import names_pass

if TYPE_CHECKING:
    from collections.abc import Callable

RUNS = 5
TALK = "1\n00:00:01,000 --> 00:00:03,000\nHello and welcome, with reports from keev and wonson today.\n"
READY = "import transcripts as ts; ts.clean(ts.read({talk!r}), gazetteer=ts.Gazetteer.load({names!r}), only=['names'])"


def _median(measure: Callable[[], float]) -> float:
    return statistics.median(measure() for _ in range(RUNS))


def _process(*command: str, cache: Path) -> tuple[float, float]:
    """The time of a command on the processor and on the clock, its start and end included."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(cache), "PYTHONPATH": os.pathsep.join(sys.path)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, *command], check=True, capture_output=True, env=environment)
    clock, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, clock


def _passed(case: View, names: Gazetteer) -> float:
    view = View(case.transcript)
    start = time.process_time()
    list(names_pass(names)(view))
    return time.process_time() - start


def speed() -> None:
    """Measure and print."""
    case = earnings("amazon", "tune")[1]
    names, view = Gazetteer(case.entries), View(case.heard)
    list(names_pass(names)(View(talks("tune")[0].heard)))  # so that the talk measured is not the first
    took = _median(partial(_passed, view, names))
    print(f"{len(view.words):,} words, {len(names):,} names: {took:.2f} s")
    with tempfile.TemporaryDirectory() as folder:
        talk, listed, cache = (str(Path(folder) / name) for name in ("talk.srt", "names.toml", "cache"))
        Path(talk).write_text(TALK, "utf-8")
        names.save(listed)
        main = "from transcripts.commands import main; main()"
        commands = {
            "Python and numpy alone": ("-c", "import numpy"),
            "a command that cleans three lines": ("-c", main, "clean", talk, "-o", str(Path(folder) / "out.srt")),
            f"the names pass on them, {len(names):,} names read": ("-c", READY.format(talk=talk, names=listed)),
        }
        for what, command in commands.items():
            _process(*command, cache=Path(cache))
            processor, clock = zip(*(_process(*command, cache=Path(cache)) for _ in range(RUNS)), strict=True)
            print(f"{what}: {statistics.median(processor):.2f} s, on the clock {statistics.median(clock):.2f} s")
