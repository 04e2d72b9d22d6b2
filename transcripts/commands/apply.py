"""`transcripts apply`: what a person decided, made in the text and in its ledger."""

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
from transcripts.commands.ledgers import changes_options, changes_path, ledger_text
from transcripts.commands.printing import quiet_option, say, warn
from transcripts.commands.report import summary
from transcripts.commands.undo import OVER

if TYPE_CHECKING:
    from transcripts.ledger import Ledger, Patch


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

    PATCH is a patch file, or a Word document of `clean --tracked` that was reviewed: what was accepted, rejected and
    written in it is done; changes that are still tracked stay as they are.

    IN is the cleaned file, even after you edited it, or its source, and LEDGER its ledger. The new ledger, with what
    was written by hand, stands beside the output.
    """
    copy = placed_outputs(in_, output)
    given = [("IN", in_), ("LEDGER", ledger), ("PATCH", patch)]
    path = changes_path(changes, output, given, no_changes=no_changes, over=OVER)
    from transcripts.ledger import apply  # noqa: PLC0415 - after the arguments are known to be right

    held = read_ledger(ledger)
    decided = _decisions(patch, held)
    talk = read_input(in_, None)
    done, new = apply(talk, held, decided)
    warn(in_, done.warnings[len(talk.warnings) :])
    write_outputs(done, output, extra={path: ledger_text(path, new)} if path else {}, copy=copy)
    say(summary(new), err=True)


def _decisions(path: str, ledger: Ledger) -> Patch:
    """A patch from a file of it, or from a reviewed Word document."""
    from transcripts.ledger import patch_from_json  # noqa: PLC0415 - as above
    from transcripts.storage import read_file, read_text  # noqa: PLC0415 - likewise

    if path == "-" or not (data := read_file(path)).startswith(b"PK"):
        return patch_from_json(read_text(path), path)
    from transcripts.formats.docx_tracked import read_reviewed  # noqa: PLC0415 - only for Word

    return read_reviewed(data, ledger, path)
