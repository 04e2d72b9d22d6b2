"""`transcripts formats`: what is read, what is written, and what each format keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transcripts.commands.examples import examples
from transcripts.commands.printing import say, say_json

if TYPE_CHECKING:
    from transcripts.formats.base import Format


@click.command(epilog=examples("formats --written", "formats elan", "formats --json"))
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option("--read", "only_read", is_flag=True, help="Show only formats that can be read.")
@click.option("--written", "only_written", is_flag=True, help="Show only formats that can be written.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(names: tuple[str, ...], only_read: bool, only_written: bool, as_json: bool) -> None:
    """List the formats: whether each is read or written, its suffixes, and what it keeps.

    NAME is a format, as `--from` and `--to` take it; without one all are listed.
    """
    from transcripts.formats import all_formats, by_name  # noqa: PLC0415 - what only prints help loads no reader

    chosen = [by_name(name) for name in names] or list(all_formats())
    shown = [f for f in chosen if (f.read or not only_read) and (f.write or not only_written)]
    if as_json:
        say_json([_fields(form) for form in shown], indent=2)
    else:
        say("\n".join(_lines(form) for form in shown))


def listing() -> str:
    """A line for each format, as `convert --list` prints them."""
    from transcripts.formats import all_formats  # noqa: PLC0415 - likewise

    return "\n".join(_line(form) for form in all_formats())


def _line(form: Format) -> str:
    ways = "/".join(way for way, there in (("read", form.read), ("write", form.write)) if there)
    return f"{form.name:16} {ways:11} {' '.join(form.suffixes):18} {form.title}"


def _lines(form: Format) -> str:
    extra = f"; needs the extra {form.extra}" if form.extra else ""
    return f"{_line(form)}{extra}\n{'':17}keeps {', '.join(_kept(form)) or 'words alone'}"


def _kept(form: Format) -> list[str]:
    """What a format keeps besides words, in the order in which the documentation has it."""
    return [held.value for held in type(next(iter(form.holds))) if held in form.holds] if form.holds else []


def _fields(form: Format) -> dict[str, object]:
    return {
        "name": form.name,
        "title": form.title,
        "suffixes": list(form.suffixes),
        "read": form.read is not None,
        "written": form.write is not None,
        "keeps": _kept(form),
        "extra": form.extra,
    }
