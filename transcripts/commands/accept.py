"""`transcripts accept`: make changes that were only suggested, or that were taken back."""

from __future__ import annotations

from typing import Any

import click

from transcripts.commands.examples import examples
from transcripts.commands.files import IN_PLACE, output_options
from transcripts.commands.ledgers import changes_options, choosing_options, names_any
from transcripts.commands.printing import quiet_option
from transcripts.commands.undo import carry_out


@click.command(
    epilog=examples(
        "accept talk.srt talk.changes.json --all --in-place",
        "accept talk.srt talk.changes.json --below 0.9 -o reviewed.srt",
    )
)
@click.argument("in_", metavar="IN", type=click.Path())
@click.argument("ledger", type=click.Path())
@click.argument("ids", metavar="ID...", nargs=-1)
@choosing_options("Make suggestions that")
@changes_options(beside=False)
@IN_PLACE
@output_options(default_profile="source", required=False)
@quiet_option
def command(
    in_: str,
    ledger: str,
    ids: tuple[str, ...],
    changes: str | None,
    **output: Any,  # noqa: ANN401 - as click gives them
) -> None:
    """Make changes that were only suggested; by its id also one that was taken back.

    IN is the cleaned file, even after you edited it. `transcripts explain LEDGER` shows the suggestions.
    """
    if not names_any(ids, output):
        raise click.UsageError("say what to make: an ID, --name TEXT, --rule RULE, --below SCORE or --all")
    carry_out(in_, ledger, ids, (), changes, output, rejecting=False)
