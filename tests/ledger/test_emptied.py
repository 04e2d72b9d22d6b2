"""A cue of which cleaning leaves nothing goes from subtitles, and comes back when its words do."""

import pytest

import transcripts as ts
from transcripts.batch.outputs import without_emptied_cues

CUES = [
    ("We built the crane.", 1_000, 4_000),
    ("- Um.", 4_000, 5_000),
    ("And then it moved.", 6_000, 9_000),
    ("Uh, um.", 9_500, 9_900),
    ("So, um, we left.", 10_000, 12_000),
]


def srt(talk):
    return ts.write_text(talk, "srt").content


@pytest.fixture(scope="module")
def cleaned():
    source = ts.read(srt(ts.Transcript(tuple(ts.Segment(*cue) for cue in CUES))))
    result = ts.clean(source, only=["disfluencies"], language="en")
    return source, result.ledger, ts.read(srt(without_emptied_cues(result.transcript, source)))


def test_the_cue_goes(cleaned):
    assert [s.text for s in cleaned[2].segments] == ["We built the crane.", "And then it moved.", "So, we left."]


def test_all_undone_is_the_source(cleaned):
    source, ledger, clean = cleaned
    back = ts.undo(clean, ledger, [c.id for c in ledger.corrections])
    assert [(s.text, s.start_ms, s.end_ms) for s in back.segments] == CUES
    assert srt(back) == srt(source)


def test_one_undone_brings_back_its_cue_alone(cleaned):
    _, ledger, clean = cleaned
    back = ts.undo(clean, ledger, [ledger.corrections[0].id])
    assert [(s.text, s.start_ms) for s in back.segments] == [
        ("We built the crane.", 1_000), ("- Um.", 4_000), ("And then it moved.", 6_000), ("So, we left.", 10_000),
    ]  # fmt: skip


def test_a_cue_that_was_empty_stays_and_so_does_a_talk_of_nothing_else():
    source = ts.Transcript((ts.Segment("", 0, 900), ts.Segment("We left.", 1_000, 2_000)))
    assert without_emptied_cues(source, source) == source
    emptied = ts.Transcript((ts.Segment("", 1_000, 2_000),))
    assert without_emptied_cues(emptied, ts.Transcript((ts.Segment("Um.", 1_000, 2_000),))) == emptied


def test_what_stands_around_the_speech_keeps_its_place():
    extra = ts.Extra("note", "later", 2)
    source = ts.Transcript(
        tuple(ts.Segment(t, 1_000 * i, 1_000 * i + 900) for i, t in enumerate(["a", "Um.", "b"])), extras=(extra,)
    )
    clean = without_emptied_cues(
        source.with_segments((source.segments[0], ts.Segment("", 1_000, 1_900), source.segments[2])), source
    )
    assert [e.before for e in clean.extras] == [1]
