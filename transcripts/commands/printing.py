"""The one way to print: what comes from files is made visible, and what cannot be printed is an error with a name."""

from __future__ import annotations

import json
import re
import sys

import click

from transcripts.storage.target import explained
from transcripts.visible import visible, visible_json

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
    _print(visible_json(json.dumps(value, ensure_ascii=False, indent=indent)), err=False)


def _print(text: str, *, err: bool) -> None:
    if err:
        try:
            click.echo(text, err=True)
        except (OSError, ValueError):  # full, closed, or its reader has ended
            return
        return
    with explained("-"):
        if sys.stdout is None:
            raise ValueError("it is closed")
        click.echo(text)
