"""`transcripts align`: give a clean text the times of a rough one, or a rough one the speakers and marks of a text."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from transcripts.commands.completing import read_formats
from transcripts.commands.examples import examples
from transcripts.commands.files import (
    KEPT_OR_LAID_OUT,
    one_of,
    output_options,
    prints,
    read_input,
    refuse_clashes,
    write_outputs,
    writing,
)
from transcripts.commands.many import many_options, planned_pairs, refuse_mixed, run, taken
from transcripts.commands.printing import quiet_option, say

if TYPE_CHECKING:
    from transcripts.alignment.alignment import Keep


@click.command(
    epilog=examples(
        "align captions.vtt script.txt -o talk.srt",
        "align captions.vtt script.txt -o talk.srt --diff --report align.json",
        "align captions.vtt labelled.txt --keep timed -o named.vtt",
    )
)
@click.argument("timed", type=click.Path())
@click.argument("text", type=click.Path())
@click.option(
    "--keep",
    type=click.Choice(["text", "timed"]),
    default="text",
    show_default=True,
    help="text: write TEXT with the times of TIMED; timed: TIMED with the speakers, punctuation and case of TEXT.",
)
@click.option("--report", type=click.Path(), help="Write the alignment, word by word, to this file (.json).")
@click.option(
    "--diff",
    "shown",
    is_flag=True,
    help="Print where the wording differs (to standard error if OUT is `-`).",
)
@click.option(
    "--from",
    "from_",
    metavar="FORMAT",
    shell_complete=read_formats,
    help="Format of TIMED (default: detected).",
)
@click.option("--text-from", metavar="FORMAT", shell_complete=read_formats, help="Format of TEXT (default: detected).")
@output_options(default_profile=KEPT_OR_LAID_OUT, many=True)
@many_options()
@quiet_option
def command(
    timed: str,
    text: str,
    keep: Keep,
    report: str | None,
    shown: bool,
    from_: str | None,
    text_from: str | None,
    **output: Any,  # noqa: ANN401 - as click gives them
) -> None:
    """Align a correct TEXT with TIMED, a rough transcript of the same talk that has times.

    The two may differ in wording, lack parts, or have them in another order. Passages of TEXT that TIMED does not
    have get no time: they are listed, and subtitles leave them out. With -R and --output-dir, both are folders, and
    files of one name belong together.
    """
    many = taken(output)
    if many.folder is not None:
        refuse_mixed({"-o": output["out"], "--report": report, "--diff": shown})
        from transcripts.batch import tasks  # noqa: PLC0415 - after the arguments are known to be right

        readings = tasks.Reading(from_), tasks.Reading(text_from)
        plan = planned_pairs((timed, text), many, output["to"], ("timed file", "text"))
        run(plan, tasks.Align(keep, *readings, writing(output)), many)
        return
    one_of((timed,), output)
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
