"""The one way to print: what comes from files is made visible, and what cannot be printed is an error with a name."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any

import click

from transcripts.visible import in_one_line, visible, visible_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from transcripts.model import Notice

MOST_WARNINGS = 8
"""Kinds of warning printed for a file."""
_QUIET = "transcripts.quiet"
_DOCUMENT = "transcripts.json"
"""Where the one document of `--json` is put together, in the context of the command."""
_COLOUR = re.compile(r"(\x1b\[\d*m)")


def say(text: str, *, err: bool = False, coloured: bool = False) -> None:
    """Print text and a line end, the text's control characters visible.

    `err` prints to standard error, whose faults nobody could be told. `coloured` leaves the colours in that the
    caller put there, so that what it holds from files has to be visible already. Raises WriteError.
    """
    pieces = _COLOUR.split(text) if coloured else [text]
    _print("".join(piece if at % 2 else visible(piece) for at, piece in enumerate(pieces)), err=err)


def collect(context: click.Context) -> None:
    """Have what a command tells be put together to one document, which `document` gives."""
    context.meta[_DOCUMENT] = {"warnings": [], "messages": []}


def wants_json() -> bool:
    """Whether what a command tells becomes one JSON document."""
    return _document() is not None


def add_to_json(facts: Mapping[str, Any]) -> None:
    """Put facts into the document of `--json`, if one is asked for."""
    if (held := _document()) is not None:
        held.update(facts)


def document(context: click.Context) -> dict[str, Any] | None:
    """The document of a command that was asked for one."""
    held: dict[str, Any] | None = context.meta.get(_DOCUMENT)
    return held


def _document() -> dict[str, Any] | None:
    context = click.get_current_context(silent=True)
    return None if context is None else document(context)


def is_quiet() -> bool:
    """Whether `-q` was given."""
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.meta.get(_QUIET))


def say_json(value: object, *, indent: int | None = None) -> None:
    """Print a value as JSON. Raises WriteError."""
    import json  # noqa: PLC0415 - `--help` does without it

    _echo(visible_json(json.dumps(value, ensure_ascii=False, indent=indent)))


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
    if (held := _document()) is not None:
        told = [{"path": path, "line": n.line if lines else None, "message": n.message} for n in notices]
        held["warnings"] += told
        return
    if is_quiet():
        return
    shown = in_one_line(path)
    for notice in notices[:MOST_WARNINGS]:
        place = f"{shown}:{notice.line}" if lines and notice.line else shown
        say(f"warning: {place}: {notice.message}", err=True)
    if len(notices) > MOST_WARNINGS:
        say(f"warning: {shown}: {len(notices) - MOST_WARNINGS} more kinds; JSON output keeps all of them", err=True)


def _print(text: str, *, err: bool) -> None:
    if (held := _document()) is not None:
        held["messages"] += text.split("\n")
        return
    if err:
        try:
            click.echo(text, err=True)
        except (OSError, ValueError):  # full, closed, or its reader has ended
            return
        return
    _echo(text)


def _echo(text: str) -> None:
    """Print to standard output. Raises WriteError."""
    from transcripts.storage.target import explained  # noqa: PLC0415 - `--help` does without it

    with explained("-"):
        if sys.stdout is None:
            raise ValueError("it is closed")
        click.echo(text)
