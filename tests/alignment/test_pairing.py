"""Law 5: an alignment covers every word of both sides exactly once, in order. And chance matches are refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.alignment.makers import babble, damaged
from transcripts.alignment.pairing import pair_up
from transcripts.alignment.tokens import silent

WORDS = st.sampled_from(
    ["the", "Kyiv,", "kiev", "uh", "—", "2.5%", "two", "point", "five", "percent", "$3", "a", "é!", "北京"]
)
SIDES = st.lists(WORDS, max_size=40)


def covered(pairs, left, right):
    i = j = 0
    for pair in pairs:
        assert (pair.left_start, pair.right_start) == (i, j)
        assert len(pair.left) + len(pair.right) > 0
        assert (pair.kind == "left only") == (not len(pair.right))
        assert (pair.kind == "right only") == (not len(pair.left))
        assert 0 <= pair.likeness <= 1
        i, j = pair.left_end, pair.right_end
    assert (i, j) == (left, right)


@given(SIDES, SIDES)
@settings(max_examples=200)
def test_pairs_cover_every_word_of_both_sides_once_in_order(left, right):
    covered(pair_up(left, right).pairs, len(left), len(right))


@given(st.lists(st.sampled_from(babble(60, 3)), min_size=1, max_size=60), st.data())
def test_moved_stretches_cover_their_own_words_once_and_no_others(words, data):
    cut = data.draw(st.integers(0, len(words)))
    right = [*words[cut:], *words[:cut]]
    found = pair_up(words, right)
    covered(found.pairs, len(words), len(right))
    free_left = {i for p in found.pairs if p.kind == "left only" for i in p.left}
    free_right = {j for p in found.pairs if p.kind == "right only" for j in p.right}
    for stretch in found.stretches:
        if stretch.moved:
            assert free_left.issuperset(range(stretch.left_start, stretch.left_end))
            assert free_right.issuperset(range(stretch.right_start, stretch.right_end))


@given(SIDES.filter(lambda side: any(not silent(w) for w in side)))
def test_a_text_pairs_with_itself_word_by_word(words):
    pairs = pair_up(words, words).pairs
    assert all(p.kind == "same" for p in pairs)
    assert [p.left for p in pairs] == [p.right for p in pairs]


def test_long_texts_are_covered_too():
    left = babble(9000, 4)
    right = damaged([*left[:2000], *left[2600:]], 0.15)
    covered(pair_up(left, right).pairs, len(left), len(right))


def test_two_unrelated_texts_share_no_stretch():
    left = ("the ship left the harbour at noon and the crew was in good spirits because " * 5).split()
    right = ("my aunt keeps bees in the garden and sells the honey at the market on sunday " * 5).split()
    found = pair_up(left, right)
    assert not found.stretches
    assert all(p.kind in {"left only", "right only"} for p in found.pairs)


def test_two_unrelated_long_texts_share_no_stretch():
    assert not pair_up(babble(4000, 1), babble(4000, 99)).stretches


def test_halves_in_the_other_order_are_both_found():
    words = babble(2000, 5)
    right = damaged([*words[1200:], *words[:1200]], 0.1)
    found = pair_up(words, right)
    assert sum(s.matched for s in found.stretches) > 0.85 * len(words)
    assert sum(s.matched for s in found.stretches if s.moved) > 600


def test_a_passage_said_once_and_written_twice_pairs_once():
    words = babble(300, 6)
    right = [*words[:200], *words[100:200], *words[200:]]
    found = pair_up(words, right)
    had = [i for p in found.pairs if p.kind != "right only" for i in p.left]
    assert had == list(range(300))
    extra = [p for p in found.pairs if p.kind == "right only"]
    assert sum(len(p.right) for p in extra) == 100


def test_what_is_missing_is_missing_in_one_place():
    left = "and that is all I have . now the next question comes from the line of our friend thanks for that"
    right = "and that is all I have thanks for that"
    only = [p for p in pair_up(left.split(), right.split()).pairs if p.kind == "left only"]
    assert len(only) == 1


@pytest.mark.parametrize(
    ("rough", "clean"),
    [
        ("tore left", "Torlef"),
        ("te set", "tea set"),
        ("jong's", "Jong-un's"),
        ("her she's", "Hershey's"),
    ],
)
def test_near_spellings_pair(rough, clean):
    frame = "before all of this there was {} and then after that there came nothing"
    pairs = pair_up(frame.format(rough).split(), frame.format(clean).split()).pairs
    assert "left only" not in {p.kind for p in pairs}
    assert "right only" not in {p.kind for p in pairs}
