"""`transcripts undo`: take corrections back."""

from __future__ import annotations

import click

from transcripts.commands.examples import examples
from transcripts.commands.files import output_options, read_input, read_ledger, refuse_clashes, write_outputs
from transcripts.commands.printing import quiet_option, warn
from transcripts.errors import LedgerError

_OVER = (("-o", "IN"), ("--changes", "LEDGER"))
"""What may be written over what is read: the ledger holds all that is taken out, so that nothing is lost."""


@click.command(
    epilog=examples(
        "undo talk.srt ledger.json --name Reykjavik -o talk.srt --changes ledger.json",
        "undo talk.srt ledger.json --all -o verbatim.srt",
    )
)
@click.argument("in_", metavar="IN", type=click.Path())
@click.argument("ledger", type=click.Path())
@click.argument("ids", metavar="ID...", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Take back all changes.")
@click.option(
    "--name", "names", multiple=True, metavar="TEXT", help="Take back the changes that wrote TEXT; repeat for more."
)
@click.option("--accept", multiple=True, metavar="ID", help="Make the suggested change with this id; repeat for more.")
@click.option("--changes", type=click.Path(), help="Write the remaining changes to this ledger (.json).")
@output_options(default_profile="source")
@quiet_option
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
    """Take back changes by their ids, or make suggested ones.

    IN is the cleaned file, even after you edited it, or its source. `transcripts explain LEDGER` shows the ids. All
    other changes stay; a change that is no longer found is reported.
    """
    from transcripts.ledger import to_json, undo  # noqa: PLC0415 - after the arguments are known to be right

    if not (ids or everything or names or accept):
        raise click.UsageError("say what to take back: one ID or more, --name TEXT, or --all; or --accept ID")
    refuse_clashes(output, {"--changes": changes}, [("IN", in_), ("LEDGER", ledger)], over=_OVER)
    held = read_ledger(ledger)
    gone = {c.id for c in held.corrections if everything or c.after in names} | set(ids)
    if unmet := [name for name in names if not any(c.after == name for c in held.corrections)]:
        raise LedgerError(
            f"nothing was changed to {', '.join(unmet)}",
            hint="`transcripts explain LEDGER --by name` shows what was written",
        )
    left = held.without(gone).accept(accept)
    extra = {changes: to_json(left)} if changes else {}
    talk = read_input(in_, None)
    undone = undo(talk, held, gone, accept=accept)
    warn(in_, undone.warnings[len(talk.warnings) :])
    write_outputs(undone, output, extra=extra)
