"""The shipped data: what must be in it, and that it is well formed."""

from pathlib import Path

import pytest

import transcripts
from transcripts.gazetteer import Gazetteer
from transcripts.gazetteer.files.fields import KINDS
from transcripts.languages.english.folder import DATA
from transcripts.languages.english.wordlist import casing, frequency, is_known, is_word, may_be


@pytest.fixture(scope="module")
def names():
    return Gazetteer.starter()


@pytest.mark.parametrize(
    ("form", "canonical"),
    [
        ("Kiev", "Kyiv"), ("Odessa", "Odesa"), ("Pyongyang", "Pyongyang"), ("Seoul", "Seoul"), ("Wonsan", "Wonsan"),
        ("Rafah", "Rafah"), ("Volodymyr Zelensky", "Volodymyr Zelenskyy"), ("Kim Jong-un", "Kim Jong Un"),
        ("Xi", "Xi"), ("Türkiye", "Turkey"), ("Zürich", "Zurich"), ("United Nations", "United Nations"),
    ],
)  # fmt: skip
def test_it_knows(names, form, canonical):
    assert names.get(form)[0].canonical == canonical


@pytest.mark.parametrize("name", ["Bombay", "Burma", "Holland", "US", "UN"])
def test_another_word_for_a_place_is_no_alias_of_it(names, name):
    assert names.get(name)[0].canonical == name


@pytest.mark.parametrize("word", ["reading", "bath", "nice", "soul", "may", "access", "state", "aid"])
def test_no_ordinary_word_is_a_name_in_it(names, word):
    assert word not in names


def test_every_entry_is_well_formed(names):
    assert len(names) > 1500
    assert len({entry.canonical for entry in names}) == len(names)
    for entry in names:
        assert entry.kind in KINDS
        assert entry.canonical == entry.canonical.strip()
        assert all(form.strip() and "\t" not in form for form in entry.forms)


def test_its_licences_stand_beside_it():
    package = Path(transcripts.__file__).parent
    folders = [package / "data" / "starter", *(path for path in DATA.iterdir() if path.is_dir())]
    for folder in folders:
        held = {path.name for path in folder.iterdir()}
        assert held & {"ORIGIN.md", "MODEL_CARD.md"}, folder
        assert any(name.startswith("LICENSE") for name in held)
    assert "GeoNames" in (package / "data" / "starter" / "LICENSE-geonames.txt").read_text("utf-8")


def test_the_word_list_tells_words_from_names():
    assert is_word("soul")
    assert is_word("colour")
    assert is_word("nation's")
    assert not is_word("Seoul")
    assert is_known("Seoul")
    assert not is_known("honic")
    assert frequency("soul") > frequency("hegemonic") > frequency("honic") == 0
    assert casing("seoul").title > 0.8 > 0.2 > casing("seoul").lower
    assert abs(sum(casing("may")) - 1) < 0.01
    assert may_be("remain") == {"verb"}


@pytest.mark.parametrize("odd", ["", " ", "\n", "zzzzzzzz", "‐", "😀", "a" * 1000])
def test_the_word_list_takes_anything(odd):
    assert frequency(odd) == 0
    assert not is_word(odd)
    assert casing(odd) is None
