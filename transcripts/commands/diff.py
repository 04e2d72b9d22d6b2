"""`transcripts diff`: what is different, word by word."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import click

from transcripts.commands.examples import examples
from transcripts.commands.files import read_input
from transcripts.commands.printing import quiet_option, say
from transcripts.storage import place, read_file, read_text, refuse_clashes
from transcripts.visible import in_one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcripts.difference import Line
    from transcripts.ledger import Ledger
    from transcripts.model import Transcript

_LEDGER = re.compile(r'\s*\{\s*"ledger"\s*:')


@click.command(
    epilog=examples(
        "diff talk.srt talk.changes.json",
        "diff captions.srt talk.srt --to unified",
        "diff talk.srt talk.changes.json --to html -o changes.html",
    )
)
@click.argument("first", metavar="A", type=click.Path())
@click.argument("second", metavar="B", type=click.Path())
@click.option(
    "--to",
    type=click.Choice(["words", "html", "unified"]),
    default="words",
    show_default=True,
    help="words: the places that differ, coloured on a terminal; html: a page; unified: for tools.",
)
@click.option("-o", "--output", "out", metavar="OUT", type=click.Path(), help="Write here instead of printing.")
@quiet_option
def command(first: str, second: str, to: str, out: str | None) -> None:
    """Show what is different between A and B, or between a talk A and its source as the ledger B tells it.

    Each place comes with the time of its cue; what went is red or in [-…-], what came is green or in {+…+}.
    """
    from transcripts.difference import compared, lines_of, recorded  # noqa: PLC0415 - after the arguments

    if out:
        refuse_clashes([("-o", out)], [("A", first), ("B", second)])
    if _is_ledger(second):
        from transcripts.ledger import from_json  # noqa: PLC0415 - likewise

        ledger = from_json(read_text(second), second)
        talk = read_input(first, None)
        parts, names = recorded(talk, ledger), (ledger.source.path, first)
    else:
        old, talk = read_input(first, None), read_input(second, None)
        parts, names = compared(old, talk), (first, second)
    _show(lines_of(talk, parts), to, names, out, talk.language or "en")


def show_difference(talk: Transcript, ledger: Ledger, *, err: bool) -> None:
    """Print what a ledger changed in a talk, to standard error where its output prints."""
    from transcripts.difference import lines_of, plain_lines, recorded  # noqa: PLC0415 - likewise

    colour = not err and sys.stdout is not None and sys.stdout.isatty()
    if text := "\n".join(plain_lines(lines_of(talk, recorded(talk, ledger)), colour=colour)):
        say(text, err=err, coloured=colour)


def _is_ledger(path: str) -> bool:
    if path == "-" or not path.lower().endswith(".json"):
        return False
    return bool(_LEDGER.match(read_file(path)[:400].decode("utf-8", "replace").lstrip("\ufeff")))


def _show(lines: Sequence[Line], to: str, names: tuple[str, str], out: str | None, language: str) -> None:
    from transcripts.difference import plain_lines, to_html, to_unified  # noqa: PLC0415 - likewise

    if to == "words":
        colour = not out and sys.stdout is not None and sys.stdout.isatty()
        text = "\n".join(plain_lines(lines, colour=colour))
    elif to == "unified":
        colour, text = False, to_unified(lines, *names).removesuffix("\n")
    else:
        from transcripts.passes.explaining import explain  # noqa: PLC0415 - likewise

        colour, title = False, f"{names[0]} → {names[1]}"
        text = to_html(lines, title, language=language, why=explain).removesuffix("\n")
    if out:
        place({out: f"{text}\n".encode("utf-8", "backslashreplace") if text else b""})
        return
    if text:
        say(text, coloured=colour)
    if to == "words" and not text:
        say(f"no difference between {in_one_line(names[0])} and {in_one_line(names[1])}", err=True)
