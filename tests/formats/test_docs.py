"""docs/reference/formats.md says what the code does: its tables are made from it.

After a change of a format, run

    python -m tests.formats.test_docs
"""

import re
from pathlib import Path

import pytest

from transcripts.errors import MissingExtraError
from transcripts.formats import FORMATS, Holds, write_text
from transcripts.model import Chapter, Extra, Segment, Transcript, Word

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "formats.md"
COLUMNS = {
    Holds.TIMES: "times",
    Holds.ENDS: "ends",
    Holds.WORDS: "word times",
    Holds.SPEAKERS: "speakers",
    Holds.STYLES: "styles",
    Holds.POSITIONS: "positions",
    Holds.CHAPTERS: "chapters",
    Holds.METADATA: "title, date",
    Holds.CONFIDENCE: "confidence",
}
FULL = Transcript(
    (
        Segment("One", 0, 400, "Ann", [Word("One", 0, 400, "given", 0.9, ("i",))], settings="line:0"),
        Segment("three", 1000, 2000, "Bo", [Word("three", 1000, 2000, styles=("lang de",))], settings="line:17%"),
    ),
    language="en", title="T", channel="C", date="2025-03-04", description="D", duration_ms=2000,
    chapters=(Chapter("A", 0),), extras=(Extra("webvtt:note", "N"), Extra("page:summary", "S")),
)  # fmt: skip


def holds_table():
    """A row for each format: what it is read from and written to, and what it can hold."""
    lines = [
        f"| name | format | suffixes | read | write | {' | '.join(COLUMNS.values())} |",
        "|" + "---|" * (5 + len(COLUMNS)),
    ]
    for f in FORMATS:
        extra = f" (extra `{f.extra}`)" if f.extra else ""
        cells = [f"`{f.name}`", f.title + extra, " ".join(f"`{s}`" for s in f.suffixes) or "by content"]
        cells += ["yes" if f.read else "", "yes" if f.write else ""]
        cells += ["yes" if held in f.holds else "" for held in COLUMNS]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def loss_table():
    """What each writer says it leaves out, of a transcript that has everything."""
    lines = ["| written as | what it says it left out |", "|---|---|"]
    for f in FORMATS:
        if f.write:
            said = "; ".join(re.sub(rf"^{re.escape(f.title)} leaves out ", "", n.message) for n in losses(f))
            lines.append(f"| `{f.name}` | {said or 'nothing'} |")
    return "\n".join(lines)


def losses(chosen):
    try:
        return write_text(FULL, chosen).warnings
    except MissingExtraError:
        pytest.skip(f"the extra {chosen.extra} is not installed")


def filled(text):
    for name, table in (("holds", holds_table()), ("lost", loss_table())):
        begin, end = f"<!-- {name}: made from the code -->", f"<!-- /{name} -->"
        head, _, rest = text.partition(begin)
        text = f"{head}{begin}\n{table}\n{end}{rest.partition(end)[2]}"
    return text


def test_the_tables_are_what_the_code_does():
    text = PAGE.read_text(encoding="utf-8")
    assert filled(text) == text


def test_every_fixture_that_the_page_names_is_there():
    names = re.findall(r"`(fixtures/[^`*]+)`", PAGE.read_text(encoding="utf-8"))
    assert names
    assert [n for n in names if not (PAGE.parents[2] / n).exists()] == []


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
