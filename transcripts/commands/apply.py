"""`transcripts apply`: what a person decided, made in the text and in its ledger."""

from __future__ import annotations

from typing import Any

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
from transcripts.commands.ledgers import changes_options, changes_path, ledger_text
from transcripts.commands.printing import quiet_option, say, warn
from transcripts.commands.report import summary
from transcripts.commands.undo import OVER


@click.command(
    epilog=examples(
        "apply talk.srt talk.changes.json patch.json -o reviewed.srt",
        "apply talk.srt talk.changes.json patch.json --in-place",
    )
)
@click.argument("in_", metavar="IN", type=click.Path())
@click.argument("ledger", type=click.Path())
@click.argument("patch", type=click.Path())
@changes_options()
@IN_PLACE
@output_options(default_profile="source", required=False)
@quiet_option
def command(
    in_: str,
    ledger: str,
    patch: str,
    changes: str | None,
    no_changes: bool,
    **output: Any,  # noqa: ANN401 - as click gives them
) -> None:
    """Apply the decisions in PATCH: changes taken back and made, words written by hand, speakers renamed.

    IN is the cleaned file, even after you edited it, or its source, and LEDGER its ledger. The new ledger, with what
    was written by hand, stands beside the output.
    """
    copy = placed_outputs(in_, output)
    given = [("IN", in_), ("LEDGER", ledger), ("PATCH", patch)]
    path = changes_path(changes, output, given, no_changes=no_changes, over=OVER)
    from transcripts.ledger import apply, patch_from_json  # noqa: PLC0415 - after the arguments are known to be right
    from transcripts.storage import read_text  # noqa: PLC0415 - likewise

    held = read_ledger(ledger)
    decided = patch_from_json(read_text(patch), patch)
    talk = read_input(in_, None)
    done, new = apply(talk, held, decided)
    warn(in_, done.warnings[len(talk.warnings) :])
    write_outputs(done, output, extra={path: ledger_text(path, new)} if path else {}, copy=copy)
    say(summary(new), err=True)
