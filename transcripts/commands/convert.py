"""`transcripts convert`: any format to any format."""

from __future__ import annotations

import click

from transcripts.commands.examples import examples
from transcripts.commands.files import (
    KEPT_OR_LAID_OUT,
    format_names,
    input_options,
    read_input,
    refuse_clashes,
    write_outputs,
    writing_options,
)
from transcripts.commands.printing import quiet_option


@click.command(
    epilog=examples(
        "convert captions.vtt captions.srt",
        "convert captions.srt page.md --smart-quotes",
        "convert captions.srt wide.srt --profile bbc",
    )
)
@click.argument("in_", metavar="IN", type=click.Path())
@click.argument("out", metavar="OUT", type=click.Path())
@click.option(
    "--list", is_flag=True, is_eager=True, expose_value=False, callback=format_names, help="List the formats and exit."
)
@input_options()
@writing_options(default_profile=KEPT_OR_LAID_OUT)
@quiet_option
def command(
    in_: str,
    out: str,
    from_: str | None,
    encoding: str | None,
    mend: bool,
    **output: object,
) -> None:
    """Convert IN to the format of OUT.

    Subtitles keep their cues unless you name a --profile. Anything else is divided into cues.
    Rolling captions, which show each line twice, are undone.
    """
    refuse_clashes({**output, "out": (out,)}, {}, [("IN", in_)], out="OUT")
    talk = read_input(in_, from_, encoding, mend)
    write_outputs(talk, {"out": (out,), "verbatim": True, **output})
