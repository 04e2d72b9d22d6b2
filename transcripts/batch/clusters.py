"""The work on a cluster, by Ray: each job an actor's, which holds names and model warm. Needs the extra `ray`.

Ray starts the actors, sends them work, moves it where one dies, and spills what does not fit into memory. What is done
with a talk is what one machine does with it (`work`, `rows`), so that both give the same bytes.
"""

from __future__ import annotations

import os
import pickle
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from transcripts.batch.rows import CleanRow, clean_batches, clean_row
from transcripts.batch.work import FAILED, Known, Outcome, failed
from transcripts.errors import MissingExtraError, Place, TranscriptsError

if TYPE_CHECKING:
    import types
    from collections.abc import Iterable, Iterator, Sequence

    import pyarrow as pa

    from transcripts.batch.outputs import Job
    from transcripts.batch.work import Worker

_AHEAD = 2
"""Jobs that each actor is given, so that none waits for the next; more would wait behind a long talk."""
TICK_S = 0.2
_INLINE = 90_000
"""Bytes that Ray sends along with an actor; more goes by way of its store."""
MOST_TRIES = 2
"""A job whose actor dies is begun anew by Ray, once; so often it is given to Ray before it is told to be at fault."""


def ray() -> types.ModuleType:
    """The package Ray. Raises MissingExtraError where it is not installed."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing here calls home
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")  # what Ray will do anyway, and warns of until then
    try:
        import ray as found  # noqa: PLC0415 - slow to import, and an extra
    except ImportError as error:
        hint = "pip install 'mended-transcripts[ray]'"
        raise MissingExtraError("a cluster needs the package ray", hint=hint) from error
    return found


def connect(address: str | None = None, processes: int = 0) -> types.ModuleType:
    """Ray, connected to the cluster at an address, or started on this machine with so many processors (0: all)."""
    found = ray()
    how: dict[str, Any] = {"address": address} if address else {"num_cpus": processes or None}
    for last in (False, False, True):
        if found.is_initialized():
            break
        try:
            found.init(include_dashboard=False, log_to_driver=False, logging_level="warning", **how)
        except Exception as error:
            # Ray waits half a minute for its own processes, which a machine with much to do may take to start them.
            found.shutdown()
            if last or address:
                hint = "check the address and that the cluster runs, or use --engine processes"
                raise TranscriptsError(f"Ray cannot be started: {error}", hint=hint) from error
    return found


@dataclass(slots=True)
class ClusterRun:
    """A run over jobs on a cluster: as `processes.Run`, each outcome as it comes and None as time passes.

    Inputs and the output folder have to be at the same path for every machine (a shared file system).
    """

    worker: Worker
    jobs: Iterable[tuple[Job, Known]]
    processes: int = 0
    fail_fast: bool = False
    address: str | None = None
    in_hand: dict[str, float] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Outcome | None]:
        """Do the jobs. An actor that dies is started anew, and its jobs with it."""
        engine = connect(self.address, self.processes)
        size = self.processes or int(engine.cluster_resources().get("CPU", 1))
        # A long list of names is put into each machine's store once, and held here for as long as the actors may start.
        kept = self.worker if len(pickle.dumps(self.worker)) < _INLINE else engine.put(self.worker)
        actor = engine.remote(num_cpus=1, max_restarts=-1, max_task_retries=1)(_Actor)
        actors = [actor.remote(kept) for _ in range(size)]
        try:
            yield from self._done(engine, actors)
        finally:
            for each in actors:
                engine.kill(each)

    def _done(self, engine: types.ModuleType, actors: Sequence[Any]) -> Iterator[Outcome | None]:
        rest = iter(self.jobs)
        again: list[tuple[tuple[Job, Known], int]] = []
        begun: dict[Any, tuple[tuple[Job, Known], int, int]] = {}
        load = [0] * len(actors)
        stopped = False
        while True:
            for at in range(len(actors)):
                while load[at] < _AHEAD and not stopped:
                    task, tries = again.pop() if again else (next(rest, None), 1)
                    if task is None:
                        break
                    begun[actors[at].do.remote(*task)] = task, tries, at
                    load[at] += 1
                    self.in_hand[task[0].name] = time.monotonic()
            if not begun:
                return
            ready, _ = engine.wait(list(begun), timeout=TICK_S)
            if not ready:
                yield None
            for one in ready:
                task, tries, at = begun.pop(one)
                load[at] -= 1
                self.in_hand.pop(task[0].name, None)
                try:
                    outcome = engine.get(one)
                except engine.exceptions.RayError as error:
                    if tries < MOST_TRIES:
                        again.append((task, tries + 1))
                        continue
                    outcome = failed(task[0], _lost(task[0], error))
                yield outcome
                stopped = stopped or (self.fail_fast and outcome.status == FAILED)


def _lost(job: Job, error: Exception) -> TranscriptsError:
    return TranscriptsError(
        f"the process that worked on it was lost, {MOST_TRIES} times ({type(error).__name__})",
        place=Place(job.inputs[0]),
        hint="it may need more memory than a worker has: divide the file (transcripts split)",
    )


class _Actor:
    """Holds a worker, and with it names and model, for all the jobs that it is given."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker
        worker.task.warm()

    def do(self, job: Job, known: Known) -> Outcome:
        return self._worker(job, known)


class _Rows:
    """The row function, held warm by an actor of Ray Data."""

    def __init__(self, row: CleanRow) -> None:
        self._row = row

    def __call__(self, batch: pa.Table) -> pa.Table:
        return clean_batches(batch, self._row)


def ray_dataset(
    talks: Any,  # noqa: ANN401 - what Ray Data takes, or paths
    row: CleanRow = clean_row,
    *,
    workers: int | tuple[int, int] = 2,
    batch_size: int = 8,
) -> Any:  # noqa: ANN401 - a ray.data.Dataset, of a package that may be missing
    """Clean talks on Ray Data, as a stream: a dataset of rows with the schema of `rows.schema`.

    `talks` are paths, or a dataset with a column `path`, `bytes` or `text`. `workers` is how many actors hold names and
    model, or the fewest and the most. Nothing is done until the dataset is written or iterated over, and then no more
    than a few batches for each worker are in memory at a time. Raises MissingExtraError.
    """
    ray()
    from ray import data  # noqa: PLC0415 - as above

    context = data.DataContext.get_current()
    context.enable_progress_bars = False
    if not isinstance(talks, data.Dataset):
        talks = data.from_items([{"path": os.fspath(path)} for path in talks])
    least, most = (workers, workers) if isinstance(workers, int) else workers
    return talks.map_batches(
        _Rows,
        fn_constructor_args=(row,),
        batch_size=batch_size,
        batch_format="pyarrow",
        compute=data.ActorPoolStrategy(min_size=least, max_size=most),
        num_cpus=1,
    )
