"""`transcripts score`: how far transcripts are from a reference."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

import click

from transcripts.commands.completing import read_formats
from transcripts.commands.examples import examples
from transcripts.commands.files import gazetteer_option, read_gazetteers
from transcripts.commands.many import many_options, planned_pairs, run, taken
from transcripts.commands.printing import quiet_option, say, say_json, warn
from transcripts.visible import in_one_line

if TYPE_CHECKING:
    from transcripts.alignment import Score
    from transcripts.alignment.sides import Tokens
    from transcripts.batch.tasks import Task
    from transcripts.batch.work import Outcome
    from transcripts.commands.many import Many
    from transcripts.model import Transcript


@click.command(
    epilog=examples(
        "score reference.txt captions.srt",
        "score reference.txt captions.srt talk.srt -g names.toml",
    )
)
@click.argument("ref", type=click.Path())
@click.argument("hyps", metavar="HYP...", nargs=-1, required=True, type=click.Path())
@gazetteer_option("Names to measure, by kind: .txt, .toml, .csv or .tsv; repeat for more.")
@click.option(
    "--tokens",
    type=click.Choice(["plain", "spoken", "written"]),
    default="plain",
    show_default=True,
    help="plain: ignore case and punctuation. spoken: also how numbers and short forms are written, fillers and tags. "
    "written: ignore nothing.",
)
@click.option("--one-spelling", is_flag=True, help="Take British and American spellings for one.")
@click.option("--show", is_flag=True, help="Print the places that differ, one under the other, as jiwer shows them.")
@click.option("--json", "as_json", is_flag=True, help="Print all figures as JSON.")
@click.option(
    "--from",
    "from_",
    metavar="FORMAT",
    shell_complete=read_formats,
    help="Format of HYP (default: detected).",
)
@many_options(writes=False)
@quiet_option
def command(
    ref: str,
    hyps: tuple[str, ...],
    gazetteers: tuple[str, ...],
    tokens: Tokens,
    one_spelling: bool,
    show: bool,
    as_json: bool,
    from_: str | None,
    **options: Any,  # noqa: ANN401 - click's
) -> None:
    """Score each transcript HYP against the reference REF: WER, CER, names, punctuation, case, times.

    With several HYP, the first is compared with each of the others, with the significance of the difference. With -R,
    both are folders: files of one name are compared, and the rates are those of all their words together.
    """
    many = taken(options)
    if show and (as_json or many.recursive):
        raise click.UsageError("--show goes with neither --json nor -R")
    if many.recursive:
        if len(hyps) > 1:
            raise click.UsageError("with -R, give one folder of references and one of transcripts")
        _folders(ref, hyps[0], _task(tokens, one_spelling, gazetteers, from_), many, as_json=as_json)
        return
    from transcripts.alignment import score  # noqa: PLC0415 - after the arguments are known to be right
    from transcripts.alignment.tables import compared, table  # noqa: PLC0415 - likewise

    reference, told = _side(ref, None)
    sides = {path: _side(path, from_) for path in hyps}
    names = tuple(read_gazetteers(gazetteers) or ())
    scores = {
        path: score(reference, talk, tokens=tokens, one_spelling=one_spelling, names=names)
        for path, (talk, _) in sides.items()
    }
    differences = compared(scores)
    if as_json:
        found = {
            "scores": [{"hypothesis": path, **found.to_json()} for path, found in scores.items()],
            "differences": [difference.to_json() for difference in differences],
            "warnings": [*told, *(warning for _, warnings in sides.values() for warning in warnings)],
        }
        say_json(found, indent=2)
        return
    if show:
        from transcripts.alignment.view import view  # noqa: PLC0415 - only where it is asked for

        for path, (talk, _) in sides.items():
            say(f"{in_one_line(path)}\n{view(reference, talk, tokens, one_spelling=one_spelling)}\n")
    say(table(scores, differences))


def _task(tokens: Tokens, one_spelling: bool, gazetteers: tuple[str, ...], from_: str | None) -> Task:
    from transcripts.batch.tasks import Reading, Score  # noqa: PLC0415 - only for folders

    return Score(tokens, one_spelling, read_gazetteers(gazetteers), Reading(from_))


def _folders(ref: str, hyp: str, task: Task, many: Many, *, as_json: bool) -> None:
    from transcripts.alignment.tables import table  # noqa: PLC0415 - only for folders

    scores: dict[str, Score] = {}

    def keep(outcome: Outcome) -> None:
        if outcome.value is not None:
            scores[outcome.name] = outcome.value

    plan = planned_pairs((ref, hyp), many, (), ("reference", "transcript"))
    try:
        run(plan, task, many, each=keep)
    finally:
        found = dict(sorted(scores.items()))
        whole = reduce(lambda one, other: one + other, found.values()) if found else None
        if as_json:
            rows = [{"file": name, **score.to_json()} for name, score in found.items()]
            say_json({"scores": rows, "total": whole.to_json() if whole else None}, indent=2)
        elif whole is not None:
            say("\n".join(f"{score.wer:8.2%}  {in_one_line(name)}" for name, score in found.items()))
            say(table({"all together": whole}, []))


def _side(path: str, format_name: str | None) -> tuple[Transcript, list[dict[str, Any]]]:
    """Read one side, and what was told of it; a file that is empty is a side on which nothing is said."""
    from transcripts.batch.tasks import Reading, Source, side  # noqa: PLC0415 - after the arguments are right
    from transcripts.storage import read_file  # noqa: PLC0415 - likewise

    talk, notices, lines = side(Source(path, read_file(path)), Reading(format_name))
    warn(path, notices, lines=lines)
    return talk, [{"path": path, "line": n.line if lines else None, "message": n.message} for n in notices]
