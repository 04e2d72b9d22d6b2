import pytest

from transcripts.names.context import cues, nearby


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
