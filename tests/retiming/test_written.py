"""Times and spans as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.errors import ArgumentError
from transcripts.retiming.written import shown, span_ms, time_ms


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("90", 90_000), ("-2.5", -2500), ("+2,5", 2500), (".5", 500), ("1:30", 90_000), ("-0:01.5", -1500),
        ("01:02:03.5", 3_723_500), ("1m30s", 90_000), ("1h", 3_600_000), ("500ms", 500), ("-0.3s", -300), ("−1", -1000),
    ],
)  # fmt: skip
def test_a_time_is_read_as_it_is_meant(text, ms):
    assert time_ms(text) == ms


@pytest.mark.parametrize("text", ["", "-", "abc", "1:2:3:4", "1s30m", "nan", "inf", "1e3", "--1", "9" * 30, "1m 30s x"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(ArgumentError):
        time_ms(text)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("60:90", (60_000, 90_000)), ("60:", (60_000, None)), (":90", (None, 90_000)), ("0.5:1.25", (500, 1250)),
        ("1:00-1:30", (60_000, 90_000)), ("1:00 – 1:30", (60_000, 90_000)), ("1:00..", (60_000, None)),
        ("1m-2m", (60_000, 120_000)),
    ],
)  # fmt: skip
def test_a_span_is_read_as_it_is_meant(text, span):
    assert span_ms(text) == span


@pytest.mark.parametrize("text", ["1:00:1:30", "60", "a:b", "1:2:3"])
def test_a_span_that_can_be_read_two_ways_is_refused(text):
    with pytest.raises(ArgumentError):
        span_ms(text)


@given(st.integers(-(10**9), 10**9))
def test_what_messages_show_can_be_given_back(ms):
    assert time_ms(shown(ms)) == ms
