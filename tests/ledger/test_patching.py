"""A person's decisions applied to a text and its ledger, by the laws that hold for everything in a ledger."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import transcripts as ts
from tests.ledger.test_files import EXACT, cleaned, damaged, few, texts, through
from transcripts.errors import LedgerError
from transcripts.ledger import from_json, patch_from_json, patch_to_json, to_json

WORDS = st.lists(st.sampled_from(["Anna", "the", "harbour,", "é", "北京", "x"]), max_size=3).map(" ".join)


def with_suggestions(talk):
    """A talk cleaned, with every third change only suggested."""
    result = cleaned(talk)
    ids = [c.id for c in result.ledger.corrections if c.layer == "words"][::3]
    held = [replace(c, evidence={**c.evidence, "suggestion": True}) for c in result.ledger.corrections if c.id in ids]
    ledger = replace(result.ledger.without(ids), suggestions=tuple(held))
    return ledger.read(talk), ledger


def units(corrections, words):
    """The words that an edit takes in whole: what a change touches, chains of them, else one word."""
    found, at = [], 0
    for word, stop in sorted({(c.word, c.end) for c in corrections}):
        found += [(free, free + 1) for free in range(at, word)]
        first, end = found.pop() if found and word < found[-1][1] else (word, stop)
        found.append((first, max(end, stop)))
        at = max(at, stop)
    return [*found, *((word, word + 1) for word in range(at, words))]


@st.composite
def patches(draw, source, ledger):
    """Decisions about a ledger: some accepted, some rejected, some words written over others."""
    made = [c.id for c in ledger.corrections]
    suggested = [c.id for c in ledger.suggestions]
    ids = draw(st.lists(st.sampled_from([*made, *suggested]), unique=True)) if made or suggested else []
    cut = draw(st.integers(0, len(ids)))
    words = texts(source)
    edits, at = [], 0
    for first, end in units([*ledger.corrections, *ledger.suggestions], len(words)):
        if first >= at and draw(st.integers(0, 5)) == 0:
            before = " ".join(words[first:end])
            edits.append(ts.Edit(first, end - first, before, draw(WORDS), by="Kari"))
            at = end
    return ts.Patch(tuple(ids[:cut]), tuple(ids[cut:]), tuple(edits), words=len(words))


@few
@given(damaged(), st.data())
def test_decisions_give_what_reading_the_source_through_the_new_ledger_gives(talk, data):
    source = through(talk, "json")
    clean, ledger = with_suggestions(source)
    patch = data.draw(patches(source, ledger))
    assert patch_from_json(patch_to_json(patch)) == patch
    from_source, from_clean = ts.apply(source, ledger, patch), ts.apply(clean, ledger, patch)
    assert from_clean.ledger == from_source.ledger
    assert from_clean.transcript == from_source.transcript == from_clean.ledger.read(source)
    assert from_json(to_json(from_clean.ledger)) == from_clean.ledger
    assert ts.undo(from_clean.transcript, from_clean.ledger) == source
    for edit in patch.edits:
        assert edit.after in " ".join(texts(from_clean.transcript))


@few
@given(damaged(), st.sampled_from(EXACT), st.data())
def test_decisions_are_applied_to_a_file_of_any_format(talk, form, data):
    source = through(talk, "srt")
    clean, ledger = with_suggestions(source)
    patch = data.draw(patches(source, ledger))
    done = ts.apply(through(clean, form), ledger, patch)
    assert texts(done.transcript) == texts(done.ledger.read(source))
    if texts(done.transcript):  # a file of no words is no transcript
        again = through(done.transcript, form)
        assert texts(ts.undo(again, done.ledger)) == texts(source)


def spoken():
    rows = [("Speaker 1", "good evening from reykyavik"), ("Speaker 2", "thank you"), ("Spk", "it rains"), (None, "so")]
    return ts.Transcript(tuple(ts.Segment(t, i * 2000, i * 2000 + 1900, s) for i, (s, t) in enumerate(rows)))


def speakers(talk):
    return [segment.speaker for segment in talk.segments]


def test_speakers_are_renamed_and_merged_and_told_apart_again():
    source = spoken()
    result = cleaned(source)
    patch = ts.Patch(speakers=(ts.Rename("Speaker 1", "Ann"), ts.Rename("Spk", "Ann"), ts.Rename("Speaker 2", "Spk")))
    for text in (source, result.transcript, through(result.transcript, "webvtt")):
        done = ts.apply(text, result.ledger, patch)
        assert speakers(done.transcript) == ["Ann", "Spk", "Ann", None]
        assert speakers(done.ledger.read(source)) == ["Ann", "Spk", "Ann", None]
        assert from_json(to_json(done.ledger)) == done.ledger
        for form in ("json", "webvtt"):
            again = through(done.transcript, form)
            assert speakers(ts.undo(again, done.ledger)) == speakers(source)
        one = done.ledger.speakers[0].id
        assert speakers(ts.undo(done.transcript, done.ledger, [one])) == ["Speaker 1", "Spk", "Ann", None]
        once_more = ts.apply(done.transcript, done.ledger, ts.Patch(speakers=(ts.Rename("Ann", "Anna"),)))
        assert speakers(once_more.transcript) == ["Anna", "Spk", "Anna", None]
        assert speakers(ts.undo(once_more.transcript, once_more.ledger)) == speakers(source)
    assert ts.undo(ts.apply(source, result.ledger, patch).transcript, done.ledger) == source


def test_an_edit_of_a_place_that_is_gone_is_told_and_the_rest_is_done():
    source = through(spoken(), "srt")
    result = cleaned(source)
    words = texts(source)
    mended = next(c for c in result.ledger.corrections if c.before == "reykyavik")
    text = ts.write_text(result.transcript, "srt").content.replace("rains", "pours down here")
    edits = (ts.Edit(words.index("rains"), 1, "rains", "snows"), ts.Edit(words.index("so"), 1, "so", "So there"))
    done = ts.apply(text, result.ledger, ts.Patch(reject=(mended.id,), edits=edits))
    assert "pours down here" in done.transcript.text
    assert "reykyavik" in done.transcript.text
    assert "So there" in done.transcript.text
    assert "snows" in done.transcript.warnings[-1].message


SOURCE = through(spoken(), "srt")
RESULT = cleaned(SOURCE)
MENDED = next(c for c in RESULT.ledger.corrections if c.before == "reykyavik")


@pytest.mark.parametrize(
    ("patch", "why"),
    [
        (ts.Patch(accept=("nosuchid",)), "nosuchid"),
        (ts.Patch(accept=(MENDED.id,), reject=(MENDED.id,)), "both accepted and rejected"),
        (ts.Patch(words=3), "of 3 words"),
        (ts.Patch(edits=(ts.Edit(0, 1, "bad", "x"),)), "has not 'bad'"),
        (ts.Patch(edits=(ts.Edit(99, 1, "so", "x"),)), "has not 'so'"),
        (ts.Patch(edits=(ts.Edit(0, 2, "good evening", "x"), ts.Edit(1, 1, "evening", "y"))), "same words"),
    ],
)
def test_decisions_that_do_not_fit_the_ledger_are_refused(patch, why):
    with pytest.raises(LedgerError, match=why):
        ts.apply(RESULT.transcript, RESULT.ledger, patch)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[]", "not a patch"),
        ('{"ledger": 1}', "not a patch"),
        ('{"patch": 1, "accept": [3]}', r"accept\[0\]"),
        ('{"patch": 1, "edits": [{"word": 0, "count": 2, "before": "one", "after": ""}]}', "as many words"),
        ('{"patch": 1, "edits": [{"word": -1, "count": 1, "before": "one", "after": ""}]}', "from 0 on"),
        ('{"patch": 1, "speakers": [{"from": "A", "to": " "}]}', "needs a name"),
        ('{"patch": 1, "speakers": [{"from": "A", "to": "B"}, {"from": "A", "to": "C"}]}', "second name"),
    ],
)
def test_a_patch_that_cannot_be_meant_is_an_error_with_its_place(text, why):
    with pytest.raises(LedgerError, match=why):
        patch_from_json(text)


def test_an_edit_that_cuts_a_change_is_refused_and_one_that_takes_it_in_absorbs_it():
    source = ts.read_bytes(b"1\n00:00:01,000 --> 00:00:09,000\nsays soulveg brant here\n", "a.srt")
    result = cleaned(source)
    with pytest.raises(LedgerError, match="cuts the change"):
        ts.apply(result, result, ts.Patch(edits=(ts.Edit(2, 1, "brant", "Brand"),)))
    done = ts.apply(result, result, ts.Patch(edits=(ts.Edit(1, 2, "soulveg brant", "Solvej Brandt"),)))
    assert "Solvej Brandt" in done.transcript.text
    by_hand = next(c for c in done.ledger.corrections if c.rule == "by hand")
    assert by_hand.evidence["absorbs"][0]["after"].startswith("Solveig")
