"""Right text stays right: what `clean` changes, and what the ways out lose, where nothing is wrong.

    python -m benchmarks.harm [--scale 0.1] [--show] [--languages FOLDER] [--only ROW …]

Each row is right text as people have it; every change of a word in it is a mistake. Each is cleaned without a list,
with the starter list, and with 100 and 1,000 names drawn from other talks besides. `words` are changed words in
100,000, `case` names whose case was changed (in bare text and in capitals that is what `clean` is for), `lost` words
that a file lacks and nobody was told of. `--scale` is the size of each text, 1 for all of it. Texts: see `_harm_texts`.
Excerpts through `align` are in `benchmarks.align`, marks inside spoken numbers in `benchmarks.prose`.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import _harm_rows as rows
from benchmarks._harm_count import Harm, harm, lost
from benchmarks._harm_texts import SEED, distractors, english, languages
from transcripts.gazetteer import Gazetteer
from transcripts.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from transcripts.model import Transcript

WORDS = {"prose": 120_000}
OTHER_WORDS = 40_000
"""Words of English of each row at scale 1."""
SENTENCES = 500
"""Sentences of each other language at scale 1."""
LISTS = {"no list": (0, False), "starter": (0, True), "100 names": (100, True), "1,000 names": (1000, True)}
"""How many names of other talks, and whether the starter list is used."""


def english_rows(foreign: dict[str, list[str]]) -> dict[str, Callable[[Sequence[str]], Transcript]]:
    """How the talks of each row are made of lines of prose."""
    return {
        "prose": rows.prose,
        "bare": rows.bare,
        "capitals": rows.capitals,
        "cut into captions": rows.cut,
        "sound tags and masks": rows.tagged,
        "numbers said": rows.numbered,
        "foreign sentences": rows.with_foreign(foreign),
    }


def texts(scale: float, folder: Path | None) -> Iterator[tuple[str, list[Transcript]]]:
    """Each row's name and talks; those of other languages are called by their codes."""
    foreign = languages(folder, max(24, round(SENTENCES * scale)))
    for name, make in english_rows(foreign).items():
        lines = english(round(WORDS.get(name, OTHER_WORDS) * scale))
        yield name, [make(part) for part in rows.talks(lines)]
    for code, held in foreign.items():
        yield code, [rows.prose(held), rows.cut(held), rows.bare(held)]


def measured(talks: Sequence[Transcript], names: Gazetteer | None, *, starter: bool) -> Harm:
    """What is changed in all of the talks."""
    return sum((harm(talk, names, starter=starter) for talk in talks), Harm())


def untold(talks: Sequence[Transcript]) -> int:
    """Words that files made of the talks lack without a word about it."""
    return sum(max(0, missing - told) for talk in talks for _, missing, told in lost(talk))


def table(
    scale: float,
    folder: Path | None,
    only: Sequence[str] = (),
    lists: Sequence[str] = tuple(LISTS),
    *,
    show: bool = False,
) -> dict[str, dict[str, Harm]]:
    """Print the table, and give back what it holds: by row and by list."""
    names = {key: Gazetteer.of(distractors(LISTS[key][0])) if LISTS[key][0] else None for key in lists}
    found: dict[str, dict[str, Harm]] = {}
    print(f"{'':22}{'words':>9}  " + "".join(f"{key:>22}" for key in lists) + f"{'lost':>7}")
    for row, talks in texts(scale, folder):
        if only and row not in only:
            continue
        found[row] = {key: measured(talks, names[key], starter=LISTS[key][1]) for key in lists}
        cells = "".join(f"{f'{h.changed} = {h.rate():.1f}, case {h.case}':>22}" for h in found[row].values())
        print(f"{row:22}{found[row][lists[0]].words:>9,}  {cells}{untold(talks):>7}", flush=True)
        for key, each in found[row].items() if show else ():
            print(*(f"    {key}: {line}" for line in each.shown), sep="\n", end="\n" * bool(each.shown))
    return found


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--show", action="store_true", help="list every change")
    parser.add_argument("--languages", type=Path, help="a folder with a text for each language")
    parser.add_argument("--only", nargs="*", default=[], help="rows, or codes of languages")
    parser.add_argument("--lists", nargs="*", default=list(LISTS), choices=LISTS, help="which lists of names")
    given = parser.parse_args()
    table(given.scale, given.languages, given.only, given.lists, show=given.show)
    print(f"transcripts {__version__} | steps benchmarks.harm | scale {given.scale:g} | seed {SEED}")


if __name__ == "__main__":
    main()
