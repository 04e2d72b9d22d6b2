"""The checker: a fixture for every rule, clean files, places, counting, damage."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts.errors import LayoutError, ReadError
from transcripts.layout import check, load_profile, profile_names
from transcripts.layout.checking import too_fast
from transcripts.model import Segment, Transcript, Word

FIXTURES = Path(__file__).parents[2] / "fixtures" / "layout" / "check"
BROKEN = sorted((FIXTURES / "broken").iterdir())
CLEAN = sorted((FIXTURES / "clean").iterdir())


def of(*cues: tuple[str, int, int]) -> Transcript:
    return Transcript(tuple(Segment(text, start, end) for text, start, end in cues))


@pytest.mark.parametrize("path", BROKEN, ids=lambda p: p.name)
def test_each_broken_file_breaks_the_rule_that_it_is_named_after(path: Path) -> None:
    found = [f for f in check(path) if f.rule == path.stem]
    assert found
    assert all(f.line is not None and f.cue is not None and f.remedy for f in found)


@pytest.mark.parametrize("path", CLEAN, ids=lambda p: p.name)
def test_clean_files_have_no_finding(path: Path) -> None:
    assert list(check(path)) == []


def test_a_finding_says_where_and_by_how_much() -> None:
    report = check(FIXTURES / "broken" / "overlap.srt")
    finding = report.errors[0]
    assert (finding.cue, finding.line, finding.start_ms) == (1, 2, 1000)
    assert (finding.measured, finding.limit, finding.unit, finding.mendable) == (500, 0, "ms", True)
    assert report.to_json()["by_rule"] == {"overlap": 1}


def test_frames_set_the_gap(tmp_path: Path) -> None:
    two_at_25 = of(("One two three.", 1000, 3000), ("Four five six.", 3080, 5000))
    assert "gap-too-small" in check(two_at_25, fps=24).by_rule
    assert not check(two_at_25, fps=25).errors
    assert [f.rule for f in check(two_at_25, fps=60).errors] == ["gap-to-close"]


def test_the_frame_rate_is_found_from_the_times() -> None:
    cues = [(f"Cue number {n} is here.", n * 4000 + 40, n * 4000 + 2040) for n in range(12)]
    assert check(of(*cues)).frame_rate == "25"
    assert check(of(*[(t, a + 7, b + 3 * i) for i, (t, a, b) in enumerate(cues)])).frame_rate is None


def test_a_cue_comes_within_two_frames_of_its_first_word() -> None:
    def starting(word_ms: int) -> Transcript:
        words = [Word("Good", word_ms, word_ms + 400), Word("evening.", word_ms + 400, 3000)]
        return Transcript((Segment("Good evening.", 1000, 3000, words=words),))

    assert "off-speech" not in check(starting(1083), fps=24).by_rule
    assert [f.measured for f in check(starting(1200), fps=24).errors] == [200]


def test_a_sound_stands_in_the_brackets_of_the_profile() -> None:
    talk = of(("[applause]", 0, 2000), ("(laughter)", 3000, 5000))
    assert [f.cue for f in check(talk, "netflix-en") if f.rule == "sound-tag"] == [2]
    assert [f.cue for f in check(talk, "ted") if f.rule == "sound-tag"] == [1]


def test_cues_at_different_places_may_overlap() -> None:
    talk = Transcript((Segment("Down here.", 0, 3000), Segment("UP HERE", 1000, 3000, settings="line:0")))
    assert "overlap" not in check(talk).by_rule


@pytest.mark.parametrize(
    ("text", "profile", "fast"),
    [
        ("a" * 20, "netflix-en", False), ("a" * 21, "netflix-en", True), ("a" * 18, "netflix-en-children", True),
        ("one two three", "bbc", False), ("one two three four", "bbc", True),
        ("<i>" + "a" * 20 + "</i>", "netflix-en", False),
    ],
)  # fmt: skip
def test_reading_speed_is_counted_as_the_guide_counts_it(text: str, profile: str, fast: bool) -> None:
    assert bool(too_fast(check(of((text, 0, 1000)), profile))) == fast


def test_speech_too_fast_is_mendable_only_where_there_is_room() -> None:
    roomy = of(("a" * 25, 0, 1000), ("next one here", 5000, 6000))
    tight = of(("a" * 25, 0, 1000), ("next one here", 1084, 2084))
    assert [f.mendable for f in too_fast(check(roomy))] == [True]
    assert [f.mendable for f in too_fast(check(tight))] == [False]


def test_a_text_without_times_cannot_be_checked() -> None:
    with pytest.raises(LayoutError, match="no times"):
        check(Transcript((Segment("No times."),)))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="cannot be read"):
        check(tmp_path / "none.srt")


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02\xff" * 50, b"no captions here at all"])
def test_what_holds_no_captions_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bad.srt"
    path.write_bytes(data)
    with pytest.raises((ReadError, LayoutError)):
        check(path)


def test_a_format_without_ends_has_no_broken_ones(tmp_path: Path) -> None:
    path = tmp_path / "talk.lrc"
    path.write_text("[00:01.00]First line of a song\n[00:04.00]Second line of it\n", encoding="utf-8")
    report = check(path)
    assert "broken-time" not in report.by_rule
    assert any("no ends" in note for note in report.notes)


def test_webvtt_lines_are_known_too(tmp_path: Path) -> None:
    path = tmp_path / "a.vtt"
    path.write_text("WEBVTT\n\nNOTE hello\n\n1\n00:01.000 --> 00:01.300\nShort.\n", encoding="utf-8")
    assert [(f.rule, f.line) for f in check(path).errors] == [("too-short", 6)]


TEXTS = st.one_of(
    st.text(max_size=60), st.sampled_from(["-A\n-B", "<i>x", "&amp;", "ă" * 50, "a b " * 30, "\n\n", "[x]"])
)


@given(
    st.lists(st.tuples(TEXTS, st.integers(-500, 9000), st.integers(-500, 9000)), min_size=1, max_size=5),
    st.sampled_from(profile_names()),
)
@settings(max_examples=100, deadline=None)
def test_no_cue_is_too_strange_to_check(cues: list[tuple[str, int, int]], profile: str) -> None:
    report = check(of(*cues), load_profile(profile))
    assert report.cues == len(cues)
    assert all(1 <= f.cue <= len(cues) for f in report)


def test_lines_are_known_where_dashes_stand_for_arrows(tmp_path: Path) -> None:
    path = tmp_path / "dashes.srt"
    path.write_text(
        "1\n00:00:01,000 - 00:00:01,200\nFar too short to read.\n\n2\n00:00:03,000 → 00:00:06,000\nLong enough.\n",
        encoding="utf-8",
    )
    assert {(f.rule, f.line) for f in check(path).findings if f.rule == "too-short"} == {("too-short", 2)}
