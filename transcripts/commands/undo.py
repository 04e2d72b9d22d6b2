"""`transcripts undo`: take corrections back."""

from __future__ import annotations

import click

from transcripts.commands.files import output_options, read_input, read_ledger, refuse_clashes, write_outputs
from transcripts.commands.printing import say
from transcripts.errors import LedgerError
from transcripts.visible import in_one_line

_OVER = (("-o", "IN"), ("--changes", "LEDGER"))
"""What may be written over what is read: the ledger holds all that is taken out, so that nothing is lost."""


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

    IN is the clean file, also after earlier undos and edits by hand, or the source; ID one of the ids that `explain`
    shows. Nothing changes outside the places named; what cannot be found any more is told. Taking back all of them
    gives the source's words, times and cues exactly.
    """
    from transcripts.ledger import to_json, undo  # noqa: PLC0415 - after the arguments are known to be right

    if not (ids or everything or names or accept):
        raise click.UsageError("say what to take back: one ID or more, --name TEXT, or --all; or --accept ID")
    refuse_clashes(output, {"--changes": changes}, [("IN", in_), ("LEDGER", ledger)], over=_OVER)
    held = read_ledger(ledger)
    gone = {c.id for c in held.corrections if everything or c.after in names} | set(ids)
    if unmet := [name for name in names if not any(c.after == name for c in held.corrections)]:
        raise LedgerError(f"nothing was changed to {', '.join(unmet)}", hint="`transcripts explain --by name` lists")
    left = held.without(gone).accept(accept)
    extra = {changes: to_json(left)} if changes else {}
    talk = read_input(in_, None)
    undone = undo(talk, held, gone, accept=accept)
    for notice in undone.warnings[len(talk.warnings) :]:
        say(f"warning: {in_one_line(in_)}: {notice.message}", err=True)
    write_outputs(undone, output, extra=extra)
