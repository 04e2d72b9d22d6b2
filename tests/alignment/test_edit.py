"""The alignment of long sequences: it covers both sides, and its cost is the least possible."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from tests.alignment.makers import babble, damaged
from transcripts.alignment.edit import SHORT, cost_of, edits, edits_numbered, numbered, prove

SHORT_TEXTS = st.lists(st.sampled_from("abcd"), max_size=30)


def covers(ops, left, right):
    at = (0, 0)
    for tag, i1, i2, j1, j2 in ops:
        assert (i1, j1) == at
        assert (tag == "equal") == (left[i1:i2] == right[j1:j2])
        at = (i2, j2)
    assert at == (len(left), len(right))


@given(SHORT_TEXTS, SHORT_TEXTS)
def test_short_alignments_cover_both_sides_at_the_least_cost(left, right):
    ops = edits(left, right)
    covers(ops, left, right)
    assert cost_of(ops) == Levenshtein.distance(left, right)


@pytest.mark.parametrize("share", [0.0, 0.05, 0.1, 0.3])
@pytest.mark.parametrize("seed", range(4))
def test_long_alignments_cover_both_sides_at_the_least_cost(share, seed):
    left = babble(3 * SHORT, seed)
    right = damaged(left, share, seed)
    ops = edits(left, right)
    covers(ops, left, right)
    assert cost_of(ops) == Levenshtein.distance(left, right)


def test_a_repeated_passage_does_not_lead_astray():
    advert, rest = babble(600, 5), babble(3 * SHORT, 6)
    left = [*advert, *rest[:4000], *advert, *rest[4000:], *advert]
    right = [*damaged(rest[:4000], 0.1), *advert, *damaged(rest[4000:], 0.1)]
    ops = edits(left, right)
    covers(ops, left, right)
    assert cost_of(ops) == Levenshtein.distance(left, right)


def test_a_missing_passage_is_one_deletion():
    left = babble(2 * SHORT, 7)
    right = [*left[:3000], *left[4500:]]
    assert [op for op in edits(left, right) if op[0] != "equal"] == [("delete", 3000, 4500, 3000, 3000)]


def test_texts_with_nothing_in_common_are_aligned_all_the_same():
    left, right = ["a"] * (SHORT + 50), ["b"] * (SHORT + 10)
    assert cost_of(edits(left, right)) == SHORT + 50


def test_words_beyond_what_unicode_has_room_for_are_aligned_as_numbers():
    left = babble(SHORT + 500, 8)
    right = damaged(left, 0.1)
    a, b, kinds = numbered(left, right)
    assert edits_numbered(a, b, 2_000_000) == edits_numbered(a, b, kinds)


def test_numbers_in_the_range_of_surrogates_are_words_like_others():
    left = [f"w{n}" for n in range(0xD7F0, 0xE010)] * 3
    numbers = {f"w{n}": n for n in range(0xE010)}
    a, b, _ = numbered(left, left)
    shifted = [numbers[w] for w in left]
    assert cost_of(edits_numbered(a + 0xD7F0, b + 0xD7F0, max(shifted) + 1)) == 0


def test_the_proof_holds_for_the_least_cost_and_for_no_other():
    left = babble(6000, 9)
    right = damaged(left, 0.2)
    least = Levenshtein.distance(left, right)
    assert prove(left, right, least)
    assert not prove(left, right, least + 1)
    assert prove(left, left, 0)
