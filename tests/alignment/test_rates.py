"""Error rates are jiwer's, and add up."""

import random

import jiwer
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.alignment.makers import babble, damaged
from transcripts.alignment.rates import WORDS_ALIGNED_WHOLE, ErrorRate, characters, count, word_errors

WORDS = st.lists(st.sampled_from(["the", "cat", "sat", "on", "a", "mat"]), max_size=12)
SAID = WORDS.filter(bool)


def like_jiwer(rate, judged):
    assert (rate.hits, rate.substitutions, rate.deletions, rate.insertions) == (
        judged.hits,
        judged.substitutions,
        judged.deletions,
        judged.insertions,
    )
    assert (rate.rate, rate.mer, rate.wil, rate.wip) == (judged.wer, judged.mer, judged.wil, judged.wip)


@given(SAID, WORDS)
def test_rates_equal_jiwers(reference, hypothesis):
    like_jiwer(count(reference, hypothesis), jiwer.process_words(" ".join(reference), " ".join(hypothesis)))


@given(st.lists(st.tuples(SAID, WORDS), min_size=1, max_size=8))
def test_totals_over_utterances_equal_jiwers(pairs):
    references = [" ".join(r) for r, _ in pairs]
    hypotheses = [" ".join(h) for _, h in pairs]
    like_jiwer(word_errors(references, hypotheses), jiwer.process_words(references, hypotheses))
    total = sum((count(r, h) for r, h in pairs), ErrorRate())
    like_jiwer(total, jiwer.process_words(references, hypotheses))


@given(st.text("abc ", min_size=1, max_size=30).filter(str.strip), st.text("abc ", max_size=30))
def test_character_rates_equal_jiwers(reference, hypothesis):
    one, other = reference.strip(), hypothesis.strip()
    assert characters(one, other).rate == jiwer.cer(one, other)


def test_long_texts_have_jiwers_rates_too():
    reference = babble(6000, 1)
    hypothesis = damaged(reference, 0.2)
    one, other = " ".join(reference), " ".join(hypothesis)
    like_jiwer(count(reference, hypothesis), jiwer.process_words(one, other))
    assert characters(one, other).rate == jiwer.cer(one, other)


def test_very_long_texts_have_the_least_cost():
    reference = [f"{word}-{word}" for word in babble(WORDS_ALIGNED_WHOLE + 1000, 2)]
    hypothesis = damaged(reference, 0.05)
    judged = jiwer.process_words(" ".join(reference), " ".join(hypothesis))
    assert count(reference, hypothesis).rate == judged.wer
    assert (
        word_errors([" ".join(reference) + " x"] * 2, [" ".join(hypothesis)] * 2).errors
        == 2 * judged_errors(judged) + 2
    )


def judged_errors(judged):
    return judged.substitutions + judged.deletions + judged.insertions


def test_an_empty_reference_counts_what_was_put_in():
    assert ErrorRate(insertions=3).rate == 3
    assert ErrorRate().rate == 0
    assert ErrorRate().wil == 0
    assert ErrorRate(insertions=3).wil == 1


def test_utterances_have_to_come_in_pairs():
    with pytest.raises(ValueError, match="zip"):
        word_errors(["one"], [])


@given(st.lists(st.builds(ErrorRate, *[st.integers(0, 50)] * 4), max_size=6))
def test_a_sum_does_not_depend_on_its_order(rates):
    shuffled = random.Random(1).sample(rates, len(rates))
    assert sum(rates, ErrorRate()) == sum(shuffled, ErrorRate())
