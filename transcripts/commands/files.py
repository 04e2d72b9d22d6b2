"""What the commands share about files: reading with options, writing one or several outputs, all or none."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from transcripts.errors import Place, ReadError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transcripts.formats.base import Format
    from transcripts.gazetteer import Gazetteer
    from transcripts.ledger import Ledger
    from transcripts.model import Transcript

LAID_OUT = "netflix-en"
"""The profile of subtitles that are made from anything but subtitles."""


_Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def writing_options(default_profile: str) -> _Decorator:
    """The options that say how to write; collected by the command as `**output`."""
    return _added(
        click.option("--to", metavar="FORMAT", help="The format of OUT, where its suffix does not tell."),
        click.option("--profile", metavar="NAME", help=f"How to lay subtitles out.  [default: {default_profile}]"),
        click.option("--fps", type=click.FloatRange(1, 1000), help="The frame rate that cues are set on."),
        click.option("--word-times", is_flag=True, help="Write words' times where the format can."),
        click.option("--speaker-labels", is_flag=True, help="Write `Name:` where the format has no place for one."),
        click.option("--smart-quotes", is_flag=True, help="Typographic quotation marks in prose."),
    )


def output_options(default_profile: str) -> _Decorator:
    """`-o`, and the options that say how to write; collected by the command as `**output`."""
    out = click.option(
        "-o", "--output", "out", metavar="OUT", multiple=True, required=True, type=click.Path(),
        help="The file to write; may be repeated.",
    )  # fmt: skip
    return _added(out, writing_options(default_profile))


def input_options() -> _Decorator:
    """The options that say how to read IN; `read_input` takes them."""
    return _added(
        click.option("--from", "from_", metavar="FORMAT", help="The format of IN, where its content does not tell."),
        click.option("--encoding", metavar="NAME", help="The encoding of IN, where it is not found rightly."),
        click.option("--mend", is_flag=True, help="Mend text that was decoded or escaped once too often."),
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
    from transcripts.formats import FORMATS  # noqa: PLC0415 - only for this option

    for found in FORMATS:
        ways = "/".join(way for way, there in (("read", found.read), ("write", found.write)) if there)
        click.echo(f"{found.name:16} {ways:11} {' '.join(found.suffixes):18} {found.title}")
    ctx.exit(0)


def read_input(path: str, format_name: str | None, encoding: str | None = None, mend: bool = False) -> Transcript:
    """Read a transcript."""
    from transcripts.formats import read  # noqa: PLC0415 - after the arguments are known to be right

    return read(path, format=format_name, encoding=encoding, mend=mend)


def read_text(path: str) -> str:
    """The text of a file, or of standard input for `-`. Raises ReadError."""
    try:
        return sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(f"not UTF-8 text (byte {error.start})", place=Place(path)) from None
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror}", place=Place(path)) from None


def read_ledger(path: str) -> Ledger:
    """Read a ledger."""
    from transcripts.ledger import from_json  # noqa: PLC0415 - after the arguments are known to be right

    return from_json(read_text(path), path)


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
    extra: Mapping[str, str] | None = None,
    default_profile: str | None = None,
    source: Transcript | None = None,
    cues: Transcript | None = None,
) -> None:
    """Write a talk to every output asked for, and further texts to `extra`: all of them, or none.

    `source` is what was read: subtitles that were subtitles keep their cues unless a profile is named. `cues` is what
    subtitles are made of, where that is not all of the talk.
    """
    from transcripts.formats import WriteOptions, write_text  # noqa: PLC0415 - after the arguments are right
    from transcripts.formats.files import as_bytes, contents, format_for  # noqa: PLC0415 - likewise
    from transcripts.formats.placing import place_files  # noqa: PLC0415 - likewise

    options = WriteOptions(
        word_times=bool(output.get("word_times")),
        speaker_labels=bool(output.get("speaker_labels")),
        verbatim=bool(output.get("verbatim")),
        smart_quotes=bool(output.get("smart_quotes")),
    )
    profile = output.get("profile") or default_profile or default_layout(source or talk)
    laid: Transcript | None = None
    files: dict[Path, bytes] = {}
    printed: list[bytes] = []
    for path in output["out"]:
        target = format_for(path, output.get("to"))
        if is_subtitles(target):
            laid = laid or _laid_out(cues or talk, profile, output.get("fps"))
        made = write_text(laid if laid and is_subtitles(target) else talk, target, options)
        if made.warnings:
            click.echo(f"warning: {path}: {'; '.join(notice.message for notice in made.warnings)}", err=True)
        if path == "-":
            printed.append(as_bytes(made.content))
        else:
            files |= contents(path, made)
    for path, text in (extra or {}).items():
        if path == "-":
            printed.append(text.encode())
        else:
            files[Path(path)] = text.encode()
    place_files(files)
    for data in printed:
        click.echo(data, nl=False)


def is_subtitles(form: Format) -> bool:
    """Whether a format is written for a screen, so that layout is its business."""
    from transcripts.formats.base import Captures  # noqa: PLC0415 - as above

    return form.captures is Captures.CAPTIONS and form.write is not None


def default_layout(source: Transcript) -> str:
    """`source` for subtitles, whose cues somebody made; a profile for anything else."""
    from transcripts.formats import by_name  # noqa: PLC0415 - as above

    if source.source is None or not is_subtitles(by_name(source.source.format)):
        return LAID_OUT
    return "source"


def _laid_out(talk: Transcript, profile: str, fps: float | None) -> Transcript:
    if profile == "source":
        return talk
    from transcripts.layout import lay_out  # noqa: PLC0415 - only where cues are made

    return lay_out(talk, profile=profile, fps=fps)
