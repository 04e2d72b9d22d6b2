import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from transcripts.phonetics.distance import Costs, codes, costs
from transcripts.phonetics.lexicon import CODES, encode

PHONES = st.text(st.sampled_from(CODES[:12]), max_size=9)
FLAT = Costs(1 - np.eye(39, dtype=np.float32), np.ones(39, np.float32), np.ones(39, np.float32))


@given(st.lists(st.tuples(PHONES, PHONES), min_size=1, max_size=12))
def test_with_flat_weights_it_is_the_edit_distance(pairs):
    found = FLAT.distances([a for a, _ in pairs], [b for _, b in pairs])
    assert found.tolist() == [Levenshtein.distance(a, b) for a, b in pairs]


@given(PHONES, PHONES)
def test_the_same_sound_is_no_distance_away_and_another_is(one, two):
    assert costs().distance(one, one) == 0
    assert (costs().distance(one, two) == 0) == (one == two)


@given(st.lists(st.tuples(PHONES, PHONES), min_size=1, max_size=12))
def test_pairs_do_not_depend_on_each_other(pairs):
    heard, true = [a for a, _ in pairs], [b for _, b in pairs]
    together = costs().distances(heard, true).tolist()
    alone = [costs().distance(a, b) for a, b in pairs]
    assert together == pytest.approx(alone, abs=1e-4)
    numbers = np.arange(len(pairs))
    assert costs().between(codes(heard), numbers, codes(true), numbers).tolist() == pytest.approx(alone, abs=1e-4)


@pytest.mark.parametrize(("near", "far"), [("B", "S"), ("D", "SH"), ("N", "K")])
def test_what_is_confused_is_nearer_than_what_is_not(near, far):
    true = {"B": "P", "D": "T", "N": "M"}[near]
    assert costs().distance(encode(near), encode(true)) < costs().distance(encode(far), encode(true))


def test_one_very_long_sound_does_not_widen_the_others():
    long = CODES[0] * 100_000
    found = codes([long, CODES[:3]])
    assert len(found.phones) < 2 * len(long)
    assert found.columns(np.array([1])).shape == (3, 1)


@given(st.lists(st.tuples(PHONES, PHONES, st.floats(0, 6, width=32)), min_size=1, max_size=12))
def test_what_costs_more_than_the_most_is_out_of_reach(pairs):
    heard, true, most = zip(*pairs, strict=True)
    numbers, limits = np.arange(len(pairs)), np.array(most, np.float32)
    full = costs().between(codes(heard), numbers, codes(true), numbers)
    found = costs().between(codes(heard), numbers, codes(true), numbers, limits)
    assert found.tolist() == np.where(full <= limits, full, np.inf).tolist()
