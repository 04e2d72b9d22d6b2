"""What the commands share about ledgers: where one is written, in which form, and which of its rows are meant."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from transcripts.commands.files import refuse_clashes
from transcripts.errors import Place, WriteError
from transcripts.storage.target import Target

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from transcripts.ledger import Correction, Ledger
    from transcripts.model import Transcript
    from transcripts.storage import Named

_Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
FORMS = (".json", ".csv", ".tsv")


def changes_options(*, beside: bool = True) -> _Decorator:
    """`--changes`, and `--no-changes` where a ledger is written `beside` the output anyway."""

    def add(function: Callable[..., Any]) -> Callable[..., Any]:
        if beside:
            function = click.option("--no-changes", is_flag=True, help="Write no ledger.")(function)
            default = " (default: beside the output, such as talk.changes.json)"
        else:
            default = ""
        return click.option(
            "--changes",
            metavar="LEDGER",
            type=click.Path(),
            help=f"Write every change and its reason to this ledger: .json; a table: .csv or .tsv{default}.",
        )(function)

    return add


def changes_path(
    changes: str | None,
    output: Mapping[str, Any],
    given: Sequence[Named],
    *,
    no_changes: bool = False,
    beside: bool = True,
    over: Collection[tuple[str, str]] = (),
) -> str | None:
    """Where to write the ledger: where it was asked for, else `beside` the first output that is a file.

    `given` are the inputs; what coincides is refused before anything is read. Raises WriteError and UsageError.
    """
    if changes and no_changes:
        raise click.UsageError("--changes and --no-changes exclude each other")
    refuse_clashes(output, {"--changes": changes}, given, over=over)
    if changes:
        _form(changes)
        return changes
    path = next((ledger_beside(out) for out in output["out"] if _is_file(out)), None) if beside else None
    if path is None or no_changes:
        return None
    refuse_clashes(output, {"the ledger beside it,": path}, given, over=(*over, ("the ledger beside it,", "LEDGER")))
    return path


def ledger_beside(path: str) -> str:
    """The ledger that stands beside a talk: `talk.changes.json` beside `talk.srt`."""
    from transcripts.batch.inputs import LEDGER_ENDING  # noqa: PLC0415 - after the arguments are known to be right
    from transcripts.batch.outputs import without_suffix  # noqa: PLC0415 - likewise

    return without_suffix(path) + LEDGER_ENDING


def _is_file(path: str) -> bool:
    try:
        return Target.of(path).file is not None
    except (OSError, ValueError):  # writing it will say so
        return False


def _form(path: str) -> str:
    """What the suffix of a ledger asks for. Raises WriteError where it is none that is known."""
    suffix = Path(path).suffix.lower()
    if suffix in FORMS:
        return suffix
    if not _is_file(path):
        return ".json"
    raise WriteError(
        f"the name does not say which ledger to write: {suffix or 'no suffix'}",
        place=Place(path),
        hint=f"end the name in one of {' '.join(FORMS)}",
    )


def ledger_text(path: str, ledger: Ledger) -> str:
    """A ledger in the form that a path asks for."""
    from transcripts.ledger import to_json  # noqa: PLC0415 - as above
    from transcripts.ledger.table import to_table  # noqa: PLC0415 - as above

    form = _form(path)
    return to_json(ledger) if form == ".json" else to_table(ledger, "," if form == ".csv" else "\t")


def tracked_outputs(talk: Transcript, ledger: Ledger, output: dict[str, Any]) -> dict[str, bytes]:
    """The Word outputs of a talk with its changes tracked; they are taken out of `output`. Raises UsageError."""
    from transcripts.formats.docx_tracked import write_tracked  # noqa: PLC0415 - as above
    from transcripts.formats.files import format_for  # noqa: PLC0415 - as above
    from transcripts.passes.explaining import explain  # noqa: PLC0415 - as above

    paths = [path for path in output["out"] if format_for(path, output.get("to")).name == "docx"]
    if not paths:
        raise click.UsageError("--tracked needs a Word document as an output, such as -o talk.docx")
    output["out"] = tuple(path for path in output["out"] if path not in paths)
    made = write_tracked(talk, ledger, explain)
    return dict.fromkeys(paths, made)


def choosing_options(what: str) -> _Decorator:
    """The options that say which rows of a ledger are meant; `chosen_rows` takes them."""

    def add(function: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(
            [
                click.option("--id", "more_ids", multiple=True, metavar="ID", help=f"{what} this id; repeat for more."),
                click.option(
                    "--name", "names", multiple=True, metavar="TEXT", help=f"{what} wrote TEXT; repeat for more."
                ),
                click.option(
                    "--rule", "rules", multiple=True, metavar="RULE", help=f"{what} are of this rule; repeat for more."
                ),
                click.option(
                    "--below", type=click.FloatRange(0, 1), metavar="SCORE", help=f"{what} score less than this."
                ),
                click.option("--all", "everything", is_flag=True, help=f"{what.partition(' ')[0]} all changes."),
            ]
        ):
            function = option(function)
        return function

    return add


def chosen_rows(rows: Sequence[Correction], ids: Sequence[str], how: dict[str, Any]) -> list[Correction]:
    """The rows that are meant, from the options of `choosing_options`, which are taken out of `how`."""
    from transcripts.ledger.choosing import chosen  # noqa: PLC0415 - as above

    return chosen(
        rows,
        ids=(*ids, *how.pop("more_ids")),
        names=how.pop("names"),
        rules=how.pop("rules"),
        below=how.pop("below"),
        everything=how.pop("everything"),
    )


def names_any(ids: Sequence[str], how: Mapping[str, Any]) -> bool:
    """Whether rows were named at all."""
    return bool(ids or how["more_ids"] or how["names"] or how["rules"] or how["everything"] or how["below"] is not None)


def talk_beside(ledger: str) -> str:
    """The talk that a ledger stands beside, for a command to show: that of its name, else a word for it."""
    from transcripts.batch.inputs import LEDGER_ENDING  # noqa: PLC0415 - as above

    stem, ending = ledger[: -len(LEDGER_ENDING)], ledger[-len(LEDGER_ENDING) :]
    if ending == LEDGER_ENDING:
        for suffix in (".srt", ".vtt", ".json", ".md", ".txt", ".docx", ".html", ".ass"):
            if os.path.exists(stem + suffix):  # noqa: PTH110 - a text, as the user wrote it
                return stem + suffix
    return "TALK"
