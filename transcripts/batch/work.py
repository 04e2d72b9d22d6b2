"""One job from its files to its files: read, compare with what was done, do the task, put the outputs in place.

Runs in whatever process the job is given to. What goes wrong with a file is an outcome, never an exception, but for an
interruption: one bad file does not stop the rest.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transcripts import plugins
from transcripts.batch.manifest import Announced, Entry, announce, digest, digest_of, is_there
from transcripts.batch.tasks import Source
from transcripts.errors import Place, TranscriptsError, WriteError
from transcripts.storage import place, read_file
from transcripts.storage.target import explained
from transcripts.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transcripts.batch.outputs import Job
    from transcripts.batch.tasks import Done, Task

DONE, UNCHANGED, EDITED, FAILED = "done", "unchanged", "edited", "failed"


@dataclass(frozen=True, slots=True)
class Known:
    """What the manifest knows of a job: what it did last, and every content that was ever ours where it writes."""

    entry: Entry | None = None
    contents: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job. `error` is what `TranscriptsError.to_json` gives, and `report` its text."""

    name: str
    status: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...] = ()
    warnings: tuple[tuple[str, tuple[Any, ...], bool], ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    error: Mapping[str, Any] | None = None
    report: str = ""
    entry: Entry | None = None
    value: Any = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Worker:
    """Does one job after another with one task. Without a `folder`, nothing is written and values are kept."""

    task: Task
    folder: Path | None = None
    force: bool = False
    recipe: str = ""

    @classmethod
    def of(cls, task: Task, folder: Path | None = None, *, force: bool = False) -> Worker:
        """A worker for a task; raises LayoutError where a profile of it is broken."""
        if folder is None:
            return cls(task, None)
        whole = {"version": __version__, "plugins": plugins.installed(), **task.recipe()}
        return cls(task, folder, force, digest(json.dumps(whole, sort_keys=True, default=str).encode()))

    def __call__(self, job: Job, known: Known) -> Outcome:
        """Do a job; whatever goes wrong is told in its outcome."""
        began = time.monotonic()
        try:
            found = self._done(job, known)
        except TranscriptsError as error:
            found = failed(job, error)
        except MemoryError:
            found = failed(job, TranscriptsError("there is not enough memory for it", place=Place(job.inputs[0])))
        except OSError as error:
            found = failed(
                job, TranscriptsError(f"{error.strerror or error}", place=Place(error.filename or job.inputs[0]))
            )
        except Exception as error:  # noqa: BLE001 - a fault of ours in one file must not cost the other thousands
            message = f"the program broke down over it ({type(error).__name__}: {error})"
            found = failed(job, TranscriptsError(message, place=Place(job.inputs[0]), hint="please report it"))
        return replace(found, seconds=round(time.monotonic() - began, 3))

    def _done(self, job: Job, known: Known) -> Outcome:
        sources = [Source(path, read_file(path)) for path in job.inputs]
        if self.folder is None:
            made = self.task(sources, (), None)
            return Outcome(job.name, DONE, job.inputs, (), made.warnings, made.facts, value=made.value)
        marks = tuple(digest(source.data) for source in sources)
        if not self.force and (status := self._standing(job, known, marks)):
            return Outcome(job.name, status, job.inputs)
        outs = tuple((str(self.folder / name), form) for name, form in job.outputs)
        made = self.task(sources, outs, str(self.folder / job.ledger) if job.ledger else None)
        entry = self._placed(job, made, marks)
        written = tuple(str(self.folder / name) for name in entry.outputs)
        return Outcome(job.name, DONE, job.inputs, written, made.warnings, made.facts, entry=entry)

    def _standing(self, job: Job, known: Known, marks: tuple[str, ...]) -> str | None:
        """Whether there is nothing to do: all is there, or somebody has edited it since. Raises WriteError."""
        assert self.folder is not None
        entry = known.entry
        same = entry is not None and (entry.inputs, entry.recipe) == (marks, self.recipe)
        names = {name for name, _ in job.outputs} | ({job.ledger} if job.ledger else set())
        if same and entry is not None and names <= set(entry.outputs) and is_there(self.folder, entry):
            return UNCHANGED
        if not known.contents:
            return None
        for name in sorted(names):
            held = digest_of(self.folder / name)
            if held is not None and held not in known.contents:
                if same:
                    return EDITED
                raise WriteError(
                    "somebody has edited it since it was written, and what it is made from has changed too",
                    place=Place(str(self.folder / name)),
                    hint="keep a copy of it and use --force, or name another folder",
                )
        return None

    def _placed(self, job: Job, made: Done, marks: tuple[str, ...]) -> Entry:
        assert self.folder is not None
        root = self.folder
        names = {Path(path).relative_to(root).as_posix(): data for path, data in made.files.items()}
        entry = Entry(marks, self.recipe, {name: digest(data) for name, data in names.items()})
        before = {name: mark for name in names if (mark := digest_of(root / name)) is not None}
        with explained(str(root)):
            for name in names:
                (root / name).parent.mkdir(parents=True, exist_ok=True)
            announce(root, Announced(job.name, entry, before))
        place(made.files)
        return entry


def failed(job: Job, error: TranscriptsError) -> Outcome:
    """The outcome of a job that could not be done."""
    return Outcome(job.name, FAILED, job.inputs, error=error.to_json(), report=str(error))
