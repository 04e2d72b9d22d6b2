"""A text beside its source: every word of both stands in one piece, in order."""

from hypothesis import given
from hypothesis import strategies as st

import transcripts as ts
from tests.ledger.test_files import cleaned, damaged, few, texts
from transcripts.ledger import pieces


@few
@given(damaged(), st.lists(st.tuples(st.integers(0, 60), st.sampled_from(["zz", ""])), max_size=4), st.data())
def test_every_word_of_both_sides_stands_in_one_piece_in_order(talk, edits, data):
    result = cleaned(talk)
    ids = [c.id for c in result.ledger.corrections]
    some = data.draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
    words = texts(ts.undo(result.transcript, result.ledger, some))
    for at, noise in edits:
        words[at : at + 1] = [noise] if noise else []
    edited = ts.Transcript((ts.Segment(" ".join(words)),))
    found = pieces(edited, result.ledger)
    assert [w for p in found for w in p.before] == texts(talk)
    assert [w for p in found for w in p.after] == words
    assert all(p.before == p.after for p in found if p.same)
    if not edits:
        assert not any(p.other for p in found)
        made = [c.id for p in found for c in p.corrections]
        assert len(made) == len(set(made))
