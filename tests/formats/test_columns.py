"""The short way and the long way agree: what is read and written in columns is what the tolerant code does."""

from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts.formats import srt, webvtt
from transcripts.formats.base import Notices
from transcripts.formats.columns import srt_text, webvtt_text
from transcripts.formats.cues import settle
from transcripts.formats.runs import Run
from transcripts.formats.runs import segment as from_runs
from transcripts.formats.timing_lines import timing_lines
from transcripts.model import Segment, Transcript

LINES = st.text("ab 1<&{é\u00a0>", min_size=1, max_size=12)
TIMES = st.integers(0, 400_000_000)


@st.composite
def cues(draw):
    found = []
    for _ in range(draw(st.integers(1, 5))):
        start = draw(TIMES)
        text = "\n".join(draw(st.lists(LINES, min_size=1, max_size=3)))
        found.append((start, start + draw(st.integers(0, 5000)), text, draw(st.sampled_from(["", "x", "7", "a b"]))))
    return found


def clock(ms, mark):
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}{mark}{ms % 1000:03}"


@given(cues())
@settings(max_examples=300, deadline=None)
def test_srt_is_read_alike_both_ways(found):
    text = "\n\n".join(f"{i}\n{clock(a, ',')} --> {clock(b, ',')}\n{t}" for i, (a, b, t, _) in enumerate(found, 1))
    quick = srt._quick(text)
    if quick is not None:
        notices = Notices()
        marked = any(mark in text for mark in "<&{\u00a0")
        assert quick == settle(srt._cues(text, notices), notices, srt._marked if marked else srt._plain)


@given(cues(), st.sampled_from(["", " align:start", " line:0  position:5%"]))
@settings(max_examples=300, deadline=None)
def test_webvtt_is_read_alike_both_ways(found, place):
    parts = [f"{n}\n{clock(a, '.')} --> {clock(b, '.')}{place}\n{t}".lstrip("\n") for a, b, t, n in found]
    text = "WEBVTT\n\n" + "\n\n".join(parts)
    quick = webvtt._quick(text)
    if quick is not None:
        notices = Notices()
        slow = [s for parts in webvtt._segments(webvtt.parse(text, notices)[0], notices) for s in parts]
        assert quick[0] == slow


def test_the_short_way_is_taken_for_what_nearly_every_file_holds():
    assert srt._quick("1\n00:00:01,000 --> 00:00:02,000\nHello <i>you</i>\n") is not None
    assert (
        webvtt._quick("WEBVTT\n\nSTYLE\n::cue {}\n\n1\n00:00:01.000 --> 00:00:02.000 align:start\n<v A>Hi\n")
        is not None
    )


@given(st.lists(st.tuples(TIMES, TIMES), min_size=1, max_size=8))
@settings(deadline=None)
def test_written_alike_with_and_without_numpy(times):
    talk = Transcript(tuple(Segment("text here", a, b) for a, b in times))
    lines = timing_lines(talk.segments, ",")  # numpy is loaded by then: the tests of other parts use it
    expected = [f"{clock(a, ',')} --> {clock(b, ',')}" for a, b in times]
    if lines is not None:
        assert lines == expected
    written = srt_text(talk)
    assert written == "\n".join(f"{i}\n{line}\ntext here\n" for i, line in enumerate(expected, 1))


def test_what_is_more_than_text_and_times_goes_the_long_way():
    assert srt_text(Transcript((Segment("a\n\nb", 0, 1),))) is None
    assert srt_text(Transcript((Segment("a --> b", 0, 1),))) is None
    assert srt_text(Transcript((Segment("a", None, None),))) is None
    assert srt_text(Transcript((Segment("a", -5, 1),))) is None
    assert webvtt_text(Transcript((Segment("a", 0, 1, "Ann"),))) is None
    assert webvtt_text(Transcript((Segment("a", 0, 1, id="x"),))) is None


def test_a_style_around_nothing_but_a_blank_makes_no_words():
    assert from_runs([Run("1"), Run(" ", ("b",))], 0, 1501).held_words is None
    assert from_runs([Run("1 "), Run("a", ("b",))], 0, 1501).held_words is not None
