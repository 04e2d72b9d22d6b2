"""Times, spans and frame rates as options take them: callbacks that read what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from transcripts.errors import TranscriptsError

if TYPE_CHECKING:
    from collections.abc import Callable


def times(_: click.Context, __: click.Parameter, written: str | tuple[str, ...] | None) -> Any:  # noqa: ANN401 - one or several
    """A time or a length in milliseconds; a tuple of them where the option may come several times."""
    from transcripts.retiming.written import time_ms  # noqa: PLC0415 - only where one is given

    if isinstance(written, tuple):
        return tuple(_taken(time_ms, text) for text in written)
    return None if written is None else _taken(time_ms, written)


def span(_: click.Context, __: click.Parameter, written: str | None) -> Any:  # noqa: ANN401 - a pair of times, or None
    """The times of a span's beginning and end in milliseconds."""
    from transcripts.retiming.written import span_ms  # noqa: PLC0415 - likewise

    return None if written is None else _taken(span_ms, written)


def rates(ctx: click.Context, param: click.Parameter, written: str | None) -> float | tuple[str, str] | None:
    """One frame rate as a number, or two, FROM:TO, as they were written."""
    if written is None:
        return None
    first, both, second = written.partition(":")
    if not both:
        rate: float = click.FloatRange(1, 1000).convert(written, param, ctx)  # type: ignore[arg-type]  # it takes text
        return rate
    from transcripts.layout import FrameRate  # noqa: PLC0415 - likewise

    _taken(FrameRate.of, first), _taken(FrameRate.of, second)
    return first, second


def _taken(read: Callable[[str], object], text: str) -> object:
    try:
        return read(text)
    except TranscriptsError as error:
        raise click.BadParameter(f"{error.message}; {error.hint}") from None
