"""Pages cut at their marks."""

import regex

from transcripts.formats.page_parts import first_mark, marks_in, parts_of, segments_of
from transcripts.formats.page_text import lines_of

MARK = regex.compile(r"(?P<name>\w+) at (?P<time>\d+:\d\d)(?P<text>.*)")
PAGE = "A heading\n\nAnn at 0:05 we begin\nhere\n\nand go on\nBob at 0:10\nCyd at 1:02 the end"


def parts():
    lines = lines_of(PAGE)
    return parts_of(lines[first_mark(lines, MARK) :], MARK)


def test_each_mark_has_the_lines_up_to_the_next():
    assert [(p.speaker, p.start_ms, [line.text for line in p.lines]) for p in parts()] == [
        ("Ann", 5_000, ["we begin", "here", "and go on"]),
        ("Bob", 10_000, []),
        ("Cyd", 62_000, ["the end"]),
    ]


def test_a_part_without_words_is_left_out_and_told():
    warnings = []
    segments, numbers = segments_of(parts(), "turn", warnings)
    assert [(s.text, s.speaker) for s in segments] == [("we begin\nhere\n\nand go on", "Ann"), ("the end", "Cyd")]
    assert numbers == [3, 8]
    assert [(w.message, w.line) for w in warnings] == [("a turn with no words is left out", 7)]


def test_a_page_without_marks_has_none():
    assert marks_in("A heading\nAnn: no time", MARK) == 0
    assert first_mark(lines_of("A heading\nAnn: no time"), MARK) is None
    assert marks_in(PAGE, MARK) == 3
