"""A whole run over many files: plan it, refuse what would lose something, do what is new, keep account of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from transcripts.batch import manifest
from transcripts.batch.inputs import find
from transcripts.batch.outputs import Job, plan, plan_pairs, refuse_doubles
from transcripts.batch.processes import Run, cores
from transcripts.batch.work import FAILED, Known, Outcome, Worker, failed
from transcripts.errors import WriteError
from transcripts.storage.target import explained

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from transcripts.batch.clusters import ClusterRun
    from transcripts.batch.tasks import Task
    from transcripts.errors import TranscriptsError


@dataclass(slots=True)
class Plan:
    """What a run has to do. `problems` are outcomes that are known before anything is read."""

    jobs: list[Job]
    problems: list[Outcome] = field(default_factory=list)
    passed_over: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class How:
    """How a run goes on: how many processes (0: as many as there are cores), and whether to do again what is done.

    The engine `ray` works on the cluster at an `address`, or on one that it starts on this machine.
    """

    processes: int = 0
    force: bool = False
    fail_fast: bool = False
    engine: Literal["processes", "ray"] = "processes"
    address: str | None = None


def planned(
    paths: Sequence[str],
    folder: Path | None,
    formats: Sequence[str] = (),
    *,
    recursive: bool = False,
    ledgers: bool = False,
) -> Plan:
    """Plan a run over files, globs and folders, one job for each file. Raises ReadError and WriteError."""
    found = find(paths, recursive=recursive, without=folder, known=_written(folder))
    jobs = plan(found.inputs, formats, ledgers=ledgers) if folder else [Job(i.path, (i.path,)) for i in found.inputs]
    return _checked(jobs, folder, found.problems, found.passed_over, found.notes)


def planned_pairs(
    sides: tuple[str, str],
    folder: Path | None,
    formats: Sequence[str],
    what: tuple[str, str],
    *,
    recursive: bool = False,
) -> Plan:
    """Plan a run over two folders, one job for each two files of one name. Raises ReadError and WriteError."""
    known = _written(folder)
    left, right = (find([path], recursive=recursive, without=folder, known=known) for path in sides)
    jobs, lonely = plan_pairs(left.inputs, right.inputs, formats, what, written=folder is not None)
    passed = dict(left.passed_over)
    for suffix, count in right.passed_over.items():
        passed[suffix] = passed.get(suffix, 0) + count
    problems = [*left.problems, *right.problems, *lonely]
    return _checked(jobs, folder, problems, passed, [*left.notes, *right.notes])


def _written(folder: Path | None) -> set[str]:
    if folder is None or not folder.exists():
        return set()
    return manifest.load(folder, anew=True).written()


def _checked(
    jobs: list[Job],
    folder: Path | None,
    problems: Sequence[TranscriptsError],
    passed: dict[str, int],
    notes: Sequence[str],
) -> Plan:
    if folder is not None:
        refuse_doubles(jobs, folder)
    told = [failed(Job(error.place.path, (error.place.path,)), error) for error in problems if error.place]
    return Plan(jobs, told, passed, tuple(notes))


class Running:
    """A run that goes on: iterate over it for outcomes, and None as time passes."""

    def __init__(self, plan: Plan, task: Task, folder: Path | None, how: How = How()) -> None:
        self.plan, self.folder, self.how = plan, folder, how
        self.worker = Worker.of(task, folder, force=how.force)
        self._run: Run | ClusterRun | None = None

    def in_hand_now(self) -> dict[str, float]:
        """The names of the jobs that are being done, with the times at which they were handed out."""
        return {} if self._run is None else self._run.in_hand

    def __iter__(self) -> Iterator[Outcome | None]:
        """Do the jobs. The manifest is written when all are done; a run that ends before leaves its journal."""
        yield from self.plan.problems
        if self.how.fail_fast and self.plan.problems:
            return
        if self.folder is None:
            yield from self._each(lambda _: Known())
            return
        with explained(str(self.folder)):
            self.folder.mkdir(parents=True, exist_ok=True)
        with manifest.begun(self.folder):
            held = manifest.load(self.folder, anew=self.how.force)
            bad = set()
            for outcome in self._each(lambda name: Known(held.entries.get(name), frozenset(held.contents(name)))):
                if outcome is not None and outcome.entry is not None:
                    held.add(outcome.name, outcome.entry)
                elif outcome is not None and outcome.status == FAILED:
                    bad.add(outcome.name)
                yield outcome
            held.recall(bad)
            try:
                held.save()
            except WriteError as error:  # a full disk: the journal is still there, and as good
                yield failed(Job(manifest.MANIFEST, (str(self.folder / manifest.MANIFEST),)), error)

    def _each(self, known: Callable[[str], Known]) -> Iterator[Outcome | None]:
        if self.how.engine == "ray":
            yield from self._on_cluster(known)
            return
        processes = min(self.how.processes or cores(), max(1, len(self.plan.jobs)))
        jobs = [(job, known(job.name)) for job in self.plan.jobs]
        fresh = any(held.entry is None or held.entry.recipe != self.worker.recipe for _, held in jobs)
        self._run = Run(self.worker, jobs, processes, self.how.fail_fast, warm=fresh or self.how.force)
        yield from self._run

    def _on_cluster(self, known: Callable[[str], Known]) -> Iterator[Outcome | None]:
        from transcripts.batch.clusters import ClusterRun  # noqa: PLC0415 - only where it is asked for

        jobs = ((job, known(job.name)) for job in self.plan.jobs)
        self._run = ClusterRun(self.worker, jobs, self.how.processes, self.how.fail_fast, self.how.address)
        yield from self._run
