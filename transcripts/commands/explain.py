"""`transcripts explain`: every change of a ledger, and why."""

from __future__ import annotations

import click

from transcripts.commands.files import read_ledger
from transcripts.commands.printing import say
from transcripts.commands.report import by_name, in_order


@click.command()
@click.argument("ledger", type=click.Path())
@click.option("--by", type=click.Choice(["time", "name"]), default="time", show_default=True, help="How to group.")
@click.option("--rule", "rules", multiple=True, metavar="RULE", help="Only changes of this rule; may be repeated.")
@click.option("--suggestions/--no-suggestions", default=True, help="Also what was suggested and not made.")
@click.option("--source", type=click.Path(), help="The file the ledger was made from: shows the words around each.")
def command(ledger: str, by: str, rules: tuple[str, ...], suggestions: bool, source: str | None) -> None:
    """Say what LEDGER changed, and why: a line for each change, its evidence below it.

    LEDGER is the file that `transcripts clean --changes` wrote.
    """
    from transcripts.formats import read  # noqa: PLC0415 - only with --source

    held = read_ledger(ledger)
    talk = read(source) if source else None
    render = by_name if by == "name" else in_order
    say(render(held, talk, rules=frozenset(rules), suggestions=suggestions))
