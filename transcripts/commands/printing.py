"""The one way to print: what comes from files is made visible, and what cannot be printed is an error with a name."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any

import click

from transcripts.visible import in_one_line, visible, visible_json

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from transcripts.model import Notice

MOST_WARNINGS = 8
"""Kinds of warning printed for a file."""
_QUIET = "transcripts.quiet"
_COLOUR = re.compile(r"(\x1b\[\d*m)")


def say(text: str, *, err: bool = False, coloured: bool = False) -> None:
    """Print text and a line end, the text's control characters visible.

    `err` prints to standard error, whose faults nobody could be told. `coloured` leaves the colours in that the
    caller put there, so that what it holds from files has to be visible already. Raises WriteError.
    """
    pieces = _COLOUR.split(text) if coloured else [text]
    _print("".join(piece if at % 2 else visible(piece) for at, piece in enumerate(pieces)), err=err)


def say_json(value: object, *, indent: int | None = None) -> None:
    """Print a value as JSON. Raises WriteError."""
    import json  # noqa: PLC0415 - `--help` does without it

    _print(visible_json(json.dumps(value, ensure_ascii=False, indent=indent)), err=False)


def quiet_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """`-q`, which silences `warn` for the command it is given to."""

    def hush(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
        ctx.meta[_QUIET] = wanted

    option = click.option(
        "-q", "--quiet", is_flag=True, expose_value=False, callback=hush, help="Print no warnings about the files."
    )
    return option(function)


def warn(path: str, notices: Sequence[Notice], *, lines: bool = True) -> None:
    """Print what was guessed in reading a file, or could not be held in writing it: a line for each kind.

    Without `lines` their numbers, which are those of another file, are left out.
    """
    context = click.get_current_context(silent=True)
    if context is not None and context.meta.get(_QUIET):
        return
    shown = in_one_line(path)
    for notice in notices[:MOST_WARNINGS]:
        place = f"{shown}:{notice.line}" if lines and notice.line else shown
        say(f"warning: {place}: {notice.message}", err=True)
    if len(notices) > MOST_WARNINGS:
        say(f"warning: {shown}: {len(notices) - MOST_WARNINGS} more kinds; JSON output keeps all of them", err=True)


def _print(text: str, *, err: bool) -> None:
    if err:
        try:
            click.echo(text, err=True)
        except (OSError, ValueError):  # full, closed, or its reader has ended
            return
        return
    from transcripts.storage.target import explained  # noqa: PLC0415 - `--help` does without it

    with explained("-"):
        if sys.stdout is None:
            raise ValueError("it is closed")
        click.echo(text)
