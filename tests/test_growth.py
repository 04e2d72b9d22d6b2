import re

import pytest

from tests.growth import assert_linear, calls


def test_calls_are_counted_the_same_each_time():
    assert calls(sorted, range(9)) == calls(sorted, range(9)) > 0


def test_work_that_grows_with_the_input_is_let_through():
    assert_linear(lambda n: ["a"] * n, lambda words: [word.upper() for word in words], 5_000)


def test_work_that_python_repeats_is_seen():
    with pytest.raises(AssertionError, match="calls"):
        assert_linear(lambda n: ["a"] * n, lambda words: [a.upper() + b.upper() for a in words for b in words], 50)


def test_work_that_one_call_repeats_is_seen():
    assert_linear(lambda n: "a" * n, re.compile("b").search, 20_000)
    with pytest.raises(AssertionError, match="processor time"):
        assert_linear(lambda n: "a" * n, re.compile("a*b").search, 3_000)
