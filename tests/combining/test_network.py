"""The network holds every source, each word once, in order."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts.combining import network
from transcripts.combining.network import HOLE

WORDS = ["the", "boat", "came", "home", "in", "rain", "2020", "twenty", "harbour", "light,", "A.", "uh"]
BEFORE, AFTER = "the old boat came home last night and", "start here with a talk of ships"
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30)


def _said(slots: tuple, source: int) -> list[tuple[int, int]]:
    return [(a, b) for slot in slots for r in slot.readings for s, a, b in r.spans if s == source and b > a]


@given(texts, st.data())
@settings(max_examples=150, deadline=None)
def test_every_word_of_the_base_is_in_one_slot_and_of_others_in_at_most_one(
    base: list[str], data: st.DataObject
) -> None:
    others = data.draw(st.lists(texts, min_size=1, max_size=3))
    slots = network([base, *others])
    at = 0
    for slot in slots:
        assert slot.start == at
        at = slot.end
    assert at == len(base)
    assert [w for a, b in _said(slots, 0) for w in range(a, b)] == [
        w for slot in slots for w in range(slot.start, slot.end)
    ]
    for number, other in enumerate(others, start=1):
        spans = _said(slots, number)
        assert all(a < b <= len(other) for a, b in spans)
        assert all(one[1] <= two[0] for one, two in pairwise(spans))


@given(texts)
@settings(max_examples=50, deadline=None)
def test_a_source_beside_itself_differs_nowhere(base: list[str]) -> None:
    assert not any(slot.open for slot in network([base, base, base]))


def test_numbers_and_words_agree_as_they_are_said() -> None:
    words = "the old boat came home in {} after a very long voyage"
    slots = network([words.format("2020").split(), words.format("twenty twenty").split()])
    assert not any(slot.open for slot in slots)


def test_what_one_source_lacks_in_a_long_passage_is_no_reading() -> None:
    passage = ["and", "then", "the", "old", "boat", "came", "home", "in", "the", "rain", "at", "night"]
    base = ["we", "start", "here", *passage, "and", "we", "end", "here"]
    short = ["we", "start", "here", "and", "we", "end", "here"]
    slots = network([base, short])
    inside = [slot for slot in slots if 1 in slot.holes]
    assert len(inside) >= HOLE
    assert all(not any(1 in r.sources for r in slot.readings) for slot in inside)


def test_one_word_that_another_lacks_is_a_reading_of_nothing() -> None:
    before, after = BEFORE.split(), AFTER.split()
    slots = network([[*before, "really", *after], [*before, *after]])
    (slot,) = [s for s in slots if s.open]
    assert [r.tokens for r in slot.readings] == [("really",), ()]
