"""Law 2 and law 6, on talks and proposals of any kind; and the small cases that a person would try first."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import proposals, talks
from transcripts.errors import LedgerError
from transcripts.ledger import Ledger, SourceMark, View, from_json, to_json, undo
from transcripts.model import Segment, Transcript, Word


@st.composite
def ledgers(draw):
    source = draw(talks())
    ledger = Ledger(source=SourceMark.of(source))
    for _ in range(draw(st.integers(1, 3))):
        ledger = ledger.extend(source, draw(proposals(View(ledger.read(source)))))
    return source, ledger


@given(ledgers())
def test_undoing_everything_gives_the_source_exactly_from_the_source_and_from_the_clean_text(drawn):
    source, ledger = drawn
    assert undo(source, ledger) == source
    assert undo(ledger.read(source), ledger) == source


@given(ledgers(), st.data())
def test_undoing_one_correction_leaves_every_other_in_place(drawn, data):
    source, ledger = drawn
    if not ledger.corrections:
        return
    gone = data.draw(st.sampled_from(ledger.corrections))
    left = ledger.without([gone.id])
    assert [c for c in ledger.corrections if c != gone] == list(left.corrections)
    assert undo(ledger.read(source), ledger, [gone.id]) == left.read(source)


@given(ledgers())
def test_corrections_of_words_never_overlap_and_ids_are_unique(drawn):
    _, ledger = drawn
    spans = [(c.word, c.end) for c in ledger.corrections if c.layer == "words"]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    ids = [c.id for c in ledger.corrections]
    assert len(ids) == len(set(ids))


@given(ledgers())
def test_a_ledger_survives_json(drawn):
    _, ledger = drawn
    assert from_json(to_json(ledger)) == ledger


@given(ledgers())
def test_the_clean_text_can_be_laid_out_anew_and_the_words_still_be_undone(drawn):
    source, ledger = drawn
    clean = ledger.read(source)
    one = Transcript((Segment.of(clean.words),))
    assert [w.text for w in undo(one, ledger).words] == [w.text for w in source.words]


def cue(text, start_ms=0, end_ms=1000):
    return Segment(text, start_ms, end_ms)


WHY = {"rule": "names", "score": 0.9, "evidence": {}}


def corrected(talk, *made):
    ledger = Ledger(source=SourceMark.of(talk))
    for first, count, after in made:
        view = View(ledger.read(talk))
        ledger = ledger.extend(talk, [view.correct(first, count, after, **WHY)])
    return ledger


def test_a_line_break_survives_the_words_beside_it():
    talk = Transcript((cue("from stock\npiles are"),))
    assert corrected(talk, (1, 2, "stockpiles")).read(talk).segments[0].text == "from stockpiles\nare"


def test_a_word_that_was_joined_keeps_the_whole_time():
    talk = Transcript(
        (Segment("friend ship", 0, 900, words=[Word("friend", 0, 400), Word("ship", 500, 900)]),),
    )
    assert corrected(talk, (0, 2, "friendship")).read(talk).words == (Word("friendship", 0, 900),)


def test_a_join_across_cues_goes_to_the_first():
    talk = Transcript((cue("the friend"), cue("ship grew", 1000, 2000)))
    assert [s.text for s in corrected(talk, (1, 2, "friendship")).read(talk).segments] == ["the friendship", "grew"]


def test_a_full_stop_stays_when_the_name_below_it_is_undone():
    talk = Transcript((cue("in pongyang there"),))
    ledger = corrected(talk, (1, 1, "Pyongyang"))
    ledger = ledger.extend(talk, [View(ledger.read(talk)).mark(1, "Pyongyang.", **{**WHY, "rule": "punctuation"})])
    name, stop = ledger.corrections
    assert ledger.read(talk).text == "in Pyongyang. there"
    assert ledger.without([name.id]).read(talk).text == "in pongyang. there"
    assert ledger.without([stop.id]).read(talk).text == "in Pyongyang there"


def test_a_correction_over_a_correction_takes_it_in():
    talk = Transcript((cue("Vadim Putin and kim jong"),))
    ledger = corrected(talk, (3, 1, "Kim"), (3, 2, "Kim Jong-un"))
    (only,) = ledger.corrections
    assert (only.before, only.after) == ("kim jong", "Kim Jong-un")
    assert only.evidence["absorbs"][0]["after"] == "Kim"


def test_white_space_at_the_start_of_a_cue_is_what_it_was_after_an_undo():
    talk = Transcript((cue("  uh soul came"), cue("er\nand left", 1000, 2000)))
    ledger = corrected(talk, (0, 1, ""), (2, 1, ""))
    assert undo(ledger.read(talk), ledger) == talk
    one = Transcript((cue("soul came and left", 0, 2000),))
    assert undo(one, ledger).text == "uh soul came er and left"
    assert not undo(one, ledger).text.startswith(" ")


def test_another_text_is_refused_with_what_it_should_read():
    talk = Transcript((cue("in pongyang there"),))
    ledger = corrected(talk, (1, 1, "Pyongyang"))
    with pytest.raises(LedgerError, match="Pyongyang"):
        undo(Transcript((cue("something else said"),)), ledger)


def test_an_unknown_id_is_refused():
    with pytest.raises(LedgerError, match="no correction has the id nope"):
        Ledger().without(["nope"])


@pytest.mark.parametrize("text", ["", "{", "[]", '{"ledger": 2}', '{"ledger": 1, "source": {}}', "null"])
def test_a_broken_ledger_is_an_error_of_ours(text):
    with pytest.raises(LedgerError):
        from_json(text)
