"""`transcripts convert`: any format to any format."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from transcripts.commands.printing import quiet_option, warn
from transcripts.commands.times import span, times

if TYPE_CHECKING:
    from transcripts.model import Transcript


@click.command(
    epilog=examples(
        "convert captions.vtt captions.srt",
        "convert captions.srt page.md --smart-quotes",
        "convert captions.srt later.srt --shift 2.5",
    )
)
@click.argument("in_", metavar="IN", type=click.Path())
@click.argument("out", metavar="OUT", type=click.Path())
@click.option(
    "--list", is_flag=True, is_eager=True, expose_value=False, callback=format_names, help="List the formats and exit."
)
@click.option(
    "--clip", metavar="START:END", callback=span, help="Keep this span alone, START becoming zero: 60:90, 1:00-1:30."
)
@click.option("--scale", metavar="FACTOR", help="Multiply every time: 1.001, 25/24.")
@click.option("--shift", metavar="TIME", callback=times, help="Add this to every time: 2.5, -1:30, 500ms.")
@input_options()
@writing_options(default_profile=KEPT_OR_LAID_OUT, rates=True)
@quiet_option
def command(
    in_: str,
    out: str,
    from_: str | None,
    encoding: str | None,
    mend: bool,
    clip: tuple[int | None, int | None] | None,
    scale: str | None,
    shift: int | None,
    fps: float | tuple[str, str] | None,
    **output: object,
) -> None:
    """Convert IN to the format of OUT.

    Subtitles keep their cues unless you name a --profile. Anything else is divided into cues.
    Rolling captions, which show each line twice, are undone.

    Times change in this order: --clip, --scale or --fps FROM:TO, --shift.
    """
    refuse_clashes({**output, "out": (out,)}, {}, [("IN", in_)], out="OUT")
    talk = read_input(in_, from_, encoding, mend)
    rates = fps if isinstance(fps, tuple) else None
    if clip or scale or shift or rates:
        talk = _retimed(in_, talk, clip, scale or "1", shift or 0, rates)
    write_outputs(talk, {"out": (out,), "verbatim": True, "fps": None if rates else fps, **output})


def _retimed(
    path: str,
    talk: Transcript,
    clip: tuple[int | None, int | None] | None,
    scale: str,
    shift: int,
    rates: tuple[str, str] | None,
) -> Transcript:
    from transcripts.retiming import retime  # noqa: PLC0415 - only where it is asked for

    changed = retime(talk, shift_ms=shift, scale=scale, fps=rates, clip_ms=clip)
    warn(path, changed.warnings[len(talk.warnings) :])
    return changed
