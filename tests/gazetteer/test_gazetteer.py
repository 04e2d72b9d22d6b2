"""The noun: merging, looking up, plain names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.gazetteer import Entry, Gazetteer
from transcripts.gazetteer.gazetteer import PlainNames, plain_entry
from transcripts.gazetteer.merging import MergedBehind, merged
from transcripts.languages.folding import fold

NAMES = st.text(alphabet="abcdéKS -'", min_size=1, max_size=8).filter(fold)
ENTRIES = st.lists(
    st.builds(Entry, NAMES, st.sampled_from(["person", "place", "other"]), st.tuples(NAMES) | st.just(())), max_size=8
)


def test_the_left_spelling_stands_and_the_right_one_becomes_an_alias():
    ours = Gazetteer.of([Entry("Kim Jong-un", "person")])
    theirs = Gazetteer.of([Entry("Kim Jong Un", "person", role="leader", seen=(("a.txt", 3),))])
    (both,) = ours | theirs
    assert both.canonical == "Kim Jong-un"
    assert both.aliases == ("Kim Jong Un",)
    assert both.role == "leader"
    assert both.seen == (("a.txt", 3),)
    assert (theirs | ours).names == ["Kim Jong Un"]


def test_counts_add_up_where_both_saw_the_same_document():
    left, right = (Gazetteer.of([Entry("Kyiv", seen=(("a", n),))]) for n in (2, 3))
    assert (left | right).entries[0].seen == (("a", 5),)


def test_a_place_and_a_person_of_one_name_stay_apart():
    both = Gazetteer.of([Entry("Victoria Falls", "place")]) | Gazetteer.of(
        [Entry("Victoria", "person"), Entry("Falls Victoria", "person", aliases=("Victoria",))]
    )
    assert len(both) == 3


def test_two_people_of_one_surname_stay_two():
    names = Gazetteer.of(
        [
            Entry("Mary Robinson", "person", aliases=("Robinson",)),
            Entry("Peter Robinson", "person", aliases=("Robinson",)),
        ]
    )
    assert [entry.canonical for entry in names.get("robinson")] == ["Mary Robinson", "Peter Robinson"]


def test_an_old_spelling_meets_the_new_one():
    (kyiv,) = Gazetteer.of([Entry("Kyiv", "place", aliases=("Kiev",))]) | Gazetteer.of([Entry("Kiev", "place")])
    assert kyiv.forms == ("Kyiv", "Kiev")


def test_a_users_older_spelling_stands_against_the_starter_list():
    (kiev,) = (Gazetteer.of([Entry("Kiev")]) | Gazetteer.starter()).get("Kyiv")
    assert kiev.forms == ("Kiev", "Kyiv")
    (zelensky,) = (Gazetteer.of([Entry("Zelensky", "person")]) | Gazetteer.starter()).get("Zelenskyy")
    assert zelensky.canonical == "Zelensky"


def test_lookup_ignores_case_accents_and_marks():
    names = Gazetteer.of([Entry("São Paulo"), Entry("U.N.")])
    assert "sao paulo" in names
    assert "UN" in names
    assert "Paulo" not in names


def test_plain_names_are_entries_only_when_asked_for():
    names = Gazetteer(PlainNames(["Seoul", "tea set"]))
    assert names.names == ["Seoul", "tea set"]
    assert [entry.case for entry in names] == ["exact", "free"]
    assert list(names.forms()) == [("Seoul", 0), ("tea set", 1)]
    assert names == Gazetteer((plain_entry("Seoul"), plain_entry("tea set")))
    assert len(names.entries[:1]) == 1


def test_an_empty_gazetteer_changes_nothing():
    names = Gazetteer.of([Entry("Kyiv")])
    assert names | Gazetteer() == names == Gazetteer() | names


@given(ENTRIES)
def test_merging_twice_is_merging_once(entries):
    names = Gazetteer.of(entries)
    assert Gazetteer.of(names) == names


@given(ENTRIES, ENTRIES)
def test_no_form_is_lost_by_merging(left, right):
    both = Gazetteer.of(left) | Gazetteer.of(right)
    for entry in (*left, *right):
        assert any(entry.canonical in other.forms for other in both.get(entry.canonical))


LONG = Gazetteer(PlainNames([f"Name {n}" for n in range(6000)]))
SHORT = Gazetteer.of([Entry("Kyiv", "place", ("Kiev",)), Entry("NAME-7", "person"), Entry("Zoë")])


def test_a_long_list_merges_as_a_short_one_does():
    slow = Gazetteer.of([*LONG, *SHORT])
    for made in (LONG | SHORT, (LONG | SHORT) | SHORT, LONG | SHORT | Gazetteer()):
        assert len(made) == len(slow) == 6002
        assert set(made) == set(slow)
        assert sorted(made.names) == sorted(slow.names)
        assert [made.entries[number].canonical for form, number in made.forms() if form == "Kiev"] == ["Kyiv"]
        assert made.get("name 7")[0].kind == "person"
        assert made.entries[-1] in SHORT.entries
    with pytest.raises(IndexError):
        (LONG | SHORT).entries[6002]


def test_the_left_spelling_stands_beside_a_long_list_too():
    assert (SHORT | LONG).get("name 7")[0].canonical == "NAME-7"
    assert (LONG | SHORT).get("name 7")[0].canonical == "Name 7"
    assert len((SHORT | LONG).entries[:3]) == 3
    assert ((SHORT | LONG) | Gazetteer.of([Entry("Oslo")])).get("Oslo")[0].canonical == "Oslo"


@given(st.text(alphabet="aB -'é.", max_size=10))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(ENTRIES, ENTRIES)
def test_a_list_made_ready_once_merges_behind_another_as_if_both_were_merged_anew(left, right):
    assert MergedBehind(right).after(left) == merged([*left, *right])


def test_the_starter_list_merges_behind_names_of_its_own_and_strange_ones_as_if_merged_anew():
    ours = [Entry("Kiev"), Entry("Zelensky", "person"), Entry("Quillmark"), Entry("UN", aliases=("United Nations",))]
    assert (Gazetteer.of(ours) | Gazetteer.starter()).entries == merged([*ours, *Gazetteer.starter().entries])
