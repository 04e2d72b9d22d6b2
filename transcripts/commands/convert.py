"""`transcripts convert`: any format to any format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from transcripts.commands.examples import examples
from transcripts.commands.files import (
    KEPT_OR_LAID_OUT,
    format_names,
    input_options,
    one_of,
    read_input,
    refuse_clashes,
    write_outputs,
    writing,
    writing_options,
)
from transcripts.commands.many import many_options, planned_files, run, taken
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
@click.argument("paths", metavar="IN OUT", nargs=-1, required=True, type=click.Path())
@click.option(
    "--list", is_flag=True, is_eager=True, expose_value=False, callback=format_names, help="List the formats and exit."
)
@click.option(
    "--clip", metavar="START:END", callback=span, help="Keep this span alone, START becoming zero: 60:90, 1:00-1:30."
)
@click.option("--scale", metavar="FACTOR", help="Multiply every time: 1.001, 25/24.")
@click.option("--shift", metavar="TIME", callback=times, help="Add this to every time: 2.5, -1:30, 500ms.")
@input_options()
@writing_options(default_profile=KEPT_OR_LAID_OUT, rates=True, many=True)
@many_options()
@quiet_option
def command(
    paths: tuple[str, ...],
    from_: str | None,
    encoding: str | None,
    mend: bool,
    clip: tuple[int | None, int | None] | None,
    scale: str | None,
    shift: int | None,
    fps: float | tuple[str, str] | None,
    **output: Any,  # noqa: ANN401 - as click gives them
) -> None:
    """Convert IN to the format of OUT, or with --output-dir any number of files, globs and folders.

    Subtitles keep their cues unless you name a --profile. Anything else is divided into cues.
    Rolling captions, which show each line twice, are undone.

    Times change in this order: --clip, --scale or --fps FROM:TO, --shift.
    """
    many = taken(output)
    rates = fps if isinstance(fps, tuple) else None
    output["fps"] = None if rates else fps
    retimed = {"clip_ms": clip, "scale": scale or "1", "shift_ms": shift or 0, "fps": rates}
    retime = retimed if clip or scale or shift or rates else None
    if many.folder is not None:
        from transcripts.batch import tasks  # noqa: PLC0415 - after the arguments are known to be right

        task = tasks.Convert(tasks.Reading(from_, encoding, mend), writing({"verbatim": True, **output}), retime)
        run(planned_files(paths, many, output["to"]), task, many)
        return
    if len(paths) == 1:
        raise click.UsageError("Missing argument 'OUT' (or --output-dir for many files).")
    in_, out = one_of(paths, output, 2), paths[1]
    refuse_clashes({**output, "out": (out,)}, {}, [("IN", in_)], out="OUT")
    talk = read_input(in_, from_, encoding, mend)
    if retime:
        talk = _retimed(in_, talk, retime)
    write_outputs(talk, {"out": (out,), "verbatim": True, **output})


def _retimed(path: str, talk: Transcript, how: dict[str, Any]) -> Transcript:
    from transcripts.retiming import retime  # noqa: PLC0415 - only where it is asked for

    changed = retime(talk, **how)
    warn(path, changed.warnings[len(talk.warnings) :])
    return changed
