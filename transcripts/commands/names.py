"""`transcripts names`: build a gazetteer from documents."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from transcripts.commands.examples import examples
from transcripts.commands.files import gazetteer_option, numbered, read_gazetteers, read_input
from transcripts.commands.printing import quiet_option, say
from transcripts.gazetteer.entry import Kind
from transcripts.storage import read_text, refuse_clashes

if TYPE_CHECKING:
    from transcripts.gazetteer import Entry, Gazetteer
    from transcripts.gazetteer.learning.documents import Source

READ_AS_TEXT = frozenset({"", ".txt", ".md", ".markdown", ".rst", ".html", ".htm", ".xhtml", ".log", ".text"})
"""Documents that are read for their text; any other suffix is that of a transcript format."""


@click.command(
    epilog=examples(
        "names article.txt agenda.md -o names.toml",
        "names agenda.md -g names.toml --kind person -o people.toml",
        "names article.txt --min-count 2 -o -",
    )
)
@click.argument("documents", metavar="DOC…", nargs=-1, required=True, type=click.Path())
@click.option(
    "-o",
    "--output",
    "out",
    metavar="NAMES",
    required=True,
    type=click.Path(),
    help="Gazetteer to write: .toml, .csv, .tsv, or .txt for bare names; `-` prints TOML.",
)
@gazetteer_option("Gazetteer to add to, whose spellings stay; repeat for more.")
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(get_args(Kind)), help="Keep only this kind; repeat for more."
)
@click.option("--min-count", type=click.IntRange(min=1), default=1, help="Keep only names that occur this often.")
@quiet_option
def command(
    documents: tuple[str, ...], out: str, gazetteers: tuple[str, ...], kinds: tuple[str, ...], min_count: int
) -> None:
    """Make a gazetteer, a list of names for `clean -g`, from documents.

    DOC is an article, an agenda, show notes, an HTML page, a transcript or subtitles. People, places, organisations,
    products, terms and phrases are found; edit the list before you use it.
    """
    refuse_clashes([("-o", out)], [*numbered("DOC", documents), *numbered("-g", gazetteers)])
    from transcripts.gazetteer import Gazetteer  # noqa: PLC0415 - after the arguments are known to be right
    from transcripts.gazetteer.files.loading import writer_for  # noqa: PLC0415 - likewise

    writer_for(out)  # before anything is read

    learnt = Gazetteer.from_documents(_document(path) for path in documents)
    kept = Gazetteer(tuple(entry for entry in learnt if _wanted(entry, kinds, min_count)))
    if known := read_gazetteers(gazetteers):
        kept = known | kept
    kept.save(out)
    say(_summary(kept), err=True)


def _document(path: str) -> Source:
    if path == "-":
        return read_text(path) + "\n"
    if Path(path).suffix.lower() in READ_AS_TEXT:
        return Path(path)
    return read_input(path, None)


def _wanted(entry: Entry, kinds: tuple[str, ...], min_count: int) -> bool:
    return (not kinds or entry.kind in kinds) and sum(count for _, count in entry.seen) >= min_count


def _summary(names: Gazetteer) -> str:
    counts = Counter(entry.kind for entry in names)
    told = ", ".join(f"{count} {kind}" for kind, count in counts.most_common())
    return f"{len(names)} names" + (f" ({told})" if told else "")
