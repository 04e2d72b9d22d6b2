"""`transcripts convert`: any format to any format."""

from __future__ import annotations

import click

from transcripts.commands.files import format_names, read_input, write_outputs


@click.command()
@click.argument("in_", metavar="IN", type=click.Path())
@click.argument("out", metavar="OUT", type=click.Path())
@click.option("--from", "from_", metavar="FORMAT", help="The format of IN, where its content does not tell.")
@click.option("--to", "to", metavar="FORMAT", help="The format of OUT, where its suffix does not tell.")
@click.option("--encoding", metavar="NAME", help="The encoding of IN, where it is not found rightly.")
@click.option(
    "--profile", metavar="NAME", help="How to lay subtitles out.  [default: netflix-en, but source for subtitles]"
)
@click.option("--word-times", is_flag=True, help="Write the times of words where the format can hold them.")
@click.option("--smart-quotes", is_flag=True, help="Typographic quotation marks in prose.")
@click.option(
    "--list",
    "list_",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=format_names,
    help="List the formats and exit.",
)
def command(
    in_: str,
    out: str,
    from_: str | None,
    to: str | None,
    encoding: str | None,
    **output: object,
) -> None:
    """Turn IN into OUT, by suffix and content.

    Subtitles keep the source's cues unless a --profile is named; anything else is laid out.
    """
    talk = read_input(in_, from_, encoding)
    write_outputs(talk, {"out": (out,), "to": to, "verbatim": True, **output})
