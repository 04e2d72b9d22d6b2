"""Lines that were meant as timing lines, and lines of text that only look a little like them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.formats import by_name, write_text
from transcripts.formats.clock import srt as clock
from transcripts.formats.meant_times import Reader, covered, is_timing
from transcripts.formats.reading import read_as_shown
from transcripts.model import Segment, Transcript

MEANT = [
    ("00:00:01,000 - 00:00:02,000", 1000, 2000),
    ("00:00:01,000 – 00:00:02,000 and text", 1000, 2000),
    ("00:00:01,000 → 00:00:02,000", 1000, 2000),
    ("00:00:01,000 = > 00:00:02,000", 1000, 2000),
    ("00:00:01,000 -->> 00:00:02,000", 1000, 2000),
    ("00: 00: 01 ,000 --> 00:00:02, 000", 1000, 2000),
    ("00:00:0l,000 --> 00:00:O2,000", 1000, 2000),
    ("00:00:01,000? --> 00:00:02,000!", 1000, 2000),
    ("[00:00:01.000 --> 00:00:02.000]", 1000, 2000),
    ("3 00:00:01,000 --> 00:00:02,000", 1000, 2000),
    ("00.00.01.000 --> 00.00.02.000", 1000, 2000),
    ("00:00:01;000 --> 00:00:02;000", 1000, 2000),
    ("00:00:01:05 --> 00:00:02:10", 1200, 2400),
    ("00:00:02,-500 --> 00:00:03,-40", 1500, 2600),
    ("00:00:01,000 --> 00:00:2x,000", 1000, None),
    ("??:??:01,000 --> 00:00:02,000", None, 2000),
    ("00:00:01,000 -->", 1000, None),
    ("--> 00:00:02,000", None, 2000),
]
TEXT = [
    "-->", "--> this way", "A --> B", "step 1 --> step 2", "10 --> 20", "1.5 --> 2.5", "x -> y", "open 9:00 - 17:00",
    "9:00 - 17:00", "9:00-17:00 and 18:00-20:00", "10:00:00 - 11:00:00", "from 0:10 -> 0:20 it is dark", "1990-2000",
    "2024-05-01 - 2024-06-01", "- Hey.", "we won 3:2 - 4:1", "https://example.org:80/a-b",
    "00:00:01,000 --&gt; 00:00:02,000",
    "At 10:30 - or was it 11:15? - we left.", "const f = (a: number) => 1:2",
]  # fmt: skip


@pytest.mark.parametrize(("line", "start", "end"), MEANT)
def test_a_line_that_was_meant_as_a_timing_line(line, start, end):
    found = Reader(line).read(line)
    assert found is not None
    assert (found.start_ms, found.end_ms) == (start, end)
    assert (start is not None and end is not None) or any("estimated" in note for note in found.told)


@pytest.mark.parametrize("line", TEXT)
def test_a_line_of_text_stays_text(line):
    assert Reader(line).read(line) is None


@given(st.integers(0, 10**7), st.integers(0, 10**7), st.sampled_from(["-->", "->", "-", "–", "→", "--", ">", "=>"]))
def test_a_text_that_looks_like_a_timing_line_is_written_so_that_it_is_none(start, end, mark):
    line = f"{clock(start)} {mark} {clock(end)}"
    assert is_timing(line)
    assert not is_timing(covered(line))


@given(
    st.sampled_from(["srt", "webvtt"]),
    st.lists(
        st.one_of(st.sampled_from([line for line, *_ in MEANT] + TEXT), st.text(" 0123456789:,.->–x?", max_size=30))
    ),
)
def test_text_that_looks_like_timing_lines_comes_back(form, lines):
    text = "\n".join(line for line in lines if line.strip()).strip() or "none"
    talk = Transcript((Segment(text, 0, 1000), Segment("after", 2000, 3000)))
    back = read_as_shown(write_text(talk, form).data, "back", by_name(form) if isinstance(form, str) else form)
    assert [segment.text.split() for segment in back.segments] == [text.split(), ["after"]]
