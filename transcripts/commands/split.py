"""`transcripts split`: one transcript as several files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from transcripts import storage
from transcripts.commands.examples import examples
from transcripts.commands.files import (
    KEPT_OR_LAID_OUT,
    input_options,
    made_outputs,
    output_options,
    read_input,
    refuse_clashes,
)
from transcripts.commands.printing import quiet_option, say, warn
from transcripts.commands.times import times
from transcripts.model import Notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcripts.model import Transcript


@click.command(
    epilog=examples(
        "split captions.srt --every 10:00 -o part.srt",
        "split captions.srt --at 0:04 --keep-times -o half.srt",
        "split captions.srt --cues 2 -o two.vtt",
    )
)
@click.argument("in_", metavar="IN", type=click.Path())
@click.option("--every", metavar="TIME", callback=times, help="Parts of this length: 10:00, 600, 10m.")
@click.option("--at", metavar="TIME", multiple=True, callback=times, help="Cut here; repeat for more.")
@click.option("--cues", metavar="N", type=click.IntRange(min=1), help="Parts of so many cues.")
@click.option("--keep-times", is_flag=True, help="Keep the times of the whole (default: each part begins at zero).")
@input_options()
@output_options(
    default_profile=KEPT_OR_LAID_OUT, out_help="each part has its number before the suffix; repeat for more formats."
)
@quiet_option
def command(
    in_: str,
    every: int | None,
    at: tuple[int, ...],
    cues: int | None,
    keep_times: bool,
    from_: str | None,
    encoding: str | None,
    mend: bool,
    **output: object,
) -> None:
    """Split a transcript into files of their own: part-1.srt, part-2.srt …

    Every word comes into one part. Cues stay whole, in the part that holds more of them; speech is cut between words.
    """
    names: tuple[str, ...] = output["out"]  # type: ignore[assignment]  # what the option gives
    if "-" in names:
        raise click.UsageError("several files do not go to standard output: name a file for -o")
    if sum((every is not None, bool(at), cues is not None)) != 1:
        raise click.UsageError("say how to split: one of --every, --at and --cues")
    from transcripts.retiming import split  # noqa: PLC0415 - after the arguments are known to be right

    talk = read_input(in_, from_, encoding, mend)
    parts = split(talk, cues=cues, every_ms=every, at_ms=at or None, keep_times=keep_times)
    files = {number: [_numbered(name, number, len(parts)) for name in names] for number in range(1, len(parts) + 1)}
    refuse_clashes({"out": [name for several in files.values() for name in several]}, {}, [("IN", in_)])
    warn(in_, _notices(parts, len(talk.warnings)))
    made: dict[str, bytes] = {}
    for number, part in enumerate(parts, 1):
        if any(segment.text for segment in part.segments):
            made |= made_outputs(part, {"verbatim": True, **output, "out": files[number]}, source=talk)
    storage.place(made)
    say("\n".join(_told(parts, files)), err=True)


def _numbered(name: str, number: int, count: int) -> str:
    """The name of a part: `talk.srt` becomes `talk-01.srt`, with as many digits as the last one needs."""
    from transcripts.formats import by_suffix  # noqa: PLC0415 - as above

    form = by_suffix(name, writing=True)
    endings = [suffix for suffix in (form.suffixes if form else ()) if name.lower().endswith(suffix)]
    ending = max(endings, key=len, default=os.path.splitext(name)[1])  # noqa: PTH122 - `-` in a Path is another thing
    stem = name[: len(name) - len(ending)] if ending else name
    return f"{stem}-{number:0{len(str(count))}}{name[len(stem) :]}"


def _notices(parts: Sequence[Transcript], known: int) -> list[Notice]:
    """What is told of the parts: each thing once, with the numbers of the first parts that it is true of."""
    found: dict[str, list[int]] = {}
    for number, part in enumerate(parts, 1):
        for notice in part.warnings[known:]:
            found.setdefault(notice.message, []).append(number)
    return [
        Notice(f"part {', '.join(map(str, numbers[:5]))}{' …' if len(numbers) > 5 else ''}: {message}")
        for message, numbers in found.items()
    ]


def _told(parts: Sequence[Transcript], files: dict[int, list[str]]) -> list[str]:
    """A line for each part: its files and what is in it."""
    lines = []
    for number, part in enumerate(parts, 1):
        count = sum(bool(segment.text) for segment in part.segments)
        lines.append(
            f"{', '.join(files[number])}: {count} cue{'s' if count > 1 else ''}"
            if count
            else f"part {number}: nothing is said, no file"
        )
    return lines
