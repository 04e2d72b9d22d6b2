import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from transcripts.gazetteer.index import BagIndex
from transcripts.gazetteer.index_spelling import LONGEST, SpellingIndex, edits, letters

ALPHABET = {c: i for i, c in enumerate("abcdefghijklmnopqrstuvwxyz")}
WORDS = st.lists(st.text(st.sampled_from("abcde"), min_size=1, max_size=14), min_size=1, max_size=25)


@given(WORDS, WORDS)
def test_every_name_within_the_edits_is_found_and_no_other(names, queries):
    left, right, far = SpellingIndex(names).matches(queries)
    found = dict(zip(zip(left.tolist(), right.tolist(), strict=True), far.tolist(), strict=True))
    expected = {
        (q, n): Levenshtein.distance(queries[q], names[n])
        for q in range(len(queries))
        for n in range(len(names))
        if Levenshtein.distance(queries[q], names[n]) <= edits(len(names[n]))
    }
    assert found == expected


@given(st.lists(st.text(max_size=12), max_size=8), st.lists(st.text(st.sampled_from("abcde"), max_size=8), max_size=8))
def test_any_names_at_all_can_be_indexed(names, queries):
    left, right, _ = SpellingIndex(names).matches(queries)
    folded = letters(names)
    assert all(Levenshtein.distance(queries[q], folded[n]) <= 2 for q, n in zip(left, right, strict=True))


def test_long_names_are_found_by_their_beginning():
    name = "a" + "bcdefghij" * 9
    left, _, far = SpellingIndex([name]).matches([name[:LONGEST] + "zzz", "b" + name[1:]])
    assert (left.tolist(), far.tolist()) == ([0, 1], [0, 1])


def test_nothing_finds_nothing():
    assert [len(part) for part in SpellingIndex([]).matches(["kiev"])] == [0, 0, 0]
    assert [len(part) for part in SpellingIndex(["Kyiv"]).matches([])] == [0, 0, 0]


@given(WORDS, WORDS, st.sampled_from([0.2, 0.34, 0.5]))
def test_the_bags_lose_nothing_within_the_ratio(names, queries, ratio):
    rows, columns = BagIndex(names, ALPHABET, 2).pairs(queries, ratio, 0)
    found = set(zip(rows.tolist(), columns.tolist(), strict=True))
    for q, query in enumerate(queries):
        for n, name in enumerate(names):
            if Levenshtein.normalized_distance(query, name) <= ratio - 1e-9:
                assert (q, n) in found


def test_many_blocks_are_as_one():
    names = ["".join(chr(97 + (i * k) % 26) for k in range(1, 9)) for i in range(3000)]
    left, right, far = SpellingIndex(names).matches(names)
    assert np.array_equal(left[far == 0][:3], right[far == 0][:3]) or len(set(names)) < len(names)
    assert set(range(3000)) <= set(left.tolist())
