"""Gazetteer files: what is read, what is refused and where, and that what is written is read back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.errors import GazetteerError, TranscriptsError, WriteError
from transcripts.gazetteer import Entry, Gazetteer
from transcripts.gazetteer.files.loading import from_toml, from_txt, to_toml
from transcripts.gazetteer.files.table import CSV, TSV

FIXTURES = Path(__file__).parents[3] / "fixtures" / "gazetteer"
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
NAMES = TEXTS.filter(lambda s: any(c.isalpha() for c in s) and not s.lstrip().startswith("#"))
ENTRIES = st.lists(
    st.builds(
        Entry,
        canonical=NAMES,
        kind=st.sampled_from(["person", "place", "organisation", "product", "term", "phrase", "other"]),
        aliases=st.lists(TEXTS, max_size=3).map(tuple),
        heard=st.lists(TEXTS, max_size=2).map(tuple),
        pronunciations=st.lists(TEXTS, max_size=2).map(tuple),
        case=st.sampled_from(["exact", "free"]),
        weight=st.floats(0, 100),
        role=st.none() | TEXTS,
        context=st.lists(TEXTS, max_size=3).map(tuple),
        seen=st.dictionaries(TEXTS, st.integers(0, 99), max_size=2).map(lambda d: tuple(d.items())),
    ),
    max_size=6,
)


def refused(read, text):
    try:
        read(text)
    except GazetteerError as error:
        return error
    return None


def write(folder, name, text):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@given(ENTRIES)
def test_toml_is_read_back_as_it_was(entries):
    assert tuple(from_toml(to_toml(tuple(entries)))) == tuple(entries)


@given(ENTRIES)
def test_csv_and_tsv_are_read_back_as_they_were(entries):
    for table in (CSV, TSV):
        assert tuple(table.read(table.write(tuple(entries)))) == tuple(entries)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text):
    for read in (from_txt, from_toml, CSV.read, TSV.read):
        refusal = refused(read, text)
        assert refusal is None or (refusal.place.line is not None and refusal.hint)


def test_txt_has_a_name_a_line_and_comments(tmp_path):
    path = write(tmp_path, "names.txt", "\ufeff# people\nKim Jong-un\r\n\n  Aurus   # a car\nC#\nAurus\n")
    assert list(Gazetteer.load(path).names) == ["Kim Jong-un", "Aurus", "C#"]


@pytest.mark.parametrize(("data", "name"), [("Zoë\n".encode("cp1252"), "Zoë"), ("Kyiv\n".encode("utf-16"), "Kyiv")])
def test_other_encodings_are_read(tmp_path, data, name):
    assert list(Gazetteer.load(write(tmp_path, "names.txt", data)).names) == [name]


@pytest.mark.parametrize(
    ("name", "text", "place", "says"),
    [
        ("a.txt", "Seoul\n---\n", "a.txt:2:1", "no letter"),
        ("a.txt", "Seoul\n" + "word " * 60, "a.txt:2:201", "too many"),
        ("a.txt", "Seo\x07ul\n", "a.txt:1:4", "control character"),
        ("a.txt", b"\x00\x01\x02", "a.txt", "not text"),
        ("a.toml", '[[name]]\ncanonical = "Kyiv\n', "a.toml:2:18", "not TOML"),
        ("a.toml", "[[name]]\ncanonical = 'Kyiv'\n\n[[name]]\nkind = 'place'\n", "a.toml:4:1", "no canonical form"),
        ("a.toml", "[[name]]\ncanonical = 'Kyiv'\nkind = 'planet'\n", "a.toml:3:1", "no kind `planet`"),
        ("a.toml", "[[name]]\ncanonical = 'Kyiv'\n  alias = ['Kiev']\n", "a.toml:3:3", "no field `alias`"),
        ("a.toml", "[[name]]\ncanonical = 'Kyiv'\naliases = 'Kiev'\n", "a.toml:3:1", "list of texts"),
        ("a.toml", "[[name]]\ncanonical = 'Kyiv'\nweight = -1\n", "a.toml:3:1", "weight"),
        ("a.toml", "place = 'Kyiv'\n", "a.toml:1:1", "`place` is unknown"),
        ("a.toml", "names = 'Kyiv'\n", "a.toml:1:1", "list of names"),
        ("a.csv", 'canonical,kind\n"Kyiv,place\n', "a.csv:2:1", "not a table"),
        ("a.csv", "canonical,kind\nKyiv,planet\n", "a.csv:2:1", "no kind"),
        ("a.csv", "canonical,kind\nKyiv,place,Kiev\n", "a.csv:2:1", "3 cells"),
        ("a.tsv", "canonical\tweight\nKyiv\theavy\n", "a.tsv:2:1", "not a number"),
        ("a.tsv", "canonical\tseen\nKyiv\ttwice\n", "a.tsv:2:1", "count for each document"),
        ("a.doc", "Kyiv", "a.doc", "not a gazetteer format"),
    ],
)
def test_a_broken_line_is_shown_with_its_place_and_the_next_step(tmp_path, name, text, place, says):
    with pytest.raises(GazetteerError) as caught:
        Gazetteer.load(write(tmp_path, name, text))
    assert place in str(caught.value).split(": ")[0]
    assert says in str(caught.value)
    assert "what to do: " in str(caught.value)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(GazetteerError, match="cannot be read"):
        Gazetteer.load(tmp_path / "names.txt")


def test_a_table_without_a_header_has_names_and_aliases(tmp_path):
    path = write(tmp_path, "names.csv", "# places\nKyiv,Kiev,Kyyiv\nSeoul\n")
    assert [entry.forms for entry in Gazetteer.load(path)] == [("Kyiv", "Kiev", "Kyyiv"), ("Seoul",)]


def test_columns_go_by_their_common_names(tmp_path):
    path = write(tmp_path, "names.csv", "Name,Type,Alias\nKyiv,place,Kiev; Kyyiv\n")
    assert list(Gazetteer.load(path)) == [Entry("Kyiv", "place", ("Kiev", "Kyyiv"))]


def test_a_spreadsheets_semicolons_part_cells():
    assert list(Gazetteer.load(FIXTURES / "valid" / "semicolons.csv")) == [Entry("Kyiv", "place")]


@pytest.mark.parametrize("table", [CSV, TSV])
@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "+1 Radio", "-ism", "@home", "'=quoted", "''-twice"])
def test_a_name_that_a_spreadsheet_would_run_is_guarded_and_comes_back(table, name):
    names = Gazetteer.of([Entry(name, aliases=(name, "other"))])
    written = table.write(names)
    assert not any(cell.strip('"')[:1] in "=+-@" for cell in written.split("\n")[1].split(table.delimiter))
    assert table.read(written) == tuple(names)


def test_other_names_are_written_as_they_are():
    rows = CSV.write(Gazetteer.of([Entry("'s-Hertogenbosch"), Entry("A=B")])).split("\n")
    assert [row.partition(",")[0] for row in rows[1:3]] == ["'s-Hertogenbosch", "A=B"]


def test_toml_takes_plain_names_and_tables(tmp_path):
    path = write(tmp_path, "n.toml", 'names = ["Seoul", "tea set"]\n[[name]]\ncanonical = "Aurus"\nkind = "product"\n')
    assert list(Gazetteer.load(path)) == [Entry("Seoul"), Entry("tea set", case="free"), Entry("Aurus", "product")]


@pytest.mark.parametrize("suffix", ["toml", "csv", "tsv", "txt"])
def test_saved_names_are_loaded_back(tmp_path, suffix):
    names = Gazetteer.of([Entry("Kyiv"), Entry("MuSig"), Entry("tea set", case="free")])
    names.save(tmp_path / f"names.{suffix}")
    assert Gazetteer.load(tmp_path / f"names.{suffix}") == names
    assert [path.name for path in tmp_path.iterdir()] == [f"names.{suffix}"]


def test_a_place_that_cannot_be_written_is_an_error_and_leaves_nothing(tmp_path):
    with pytest.raises(WriteError):
        Gazetteer().save(tmp_path / "missing" / "names.toml")
    with pytest.raises(TranscriptsError, match="not a gazetteer format"):
        Gazetteer().save(tmp_path / "names.docx")
    assert not list(tmp_path.iterdir())


def test_a_long_list_keeps_no_entry_for_each_name(tmp_path):
    path = write(tmp_path, "names.txt", "".join(f"Name{n}\n" for n in range(100_000)))
    names = Gazetteer.load(path)
    assert len(names) == 100_000
    assert names.entries[99_999].canonical == "Name99999"
    assert isinstance(names.names, list)


@pytest.mark.parametrize("path", sorted((FIXTURES / "valid").iterdir()), ids=lambda path: path.name)
def test_a_valid_file_is_read_and_comes_back_from_every_form(path, tmp_path):
    names = Gazetteer.load(path)
    assert len(names) > 0
    for suffix in ("toml", "csv", "tsv"):
        names.save(tmp_path / f"names.{suffix}")
        assert Gazetteer.load(tmp_path / f"names.{suffix}") == names


@pytest.mark.parametrize("path", sorted((FIXTURES / "broken").iterdir()), ids=lambda path: path.name)
def test_a_broken_file_is_refused_with_its_line_and_what_to_do(path):
    with pytest.raises(GazetteerError) as caught:
        Gazetteer.load(path)
    assert caught.value.place.line is not None
    assert caught.value.place.text
    assert "what to do: " in str(caught.value)
