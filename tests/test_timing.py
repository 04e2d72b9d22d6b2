"""Estimated times: in order, within bounds, in proportion."""

from hypothesis import given
from hypothesis import strategies as st

from transcripts.timing import speaking_ms, spread, syllables

WORDS = st.lists(st.text(min_size=1, max_size=12).filter(lambda t: not t.isspace()), max_size=12)


@given(WORDS, st.integers(0, 10**8), st.integers(-1000, 10**6))
def test_spans_touch_and_cover_the_whole(words, start_ms, length):
    spans = spread(words, start_ms, start_ms + length)
    assert len(spans) == len(words)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    if words:
        assert edges[0] == start_ms
        assert edges[-1] == start_ms + max(0, length)
        assert edges[1:-1:2] == edges[2::2]


@given(WORDS)
def test_every_word_takes_time(words):
    assert all(syllables(word) >= 1 for word in words)
    assert speaking_ms(words) >= (500 if words else 0)


def test_a_long_word_takes_longer_and_a_full_stop_takes_a_pause():
    (a, b) = spread(["comprehensive", "pact"], 0, 1000)
    assert a[1] - a[0] > b[1] - b[0]
    (c, d) = spread(["end.", "end"], 0, 1000)
    assert c[1] - c[0] > d[1] - d[0]
