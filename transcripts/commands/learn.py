"""`transcripts learn`: a list of names from a machine's transcripts and what people made of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from transcripts.commands.examples import examples
from transcripts.commands.files import gazetteer_option, numbered, read_gazetteers, read_input
from transcripts.commands.printing import quiet_option, say
from transcripts.storage import place, refuse_clashes

if TYPE_CHECKING:
    from transcripts.edits import Lesson, Lessons, Pairs, Replay
    from transcripts.gazetteer import Gazetteer
    from transcripts.model import Transcript

SHOWN = 20
"""So many lessons are printed; the report has all."""


@click.command(
    epilog=examples(
        "learn captions.srt reference.txt -o names.toml",
        "learn captions.srt reference.txt -o names.toml --replay captions.srt=reference.txt --report lessons.json",
    )
)
@click.argument("files", metavar="MACHINE EDITED…", nargs=-1, required=True, type=click.Path())
@click.option("-o", "--output", "out", metavar="NAMES", required=True, type=click.Path(), help="Gazetteer to write.")
@gazetteer_option("Gazetteer to add to, whose spellings stay; repeat for more.")
@click.option(
    "--replay",
    "old",
    metavar="OLD[=EDITED]",
    multiple=True,
    help="An earlier transcript: say what the list would change in it and, with its edit, how much of that its editor "
    "had done. Repeat for more.",
)
@click.option("--report", type=click.Path(), help="Write every lesson with the places that taught it (.json).")
@quiet_option
def command(
    files: tuple[str, ...], out: str, gazetteers: tuple[str, ...], old: tuple[str, ...], report: str | None
) -> None:
    """Learn names, their mishearings, terms and house spellings from edits.

    MACHINE is a machine's transcript, EDITED what a person made of it; give as many such pairs as you have. Only what
    sounds alike teaches: sentences that were rewritten do not. A mishearing is listed if it was changed nearly always.
    """
    from transcripts.edits import learn  # noqa: PLC0415 - after the arguments are known to be right
    from transcripts.gazetteer import Gazetteer  # noqa: PLC0415 - likewise
    from transcripts.gazetteer.files.loading import writer_for  # noqa: PLC0415 - likewise

    if len(files) % 2:
        raise click.UsageError("give pairs: each machine's transcript, and then what a person made of it")
    outputs = [("-o", out), *((("--report", report),) if report else ())]
    refuse_clashes(outputs, [*numbered("MACHINE or EDITED", files), *numbered("-g", gazetteers)])
    writer_for(out)
    talks = [read_input(path, None) for path in files]
    pairs = _compared(files, talks)
    lessons = learn(pairs, Gazetteer.from_documents(talks[1::2]))
    learnt = lessons.gazetteer()
    known = read_gazetteers(gazetteers)
    names = known | learnt if known else learnt
    replays = [_replayed(each, names) for each in old]
    if report:
        value = {"talks": lessons.talks, "lessons": [lesson.to_json() for lesson in lessons.lessons]}
        place({report: (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")})
    names.save(out)
    say(_summary(lessons), err=True)
    for made in replays:
        say(_told(made), err=True)


def _compared(files: tuple[str, ...], talks: list[Transcript]) -> list[Pairs]:
    from transcripts.edits import compare  # noqa: PLC0415 - as above

    return [compare(talks[i], talks[i + 1], files[i]) for i in range(0, len(files), 2)]


def _summary(lessons: Lessons) -> str:
    heard = sum(len(lesson.sure) for lesson in lessons.lessons)
    lines = [f"{len(lessons.lessons)} names from {lessons.talks} talks, {heard} mishearings listed"]
    lines += [_line(lesson) for lesson in lessons.lessons[:SHOWN]]
    if (more := len(lessons.lessons) - SHOWN) > 0:
        lines.append(f"… and {more} more; --report FILE writes all")
    return "\n".join(lines)


def _line(lesson: Lesson) -> str:
    from transcripts.ledger.explain import clock  # noqa: PLC0415 - as above

    first = lesson.places[0]
    told = ", ".join(
        f"{h.text} ({h.right} right, {h.wrong} left alone{'' if h in lesson.sure else ', not listed'})"
        for h in lesson.heard[:3]
    )
    was = f" ← {told}" if told else ", spelt so"
    return f"{lesson.canonical}{was}; first in {first.file} at {clock(first.start_ms)}"


def _replayed(pair: str, names: Gazetteer) -> Replay:
    from transcripts.cleaning import clean  # noqa: PLC0415 - as above
    from transcripts.edits import replay  # noqa: PLC0415 - as above

    old, _, edited = pair.partition("=")
    talk = read_input(old, None)
    ledger = clean(talk, gazetteer=names, only=("names",), starter=False).ledger
    return replay(talk, ledger, read_input(edited, None) if edited else None, old)


def _told(made: Replay) -> str:
    said = f"{made.file}: {made.changes} changes in {made.words} words"
    if made.done or made.against:
        said += f"; its editor had made {len(made.done)} of them, and left {len(made.against)} of these places alone"
    worst = [f"  left alone: {c.before} → {c.after}" for c in made.against[:SHOWN]]
    return "\n".join([said, *worst])
