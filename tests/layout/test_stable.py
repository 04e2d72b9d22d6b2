"""Mending what was mended changes nothing, in memory and through files; and mendable is what mending mends."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.growth import assert_linear
from transcripts.formats import by_name, write_text
from transcripts.formats.base import Input
from transcripts.layout import Mended, check, mend, profile_names
from transcripts.layout.checking import read_as_shown
from transcripts.layout.rounds import as_read
from transcripts.model import Segment, Source, Transcript, Word

FIXTURES = Path(__file__).parents[2] / "fixtures" / "layout" / "check"
FILES = sorted(path for folder in ("broken", "clean") for path in (FIXTURES / folder).iterdir())

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""Examples are not made smaller: each step mends a talk twice, and a talk of some cues can be read as it is."""
TEXT = (
    "the harbour opened today and nobody had asked the ferrymen whether they would sail in such weather so they "
    "stayed, drank their tea. Mooring is dear here; mooring was cheaper before. Who pays? The town does, as ever."
)
WORDS = TEXT.split()


def shown(talk: Transcript) -> list[tuple[str, int | None, int | None, str | None]]:
    return [(s.text, s.start_ms, s.end_ms, s.speaker) for s in talk.segments]


def through(form: str, talk: Transcript) -> Transcript:
    """The talk as a file of this format gives it back."""
    read = by_name(form).read
    assert read is not None
    back = read(Input(str(write_text(talk, form).content)))
    return replace(back, source=Source("-", "", form))


def assert_stable(result: Mended, profile: str, form: str = "srt") -> None:
    if not any(s.timed and s.words for s in result.transcript.segments):
        return
    for talk in (result.transcript, through(form, result.transcript)):
        again = mend(talk, profile)
        assert shown(again.transcript) == shown(talk)
        assert (again.mends, again.ledger.corrections) == ((), ())
        assert not any(f.mendable for f in again.before)


def assert_true(result: Mended) -> None:
    """What is called mendable is gone, or no more faults are left in all; and what is told as mended has changed."""
    for rule in {f.rule for f in result.before}:
        left = sum(f.rule == rule for f in result.after)
        by_hand = sum(f.rule == rule and not f.mendable for f in result.before)
        assert left <= by_hand or len(result.after.errors) <= len(result.before.errors)
    assert not any(f.mendable for f in result.after)
    for change in result.mends:
        assert [(s.text, s.start_ms, s.end_ms) for s in change.before] != [
            (s.text, s.start_ms, s.end_ms) for s in change.after
        ]
        assert change.rules


@pytest.mark.parametrize("profile", ["netflix-en", "bbc", "youtube"])
@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_files_are_mended_once(path: Path, profile: str) -> None:
    talk, text = read_as_shown(path)
    result = mend(talk, profile, text=text)
    assert_true(result)
    assert_stable(result, profile)


@st.composite
def windows(draw: st.DrawFn) -> Transcript:
    """Some minutes of a talk as careless programs caption it: too long, too short, overlapping, broken anywhere."""
    at = draw(st.integers(0, 5000))
    cues = []
    for _ in range(draw(st.integers(1, 9))):
        count = draw(st.integers(1, 34))
        first = draw(st.integers(0, len(WORDS) - 1))
        words = [WORDS[(first + i) % len(WORDS)] for i in range(count)]
        breaks = draw(st.lists(st.integers(1, count), max_size=3))
        text = "".join(word + ("\n" if i + 1 in breaks else " ") for i, word in enumerate(words)).strip()
        length = draw(st.one_of(st.integers(0, 700), st.integers(200 * count, 450 * count)))
        cues.append(Segment(text, at, at + length, draw(st.sampled_from([None, None, None, "Ann"]))))
        at = max(0, at + length + draw(st.one_of(st.just(0), st.integers(-400, 900), st.integers(0, 4000))))
    return Transcript(tuple(cues))


@given(windows(), st.sampled_from(profile_names()), st.sampled_from(["srt", "webvtt"]))
@settings(max_examples=40, deadline=None, phases=PHASES)
def test_windows_of_talks_are_mended_once(talk: Transcript, profile: str, form: str) -> None:
    talk = through(form, talk)
    result = mend(talk, profile)
    assert_true(result)
    assert_stable(result, profile, form)
    assert sorted(result.transcript.text.replace("-", " ").split()) == sorted(talk.text.replace("-", " ").split())


STRANGE = st.sampled_from(
    ["-A\n-B", "- a - b c d e f g h i j k l m n o p q r s t u v w x y z and so on, and on", "a\nb\nc", "x" * 60, "",
     "&amp;amp;amp;amp;lt; so", "go go go go go go go go go go go go go go go go go go", "<i>x", "(hm)",
     "ok  then", "‘a’ \"b\""]
)  # fmt: skip


@given(
    st.lists(st.tuples(STRANGE, st.integers(-500, 9_000), st.integers(-500, 7000)), min_size=1, max_size=6),
    st.sampled_from(["netflix-en", "bbc", "vertical", "netflix-en-sdh"]),
)
@settings(max_examples=60, deadline=None, phases=PHASES)
def test_strange_cues_are_mended_once(cues: list[tuple[str, int, int]], profile: str) -> None:
    result = mend(Transcript(tuple(Segment(text, start, start + length) for text, start, length in cues)), profile)
    assert_true(result)
    again = mend(result.transcript, profile) if result.transcript.segments else result
    assert shown(again.transcript) == shown(result.transcript)


def test_advice_about_words_is_left_to_a_reader_and_said_to_be() -> None:
    talk = Transcript((Segment("Nobody asked for the\nferry that came at noon today.", 0, 4000),))
    (finding,) = [f for f in check(talk) if f.rule == "bad-break"]
    assert not finding.mendable
    assert mend(talk).mends == ()


@pytest.mark.parametrize("profile", ["dcmp-middle", "netflix-en-sdh", "youtube", "bbc"])
def test_mending_names_no_speaker_that_the_text_does_not(profile: str) -> None:
    talk = Transcript((Segment(" ".join(WORDS[:14]), 0, 9000, "Ann"), Segment(" ".join(WORDS[14:]), 9000, 15000, "Bo")))
    result = mend(talk, profile)
    assert result.mends
    assert result.transcript.text.replace("-", " ").split() == talk.text.split()
    assert_stable(result, profile, "webvtt")


def test_words_whose_times_were_given_keep_them_and_estimates_do_not_decide() -> None:
    given_words = (Word("Good", 0, 300), Word("evening", 300, 900))
    assert as_read(Segment("Good evening", 0, 900, words=given_words)).words == given_words
    guessed = tuple(replace(w, timing="estimated", styles=("i",)) for w in given_words)
    read = as_read(Segment("Good evening", 0, 2000, words=guessed, end_timing="estimated"))
    assert [w.styles for w in read.words] == [("i",), ("i",)]
    assert [w.start_ms for w in read.words] == [w.start_ms for w in Segment("Good evening", 0, 2000).words]
    assert read.end_timing == "given"


def test_mending_costs_as_much_for_each_cue_of_a_long_file_as_of_a_short_one() -> None:
    def made(count: int) -> Transcript:
        line = " ".join(WORDS[:30])
        return Transcript(tuple(Segment(f"{line} {n}", n * 4000, n * 4000 + 3900) for n in range(count)))

    assert_linear(made, mend, 12)
