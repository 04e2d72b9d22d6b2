"""Where words stand, whatever was done to the text around them."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.growth import assert_linear
from transcripts.ledger.lattice import Found, Slot, find, unmarked

WORDS = st.sampled_from("the a of mayor harbor and so".split())  # noqa: SIM905 - easier to read than a list


def row(*forms):
    return [Slot(tuple(tuple(form.split()) for form in slot.split("|"))) for slot in forms]


def found(slots, text):
    """What each slot is found as, with a number where it is not its first form; `-` where it is not found."""
    words = text.split()
    hits = find(slots, words, [None] * len(words))
    return " ".join("-" if h is None else ("".join(words[h.start : h.end]) + str(h.form or "")) or "()" for h in hits)


SLOTS = row("in", "Reykjavik|reykyavik", "where", "|uh", "it", "rains")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in Reykjavik where it rains", "in Reykjavik where () it rains"),
        ("in reykyavik where uh it rains", "in reykyavik1 where uh1 it rains"),
        ("A title in Reykjavik, where it rains", "in Reykjavik, where () it rains"),
        ("in Oslo where it rains", "in - where () it rains"),
        ("it rains", "- - - () it rains"),
        ("", "- - - () - -"),
    ],
)
def test_a_place_is_found_in_any_of_its_forms_and_told_where_it_is_not(text, expected):
    assert found(SLOTS, text) == expected


def test_of_repeated_words_the_one_of_the_time_is_meant():
    slots = [Slot(((), ("the",)), 0), Slot(((), ("the",)), 300), Slot((("the",),)), Slot((("mayor",),))]
    assert find(slots, ["the", "the", "mayor"], [0, 600, 900]) == [
        Found(0, 1, 1), Found(1, 1, 0), Found(1, 2, 0), Found(2, 3, 0)
    ]  # fmt: skip
    assert find(slots, ["the", "the", "mayor"], [300, 600, 900])[:2] == [Found(0, 0, 0), Found(0, 1, 1)]


@given(st.lists(WORDS, max_size=30), st.lists(WORDS, max_size=30))
def test_what_is_found_stands_in_order_and_is_what_was_looked_for(looked_for, text):
    hits = find([Slot(((word,),)) for word in looked_for], text, [None] * len(text))
    at = 0
    for word, hit in zip(looked_for, hits, strict=True):
        if hit is not None:
            assert hit.start >= at
            assert [unmarked(w) for w in text[hit.start : hit.end]] == [unmarked(word)]
            at = hit.end


NEW = count()


def edited(size):
    """A talk of different words, one of 50 edited since, behind a title; other words in each talk."""
    words = [f"word{next(NEW)}" for _ in range(size)]
    text = ["A", "title", *(f"new{i}" if i % 50 == 49 else word for i, word in enumerate(words))]
    return [Slot(((word,),)) for word in words], text, [None] * len(text)


def repeated(size):
    """A talk of one word, said again and again."""
    return [Slot((("the",),))] * size, ["the"] * size, [None] * size


@pytest.mark.parametrize("make", [edited, repeated])
def test_the_work_grows_with_the_talk(make):
    assert_linear(make, lambda given: find(*given), 3_000)


def test_only_the_words_that_were_edited_are_not_found():
    slots, text, times = edited(2_000)
    hits = find(slots, text, times)
    assert [i for i, hit in enumerate(hits) if hit is None] == list(range(49, 2_000, 50))
    assert all(hit.start == i + 2 for i, hit in enumerate(hits) if hit)
