"""`transcripts combine`: one transcript from several of the same talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from transcripts.commands.completing import read_formats
from transcripts.commands.examples import examples
from transcripts.commands.files import (
    KEPT_OR_LAID_OUT,
    gazetteer_option,
    numbered,
    output_options,
    prints,
    read_gazetteers,
    read_input,
    refuse_clashes,
    write_outputs,
)
from transcripts.commands.printing import quiet_option, say, warn

if TYPE_CHECKING:
    from transcripts.combining import Combined


@click.command(
    epilog=examples(
        "combine captions.txt script.txt -o talk.srt --changes combined.json",
        "combine captions.txt script.txt -g names.toml --base script.txt -o talk.md",
    )
)
@click.argument("in_", metavar="A B...", nargs=-1, required=True, type=click.Path())
@click.option(
    "--base",
    metavar="FILE",
    type=click.Path(),
    help="Which of them stands where nothing else is surely better (default: the first).",
)
@gazetteer_option("Names to expect; each transcript is mended with them first; repeat for more.")
@click.option(
    "-r",
    "--reference",
    "documents",
    multiple=True,
    type=click.Path(),
    help="Document to learn names from; repeat for more.",
)
@click.option(
    "--changes", metavar="LEDGER", type=click.Path(), help="Write every change of the base to this ledger (.json)."
)
@click.option(
    "--margin",
    type=click.FloatRange(0, 10),
    help="How much surer another reading has to be to take the base's place (default: 1; 0 takes every better one).",
)
@click.option(
    "--from", "from_", metavar="FORMAT", shell_complete=read_formats, help="Format of every file (default: detected)."
)
@output_options(default_profile=KEPT_OR_LAID_OUT)
@quiet_option
def command(
    in_: tuple[str, ...], base: str | None, gazetteers: tuple[str, ...], documents: tuple[str, ...],
    changes: str | None, margin: float | None, from_: str | None, **output: object,
) -> None:  # fmt: skip
    """Make one transcript of several of the same talk: two recognisers' words, captions and a draft.

    Where they differ, it is judged who heard right: by how many have it, by what the talk says elsewhere, by fluency,
    by the list of names. Times, speakers and marks are those of the base. Close calls are suggestions; `undo --all`
    gives the base. A transcript of another talk, or a copy, is left out.
    """
    if len(in_) < 2:
        raise click.UsageError("give two transcripts or more of one talk")
    if base is not None and base not in in_:
        raise click.UsageError(f"--base names one of the files given: {', '.join(in_)}")
    inputs = [*numbered("A or B", in_), *numbered("-g", gazetteers), *numbered("-r", documents)]
    refuse_clashes(output, {"--changes": changes}, inputs)
    from transcripts.combining import combine  # noqa: PLC0415 - after the arguments are known to be right
    from transcripts.combining.choosing import MARGIN  # noqa: PLC0415 - likewise
    from transcripts.gazetteer import Gazetteer  # noqa: PLC0415 - likewise
    from transcripts.ledger import to_json  # noqa: PLC0415 - likewise

    paths = [base, *(path for path in in_ if path != base)] if base else list(in_)
    talks = [read_input(path, from_) for path in paths]
    names = read_gazetteers(gazetteers)
    if documents:
        learnt = Gazetteer.from_documents(list(documents))
        names = names | learnt if names else learnt
    made = combine(talks, gazetteer=names, names=paths, margin=MARGIN if margin is None else margin)
    warn(paths[0], made.warnings)
    extra = {changes: to_json(made.ledger)} if changes else {}
    write_outputs(made.transcript, output, extra=extra, source=talks[0])
    say(_summary(made), err=prints(output, changes))


def _summary(made: Combined) -> str:
    places = sum(slot.open for slot in made.slots)
    head = f"{len(made.ledger.corrections)} changes of {made.names[0]}, {len(made.ledger.suggestions)} suggestions"
    lines = [f"{head}; the sources differ in {places} places"]
    lines += [f"  {name}: has what the others have in {share:.1%}" for name, share in made.reliability.items()]
    return "\n".join(lines)
