"""`transcripts undo`: take corrections back."""

from __future__ import annotations

import click

from transcripts.commands.files import output_options, read_ledger, write_outputs
from transcripts.errors import LedgerError


@click.command()
@click.argument("in_", metavar="IN", type=click.Path())
@click.argument("ledger", type=click.Path())
@click.argument("ids", metavar="ID...", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Take back every change.")
@click.option("--name", "names", multiple=True, metavar="TEXT", help="Take back every change to TEXT.")
@click.option("--accept", multiple=True, metavar="ID", help="Make the change of this id that was only suggested.")
@click.option("--changes", type=click.Path(), help="Write what is left of the ledger to this file.")
@output_options(default_profile="source")
def command(
    in_: str,
    ledger: str,
    ids: tuple[str, ...],
    everything: bool,
    names: tuple[str, ...],
    accept: tuple[str, ...],
    changes: str | None,
    **output: object,
) -> None:
    """Take corrections back, or make suggested ones.

    IN is the clean file or the source, ID one of the ids that `explain` shows. Taking back all of them gives the
    source's words, times and cues exactly.
    """
    from transcripts.formats import read  # noqa: PLC0415 - after the arguments are known to be right
    from transcripts.ledger import to_json, undo  # noqa: PLC0415 - likewise

    if not (ids or everything or names or accept):
        raise click.UsageError("say what to take back: one ID or more, --name TEXT, or --all; or --accept ID")
    held = read_ledger(ledger)
    gone = {c.id for c in held.corrections if everything or c.after in names} | set(ids)
    if unmet := [name for name in names if not any(c.after == name for c in held.corrections)]:
        raise LedgerError(f"nothing was changed to {', '.join(unmet)}", hint="`transcripts explain --by name` lists")
    left = held.without(gone).accept(accept)
    extra = {changes: to_json(left)} if changes else {}
    write_outputs(undo(read(in_), held, gone, accept=accept), output, extra=extra)
