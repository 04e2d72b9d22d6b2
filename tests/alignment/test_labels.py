"""Labels of speakers that are exchanged are told; those that are right are not."""

from hypothesis import given
from hypothesis import strategies as st

from tests.alignment.makers import prose
from transcripts.alignment import score
from transcripts.alignment.labels import Labels, compare_labels
from transcripts.alignment.tables import table

REFERENCE = prose("Ann: we went to Kyiv", "Bob: and then we came home again")


def test_exchanged_labels_are_told():
    found = score(REFERENCE, prose("Bob: we went to Kyiv", "Ann: and then we came home again"))
    assert found.labels.renamed == {"Ann": "Bob", "Bob": "Ann"}
    assert (found.labels.words, found.labels.same, found.labels.mapped) == (10, 0, 10)
    assert "Ann as Bob" in table({"one": found})
    assert found.to_json()["labels"]["mapped"] == 10


def test_other_labels_are_told():
    found = score(REFERENCE, prose("S1: we went to Kyiv", "S2: and then we came home again"))
    assert found.labels.renamed == {"Ann": "S1", "Bob": "S2"}


def test_right_labels_and_a_few_wrong_words_are_not_told():
    assert not score(REFERENCE, REFERENCE).labels.renamed
    found = score(REFERENCE, prose("Ann: we went to Kyiv and", "Bob: then we came home again"))
    assert found.labels == Labels(10, 9, 9, {"Ann": "Ann", "Bob": "Bob"})
    assert " as " not in table({"one": found}).replace("as written", "")


def test_a_side_without_labels_says_nothing_of_them():
    assert score(REFERENCE, "we went to Kyiv").labels == Labels()
    assert "labels" not in score(REFERENCE, "we went to Kyiv").to_json()


def test_sums_keep_no_mapping_in_which_talks_differ():
    one, other = Labels(2, 0, 2, {"A": "B", "C": "D"}), Labels(3, 0, 3, {"A": "X", "C": "D"})
    assert one + other == Labels(5, 0, 5, {"C": "D"})
    assert one + Labels() == Labels() + one == one


@given(st.lists(st.tuples(st.sampled_from(["A", "B", None]), st.sampled_from(["A", "B", "C", None]))))
def test_each_label_stands_for_one_other(pairs):
    found = compare_labels(pairs)
    assert len(set(found.mapping.values())) == len(found.mapping)
    assert max(found.same, found.mapped) <= found.words == sum(None not in pair for pair in pairs)
