"""`transcripts join`: several transcripts one after another, or each at a time of its own, as one."""

from __future__ import annotations

import click

from transcripts.commands.completing import read_formats
from transcripts.commands.examples import examples
from transcripts.commands.files import (
    KEPT_OR_LAID_OUT,
    numbered,
    output_options,
    read_input,
    refuse_clashes,
    write_outputs,
)
from transcripts.commands.printing import quiet_option, warn
from transcripts.commands.times import times


@click.command(
    epilog=examples(
        "join captions.srt captions.vtt -o whole.srt",
        "join captions.srt captions.vtt --at 45:00 -o whole.srt",
    )
)
@click.argument("in_", metavar="IN...", nargs=-1, required=True, type=click.Path())
@click.option(
    "--at",
    metavar="TIME",
    multiple=True,
    callback=times,
    help="Where the next IN begins, for each but the first, or for each (45:00, 2700, 0).",
)
@click.option(
    "--from",
    "from_",
    metavar="FORMAT",
    shell_complete=read_formats,
    help="Format of every IN (default: detected).",
)
@output_options(default_profile=KEPT_OR_LAID_OUT)
@quiet_option
def command(in_: tuple[str, ...], at: tuple[int, ...], from_: str | None, **output: object) -> None:
    """Join transcripts in the order given. Each begins where the one before it ends.

    A transcript ends with its recording where the file says how long that is, else with its last cue; --at says
    where each begins. --at 0 keeps the times of a file that go on from the one before.
    """
    refuse_clashes(output, {}, numbered("IN", in_))
    from transcripts.retiming import join  # noqa: PLC0415 - after the arguments are known to be right

    talks = [read_input(path, from_) for path in in_]
    joined = join(talks, at_ms=at or None)
    warn(in_[0], joined.warnings[sum(len(talk.warnings) for talk in talks) :])
    write_outputs(joined, {"verbatim": True, **output})
