"""`transcripts undo`, which is also called `reject`: take changes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from transcripts.commands.examples import examples
from transcripts.commands.files import (
    IN_PLACE,
    output_options,
    placed_outputs,
    read_input,
    read_ledger,
    write_outputs,
)
from transcripts.commands.ledgers import (
    changes_options,
    changes_path,
    choosing_options,
    chosen_rows,
    ledger_text,
    names_any,
)
from transcripts.commands.printing import quiet_option, warn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transcripts.ledger import Correction, Ledger
    from transcripts.model import Notice

OVER = (("--changes", "LEDGER"),)
"""What may be written over what is read: the new ledger over the old one."""


@click.command(
    epilog=examples(
        "undo talk.srt talk.changes.json --name Reykjavik --in-place",
        "undo talk.srt talk.changes.json --all -o verbatim.srt",
    )
)
@click.argument("in_", metavar="IN", type=click.Path())
@click.argument("ledger", type=click.Path())
@click.argument("ids", metavar="ID...", nargs=-1)
@choosing_options("Take back changes that")
@click.option("--accept", multiple=True, metavar="ID", help="Make the suggested change with this id; repeat for more.")
@changes_options(beside=False)
@IN_PLACE
@output_options(default_profile="source", required=False)
@quiet_option
def command(
    in_: str,
    ledger: str,
    ids: tuple[str, ...],
    accept: tuple[str, ...],
    changes: str | None,
    **output: Any,  # noqa: ANN401 - as click gives them
) -> None:
    """Take back changes: by id, by what they wrote, by rule, by score.

    IN is the cleaned file, even after you edited it, or its source. `transcripts explain LEDGER` shows the ids. All
    other changes stay; a change that is no longer found is reported. LEDGER serves again, any number of times.
    """
    if not (names_any(ids, output) or accept):
        raise click.UsageError("say what to take back: an ID, --name TEXT, --rule RULE, --below SCORE or --all")
    carry_out(in_, ledger, ids, accept, changes, output, rejecting=True)


def carry_out(
    in_: str,
    ledger: str,
    ids: Sequence[str],
    accept: Sequence[str],
    changes: str | None,
    output: dict[str, Any],
    *,
    rejecting: bool,
) -> None:
    """Take back, or make, the changes that are meant, in a text; all of the ledger's arguments as click gives them."""
    copy = placed_outputs(in_, output)
    path = changes_path(changes, output, [("IN", in_), ("LEDGER", ledger)], beside=False, over=OVER)
    from transcripts.ledger import undo  # noqa: PLC0415 - after the arguments are known to be right
    from transcripts.ledger.choosing import compatible  # noqa: PLC0415 - likewise

    held = read_ledger(ledger)
    # What is named by its id may be of either kind; else changes are taken back, and suggestions are made.
    every = (*held.corrections, *held.suggestions)
    given = (*ids, *output.pop("more_ids"))
    output["more_ids"] = ()
    named = chosen_rows(held.corrections if rejecting else held.suggestions, (), output)
    by_id = [row for row in every if row.id in given]
    renames = {change.id for change in held.speakers if change.id in given}
    if unknown := set(given) - {row.id for row in by_id} - renames:
        chosen_rows(every, sorted(unknown), _nothing())  # says so
    wanted = {row.id for row in (*named, *by_id)} | renames
    told: tuple[Correction, ...] = ()
    if rejecting:
        gone, made = wanted, set(accept)
    else:
        kept, left = compatible([row for row in (*named, *by_id) if row.id in {r.id for r in held.suggestions}])
        gone, made = set(), {row.id for row in kept} | (wanted - {row.id for row in held.suggestions} - renames)
        told = tuple(row for row in left if row.id not in made)
    talk = read_input(in_, None)
    done = undo(talk, held, gone, accept=made)
    warn(in_, done.warnings[len(talk.warnings) :])
    if told:
        warn(ledger, [_overlapping(told)])
    extra = {path: ledger_text(path, _after(held, gone, made))} if path else {}
    write_outputs(done, output, extra=extra, copy=copy)


def _nothing() -> dict[str, Any]:
    return {"more_ids": (), "names": (), "rules": (), "below": None, "everything": False}


def _overlapping(rows: Iterable[Correction]) -> Notice:
    from transcripts.model import Notice  # noqa: PLC0415 - as above

    shown = ", ".join(f"{row.id} ({row.before} → {row.after or '–'})" for row in rows)
    return Notice(f"not made, since a surer one is about the same words: {shown}")


def _after(held: Ledger, gone: set[str], made: set[str]) -> Ledger:
    """The ledger of what stands afterwards."""
    suggested = {row.id for row in held.suggestions}
    return held.without(gone - suggested).accept(made & suggested)
