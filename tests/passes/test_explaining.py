"""The reasons that a person reads."""

import pytest

from transcripts.ledger.correction import Correction
from transcripts.passes.explaining import reasons


def said(**context):
    """The reasons of a correction whose evidence is this context."""
    return reasons(Correction("k3f2", "names", "words", "top", "Tom", 9, 1, 4, 112_000, 0.7, {"context": context}))


def test_a_place_where_a_person_is_due_is_told():
    assert any("a person is often named (log odds 2.2)" in reason for reason in said(person_due=2.2))


@pytest.mark.parametrize("odds", [-3.0, 0.0])
def test_a_place_where_none_is_due_is_not(odds):
    assert said(person_due=odds) == []
