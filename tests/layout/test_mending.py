"""Mending: what can be is, what cannot is listed, and nothing else changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts.layout import check, mend
from transcripts.layout.checking import read_as_shown
from transcripts.ledger import undo
from transcripts.model import Extra, Segment, Transcript

FIXTURES = Path(__file__).parents[2] / "fixtures" / "layout" / "check"
BY_HAND = {"too-fast", "loop"}


@pytest.mark.parametrize(
    "path", [p for p in sorted((FIXTURES / "broken").iterdir()) if p.stem not in BY_HAND], ids=lambda p: p.name
)
def test_what_a_file_is_named_after_is_mended(path: Path) -> None:
    talk, text = read_as_shown(path)
    result = mend(talk, text=text)
    assert path.stem in result.before.by_rule
    left = {f.rule for f in result.after.errors} | ({"needless-break"} & set(result.after.by_rule))
    if path.stem != "bad-break":  # advice about words, which mending leaves to a reader
        assert path.stem not in left
    assert len(result.after.errors) <= len(result.before.errors)


@pytest.mark.parametrize("path", sorted((FIXTURES / "clean").iterdir()), ids=lambda p: p.name)
def test_clean_files_stay_as_they_are(path: Path) -> None:
    talk, text = read_as_shown(path)
    result = mend(talk, text=text)
    assert result.transcript.segments == talk.segments
    assert (result.mends, result.ledger.corrections) == ((), ())


def test_speech_that_is_too_fast_is_listed_and_never_cut() -> None:
    talk = Transcript(
        (Segment("um so this is is far too much, you know, to read", 0, 1500), Segment("Next.", 1600, 2600))
    )
    result = mend(talk)
    assert [f.rule for f in result.after.errors] == ["too-fast"]
    assert result.transcript.text.split() == talk.text.split()


def test_condensing_is_done_when_asked_and_can_be_undone() -> None:
    talk = Transcript(
        (Segment("um so this is is far too much, you know, to read", 0, 1500), Segment("Next.", 1600, 2600))
    )
    result = mend(talk, condense=True)
    assert result.transcript.text.split()[:9] == ["so", "this", "is", "far", "too", "much,", "to", "read", "Next."]
    assert {c.rule for c in result.ledger.corrections} == {"check.condense"}
    assert result.ledger.without([c.id for c in result.ledger.corrections]).read(talk).text == talk.text


def test_a_cue_without_times_stays_and_is_listed() -> None:
    talk = Transcript(
        (Segment("Here is  one.", 0, 2000), Segment("No times here."), Segment("And one more.", 9000, 11000))
    )
    result = mend(talk)
    assert "No times here." in [s.text for s in result.transcript.segments]
    assert [f.rule for f in result.after.errors] == ["no-time"]


def test_good_cues_around_a_bad_one_do_not_change() -> None:
    good = [Segment(f"Cue {n} is quite all right.", n * 4000, n * 4000 + 2000) for n in range(5)]
    bad = [*good[:2], Segment("Cue 2 is a line that goes on for far more than it may.", 8000, 11000), *good[3:]]
    mended = mend(Transcript(tuple(bad))).transcript.segments
    assert [mended[i] for i in (0, 1, 3, 4)] == [good[i] for i in (0, 1, 3, 4)]
    assert max(len(line) for line in mended[2].text.split("\n")) <= 42


def test_text_changes_are_corrections_that_undo_takes_back() -> None:
    talk = Transcript((Segment("The cafÃ© isn&#39;t open.", 0, 2000),))
    result = mend(talk)
    assert result.transcript.text == "The café isn't open."
    assert undo(result.transcript, result.ledger, [c.id for c in result.ledger.corrections]).text == talk.text


def test_extras_stay_before_their_cue() -> None:
    talk = Transcript(
        (Segment(" ", 0, 1000), Segment("Here.", 2000, 3000)), extras=(Extra("webvtt:note", "about the second", 1),)
    )
    mended = mend(talk).transcript
    assert [s.text for s in mended.segments] == ["Here."]
    assert mended.segments[mended.extras[0].before].text == "Here."


TEXTS = st.sampled_from(
    [
        "Short.",
        "This is a line that is rather longer than what any profile has allowed",
        "-A\n-B",
        "a\nb\nc",
        "x" * 60,
        "",
        "ok  then",
    ]
)


@given(st.lists(st.tuples(TEXTS, st.integers(0, 20_000), st.integers(0, 9000)), min_size=1, max_size=6))
@settings(max_examples=80, deadline=None)
def test_mending_keeps_every_word_and_makes_nothing_worse(cues: list[tuple[str, int, int]]) -> None:
    talk = Transcript(tuple(Segment(text, start, start + length) for text, start, length in cues))
    result = mend(talk)
    assert sorted(result.transcript.text.replace("-", " ").split()) == sorted(talk.text.replace("-", " ").split())
    assert len(result.after.errors) <= len(result.before.errors)
    if not result.transcript.segments:  # every cue was empty
        return
    again = mend(result.transcript)
    assert len(again.after.errors) <= len(result.after.errors)
    assert check(result.transcript).by_rule == result.after.by_rule
