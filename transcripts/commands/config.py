"""`transcripts config`: which settings hold, and where each comes from."""

from __future__ import annotations

import click

from transcripts.commands.configuring import FILE, SHARED, origins, settings
from transcripts.commands.examples import examples
from transcripts.commands.printing import add_to_json, say


@click.command(epilog=examples("config", "config clean"))
@click.argument("names", metavar="[COMMAND]...", nargs=-1)
@click.pass_context
def command(ctx: click.Context, names: tuple[str, ...]) -> None:
    """Show the settings that hold for a COMMAND, or for all, and where each comes from.

    A setting is the long name of an option. It is looked for on the command line, then in a variable such as
    TRANSCRIPTS_CLEAN_PROFILE, then in the nearest transcripts.toml, or [tool.transcripts] of a pyproject.toml, upwards
    from the working folder. There a table such as [clean] holds for one command, and what stands before the tables for
    all.
    """
    from transcripts.commands import COMMANDS, group  # noqa: PLC0415 - it imports this module

    held = settings()
    found = []
    for name in names or COMMANDS:
        one = group.get_command(ctx, name)
        if one is None:
            raise click.UsageError(f"No such command '{name}'.")
        found += origins(name, one, held, COMMANDS)
    add_to_json({"file": None if held.path is None else str(held.path), "settings": [each._asdict() for each in found]})
    lines = [f"settings: {held.path}" if held.path else f"no {FILE}, and no {SHARED} with [tool.transcripts]"]
    lines += [f"{each.command} --{each.option} {each.value}  ({each.origin})" for each in found]
    say("\n".join(lines))
