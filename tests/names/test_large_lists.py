from itertools import product

import pytest

from transcripts.gazetteer import Entry, Gazetteer
from transcripts.gazetteer.plain import PlainNames
from transcripts.ledger import View
from transcripts.model import Segment, Transcript
from transcripts.names import large_lists
from transcripts.names.large_lists import MOST_LIKE, Heard, Large, _Spellings, narrowed
from transcripts.names.step import names_pass
from transcripts.names.targets import ALIKE, targets
from transcripts.search.pass_join import letters

VOWELS = "aeiou"
SAME = [f"br{a}d{b}rz{c}vic{d}" for a, b, c, d in product(VOWELS, repeat=4)]
SYLLABLES = ["bra", "zor", "vek", "lum", "tas", "nid", "gop", "ruf"]
MADE_UP = ["".join(some).title() for some in product(SYLLABLES, repeat=5)]


def view(text):
    return View(Transcript((Segment(text, 0, 9_000),)))


@pytest.fixture(scope="module")
def many():
    return Gazetteer(PlainNames([*MADE_UP, "Torlef Brefzger", "Тарас"])) | Gazetteer.starter()


@pytest.fixture(autouse=True)
def fewer(monkeypatch):
    monkeypatch.setattr(large_lists, "LONG_LIST", 20_000)


def test_a_short_list_stays_as_it_is():
    names = Gazetteer.of([Entry("Kyiv"), Entry("Seoul")])
    assert narrowed(names, view("in keev and soul")) is names


def test_of_a_long_list_what_is_spelled_nearly_so_is_left_and_what_nobody_announced(many):
    near = narrowed(many, view("and now torlev brefzger of the board"))
    assert "Torlef Brefzger" in near
    assert "Pyongyang" in near
    assert len(near) < len(Gazetteer.starter()) + 100


def test_a_name_in_another_script_is_found_as_it_stands(many):
    assert "Тарас" in narrowed(many, view("and now Тарас of the board"))
    assert "Тарас" not in narrowed(many, view("and now nobody of the board"))


def test_a_misheard_name_of_a_long_list_is_mended(many):
    found = list(names_pass(many)(view("and now we hear Torlev Brefzger of the board, and Torlef Brefzger again")))
    assert [(c.before, c.after) for c in found] == [("Torlev Brefzger", "Torlef Brefzger")]


def test_entries_of_a_long_list_are_found_by_any_of_their_forms():
    entries = [Entry(name) for name in MADE_UP]
    entries[7] = Entry("Javier Soarez", "person", aliases=("Xavier Soares",), heard=("have your soarez",))
    large = Large(Gazetteer(tuple(entries)))
    for heard in ("javiersoares", "xaviersoares", "haveyoursoarez"):
        assert [entry.canonical for entry in large.near([Heard([heard])])] == ["Javier Soarez"]
    assert len(large.near([Heard(["nothing"])])) == 0


def test_the_targets_of_one_gazetteer_are_made_once():
    names = Gazetteer.of([Entry("Kyiv")])
    assert targets(names) is targets(names)
    assert targets(names) is targets(Gazetteer.of([Entry("Kyiv")]))
    assert targets(names) is not targets(Gazetteer.of([Entry("Seoul")]))


HEARD = (
    "and now we hear Torlev Brefzger with Havier Soares and Kowalchik, live from reykyavik, and then miss Brefsger",
    "thanks to miss Brefsger for that, and then we had Kovalcheck on the line",
    "and then Torleff Brefscher said it, live from Raykyavick with Javeer Sooarez and mister Soaress too",
)
ASKED = [
    Entry("Torlef Brefzger", "person"),
    Entry("Javier Soarez", "person"),
    Entry("Kowalczyk", "person"),
    Entry("Reykjavik", "place"),
]


def mended(heard, length):
    # The padding is of told kinds too: what share of a list is, is a clue of its own.
    names = Gazetteer((*ASKED, *(Entry(name, "person") for name in MADE_UP[: length - len(ASKED)])))
    return [(c.before, c.after) for c in names_pass(names)(view(heard)) if not c.evidence.get("suggestion")]


@pytest.mark.parametrize("heard", HEARD)
def test_what_is_mended_does_not_depend_on_how_long_the_list_is(heard, monkeypatch):
    found = mended(heard, 1_000)
    assert len(found) >= 2
    monkeypatch.setattr(large_lists, "LONG_LIST", 2_000)
    for length in (2_001, 8_000):  # narrowed
        assert mended(heard, length) == found


def test_a_list_that_is_not_narrowed_gives_the_same():
    assert mended(HEARD[0], 2_400) == mended(HEARD[0], 1_000)


def test_the_starter_list_makes_no_list_long(monkeypatch):
    names = Gazetteer(tuple(map(Entry, MADE_UP[:100]))) | Gazetteer.starter()
    monkeypatch.setattr(large_lists, "LONG_LIST", 200)
    assert len(names) > 1_000
    assert narrowed(names, view("and now nobody")) is names


def test_the_names_that_one_form_may_sound_like_are_few():
    rows = _Spellings(letters(SAME), [[i] for i in range(len(SAME))])
    assert 0 < len(list(rows.alike(["bradarzaviko"]))) <= MOST_LIKE


def test_of_the_many_who_share_a_word_a_few_are_looked_at():
    large = Large(Gazetteer(PlainNames([f"{first} Brefzger" for first in MADE_UP[:50]])))
    assert len(large.near([Heard([], ["brefsger"])])) == ALIKE


def test_a_list_of_which_nothing_is_long_is_kept_whole(monkeypatch):
    monkeypatch.setattr(large_lists, "LONG_LIST", 100)
    assert len(Large(Gazetteer(tuple(map(Entry, MADE_UP[:100])))).near([Heard(["nothing"])])) == 100
