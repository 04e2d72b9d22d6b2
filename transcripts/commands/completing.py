"""What a shell offers after Tab for the options that take a name: formats and profiles, those of plugins too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click


def read_formats(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """The formats that can be read whose names begin with what is typed."""
    from transcripts.formats import all_formats  # noqa: PLC0415 - only while a shell asks

    return [each.name for each in all_formats() if each.read and each.name.startswith(begun)]


def written_formats(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """The formats that can be written whose names begin with what is typed."""
    from transcripts.formats import all_formats  # noqa: PLC0415 - likewise

    return [each.name for each in all_formats() if each.write and each.name.startswith(begun)]


def steps(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """The steps of `clean` whose names begin with what is typed."""
    from transcripts.passes.table import steps as known  # noqa: PLC0415 - likewise

    return [step.name for step in known() if step.name.startswith(begun)]


def languages(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """The codes of languages that begin with what is typed."""
    from transcripts.languages.registry import languages as known  # noqa: PLC0415 - likewise

    return [code for code in known() if code.startswith(begun)]


def profiles(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """The profiles whose names begin with what is typed."""
    from transcripts.layout import profile_names  # noqa: PLC0415 - likewise

    return [name for name in profile_names() if name.startswith(begun)]
