"""`transcripts explain`: every change of a ledger, and why."""

from __future__ import annotations

import click

from transcripts.commands.examples import examples
from transcripts.commands.files import read_ledger
from transcripts.commands.printing import say
from transcripts.commands.report import by_name, in_order


@click.command(
    epilog=examples(
        "explain ledger.json",
        "explain ledger.json --by name --rule names",
        "explain ledger.json --source captions.srt",
    )
)
@click.argument("ledger", type=click.Path())
@click.option(
    "--by",
    type=click.Choice(["time", "name"]),
    default="time",
    show_default=True,
    help="Order of the changes: by time, or grouped by what was written.",
)
@click.option("--rule", "rules", multiple=True, metavar="RULE", help="Show only changes of this rule; repeat for more.")
@click.option(
    "--suggestions/--no-suggestions", default=True, help="Show suggestions, which were not made (default: yes)."
)
@click.option("--source", type=click.Path(), help="The file that was cleaned: show the words around each change.")
def command(ledger: str, by: str, rules: tuple[str, ...], suggestions: bool, source: str | None) -> None:
    """Show every change of a LEDGER with its reason.

    LEDGER is the file that `transcripts clean --changes` wrote. Each change has an id, which `undo` takes.
    """
    from transcripts.formats import read  # noqa: PLC0415 - only with --source

    held = read_ledger(ledger)
    talk = read(source) if source else None
    render = by_name if by == "name" else in_order
    say(render(held, talk, rules=frozenset(rules), suggestions=suggestions))
