"""Hostile files cost no more than their length: every reader and every writer, n against 4n.

Each reader gets a file of its own format with something repeated at several places in it; most of what is repeated
opens something and never closes it. What is quick at 4n is let through; what is not has to grow no faster than n.
"""

import io
import json
from functools import cache
from pathlib import Path

import pytest

from tests.growth import LEAST_SECONDS, MOST, TIMES, assert_linear, calls, seconds
from transcripts.errors import TranscriptsError
from transcripts.formats import FORMATS, WriteOptions, read_bytes, write_text
from transcripts.model import Segment, Transcript, Word

FIXTURES = Path(__file__).parents[2] / "fixtures" / "read"
SIZE = 4_000  # characters; four times as many take a linear reader a few milliseconds
PLACES = 3
UNITS = [
    "<", ">", "</i>", "<b>", "<i ", "<P Class=", "<SYNC Start=1>", "<p ", "<!--", "<![CDATA[", "<?", "<v ", "<v a>",
    "<ruby><rt>", "<00:00:01.000>", "{", "{\\", "{1}", "{\\k1}", "}", "[", "[00:01.00]", "[a](", "(", "(a ",
    "&", "&amp;", "&#", "&#39;", "-", " - ", "--> ", "00:00:01,000 --> 00:00:02,000\n",
    "00:00:01.000 --> 00:00:02.000\n\n", "00:", "0:01\n", "00:01 ", "0", "1.", "1\n", ".", "... ", ":", "a: ", "A:\n",
    '"', "'", "“", ",", "; ", "=", "a='", "\\", "\\n", "\\u0000", "|", "*", "*a ", "**", "_a ", "# ", "`", "~",
    " ", "\t", " \n", "\n", "\n\n", "\u00a0", "\u200b", "\x1f", "a", "a ", "a\n", "aB", "no no ", "- a\n", "NOTE\n",
    "STYLE\n", "[br]", "play1", "1 minute, ", "January 1, ", "Speaker 1: a\n", "9 ",
]  # fmt: skip

READERS = [f for f in FORMATS if f.read is not None and f.magic is None]
WRITERS = [f for f in FORMATS if f.write is not None]


def template(name):
    """A file of the format, long enough to hold most of what the format has."""
    files = [p for p in sorted(FIXTURES.glob(f"{name}/valid/*")) if p.suffix != ".expected"]
    chosen = max((p for p in files if p.stat().st_size < 6_000), key=lambda p: (p.stat().st_size, p.name))
    return chosen.read_text(encoding="utf-8", errors="replace")


def reading(name):
    def act(text):
        try:
            read_bytes(text.encode("utf-8", "replace"), "hostile", name)
        except TranscriptsError as error:
            str(error)

    return act


def assert_grows_with_length(make, act, size=SIZE):
    taken = seconds(act, make(TIMES * size))
    if taken >= LEAST_SECONDS and taken > MOST * seconds(act, make(size)):
        assert_linear(make, act, size)


@pytest.mark.parametrize("name", [f.name for f in READERS])
def test_a_reader_takes_no_longer_than_its_file_is_long(name):
    text, act = template(name), reading(name)
    for unit in UNITS:
        for at in {len(text) * i // PLACES for i in range(PLACES + 1)}:
            assert_grows_with_length(lambda n, at=at, unit=unit: text[:at] + unit * (n // len(unit)) + text[at:], act)


@pytest.mark.parametrize("unit", ["a", "a: b\n", "0:01\na\n", "{", "<", "\n", '{"a":', "[", "1 1 1 a\n", "# a\n"])
def test_detection_takes_no_longer_than_its_file_is_long(unit):
    assert_grows_with_length(lambda n: unit * (n // len(unit)), reading(None), 4 * SIZE)


@pytest.mark.parametrize("name", [f.name for f in READERS if not f.title.endswith("JSON") and f.name != "json3"])
def test_a_reader_takes_as_long_for_a_cue_late_in_the_file_as_for_an_early_one(name):
    text = template(name)
    assert_grows_with_length(lambda n: text * (n // len(text) + 1), reading(name), 4 * SIZE)


@pytest.mark.parametrize("name", [f.name for f in READERS if f.title.endswith("JSON") or f.name in {"json", "json3"}])
def test_a_reader_of_json_takes_no_longer_than_its_lists_are_long(name):
    try:
        document = json.loads(template(name))
    except ValueError:  # a form with a JSON value on each line
        pytest.skip("not one JSON value")
    for path in lists_in(document):

        def make(n, path=path):
            grown = json.loads(json.dumps(document))
            held = grown
            for key in path:
                held = held[key]
            held *= n // len(held) + 1
            return json.dumps(grown)

        assert_grows_with_length(make, reading(name), 500)


def lists_in(value, path=()):
    if isinstance(value, list) and value:
        yield path
        yield from lists_in(value[0], (*path, 0))
    if isinstance(value, dict):
        for key, held in value.items():
            yield from lists_in(held, (*path, key))


TALKS = {
    "many cues": lambda n: [Segment(f"word {i} and more", i * 100, i * 100 + 90, f"A{i % 3}") for i in range(n // 20)],
    "one long cue": lambda n: [Segment("word and\n" * (n // 9), 0, 10_000, "A")],
    "one long word": lambda n: [Segment("ab" * (n // 2), 0, 10_000, "A")],
    "blanks": lambda n: [Segment("a" + " \n" * (n // 2) + "b", 0, 10_000)],
    "brackets": lambda n: [Segment(("<" * (n // 2) + "[" * (n // 2)), 0, 10_000)],
    "references": lambda n: [Segment("&#39;&amp;" * (n // 10), 0, 10_000)],
    "arrows": lambda n: [Segment("a --> b " * (n // 8), 0, 10_000)],
    "dots": lambda n: [Segment("a" + "." * n + "b", 0, 10_000)],
    "quotes": lambda n: [Segment("\"a 'b " * (n // 6), 0, 10_000)],
    "stars": lambda n: [Segment("*a _b `c " * (n // 9), 0, 10_000)],
    "zero-width spaces": lambda n: [Segment("a\u200b" + "\u200b" * n + ",b", 0, 10_000)],
    "styled words": lambda n: [
        Segment.of([Word(f"w{i}", i, i + 1, styles=("i", "b")[: i % 3]) for i in range(n // 9)])
    ],
}


@pytest.mark.parametrize("talk", TALKS)
@pytest.mark.parametrize("chosen", WRITERS, ids=lambda f: f.name)
def test_a_writer_takes_no_longer_than_its_talk_is_long(chosen, talk):
    if chosen.extra:
        pytest.importorskip(chosen.extra)

    def act(segments):
        try:
            write_text(Transcript(tuple(segments)), chosen, WriteOptions(word_times=True))
        except TranscriptsError as error:
            str(error)

    assert_grows_with_length(TALKS[talk], act)


@cache
def document_of(rows, span=1):
    """A Word document with a table whose first cell says that it spans so many columns."""
    docx = pytest.importorskip("docx")
    document = docx.Document()
    table = document.add_table(rows=rows, cols=2)
    for i, row in enumerate(table.rows):
        row.cells[0].text, row.cells[1].text = f"Name {i}", f"these are words of row {i}"
    table._tbl.tr_lst[0].tc_lst[0].get_or_add_tcPr().get_or_add_gridSpan().val = span
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def test_a_cell_that_says_it_spans_a_million_columns_is_one_cell():
    plain, wide = document_of(3), document_of(3, 200_000_000)
    assert read_bytes(wide).text == read_bytes(plain).text
    assert calls(read_bytes, wide) < 1.1 * calls(read_bytes, plain)


def test_a_merged_cell_is_read_once_and_a_table_in_a_cell_is_read():
    docx = pytest.importorskip("docx")
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Said once"
    table.cell(0, 1).add_table(1, 1).cell(0, 0).text = "within"
    held = io.BytesIO()
    document.save(held)
    assert sorted(read_bytes(held.getvalue()).text.split()) == ["Said", "once", "within"]


def test_a_word_document_takes_no_longer_than_its_tables_are_long():
    assert_linear(document_of, read_bytes, 40)
