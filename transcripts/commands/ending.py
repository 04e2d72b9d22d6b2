"""How every command ends: the exit code, and a line instead of a traceback for what a user or the system can cause."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import TYPE_CHECKING, Any

import click

from transcripts.commands.printing import say, say_json
from transcripts.errors import TranscriptsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MISUSE = 2
INTERRUPTED = 130
"""What a shell gives a program that Ctrl-C ended: 128 and the number of the signal."""


@contextlib.contextmanager
def told(*, as_json: bool = False) -> Iterator[None]:
    """Print what went wrong to standard error, or as a JSON document, and end with the exit code for it."""
    try:
        yield
    except KeyboardInterrupt:
        raise click.exceptions.Exit(INTERRUPTED) from None
    except TranscriptsError as error:
        _end(str(error), error.to_json() if as_json else None)
    except MemoryError:
        memory = TranscriptsError("there is not enough memory for this input")
        _end(memory.message, memory.to_json() if as_json else None)
    except click.ClickException as error:
        if as_json:
            context = getattr(error, "ctx", None)
            hint = f"{context.command_path} --help" if context else "transcripts --help"
            told = TranscriptsError(error.format_message(), hint=f"see {hint}").to_json()
            _end("", {**told, "kind": type(error).__name__}, error.exit_code)
        shown = io.StringIO()
        error.show(file=shown)
        say(shown.getvalue().rstrip("\n"), err=True)
        raise click.exceptions.Exit(error.exit_code) from None
    except OSError as error:  # a folder for scratch files that is full, standard output while help is printed
        where = f"{error.filename}: " if error.filename else ""
        system = TranscriptsError(f"{where}{error.strerror or error}")
        _end(system.message, system.to_json() if as_json else None)


def _end(message: str, document: Mapping[str, Any] | None = None, code: int = MISUSE) -> None:
    if document is not None:
        try:
            say_json({"exit_code": code, "error": dict(document)}, indent=1)
        except TranscriptsError:  # standard output takes nothing: that is the error, and it is told elsewhere
            say(f"transcripts: {message}", err=True)
    else:
        say(f"transcripts: {message}", err=True)
    raise click.exceptions.Exit(code) from None


def open_standard_streams() -> None:
    """Fill the numbers of closed standard streams, so that no file of ours gets one of them.

    Else a library that complains on standard error would write into an output.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def drop_what_cannot_be_printed() -> None:
    """Let go of what standard output could not take: that was told, and Python would tell it again on its way out."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            with contextlib.suppress(OSError, ValueError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream.fileno())
                os.close(nowhere)
