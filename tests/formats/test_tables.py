"""Tables of cues and words: names of columns in any order, times of any kind, quotation marks of any use."""

import pytest

from transcripts.errors import TranscriptsError
from transcripts.formats import WriteOptions, read_bytes, write_text
from transcripts.model import Segment, Transcript, Word


def rows(text, name="a.csv"):
    return [(s.start_ms, s.end_ms, s.speaker, s.text) for s in read_bytes(text.encode(), name).segments]


ONE = [(1500, 2750, "Mara", "Come in."), (3000, 4000, "Tobias", "Thank you, Mara.")]


@pytest.mark.parametrize(
    "text",
    [
        'start,end,speaker,text\n1.5,2.75,Mara,Come in.\n3,4.0,Tobias,"Thank you, Mara."\n',
        'Text,Speaker Name,End Time,Start Time\nCome in.,Mara,0:02.75,0:01.5\n"Thank you, Mara.",Tobias,0:04,0:03\n',
        "Begin\tStop\tActor\tDialogue\n0:01,500\t00:00:02,750\tMara\tCome in.\n0:03\t0:04\tTobias\tThank you, Mara.\n",
        "\ufeffWho;From;To;What was said (transcript)\r\nMara;1,5;2,75;Come in.\r\nTobias;3;4;Thank you, Mara.\r\n",
        "start_ms|end_ms|name|caption\n1500|2750|Mara|Come in.\n3000|4000|Tobias|Thank you, Mara.\n",
        'startTime,duration,speakerLabel,sentence\n1.5,1.25,Mara,Come in.\n3,1.0,Tobias,"Thank you, Mara."\n',
        "Onset (s),Offset (s),Speaker,Utterance\n1.5,2.75,Mara,Come in.\n3.0,4.0,Tobias,\"Thank you, Mara.\"\n",
        'Début;Fin;Locuteur;Texte\n1,5;2,75;Mara;Come in.\n3;4;Tobias;"Thank you, Mara."\n',
        'In Point,Out Point,Character,Subtitle\n00:01.500,00:02.750,Mara,Come in.\n0:3,0:4,Tobias,"Thank you, Mara."\n',
    ],
)  # fmt: skip
def test_columns_of_many_names_in_any_order(text):
    assert rows(text) == ONE
    assert rows(text, "-") == ONE


@pytest.mark.parametrize(
    "text",
    [
        "sep=;\nStart;End;Text\n1,5;2,75;Come in.\n",
        "My talk,,\n,,\nStart,End,Text\n1.5,2.75,Come in.\n",
        "Time,Text\n0:01.5-0:02.75,Come in.\n",
        "Timecode,Text\n00:00:01.500 --> 00:00:02.750,Come in.\n",
    ],
)
def test_lines_above_the_header_and_two_times_in_one_cell(text):
    assert rows(text) == [(1500, 2750, None, "Come in.")]
    assert read_bytes(text.encode(), "-").source.format == "csv"


def test_prose_that_speaks_of_columns_is_prose():
    text = b"Start, text and end: these are the words.\nThey go on, and on, and on.\n"
    assert read_bytes(text).source.format == "text"


def test_a_quoted_line_end_is_one_cell_and_a_lone_quotation_mark_is_a_letter():
    assert rows('start,end,text\n1.0,2.0,"Come ""right"" in,\nsit down."\n')[0][3] == 'Come "right" in,\nsit down.'
    assert [r[3] for r in rows('start\tend\ttext\n0\t900\t"Come in\n900\t1900\tand sit" he said\n', "-")] == [
        '"Come in', 'and sit" he said'
    ]  # fmt: skip


def test_frames_are_read_at_the_rate_that_the_column_names_else_at_a_guess_that_is_told():
    named = read_bytes(b"Timecode In (24 fps),Timecode Out (24 fps),Text\n00:00:01:12,00:00:02:00,Come\n", "a.csv")
    assert (named.segments[0].start_ms, named.warnings) == (1500, ())
    guessed = read_bytes(b"In,Out,Text\n00:00:01:15,00:00:02:29,Come\n", "a.csv")
    assert guessed.segments[0].start_ms == 1500
    assert "30 frames" in guessed.warnings[0].message
    dropped = read_bytes(b"In,Out,Text\n00:10:00;00,00:10:01;00,Come\n", "a.csv")
    assert dropped.segments[0].start_ms == 600_000 - 1  # 17,982 frames of 1001/30000 s


def test_whole_numbers_are_seconds_or_milliseconds_as_people_speak():
    seconds = "start,end,text\n0,3,we cross the bay at low tide\n3,6,and then we all go home again\n"
    assert [r[:2] for r in rows(seconds)] == [(0, 3000), (3000, 6000)]
    assert [r[:2] for r in rows(seconds.replace("3", "3000").replace("6", "6000"))] == [(0, 3000), (3000, 6000)]


def test_a_table_without_times_is_text_and_that_is_told():
    talk = read_bytes(b"speaker,text\nMara,Come in.\nTobias,Thank you.\n", "a.csv")
    assert [(s.speaker, s.start_ms) for s in talk.segments] == [("Mara", None), ("Tobias", None)]
    assert "times" in talk.warnings[0].message


@pytest.mark.parametrize(
    "text",
    ["", "start,end\n1,2\n", "start,end,text\n", "a,b,c\n1,2,3\n", 'start,end,text\n"', "start,end,text\n1e999,nan,x\n",
     "start,end,text\n" + "9" * 400 + ",1,x\n", "start,end,text" + ",x" * 3000, "text\n" + '"' * 5001],
)  # fmt: skip
def test_bad_tables_earn_an_error_or_a_warning(text):
    try:
        talk = read_bytes(text.encode(), "a.csv", "csv")
    except TranscriptsError as error:
        assert error.place is not None  # noqa: PT017 - the other outcome is the rest of the test
    else:
        assert talk.segments


TALK = Transcript((
    Segment("Come in.", 0, 900, "Mara", [Word("Come", 0, 400, "given", 0.5), Word("in.", 450, 900, "given", 0.75)]),
    Segment("=SUM(1)", 1000, 1900, "-x"),
    Segment('Thank "you",\nMara;\tso', 2000, 3000, None),
))  # fmt: skip


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_what_is_written_comes_back(name):
    written = write_text(TALK, name)
    back = read_bytes(written.data, f"a.{name}")
    assert [(s.text, s.start_ms, s.end_ms, s.speaker) for s in back.segments] == [
        (s.text, s.start_ms, s.end_ms, s.speaker) for s in TALK.segments
    ]
    assert all(cell[:1] not in "=+-@" for line in written.content.split("\n") for cell in line.split(",") if cell)


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_words_with_their_times_come_back_and_estimates_are_not_given_out_as_times(name):
    content = write_text(TALK, name, WriteOptions(word_times=True)).content
    back = read_bytes(content.encode(), f"a.{name}")
    assert back.segments[0].held_words == TALK.segments[0].held_words
    assert back.segments[1].held_words is None
    assert (back.segments[0].start_ms, back.segments[0].end_ms) == (0, 900)
