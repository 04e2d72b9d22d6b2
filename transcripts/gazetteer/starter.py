"""The gazetteer that comes with the package: countries, capitals, large cities, leaders, international bodies.

Built by `tools/build_starter.py`; origin, date and licence stand beside the data. Nothing here is learnt or downloaded.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

from transcripts.gazetteer.entry import Entry, Kind

NAMES = Path(__file__).parent.parent / "data" / "starter" / "names.tsv"


def starter() -> tuple[Entry, ...]:
    """The shipped names, read from the package.

    >>> next(entry.canonical for entry in starter() if "Kiev" in entry.aliases)
    'Kyiv'
    """
    return tuple(_entry(line) for line in NAMES.read_text("utf-8").split("\n")[:-1])


def _entry(line: str) -> Entry:
    canonical, kind, aliases, weight, role, context = line.split("\t")
    return Entry(
        canonical,
        cast("Kind", kind),
        tuple(aliases.split(";")) if aliases else (),
        weight=float(weight),
        role=role or None,
        context=tuple(context.split(";")) if context else (),
    )
