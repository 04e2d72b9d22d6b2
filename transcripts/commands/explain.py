"""`transcripts explain`: every change of a ledger, and why."""

from __future__ import annotations

from shlex import quote

import click

from transcripts.commands.examples import examples
from transcripts.commands.files import read_ledger
from transcripts.commands.ledgers import talk_beside
from transcripts.commands.printing import say
from transcripts.commands.report import by_name, in_order, overview
from transcripts.visible import in_one_line


@click.command(
    epilog=examples(
        "explain talk.changes.json",
        "explain talk.changes.json --by name --rule names",
        "explain talk.changes.json --all --source captions.srt",
    )
)
@click.argument("ledger", type=click.Path())
@click.option(
    "--by",
    type=click.Choice(["time", "name"]),
    help="Show each change: by time, or grouped by what was written.",
)
@click.option("--all", "everything", is_flag=True, help="Show each change with its reason, by time.")
@click.option("--rule", "rules", multiple=True, metavar="RULE", help="Show only changes of this rule; repeat for more.")
@click.option(
    "--suggestions/--no-suggestions", default=True, help="Show suggestions, which were not made (default: yes)."
)
@click.option("--source", type=click.Path(), help="The file that was cleaned: show the words around each change.")
def command(
    ledger: str, by: str | None, everything: bool, rules: tuple[str, ...], suggestions: bool, source: str | None
) -> None:
    """Show what a LEDGER changed, and why: an overview, or each change.

    LEDGER is what `transcripts clean` wrote beside its output. Each change has an id, which `undo` takes, and each
    suggestion one for `accept`.
    """
    from transcripts.formats import read  # noqa: PLC0415 - only with --source

    held = read_ledger(ledger)
    if not (by or everything or rules or source):
        say(overview(held, quote(in_one_line(ledger)), quote(in_one_line(talk_beside(ledger)))))
        return
    talk = read(source) if source else None
    render = by_name if by == "name" else in_order
    say(render(held, talk, rules=frozenset(rules), suggestions=suggestions))
