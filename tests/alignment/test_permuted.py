"""cpWER by its definition: the best of all ways to match the speakers."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.alignment import score
from transcripts.alignment.assignment import assigned
from transcripts.alignment.permuted import permuted
from transcripts.alignment.rates import ErrorRate, count
from transcripts.model import Segment, Transcript

TURNS = st.lists(st.tuples(st.sampled_from("ABCD"), st.sampled_from(["one", "two", "three", "four"])), min_size=1)


def of(turns):
    return Transcript(tuple(Segment(text, speaker=speaker) for speaker, text in turns))


@given(
    st.integers(1, 6).flatmap(
        lambda n: st.lists(st.lists(st.integers(0, 9), min_size=n, max_size=n), min_size=n, max_size=n)
    )
)
def test_the_assignment_is_the_cheapest_of_all(costs):
    found = assigned(costs)
    assert sorted(found) == list(range(len(costs)))
    least = min(sum(row[c] for row, c in zip(costs, p, strict=True)) for p in permutations(range(len(costs))))
    assert sum(row[c] for row, c in zip(costs, found, strict=True)) == least


@given(TURNS, TURNS)
def test_the_errors_are_those_of_the_best_permutation(ours, theirs):
    streams = [[[w for s, w in side if s == k] for k in "ABCD"] for side in (ours, theirs)]
    least = min(sum(count(a, b).errors for a, b in zip(streams[0], p, strict=True)) for p in permutations(streams[1]))
    found = permuted(ours, theirs)
    assert (found.errors, found.reference) == (least, len(ours))


def test_a_speaker_without_counterpart_is_put_in_or_left_out_whole():
    assert permuted([("A", "yes"), ("A", "no")], [("X", "yes"), ("Y", "no")]) == ErrorRate(1, 0, 1, 1)


def test_exchanged_names_cost_nothing_and_a_turn_given_to_another_costs_its_words():
    ours = [("Ann", "we open the gate"), ("Bob", "and I close it"), ("Ann", "thank you")]
    exchanged = [({"Ann": "Bob", "Bob": "Ann"}[s], t) for s, t in ours]
    assert score(of(ours), of(exchanged)).cpwer == 0
    confused = [*ours[:2], ("Bob", "thank you")]
    assert score(of(ours), of(confused)).cpwer == pytest.approx(4 / 10)
    assert score(of(ours), of(confused)).wer == 0


def test_without_speakers_on_both_sides_there_is_none():
    assert score("yes", of([("Ann", "yes")])).cpwer is None
    assert "cpwer" not in score("yes", "yes").to_json()


def test_sums_keep_the_counts():
    one = score(of([("A", "yes no")]), of([("B", "yes")]))
    assert (one + one).permuted == ErrorRate(2, 0, 2, 0)
