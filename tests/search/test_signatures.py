import itertools
import string

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from transcripts.search.pass_join import LONGEST, SpellingIndex, edits, letters
from transcripts.search.signatures import BagIndex

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


@pytest.mark.parametrize("length", [5, 6, 7, 8, 9, 10, 11, 12, 17, LONGEST - 2])
def test_every_edit_at_every_place_is_found(length):
    name = (string.ascii_lowercase + string.digits)[:length].ljust(length, "z")
    near = {name}
    for _ in range(edits(length)):
        near |= set().union(*map(edited, near))
    queries = sorted(near)
    left, _, far = SpellingIndex(["nobody", name]).matches(queries)
    assert left.tolist() == list(range(len(queries)))
    assert far.tolist() == [Levenshtein.distance(query, name) for query in queries]


def edited(text: str) -> set[str]:
    """All texts that one letter less, more or other makes of it; always the same letter, which it has not."""
    places = range(len(text) + 1)
    less = {text[:i] + text[i + 1 :] for i in places}
    return less | {text[:i] + "-" + text[i + skip :] for i in places for skip in (0, 1)}


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


def test_many_blocks_and_batches_are_as_one():
    # All begin alike and have the same letters: more than a million pairs are left to compare.
    names = ["abcdefgh" + "".join(end) for end in itertools.islice(itertools.permutations("ijklmno"), 0, None, 4)]
    left, right, far = SpellingIndex(names).matches(names)
    expected = process.cdist(names, names, scorer=Levenshtein.distance, score_cutoff=2, dtype=np.uint8)
    rows, columns = np.nonzero(expected <= 2)
    assert np.array_equal(left, rows)
    assert np.array_equal(right, columns)
    assert np.array_equal(far, expected[rows, columns])


@given(WORDS, WORDS, st.sampled_from([0.3, 0.5, 0.77]))
def test_shared_neighbours_only_sieve_what_the_bags_find(names, queries, shared):
    index = BagIndex(names, ALPHABET, 2)
    every, fewer = (
        set(zip(*(found.tolist() for found in index.pairs(queries, 0.5, s)), strict=True)) for s in (0, shared)
    )
    assert fewer <= every
    assert {(q, n) for q, n in every if queries[q] == names[n]} <= fewer


def test_a_very_long_word_costs_no_more_than_itself():
    assert BagIndex(["seoul"], ALPHABET, 2).pairs(["a" * 1_000_000, "seoul"], 0.3, 0.5)[0].tolist() == [1]
