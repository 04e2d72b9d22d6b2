"""The work on several processes of this machine: each job once, whatever happens to the process that has it.

On Linux the processes are forked, so that the names which the first one has made ready are shared and not loaded again;
elsewhere they are started anew and get the task once. A process that is killed, by the system for want of memory, say,
costs its job one more try, alone; the job that kills a second one is told to be at fault.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from transcripts.batch.work import FAILED, Known, failed
from transcripts.errors import Place, TranscriptsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from transcripts.batch.outputs import Job
    from transcripts.batch.work import Outcome, Worker

TICK_S = 0.2
"""How often whoever waits is told that time has passed."""
_AHEAD = 3
"""Jobs handed out for each process, so that none waits for the next."""

Task = tuple["Job", Known]


def cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


@dataclass(slots=True)
class Run:
    """A run over jobs; iterating does them and gives each outcome as it comes, and None as time passes."""

    worker: Worker
    jobs: Iterable[Task]
    processes: int = 1
    fail_fast: bool = False
    warm: bool = True
    """Whether there is so much to do that what all processes need is made ready before they start."""
    in_hand: dict[str, float] = field(default_factory=dict)
    """The names of the jobs that are being done, with the times at which they were handed out."""

    def __iter__(self) -> Iterator[Outcome | None]:
        """Do the jobs. After `fail_fast`'s first failure, what was begun is finished and nothing more begun."""
        return self._alone() if self.processes <= 1 else self._together()

    def _alone(self) -> Iterator[Outcome | None]:
        for job, known in self.jobs:
            self.in_hand = {job.name: time.monotonic()}
            outcome = self.worker(job, known)
            self.in_hand = {}
            yield outcome
            if self.fail_fast and outcome.status == FAILED:
                return

    def _together(self) -> Iterator[Outcome | None]:
        if self.warm:
            self.worker.task.warm()
        stopped = False
        jobs = iter(self.jobs)
        rest = takewhile(lambda _: not stopped, jobs)
        while True:
            broken: list[Task] = []
            for outcome in self._pooled(rest, broken, self.processes):
                yield outcome
                stopped = stopped or (self.fail_fast and outcome is not None and outcome.status == FAILED)
            if not broken:
                return
            for task in broken:  # one of them has killed its process: each by itself
                again: list[Task] = []
                for outcome in self._pooled(iter((task,)), again, 1):
                    yield outcome
                if again:
                    yield failed(task[0], _killed(task[0]))

    def _pooled(self, rest: Iterator[Task], broken: list[Task], processes: int) -> Iterator[Outcome | None]:
        """Do jobs in one pool until there are no more, or a process dies: `broken` is then what was handed out."""
        pool = _pool(self.worker, processes)
        begun: dict[Future[Outcome], Task] = {}
        waiting: deque[Task] = deque()
        try:
            while True:
                waiting.extend(islice(rest, processes * _AHEAD - len(begun)))
                while waiting:
                    begun[pool.submit(_do, *waiting[0])] = waiting[0]
                    self.in_hand[waiting.popleft()[0].name] = time.monotonic()
                if not begun:
                    break
                ready, _ = wait(begun, TICK_S, FIRST_COMPLETED)
                if not ready:
                    yield None
                for future in ready:
                    outcome = future.result()
                    del self.in_hand[begun.pop(future)[0].name]
                    yield outcome
        except BrokenProcessPool:
            broken += [*begun.values(), *waiting]
            self.in_hand.clear()
        except BaseException:
            _end_at_once(pool)
            raise
        else:
            pool.shutdown()
            return
        _end_at_once(pool)


def _killed(job: Job) -> TranscriptsError:
    return TranscriptsError(
        "the process that worked on it was ended by the system, twice",
        place=Place(job.inputs[0]),
        hint="it may need more memory than there is: use fewer --jobs, or divide the file (transcripts split)",
    )


def _pool(worker: Worker, processes: int) -> ProcessPoolExecutor:
    forks = sys.platform == "linux" and threading.active_count() == 1
    context = multiprocessing.get_context("fork" if forks else "spawn")
    return ProcessPoolExecutor(processes, context, _begin, (worker, os.getpid()))


def _end_at_once(pool: ProcessPoolExecutor) -> None:
    """End the processes of a pool; what they were writing has no name yet."""
    for process in list((pool._processes or {}).values()):  # `kill_workers` from Python 3.14 on
        process.terminate()
    pool.shutdown(cancel_futures=True)


_WORKER: list[Worker] = []


def _begin(worker: Worker, parent: int) -> None:
    """Make a process ready: an interruption is its parent's to tell, and with its parent it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _WORKER[:] = [worker]
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def _do(job: Job, known: Known) -> Outcome:
    return _WORKER[0](job, known)
