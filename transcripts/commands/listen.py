"""`transcripts listen`: where a person should check a transcript by ear."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from transcripts.commands.completing import read_formats
from transcripts.commands.examples import examples
from transcripts.commands.files import gazetteer_option, numbered, read_gazetteers, read_input
from transcripts.commands.printing import quiet_option, say
from transcripts.storage import place, refuse_clashes
from transcripts.visible import visible, visible_json

if TYPE_CHECKING:
    from transcripts.combining.listening import Listening


@click.command(
    epilog=examples(
        "listen captions.txt script.txt --places 10",
        "listen captions.txt --minutes 2 --to json -o places.json",
    )
)
@click.argument("file", metavar="FILE", type=click.Path())
@click.argument("others", metavar="OTHER...", nargs=-1, type=click.Path())
@gazetteer_option("Names to expect; repeat for more.")
@click.option("--minutes", type=click.FloatRange(min=0, min_open=True), help="How long you will listen (default: 5).")
@click.option("--places", type=click.IntRange(min=1), help="How many places to give, instead of a time.")
@click.option(
    "--to", "to", type=click.Choice(["text", "html", "json", "srt"]), default="text", show_default=True, help="Form."
)
@click.option(
    "-o", "--output", "out", metavar="OUT", type=click.Path(), default="-", help="File to write (default: print)."
)
@click.option(
    "--from", "from_", metavar="FORMAT", shell_complete=read_formats, help="Format of every file (default: detected)."
)
@quiet_option
def command(
    file: str, others: tuple[str, ...], gazetteers: tuple[str, ...], minutes: float | None, places: int | None,
    to: str, out: str, from_: str | None,
) -> None:  # fmt: skip
    """List the places of FILE that a person should check by ear, the best first.

    OTHER is a transcript of the same talk: where they differ, one is wrong. Without any, FILE is judged by its own
    words, and by their confidences if it has them. The list ends with how many errors it is likely to hold.
    """
    if minutes is not None and places is not None:
        raise click.UsageError("say how long (--minutes) or how many (--places), not both")
    refuse_clashes([("-o", out)], [("FILE", file), *numbered("OTHER", others), *numbered("-g", gazetteers)])
    from transcripts.combining.listening import listen  # noqa: PLC0415 - after the arguments are known to be right

    talks = [read_input(path, from_) for path in (file, *others)]
    names = read_gazetteers(gazetteers)
    listed = [form for entry in names for form in entry.forms] if names else []
    found = listen(
        talks, listed=listed, names=(file, *others), minutes=5.0 if minutes is None else minutes, places=places
    )
    text = {"text": _text, "json": _json, "html": _html, "srt": _srt}[to](found)
    if out == "-":
        say(text.rstrip("\n"))
    else:
        place({out: text.encode("utf-8", "backslashreplace")})


def _text(found: Listening) -> str:
    from transcripts.ledger.explain import clock  # noqa: PLC0415 - as above

    lines = []
    for each in found.places:
        lines.append(f"{clock(each.start_ms)}  {visible(each.text)}  (chance of an error {each.chance:.0%})")
        lines += [f"       {visible(reason)}" for reason in each.why]
    lines.append(_promise(found))
    return "\n".join(lines) + "\n"


def _promise(found: Listening) -> str:
    share = found.errors / found.all_errors if found.all_errors else 0.0
    return (
        f"{len(found.places)} places, {found.ms / 60_000:.1f} of {found.all_ms / 60_000:.1f} minutes: about "
        f"{found.errors:.0f} of about {found.all_errors:.0f} errors ({share:.0%})"
    )


def _json(found: Listening) -> str:
    value = {
        "places": [each.to_json() for each in found.places],
        "ms": found.ms,
        "errors": round(found.errors, 2),
        "all_ms": found.all_ms,
        "all_errors": round(found.all_errors, 2),
    }
    return visible_json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def _html(found: Listening) -> str:
    from html import escape  # noqa: PLC0415 - only here

    from transcripts.ledger.explain import clock  # noqa: PLC0415 - as above

    def cell(text: str) -> str:
        return f"<td>{escape(visible(text))}</td>"

    rows = "\n".join(
        "<tr>" + cell(clock(p.start_ms)) + cell(p.text) + cell(f"{p.chance:.0%}") + cell("; ".join(p.why)) + "</tr>"
        for p in found.places
    )
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Where to listen</title>\n'
        "<style>body{font:1rem/1.5 system-ui;margin:2rem}td,th{text-align:left;padding:.2rem .8rem;vertical-align:top}"
        "tr:nth-child(even){background:#8881}</style>\n<h1>Where to listen</h1>\n"
        f"<p>{escape(_promise(found))}</p>\n<table>\n<thead><tr><th>Time<th>What stands there<th>Chance of an error"
        f"<th>Why</thead>\n<tbody>\n{rows}\n</tbody></table>\n</html>\n"
    )


def _srt(found: Listening) -> str:
    from transcripts.formats import write_text  # noqa: PLC0415 - as above
    from transcripts.model import Segment, Transcript  # noqa: PLC0415 - as above

    timed = sorted(
        (p for p in found.places if p.start_ms is not None and p.end_ms is not None), key=lambda p: p.start or 0
    )
    cues = tuple(Segment("\n".join([p.text, "; ".join(p.why)]), p.start_ms, p.end_ms) for p in timed)
    content = write_text(Transcript(cues), "srt").content
    return content if isinstance(content, str) else content.decode()
