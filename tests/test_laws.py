"""The laws of the design, over the public calls. Each law's own corner is tested beside its module as well."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import transcripts as ts
from tests.seeds import seed_path
from transcripts.errors import TranscriptsError
from transcripts.ledger import from_json, to_json

NAMES = ts.Gazetteer.of([ts.Entry(n) for n in ("Reykjavik", "Solveig Brandt", "Halvorsen", "tea set", "Kim Jong-un")])
HEARD = """
good evening from reykyavik uh the the mayor soulveg brant said that that a te set was Given halvor sen and kimjongun
came is is so we er wait 20 decade two decades no no ability AB ility It's fine.
"""
SPOKEN = st.lists(st.sampled_from(HEARD.split()), min_size=1, max_size=40)


@st.composite
def damaged(draw):
    """A talk of damaged words in short timed cues."""
    words = draw(SPOKEN)
    size = draw(st.integers(2, 9))
    cues = [words[i : i + size] for i in range(0, len(words), size)]
    return ts.Transcript(tuple(ts.Segment(" ".join(c), i * 3000, (i + 1) * 3000) for i, c in enumerate(cues)))


few = settings(max_examples=40, deadline=None)


@few
@given(damaged())
def test_law_2_undoing_everything_gives_the_source(talk):
    result = ts.clean(talk, gazetteer=NAMES, starter=False)
    assert ts.undo(result.transcript, result.ledger) == talk
    assert ts.undo(talk, result.ledger) == talk


@few
@given(damaged(), st.data())
def test_law_2_undoing_one_leaves_every_other_in_place(talk, data):
    result = ts.clean(talk, gazetteer=NAMES, starter=False)
    if result.ledger.corrections:
        one = data.draw(st.sampled_from(result.ledger.corrections))
        left = result.ledger.without([one.id])
        assert len(left.corrections) == len(result.ledger.corrections) - 1
        assert ts.undo(result.transcript, result.ledger, [one.id]) == left.read(talk)


@few
@given(damaged())
def test_law_3_cleaning_what_was_cleaned_proposes_nothing(talk):
    once = ts.clean(talk, gazetteer=NAMES, starter=False)
    twice = ts.clean(once.transcript, gazetteer=NAMES, starter=False)
    assert [(c.before, c.after) for c in twice.ledger.corrections] == []


@few
@given(damaged())
def test_law_6_a_ledger_survives_json(talk):
    ledger = ts.clean(talk, gazetteer=NAMES, starter=False).ledger
    assert from_json(to_json(ledger)) == ledger


@few
@given(damaged(), st.sampled_from(["netflix-en", "bbc", "ted", "youtube"]))
def test_law_4_layout_keeps_the_words_and_the_given_times(talk, profile):
    laid = ts.lay_out(talk, profile=profile)
    assert [w.text for w in laid.words] == [w.text for w in talk.words]
    given_times = [(w.start_ms, w.end_ms) for w in talk.words if w.timing == "given"]
    assert [(w.start_ms, w.end_ms) for w in laid.words if w.timing == "given"] == given_times


@pytest.mark.parametrize("number", ["000", "002", "003", "004"])
def test_law_7_right_text_comes_back_untouched(number):
    others = [str(seed_path(n)) for n in ("000", "002", "003", "004")]
    talk = ts.read(str(seed_path(number)))
    result = ts.clean(talk, references=[ts.read(path) for path in others])
    assert [(c.before, c.after) for c in result.ledger.corrections] == []
    assert result.transcript == talk


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_law_8_nothing_that_is_read_raises_anything_but_an_error_of_ours(data):
    with suppress(TranscriptsError):
        ts.read_bytes(data, "any")
