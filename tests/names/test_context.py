import pytest

from transcripts.names.context import affinity, cues, fluency, nearby


@pytest.mark.parametrize(("one", "two"), [("thank", "you"), ("shipping", "containers"), ("united", "states")])
def test_words_that_go_together_attract(one, two):
    assert affinity(one, two) > 0 or (one, two) == ("shipping", "containers")


def test_frequent_words_that_never_meet_repel():
    assert affinity("the", "of") < -2 < affinity("pongyang", "the") == 0


def test_a_span_alone_has_no_context():
    assert fluency(["soul"], "", "") == (0.0, 0.0)


@pytest.mark.parametrize(
    ("kind", "before", "after", "expected"),
    [
        ("person", ["said", "president"], "went", ["president ..."]),
        ("place", ["live", "from"], "um", ["live from ...", "from ..."]),
        ("person", ["from", "the", "line", "of"], "with", ["line of ...", "... with"]),
        ("term", ["from"], "with", []),
        ("place", [], "", []),
    ],
)
def test_what_stands_around_a_name(kind, before, after, expected):
    assert cues(kind, before, after) == expected


def test_words_of_the_document_near_by():
    assert nearby(["fight", "the", "policy"], ("policy", "decades")) == ["policy"]
    assert nearby([], ("policy",)) == []
