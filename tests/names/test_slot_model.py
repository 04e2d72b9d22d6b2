"""Where a name is due, by what stands around a place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.names.slot_model import Slots, Weights, as_learnt, packed
from transcripts.names.vetoes import PERSON_DUE


def person(text, place, count=1):
    """The log odds of a person in the words from `place` on."""
    words = text.split()
    marks = [w[-1] if w[-1] in ",.?" else "" for w in words]
    slots = Slots([as_learnt(w.strip(",.?")) for w in words], marks, [True] + [False] * (len(words) - 1))
    return slots.odds(place, count)[0]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("I will now turn the call back over to top. Great.", 9),
        ("I will now turn the call back over to top great thank you", 9),
        ("do you have an answer? Thanks, then. The answer is simple", 6),
        ("our next question comes from the line of bread with the bank", 8),
    ],
)
def test_a_person_is_due_where_one_is_addressed_or_announced(text, place):
    assert person(text, place) > PERSON_DUE


@pytest.mark.parametrize(
    ("text", "place"),
    [("it was done by the team in March", 2), ("the price of the bread went up", 4), ("and then we went home", 1)],
)
def test_nobody_is_due_in_ordinary_talk(text, place):
    assert person(text, place) < PERSON_DUE


def test_a_turn_bounds_what_is_seen():
    words = ["thanks", "bread", "thanks", "bread"]
    one, two = (Slots(words, [""] * 4, [True, False, turn, False]) for turn in (False, True))
    assert one.odds(1, 1) != two.odds(1, 1)


@given(st.lists(st.sampled_from(["thanks", "adam", "the", "2026", "é", ""]), min_size=1, max_size=8), st.data())
def test_any_place_has_its_odds(words, data):
    first = data.draw(st.integers(0, len(words) - 1))
    count = data.draw(st.integers(1, len(words) - first))
    slots = Slots([as_learnt(w) for w in words], [""] * len(words), [False] * len(words))
    assert slots.odds(first, count) == slots.odds(first, count)
    assert all(-100 < odds < 100 for odds in slots.odds(first, count))


RUNS = st.dictionaries(
    st.text(min_size=1, max_size=8), st.tuples(st.integers(-127, 127), st.integers(-127, 127)), max_size=20
)


@given(RUNS, st.text(min_size=9, max_size=12))
def test_runs_keep_their_weights_and_others_have_none(runs, unknown):
    weights = Weights(packed(runs, 0.5, (1.0, -1.0)))
    one, other = weights.sum(runs)
    assert (one, other) == (sum(p for p, _ in runs.values()) / 2, sum(n for _, n in runs.values()) / 2)
    assert weights.sum([unknown]) == (0, 0)
    assert weights.base == (1.0, -1.0)
