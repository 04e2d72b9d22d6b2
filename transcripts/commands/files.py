"""What the commands share about files: reading with options, writing one or several outputs, all or none."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from transcripts import storage
from transcripts.commands.completing import profiles, read_formats, written_formats
from transcripts.commands.printing import add_to_json, say, wants_json, warn
from transcripts.commands.times import rates as read_rates
from transcripts.defaults import DEFAULT_PROFILE
from transcripts.errors import Place, WriteError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from transcripts.batch.laying import Writing
    from transcripts.gazetteer import Gazetteer
    from transcripts.ledger import Ledger
    from transcripts.model import Transcript

KEPT_OR_LAID_OUT = f"{DEFAULT_PROFILE}; for subtitles source, which keeps their cues"
"""The default of --profile as the help tells it; `default_layout` in `batch.outputs` is the rule itself."""


def _label_style(_: click.Context, __: click.Parameter, style: str | None) -> str | None:
    if style is not None and "{}" not in style:
        raise click.BadParameter("{} has to stand in it, for the name")
    return style


_Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def writing_options(default_profile: str, *, rates: bool = False, many: bool = False) -> _Decorator:
    """The options that say how to write; collected by the command as `**output`.

    With `rates`, `--fps` takes two frame rates as well, FROM:TO. With `many`, `--to` may be repeated, and `one_of`
    takes the one of them that a single file may have.
    """
    fps = click.option("--fps", type=click.FloatRange(1, 1000), help="Frame rate: cues start and end on frames.")
    if rates:
        fps = click.option(
            "--fps",
            metavar="RATE or FROM:TO",
            callback=read_rates,
            help="Frame rate: cues start and end on frames. Two rates: times for the same film played at TO.",
        )
    return _added(
        click.option(
            "--to",
            metavar="FORMAT",
            multiple=many,
            shell_complete=written_formats,
            help="Output format (default: by suffix)" + ("; repeat for more, with --output-dir." if many else "."),
        ),
        click.option(
            "--profile",
            metavar="NAME",
            shell_complete=profiles,
            help=f"Rules for laying out subtitles: a name or a TOML file (default: {default_profile}).",
        ),
        fps,
        click.option("--word-times", is_flag=True, help="Write the times of words, if the format can."),
        click.option(
            "--speaker-labels/--no-speaker-labels",
            default=None,
            help="Write speakers as `Name:` if the format has no place for them (default: if the source has it so).",
        ),
        click.option(
            "--label-style",
            metavar="TEXT",
            callback=_label_style,
            help="How to write them, with {} for the name, such as '[{}] '.",
        ),
        click.option("--smart-quotes", is_flag=True, help="Use typographic quotation marks in prose."),
        click.option("--no-clobber", is_flag=True, help="Write over no file that is there."),
    )


def output_options(
    default_profile: str,
    out_help: str = "repeat for more. `-` is standard output.",
    *,
    many: bool = False,
    required: bool = True,
) -> _Decorator:
    """`-o`, and the options that say how to write; collected by the command as `**output`."""
    out = click.option(
        "-o", "--output", "out", metavar="OUT", multiple=True, required=required and not many, type=click.Path(),
        help=f"Output file; {out_help}",
    )  # fmt: skip
    return _added(out, writing_options(default_profile, many=many))


IN_PLACE = click.option(
    "--in-place", is_flag=True, help="Write over IN, and keep it as it was beside it, such as talk.srt.bak."
)
"""The option by which IN may be written over; `placed_outputs` takes it."""


def placed_outputs(in_: str, output: dict[str, Any]) -> str | None:
    """Make IN an output where it is to be written over; give the path that it is kept under. Raises UsageError."""
    if not output.pop("in_place"):
        if not output["out"]:
            raise click.UsageError("Missing option '-o' / '--output' (or --in-place).")
        return None
    if output["no_clobber"]:
        raise click.UsageError("--in-place and --no-clobber exclude each other")
    if not Path(in_).is_file():
        raise click.UsageError("--in-place needs IN to be a file")
    output["out"] = (*output["out"], in_)
    output["over_input"] = True
    names = (f"{in_}.bak{number or ''}" for number in count())
    return next(name for name in names if not os.path.lexists(name))


def gazetteer_option(help: str) -> _Decorator:
    """`-g`, repeatable; collected as `gazetteers`, which `read_gazetteers` takes."""
    return click.option("-g", "--gazetteer", "gazetteers", multiple=True, type=click.Path(), help=help)


def input_options() -> _Decorator:
    """The options that say how to read IN; `read_input` takes them."""
    return _added(
        click.option(
            "--from",
            "from_",
            metavar="FORMAT",
            shell_complete=read_formats,
            help="Input format (default: detected).",
        ),
        click.option("--encoding", metavar="NAME", help="Input encoding (default: detected)."),
        click.option(
            "--mend", is_flag=True, help="Repair text that was decoded or escaped twice (`cafÃ©`, `&amp;amp;`)."
        ),
    )


def _added(*options: _Decorator) -> _Decorator:
    def add(function: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            function = option(function)
        return function

    return add


def format_names(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Print the table of formats and exit."""
    if not wanted:
        return
    from transcripts.commands.formats import listing  # noqa: PLC0415 - only for this option

    say(listing())
    ctx.exit(0)


def one_of(inputs: Sequence[str], output: dict[str, Any], wanted: int = 1) -> str:
    """The input of a command that was given no --output-dir: the first of `wanted`. Raises UsageError for more."""
    if len(inputs) > wanted:
        raise click.UsageError("several files go together with --output-dir DIR, which each is written into")
    if not output.get("out", True):
        raise click.UsageError(
            "Missing option '-o' / '--output' (or --output-dir for many files)."
            + (" --in-place writes over IN." if "in_place" in output else "")
        )
    if len(output["to"]) > 1:
        raise click.UsageError("--to is repeated with --output-dir alone; name several outputs with -o")
    output["to"] = output["to"][0] if output["to"] else None
    return inputs[0]


def numbered(what: str, paths: Iterable[str]) -> list[storage.Named]:
    """Several paths of one option or argument, each with its name."""
    return [(what, path) for path in paths]


def refuse_clashes(
    output: Mapping[str, Any],
    extra: Mapping[str, str | None],
    inputs: Iterable[storage.Named],
    *,
    out: str = "-o",
    over: Collection[tuple[str, str]] = (),
) -> None:
    """Refuse outputs that coincide, or that are an input, before anything is read. Raises WriteError."""
    if wants_json() and prints(output, *extra.values()):
        raise click.UsageError("--json prints to standard output, and so would the output `-`: give it a file")
    outputs = [*numbered(out, output["out"]), *((what, path) for what, path in extra.items() if path)]
    storage.refuse_clashes(outputs, inputs, over=(*over, (out, "IN")) if output.get("over_input") else over)
    for what, path in outputs if output.get("no_clobber") else ():
        if path != "-" and Path(path).is_file():
            raise WriteError(
                f"{what} is there already", place=Place(path), hint="name another file, or leave --no-clobber out"
            )


def prints(output: Mapping[str, Any], *extra: str | None) -> bool:
    """Whether an output goes to standard output, so that what is told beside it has to go elsewhere."""
    return "-" in (*output["out"], *extra)


def read_input(path: str, format_name: str | None, encoding: str | None = None, mend: bool = False) -> Transcript:
    """Read a transcript, and print what was guessed in reading it."""
    from transcripts.formats import read  # noqa: PLC0415 - after the arguments are known to be right

    talk = read(path, format=format_name, encoding=encoding, mend=mend)
    warn(path, talk.warnings, lines=not (talk.source and talk.source.format == "json"))
    return talk


def read_ledger(path: str) -> Ledger:
    """Read a ledger."""
    from transcripts.ledger import from_json  # noqa: PLC0415 - after the arguments are known to be right

    return from_json(storage.read_text(path), path)


def read_gazetteers(paths: tuple[str, ...]) -> Gazetteer | None:
    """Read and merge gazetteers; None where there are none."""
    if not paths:
        return None
    from transcripts.gazetteer import Gazetteer  # noqa: PLC0415 - only with -g

    found = Gazetteer.load(paths[0])
    for path in paths[1:]:
        found |= Gazetteer.load(path)
    return found


def write_outputs(
    talk: Transcript,
    output: Mapping[str, Any],
    *,
    extra: Mapping[str, str | bytes] | None = None,
    default_profile: str | None = None,
    source: Transcript | None = None,
    cues: Transcript | None = None,
    copy: str | None = None,
) -> None:
    """Write a talk to every output asked for, and further texts or bytes to `extra`: all of them, or none.

    `copy` is where the last output, which is IN, is kept as it was. The other arguments are those of `made_outputs`.
    """
    if copy:
        _same_format(talk, output)
    files = made_outputs(talk, output, default_profile=default_profile, source=source, cues=cues)
    from transcripts.batch.outputs import json_bytes  # noqa: PLC0415 - as above

    for path, content in (extra or {}).items():
        files[path] = content if isinstance(content, bytes) else json_bytes(content)
    if copy:
        files = {copy: storage.read_file(output["out"][-1]), **files}
    storage.place(files)
    add_to_json({"outputs": list(files)})


def _same_format(talk: Transcript, output: Mapping[str, Any]) -> None:
    """Refuse to write over IN in another format than it has. Raises WriteError."""
    from transcripts.formats.files import format_for  # noqa: PLC0415 - after the arguments are right

    path, was = output["out"][-1], talk.source.format if talk.source else ""
    target = format_for(path, output.get("to"))
    if was not in {"", target.name}:
        raise WriteError(
            f"this is {was}, and would be written as {target.name}",
            place=Place(path),
            hint="name an output with -o instead of --in-place",
        )


def made_outputs(
    talk: Transcript,
    output: Mapping[str, Any],
    *,
    default_profile: str | None = None,
    source: Transcript | None = None,
    cues: Transcript | None = None,
) -> dict[str, bytes]:
    """The files that a talk makes for every output asked for; what they cannot hold is printed.

    `source` is what was read: subtitles that were subtitles keep their cues unless a profile is named. `cues` is what
    subtitles are made of, where that is not all of the talk.
    """
    from transcripts.batch.outputs import make  # noqa: PLC0415 - after the arguments are right

    outs = [(path, output.get("to")) for path in output["out"]]
    made = make(talk, outs, writing(output, default_profile), source=source, cues=cues)
    for path, notices in made.warnings:
        warn(path, notices)
    return made.files


def writing(output: Mapping[str, Any], default_profile: str | None = None) -> Writing:
    """How to write, from the options of `writing_options`."""
    from transcripts.batch.laying import Writing  # noqa: PLC0415 - as above

    return Writing(
        profile=output.get("profile") or default_profile,
        fps=output.get("fps"),
        word_times=bool(output.get("word_times")),
        speaker_labels=output.get("speaker_labels"),
        label_style=output.get("label_style"),
        verbatim=bool(output.get("verbatim")),
        smart_quotes=bool(output.get("smart_quotes")),
    )
