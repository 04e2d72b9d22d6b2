"""`transcripts align`: give a clean text the times of a rough one, or a rough one the speakers and marks of a text."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from transcripts.commands.completing import read_formats
from transcripts.commands.files import output_options, prints, read_input, refuse_clashes, write_outputs
from transcripts.commands.printing import say

if TYPE_CHECKING:
    from transcripts.alignment.alignment import Keep


@click.command()
@click.argument("timed", type=click.Path())
@click.argument("text", type=click.Path())
@click.option(
    "--keep",
    type=click.Choice(["text", "timed"]),
    default="text",
    show_default=True,
    help="text: TEXT with TIMED's times; timed: TIMED with TEXT's speakers, marks and case.",
)
@click.option("--report", type=click.Path(), help="Write how the two sides pair, word by word, to this file (.json).")
@click.option(
    "--diff",
    "shown",
    is_flag=True,
    help="Also print what the two sides word differently; to standard error where OUT is `-`.",
)
@click.option(
    "--from",
    "from_",
    metavar="FORMAT",
    shell_complete=read_formats,
    help="The format of TIMED, where its content does not tell.",
)
@click.option("--text-from", metavar="FORMAT", shell_complete=read_formats, help="The format of TEXT, likewise.")
@output_options(default_profile="netflix-en, but source for subtitles")
def command(
    timed: str,
    text: str,
    keep: Keep,
    report: str | None,
    shown: bool,
    from_: str | None,
    text_from: str | None,
    **output: object,
) -> None:
    """Align TEXT, a right text, with TIMED, a rough transcript of the same talk that has times.

    \b
    The two may differ in wording, lack parts, or have them in another order.
    Words of TEXT that TIMED does not have at all get no time: subtitles leave them out, and they are listed.
    """
    refuse_clashes(output, {"--report": report}, [("TIMED", timed), ("TEXT", text)])
    from transcripts.alignment import align, timed_part  # noqa: PLC0415 - after the arguments are known to be right
    from transcripts.alignment.difference import difference, summary  # noqa: PLC0415 - likewise

    rough, clean = read_input(timed, from_), read_input(text, text_from)
    found = align(rough, clean, keep=keep)
    extra = {report: json.dumps(found.to_json(), ensure_ascii=False)} if report else {}
    write_outputs(
        found.transcript,
        output,
        extra=extra,
        source=clean if keep == "text" else rough,
        cues=timed_part(found.transcript) if keep == "text" else None,
    )
    if shown:
        aside = prints(output, report)
        colour = not aside and _is_terminal()
        say("\n".join(difference(found, colour=colour)), err=aside, coloured=colour)
    say("\n".join(summary(found)), err=True)


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()
