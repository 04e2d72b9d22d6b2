"""`transcripts score`: how far transcripts are from a reference."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from transcripts.commands.completing import read_formats
from transcripts.commands.examples import examples
from transcripts.commands.files import gazetteer_option, read_gazetteers, read_input
from transcripts.commands.printing import quiet_option, say, say_json, warn
from transcripts.errors import NoCaptionsError

if TYPE_CHECKING:
    from transcripts.alignment.sides import Tokens
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
@click.option("--json", "as_json", is_flag=True, help="Print all figures as JSON.")
@click.option(
    "--from",
    "from_",
    metavar="FORMAT",
    shell_complete=read_formats,
    help="Format of HYP (default: detected).",
)
@quiet_option
def command(
    ref: str,
    hyps: tuple[str, ...],
    gazetteers: tuple[str, ...],
    tokens: Tokens,
    one_spelling: bool,
    as_json: bool,
    from_: str | None,
) -> None:
    """Score each transcript HYP against the reference REF: WER, CER, names, punctuation, case, times.

    With several HYP, the first is compared with each of the others, with the significance of the difference.
    """
    from transcripts.alignment import score  # noqa: PLC0415 - after the arguments are known to be right
    from transcripts.alignment.tables import compared, table  # noqa: PLC0415 - likewise

    reference = _side(ref, None)
    names = read_gazetteers(gazetteers)
    scores = {
        path: score(reference, _side(path, from_), tokens=tokens, one_spelling=one_spelling, names=tuple(names or ()))
        for path in hyps
    }
    differences = compared(scores)
    if as_json:
        found = {
            "scores": [{"hypothesis": path, **found.to_json()} for path, found in scores.items()],
            "differences": [difference.to_json() for difference in differences],
        }
        say_json(found, indent=2)
    else:
        say(table(scores, differences))


def _side(path: str, format_name: str | None) -> Transcript:
    """Read one side; a file that is empty is a side on which nothing is said, which has a rate too."""
    from transcripts.model import Notice, Transcript  # noqa: PLC0415 - after the arguments are known to be right

    try:
        return read_input(path, format_name)
    except NoCaptionsError:
        if Path(path).read_bytes().strip():
            raise
        warn(path, [Notice("the file is empty: every word of the other side counts as an error")])
        return Transcript(())
