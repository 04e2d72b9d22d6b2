"""`transcripts clean`: the main job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from transcripts.commands.completing import languages, steps
from transcripts.commands.diff import show_difference
from transcripts.commands.examples import examples
from transcripts.commands.files import (
    IN_PLACE,
    KEPT_OR_LAID_OUT,
    gazetteer_option,
    input_options,
    numbered,
    one_of,
    output_options,
    placed_outputs,
    prints,
    read_gazetteers,
    read_input,
    write_outputs,
    writing,
)
from transcripts.commands.ledgers import changes_options, changes_path, ledger_text, tracked_outputs
from transcripts.commands.many import engine_options, many_options, planned_files, refuse_mixed, run, taken
from transcripts.commands.printing import add_to_json, quiet_option, say, warn
from transcripts.commands.progress import one_file
from transcripts.commands.report import next_step, summary

if TYPE_CHECKING:
    from transcripts.passes.table import Level


class _Steps(click.Command):
    """A command whose help ends with the steps, those of plugins too."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from transcripts.passes.table import steps  # noqa: PLC0415 - only for the help

        with formatter.section("Steps"):
            formatter.write_dl(
                [(step.name, step.help + ("" if step.default else "; off by default")) for step in steps()]
            )
        super().format_epilog(ctx, formatter)


@click.command(
    cls=_Steps,
    epilog=examples(
        "clean captions.txt -r article.txt -o talk.srt -o talk.md",
        "clean captions.srt -g names.toml -o talk.srt --changes ledger.json",
        "clean captions.srt --only names --explain -o - --to text",
    ),
)
@click.argument("inputs", metavar="IN...", nargs=-1, required=True, type=click.Path())
@gazetteer_option("Names to expect: .txt (one a line), .toml, .csv or .tsv; repeat for more.")
@click.option(
    "-r",
    "--reference",
    "references",
    multiple=True,
    type=click.Path(),
    help="Document to learn names and terms from; repeat for more.",
)
@changes_options()
@click.option(
    "--only", multiple=True, metavar="STEP", shell_complete=steps, help="Run only this step; repeat for more."
)
@click.option(
    "--skip", multiple=True, metavar="STEP", shell_complete=steps, help="Leave out this step; repeat for more."
)
@click.option(
    "--also",
    multiple=True,
    metavar="STEP",
    shell_complete=steps,
    help="Run a step that is off by default; repeat for more.",
)
@click.option(
    "--language",
    metavar="CODE",
    shell_complete=languages,
    help="Language of IN, such as en or de (default: detected).",
)
@click.option(
    "--min-score", type=click.FloatRange(0, 1), help="Suggest changes below this score instead of making them."
)
@click.option("--suggest-only", is_flag=True, help="Make no change; record all as suggestions.")
@click.option("--verbatim", is_flag=True, help="Keep fillers and repeats (--level verbatim).")
@click.option(
    "--level",
    type=click.Choice(["verbatim", "clean", "polished"]),
    help="Keep all that was said; no fillers and repeats (clean, the default); no restarts and `you know` either.",
)
@click.option("--sounds", is_flag=True, help="Keep notes of sounds, such as [Music], in prose.")
@click.option("--starter/--no-starter", default=True, help="Use the names that come with the program (default: yes).")
@click.option(
    "--tracked", is_flag=True, help="Write Word outputs with every change tracked, and its reason as a comment."
)
@click.option("--dry-run", is_flag=True, help="Write nothing; with --diff, to see what would change.")
@click.option("--diff", "shown", is_flag=True, help="Print what is different, word by word.")
@click.option("--explain", "explained", is_flag=True, help="Print every change of words and its reason.")
@IN_PLACE
@input_options()
@output_options(default_profile=KEPT_OR_LAID_OUT, many=True)
@many_options()
@engine_options
@quiet_option
def command(
    inputs: tuple[str, ...],
    gazetteers: tuple[str, ...],
    references: tuple[str, ...],
    changes: str | None,
    no_changes: bool,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    also: tuple[str, ...],
    language: str | None,
    min_score: float | None,
    suggest_only: bool,
    verbatim: bool,
    level: Level | None,
    sounds: bool,
    starter: bool,
    explained: bool,
    tracked: bool,
    dry_run: bool,
    shown: bool,
    from_: str | None,
    encoding: str | None,
    mend: bool,
    **output: Any,  # noqa: ANN401 - as click gives them
) -> None:
    """Mend names, split or joined words, fillers and repeats, punctuation and case.

    The steps below run in their order. The suffix of OUT decides its format: .srt .vtt .txt .md .docx .json and more.
    With --output-dir, IN may be many files, globs and folders; a ledger is written beside each output.
    """
    many = taken(output)
    from transcripts.passes.table import at_level  # noqa: PLC0415 - only when the command runs

    skip, also = at_level("verbatim" if verbatim else level, skip, also)
    if many.folder is not None:
        refuse_mixed(
            {
                "-o": output["out"],
                "--changes": changes,
                "--explain": explained,
                "--diff": shown,
                "--dry-run": dry_run,
                "--tracked": tracked,
            }
        )
        from transcripts.batch import tasks  # noqa: PLC0415 - after the arguments are known to be right
        from transcripts.gazetteer import Gazetteer  # noqa: PLC0415 - likewise

        documents = [read_input(path, None) for path in references]
        task = tasks.Clean(
            tasks.Reading(from_, encoding, mend),
            tasks.Cleaning(only or None, skip, also, language, min_score, suggest_only, starter),
            writing({"verbatim": sounds, **output}),
            read_gazetteers(gazetteers),
            Gazetteer.from_documents(documents) if documents else None,
        )
        run(
            planned_files(inputs, many, output["to"], ledgers=not no_changes),
            task,
            many,
            loaded=(*gazetteers, *references),
        )
        return
    copy = placed_outputs(inputs[0], output) if output["in_place"] and len(inputs) == 1 else None
    in_ = one_of(inputs, output if not dry_run else {"to": output["to"]})
    given = [("IN", in_), *numbered("-g", gazetteers), *numbered("-r", references)]
    path = None if dry_run else changes_path(changes, output, given, no_changes=no_changes)
    from transcripts.cleaning import clean  # noqa: PLC0415 - after the arguments are known to be right

    talk = read_input(in_, from_, encoding, mend)
    with one_file(in_):
        result = clean(
            talk,
            gazetteer=read_gazetteers(gazetteers),
            references=[read_input(path, None) for path in references],
            only=only or None,
            skip=skip,
            also=also,
            language=language,
            min_score=min_score,
            suggest_only=suggest_only,
            starter=starter,
        )
    if not dry_run:
        extra: dict[str, str | bytes] = {path: ledger_text(path, result.ledger)} if path else {}
        how = {"verbatim": sounds or "disfluencies" in skip, **output}
        if tracked:
            extra |= tracked_outputs(result.transcript, result.ledger, how)
        write_outputs(result.transcript, how, extra=extra, source=talk, copy=copy)
    if shown:
        show_difference(result.transcript, result.ledger, err=not dry_run and prints(output, path))
    warn(in_, [notice for notice in result.ledger.warnings if notice not in talk.warnings])
    held = result.ledger
    counts = {"changes": len(held.corrections), "suggestions": len(held.suggestions)}
    add_to_json({**counts, "signature": str(result.signature)})
    say(summary(result.ledger, explained=explained), err=True)
    if hint := next_step(result.ledger, path, output["out"]):
        say(hint, err=True)
