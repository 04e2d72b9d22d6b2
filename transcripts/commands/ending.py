"""How every command ends: the exit code, and a line instead of a traceback for what a user or the system can cause."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import TYPE_CHECKING

import click

from transcripts.commands.printing import say
from transcripts.errors import TranscriptsError

if TYPE_CHECKING:
    from collections.abc import Iterator

MISUSE = 2
INTERRUPTED = 130
"""What a shell gives a program that Ctrl-C ended: 128 and the number of the signal."""


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Print what went wrong to standard error and end with the exit code for it."""
    try:
        yield
    except KeyboardInterrupt:
        raise click.exceptions.Exit(INTERRUPTED) from None
    except TranscriptsError as error:
        _end(str(error))
    except MemoryError:
        _end("there is not enough memory for this input")
    except click.ClickException as error:
        shown = io.StringIO()
        error.show(file=shown)
        say(shown.getvalue().rstrip("\n"), err=True)
        raise click.exceptions.Exit(error.exit_code) from None
    except OSError as error:  # a folder for scratch files that is full, standard output while help is printed
        where = f"{error.filename}: " if error.filename else ""
        _end(f"{where}{error.strerror or error}")


def _end(message: str) -> None:
    say(f"transcripts: {message}", err=True)
    raise click.exceptions.Exit(MISUSE) from None


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
