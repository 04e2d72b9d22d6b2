"""What the commands share about many files: the options, the run, and what is told of it meanwhile and at its end."""

from __future__ import annotations

import json
import time
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from transcripts.commands.printing import add_to_json, say, wants_json, warn
from transcripts.commands.progress import Progress
from transcripts.visible import in_one_line, visible_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from transcripts.batch.running import Plan
    from transcripts.batch.tasks import Task
    from transcripts.batch.work import Outcome

FAILED_CODE = 1
"""The exit code where some files failed and the others are done."""
_MOST_SHOWN = 100
"""Failures that are printed one by one; the log and --json have them all."""


@dataclass(frozen=True, slots=True)
class Many:
    """The options of a run over many files, as a command was given them."""

    output_dir: str | None
    recursive: bool
    jobs: int
    fail_fast: bool
    force: bool
    log_format: str
    verbose: bool
    engine: Literal["processes", "ray"] = "processes"
    address: str | None = None

    @property
    def folder(self) -> Path | None:
        """The folder that is written to."""
        return None if self.output_dir is None else Path(self.output_dir)


def many_options(*, writes: bool = True) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The options; `taken` makes a `Many` of what they collect. Without `writes` there is no output folder."""

    def add(function: Callable[..., Any]) -> Callable[..., Any]:
        some = [
            click.option("-R", "--recursive", is_flag=True, help="Take folders, with all that is below them."),
            click.option(
                "-j",
                "--jobs",
                type=click.IntRange(1),
                metavar="N",
                help="Processes to use (default: one for each core).",
            ),
            click.option("--fail-fast", is_flag=True, help="Stop at the first file that fails."),
            click.option(
                "--log-format",
                type=click.Choice(["text", "json"]),
                default="text",
                show_default=True,
                help="json: tell what becomes of each of many files as a line of JSON on standard error.",
            ),
            click.option("-v", "--verbose", is_flag=True, help="Tell what becomes of each of many files."),
        ]
        if writes:
            some[:0] = [
                click.option(
                    "--output-dir", metavar="DIR", type=click.Path(),
                    help="Write many files into this folder, under their own names and folders; only what is new or "
                    "has changed since the last run.",
                )
            ]  # fmt: skip
            some.append(click.option("--force", is_flag=True, help="With --output-dir: do again what is done already."))
        for option in reversed(some):
            function = option(function)
        return function

    return add


def engine_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say who does the work."""
    address = click.option("--address", metavar="ADDRESS", help="With --engine ray: the cluster's address, or auto.")
    engine = click.option(
        "--engine",
        type=click.Choice(["processes", "ray"]),
        default="processes",
        show_default=True,
        help="With --output-dir: who does the work, this machine's processes or a Ray cluster.",
    )
    return engine(address(function))


def taken(options: dict[str, Any]) -> Many:
    """Take the options of `many_options` out of those that a command collected. Raises UsageError."""
    if options.get("output_dir") and (options.get("no_clobber") or options.get("in_place")):
        raise click.UsageError("--no-clobber and --in-place are for one file: they do not go with --output-dir")
    return Many(
        options.pop("output_dir", None),
        options.pop("recursive"),
        options.pop("jobs") or 0,
        options.pop("fail_fast"),
        options.pop("force", False),
        options.pop("log_format"),
        options.pop("verbose"),
        options.pop("engine", "processes"),
        options.pop("address", None),
    )


def planned_files(inputs: Sequence[str], many: Many, formats: Sequence[str], *, ledgers: bool = False) -> Plan:
    """Plan a run over files, globs and folders. Raises ReadError and WriteError."""
    from transcripts.batch.running import planned  # noqa: PLC0415 - after the arguments are known to be right

    return planned(inputs, many.folder, formats, recursive=many.recursive, ledgers=ledgers)


def planned_pairs(sides: tuple[str, str], many: Many, formats: Sequence[str], what: tuple[str, str]) -> Plan:
    """Plan a run over two folders, files of one name together. Raises ReadError and WriteError."""
    from transcripts.batch import running  # noqa: PLC0415 - after the arguments are known to be right

    return running.planned_pairs(sides, many.folder, formats, what, recursive=many.recursive)


def refuse_mixed(alone: Mapping[str, object]) -> None:
    """Refuse options that are for one file where a folder of outputs is asked for. Raises UsageError."""
    for option, value in alone.items():
        if value:
            raise click.UsageError(f"{option} is for one file: it does not go with --output-dir")


def run(
    plan: Plan,
    task: Task,
    many: Many,
    *,
    each: Callable[[Outcome], None] | None = None,
    loaded: Sequence[str] = (),
) -> list[Outcome]:
    """Do a plan, telling how far it is, and what failed at its end. Exits with 1 where something did.

    `each` is called with every outcome as it comes. `loaded` are files that were read for all of them: one that has
    changed meanwhile is told.
    """
    from transcripts.batch.manifest import digest_of  # noqa: PLC0415 - after the arguments are known to be right
    from transcripts.batch.running import How, Running  # noqa: PLC0415 - likewise

    began, marks = time.monotonic(), {path: digest_of(Path(path)) for path in loaded}
    how = How(many.jobs, many.force, many.fail_fast, many.engine, many.address)
    running = Running(plan, task, many.folder, how)
    log = _json_line if many.log_format == "json" else (_text_line if many.verbose else None)
    shows = not (many.log_format == "json" or wants_json())
    found: list[Outcome] = []
    with Progress(len(plan.jobs), running.in_hand_now) if shows else nullcontext() as progress:
        for outcome in running:
            if progress is not None:
                progress.tell(outcome)
            if outcome is None:
                continue
            found.append(outcome)
            if log is not None:
                with progress.aside() if progress is not None else nullcontext():
                    log(outcome)
            if each is not None:
                with progress.aside() if progress is not None else nullcontext():
                    each(outcome)
    changed = [path for path, mark in marks.items() if digest_of(Path(path)) != mark]
    told = "has changed since the run began, which used it as it was then; run again to use it as it is"
    plan.notes += tuple(f"{in_one_line(path)}: {told}" for path in changed)
    _end(found, plan, many, time.monotonic() - began)
    return found


def _end(found: list[Outcome], plan: Plan, many: Many, seconds: float) -> None:
    counts: dict[str, int] = {}
    for outcome in found:
        counts[outcome.status] = counts.get(outcome.status, 0) + 1
    left = len(plan.jobs) + len(plan.problems) - len(found)
    facts = {
        "files": counts,
        "not_begun": left,
        "notes": list(plan.notes),
        "passed_over": dict(sorted(plan.passed_over.items())),
        "talk_ms": sum(outcome.facts.get("talk_ms", 0) for outcome in found),
        "words": sum(outcome.facts.get("words", 0) for outcome in found),
        "changes": sum(outcome.facts.get("changes", 0) for outcome in found),
        "with_warnings": sum(any(some for _, some, _ in outcome.warnings) for outcome in found),
        "seconds": round(seconds, 1),
    }
    add_to_json({**facts, "results": [as_json(outcome) for outcome in found]})
    if many.log_format == "json":
        _log({"event": "end", **facts})
    else:
        _tell(found, facts, many, plan)
    if any(outcome.status == "failed" for outcome in found):
        click.get_current_context().exit(FAILED_CODE)


def _tell(found: list[Outcome], facts: Mapping[str, Any], many: Many, plan: Plan) -> None:
    words = {
        "done": "done",
        "unchanged": "unchanged since the last run",
        "edited": "edited since, left alone",
        "failed": "failed",
    }
    told = ", ".join(f"{facts['files'][key]} {word}" for key, word in words.items() if key in facts["files"])
    lines = [f"{_files(len(found))}: {told or 'nothing to do'}"]
    if facts["changes"]:
        lines[0] += f"; {facts['changes']} changes"
    if facts["talk_ms"] and facts["files"].get("done"):
        lines[0] += f"; {facts['talk_ms'] / 3_600_000:.1f} hours of talk in {facts['seconds']} s"
    if facts["passed_over"]:
        kinds = ", ".join(f"{count} {suffix or 'without a suffix'}" for suffix, count in facts["passed_over"].items())
        lines.append(f"passed over, since their names are none of a transcript's: {kinds}")
    if facts["with_warnings"] and not many.verbose:
        lines.append(f"{_files(facts['with_warnings'])} with warnings: -v shows them")
    lines += [f"note: {note}" for note in plan.notes]
    lines += [
        f"edited since it was written, and left alone (--force writes it anew): {o.name}"
        for o in found
        if o.status == "edited"
    ]
    bad = [outcome for outcome in found if outcome.status == "failed"]
    if bad:
        lines.append(f"{len(bad)} failed:")
        lines += [f"  {line}" for outcome in bad[:_MOST_SHOWN] for line in outcome.report.split("\n")]
        if len(bad) > _MOST_SHOWN:
            lines.append(f"  … and {len(bad) - _MOST_SHOWN} more: --log-format json tells them all")
    if facts["not_begun"]:
        lines.append(f"{facts['not_begun']} not begun")
    say("\n".join(lines), err=True)


def _files(count: int) -> str:
    return f"{count} file{'' if count == 1 else 's'}"


def as_json(outcome: Outcome) -> dict[str, Any]:
    """What became of a job, as JSON values."""
    told = [
        {"path": path, "line": notice.line if lines else None, "message": notice.message}
        for path, some, lines in outcome.warnings
        for notice in some
    ]
    found = {
        "file": outcome.name,
        "status": outcome.status,
        "inputs": list(outcome.inputs),
        "outputs": list(outcome.outputs),
        **outcome.facts,
        "warnings": told,
        "seconds": outcome.seconds,
    }
    return found if outcome.error is None else {**found, "error": dict(outcome.error)}


def _json_line(outcome: Outcome) -> None:
    _log({"event": "file", **as_json(outcome)})


def _log(value: Mapping[str, Any]) -> None:
    say(visible_json(json.dumps(value, ensure_ascii=False)), err=True)


def _text_line(outcome: Outcome) -> None:
    for path, some, lines in outcome.warnings:
        warn(path, some, lines=lines)
    more = f", {outcome.facts['changes']} changes" if "changes" in outcome.facts else ""
    say(f"{outcome.status}: {in_one_line(outcome.name)}{more}", err=True)
