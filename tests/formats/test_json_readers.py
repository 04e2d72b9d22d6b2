"""The readers of JSON: whatever stands in any place of a document, and what they make of what they find."""

import copy
import json
from pathlib import Path

import pytest

from transcripts.errors import NoCaptionsError, TranscriptsError, UnknownFormatError, WriteError
from transcripts.formats import by_name, read_bytes, write_text
from transcripts.formats.lawful import lawful
from transcripts.formats.pairing import pairs
from transcripts.model import Chapter, Segment, Transcript

ROOT = Path(__file__).parents[2] / "fixtures" / "read"
FILES = sorted(ROOT.glob("*/valid/*.json*"))
FILES = [path for path in FILES if path.suffix != ".expected" and path.parts[-3] not in {"json3", "page-captions"}]
NASTY = [
    None, True, -1, 0.5, 10**30, 1e300, float("nan"), float("inf"), "", " ", "soon", "-1", "9" * 5000, "\x00\ud800",
    [], [None], [[1]], {}, {"id": {}}, ["a", "b"],
]  # fmt: skip


def documents(text):
    """The JSON values that stand in a text, one after another."""
    decoder, found, at = json.JSONDecoder(), [], 0
    while text[at:].strip():
        at += len(text[at:]) - len(text[at:].lstrip())
        value, at = decoder.raw_decode(text, at)
        found.append(value)
    return found


def places(value, path=()):
    """The path of every value in a document, of a list's members only the first two."""
    yield path
    if isinstance(value, dict):
        for key in value:
            yield from places(value[key], (*path, key))
    elif isinstance(value, list):
        for i in range(min(len(value), 2)):
            yield from places(value[i], (*path, i))


def with_value(held, path, value):
    if not path:
        return value
    held = copy.deepcopy(held)
    inner = held
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return held


def without(held, path):
    held = copy.deepcopy(held)
    inner = held
    for key in path[:-1]:
        inner = inner[key]
    del inner[path[-1]]
    return held


def assert_read_or_refused(held, name):
    data = "\n".join(json.dumps(value) for value in held).encode()
    try:
        talk = read_bytes(data, "bad.json", name)
    except TranscriptsError as error:
        place = error.place
    else:
        assert lawful(talk) is talk
        return
    assert place is not None
    assert place.path == "bad.json"


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-3:]))
def test_any_value_in_any_place_is_read_or_refused_with_its_place(path):
    held = documents(path.read_text(encoding="utf-8"))
    name = path.parts[-3]
    for where in places(held):
        if len(where) > 1:
            assert_read_or_refused(without(held, where), name)
        for value in NASTY if where else []:
            assert_read_or_refused(with_value(held, where, value), name)
    assert_read_or_refused(with_value(held, (0,), []), None)


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-3:]))
def test_a_file_cut_anywhere_is_refused_with_line_and_column(path):
    data = path.read_bytes().rstrip()
    for cut in range(1, len(data), 1 + len(data) // 40):
        try:
            read_bytes(data[:cut], "cut.json", path.parts[-3])
        except TranscriptsError as error:
            place = error.place
        else:
            assert documents(data[:cut].decode())  # between two documents
            continue
        assert place is not None


@pytest.mark.parametrize("name", ["gladia", "soniox", "podcast", "json-list", "fetched", "kaldi", "elevenlabs"])
@pytest.mark.parametrize("opening", ["[", '{"segments":', '{"text": "a", "start": 1, "words": ['])
def test_deep_nesting_is_refused(name, opening):
    with pytest.raises(TranscriptsError):
        read_bytes((opening * 100_000).encode(), "deep.json", name)


def read(value, form=None):
    return read_bytes(json.dumps(value).encode(), "-", form)


def cues(talk):
    return [(s.start_ms, s.end_ms, s.speaker, s.text) for s in talk.segments]


NAMED = [
    ({"start": 1.5, "end": 2.5, "text": "a b"}, (1500, 2500)),
    ({"startTime": "1.5", "endTime": "2.5", "body": "a b"}, (1500, 2500)),
    ({"start_time": "00:00:01,500", "end_time": "00:00:02.5", "content": "a b"}, (1500, 2500)),
    ({"from": 1.5, "to": 2.5, "content": "a b"}, (1500, 2500)),
    ({"begin_ms": 1500, "end_ms": 2500, "sentence": "a b"}, (1500, 2500)),
    ({"BeginOffsetMillis": 1500, "EndOffsetMillis": 2500, "Content": "a b"}, (1500, 2500)),
    ({"startInSeconds": 1.5, "durationInSeconds": 1, "line": "a b"}, (1500, 2500)),
    ({"offset": "PT1.5S", "duration": "PT1S", "lines": ["a", "b"]}, (1500, 2500)),
    ({"timestamp": [1.5, 2.5], "text": "a b"}, (1500, 2500)),
    ({"startOffset": "1.500s", "endOffset": "2.500s", "transcript": "a b"}, (1500, 2500)),
    ({"start": 1, "start_ms": 1500, "end_ms": 2500, "text": "a b", "end": 2}, (1500, 2500)),
]


@pytest.mark.parametrize(("record", "times"), NAMED)
def test_fields_are_known_by_their_usual_names(record, times):
    later = {**record, "text": "c d"} if "text" in record else record
    for document in ([record], {"data": {"items": [record]}}, {"segments": [record, later]}):
        first = read(document, "json-list").segments[0]
        assert (first.start_ms, first.end_ms, first.text.split()) == (*times, ["a", "b"])


def told(talk):
    return [notice.message for notice in talk.warnings]


def test_the_unit_of_whole_numbers_is_told_apart_by_the_rate_of_speech_and_told():
    seconds = [{"text": "the ferry is late today", "start": i * 3, "end": i * 3 + 2} for i in range(5)]
    thousandths = [{**each, "start": each["start"] * 1000, "end": each["end"] * 1000} for each in seconds]
    assert cues(read(seconds)) == cues(read(thousandths))
    assert "seconds" in told(read(seconds))[0]
    assert "milliseconds" in told(read(thousandths))[0]


@pytest.mark.parametrize(
    "row",
    [
        {"text": "[Music]", "start": 0.5, "end": 60.25},  # a caption that stands for the length of a song
        {"text": "the ferry is late", "start": 0.5, "end": 2.25},
        {"text": "the ferry is late", "start_seconds": 0, "end_seconds": 2},
        {"text": "the ferry is late", "start": "00:00:00", "end": "00:00:02"},
    ],
)
def test_a_unit_that_is_plain_is_not_told(row):
    assert told(read([row])) == []


def test_a_length_that_reaches_past_the_next_start_ends_there_and_an_end_stays():
    rows = [{"text": "one two", "start": 0.1, "duration": 5.5}, {"text": "three", "start": 3.2, "duration": 1.1}]
    assert cues(read(rows)) == [(100, 3200, None, "one two"), (3200, 4300, None, "three")]
    rows = [{"text": "one two", "start": 0.1, "end": 5.5}, {"text": "three", "start": 3.2, "end": 4.3}]
    assert cues(read(rows)) == [(100, 5500, None, "one two"), (3200, 4300, None, "three")]


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("Ida Brook", "Ida Brook"), (0, "Speaker 0"), ("3", "Speaker 3"), (2.0, "Speaker 2"), ("B", "Speaker B"),
        ({"id": 4}, "Speaker 4"), ({"id": 4, "name": "Ida"}, "Ida"), (None, None), ("", None), (-1, None), ({}, None),
    ],
)  # fmt: skip
def test_a_speaker_is_a_name_a_number_an_object_or_nobody(speaker, name):
    talk = read([{"text": "the ferry is late", "start": 0.5, "end": 2.2, "speaker": speaker}], "json-list")
    assert talk.segments[0].speaker == name


def test_of_several_lists_the_one_with_longer_texts_is_read():
    words = [
        {"word": word, "start": i / 2, "end": i / 2 + 0.4} for i, word in enumerate(["the", "ferry", "is", "late"])
    ]
    segments = [{"text": "the ferry is late", "start": 0, "end": 1.9}]
    assert len(read({"words": words, "lines": segments}, "json-list").segments) == 1
    assert read({"words": words, "parts": []}, "json-list").text == "the ferry is late"


def test_lists_at_the_same_place_are_one_talk_however_many_there_are():
    parts = [
        {"speaker": f"S{i % 2}", "lines": [{"text": f"line {i} here", "start": i, "end": i + 0.5}]} for i in range(500)
    ]
    talk = read({"title": "Harbour talk", "parts": parts})
    assert len(talk.segments) == 500
    assert {segment.speaker for segment in talk.segments} == {"S0", "S1"}
    assert (talk.title, told(talk)) == ("Harbour talk", [])


def test_a_list_that_says_something_else_is_told_and_one_that_says_the_same_is_not():
    one = [{"text": "the ferry is late", "start": 0.5, "end": 2.25}]
    other = [{"text": "nobody knows", "start": 3.5, "end": 4.25}]
    assert told(read({"left": one, "right": other})) == ["right was left out: left was read"]
    assert told(read({"left": one, "right": one})) == []


def test_several_documents_are_one_talk_in_whatever_lines_they_stand():
    rows = [{"text": "one two", "start": 0.5, "end": 1.25}, {"text": "three four", "start": 2.5, "end": 3.25}]
    for between in ("\n", "", " \n\n "):
        data = between.join(json.dumps(row) for row in rows).encode()
        assert cues(read_bytes(data, "-")) == cues(read(rows))
    pretty = "\n".join(json.dumps(row, indent=2) for row in rows).encode()
    assert cues(read_bytes(pretty, "-")) == cues(read(rows))


# Marks from the text carried onto bare words


def test_bare_words_get_the_marks_of_the_text_and_keep_their_times():
    words = [("hello", 0, 0.5), ("there", 0.6, 1), ("its", 1.2, 1.4), ("9", 1.4, 1.6), ("30", 1.6, 1.9)]
    held = {"text": "Hello there — it's 9:30.", "words": [{"word": w, "start": a, "end": b} for w, a, b in words]}
    found = read(held).words
    assert [(w.text, w.start_ms, w.end_ms, w.timing) for w in found if w.text != "—"] == [
        ("Hello", 0, 500, "given"), ("there", 600, 1000, "given"), ("it's", 1200, 1400, "given"),
        ("9:30.", 1400, 1900, "given"),
    ]  # fmt: skip


def test_a_text_that_says_something_else_is_kept_and_told():
    held = {"text": "Nobody knows why.", "words": [{"word": w, "start": i, "end": i + 1} for i, w in enumerate("abc")]}
    talk = read({**held, "segments": [{**held, "start": 0, "end": 3}]}, "whisper")
    assert talk.text == "Nobody knows why."
    assert "disagree" in told(talk)[0]


def test_words_are_paired_in_order_and_what_is_missing_is_passed_over():
    assert pairs(["a", "b", "c"], ["a", "c"]) == {0: range(1), 2: range(1, 2)}
    assert pairs(["a", "c"], ["a", "b", "c"]) == {0: range(1), 1: range(2, 3)}
    assert pairs(["...", "a"], ["a"]) == {1: range(1)}
    assert pairs([], ["a"]) == pairs(["a"], []) == {}


# Messages


@pytest.mark.parametrize(
    ("held", "message"),
    [
        ({"status": "queued", "result": {"transcription": {"full_transcript": ""}}}, "its state is 'queued'"),
        ({"status": "done", "result": {"transcription": {"full_transcript": ""}}}, "holds no words"),
    ],
)
def test_a_job_that_is_not_done_is_named_and_one_that_is_done_is_not_blamed(held, message):
    with pytest.raises(NoCaptionsError, match=message) as caught:
        read(held)
    assert ("once the job is done" in str(caught.value)) == (held["status"] == "queued")


def test_an_error_says_what_the_file_was_read_as_where_that_was_a_guess():
    row = {"text": "a", "start": "soon", "end": 1}
    with pytest.raises(TranscriptsError, match="read as list of timed texts as JSON"):
        read([row])
    with pytest.raises(TranscriptsError) as caught:
        read([row], "json-list")
    assert "read as" not in str(caught.value)


def test_json_of_no_form_is_described():
    with pytest.raises(UnknownFormatError, match="its fields are weather, wind"):
        read({"weather": "fair", "wind": 3})


# Writing


def test_podcast_json_comes_back_whatever_it_holds():
    for texts in (["Yes.", "No.", "Perhaps."], ["Yes, so", "No"], ["one two three"] * 5):
        for speaker in (None, "A", "1", "UU", "0b54ad21-9f8e-4c11-8c86-3d1f2a6b7c90", "Ida Brook"):
            held = [Segment(text, i * 1000 + 1, i * 1000 + 999, speaker) for i, text in enumerate(texts)]
            output = write_text(Transcript(tuple(held)), "podcast")
            assert output.warnings == ()
            assert list(read_bytes(output.data, "-").segments) == held


def test_podcast_json_without_times_is_refused():
    with pytest.raises(WriteError, match="no times"):
        write_text(Transcript((Segment("one"),)), "podcast")


CHAPTERS = Transcript(
    (Segment("one", 0, 1000),),
    title="Harbour talk", channel="Pier",
    chapters=(Chapter("The tide", 65_000, 90_000), Chapter("The\nferry", 0), Chapter("No time")),
)  # fmt: skip


def test_chapters_are_written_as_the_podcast_namespace_has_them():
    output = write_text(CHAPTERS, "podcast-chapters")
    assert json.loads(output.content) == {
        "version": "1.2.0", "title": "Harbour talk", "podcastName": "Pier",
        "chapters": [
            {"startTime": 0.0, "title": "The ferry"}, {"startTime": 65.0, "endTime": 90.0, "title": "The tide"},
        ],
    }  # fmt: skip
    assert "no time" in output.warnings[0].message


def test_chapters_are_written_as_the_lines_of_a_description():
    output = write_text(CHAPTERS, "youtube-chapters")
    assert output.content == "0:00 The ferry\n1:05 The tide\n"
    assert "three or more" in output.warnings[-1].message
    late = Transcript((), chapters=(Chapter("a", 0), Chapter("b", 60_000), Chapter("c", 3_605_000)))
    assert write_text(late, "youtube-chapters").content == "0:00:00 a\n0:01:00 b\n1:00:05 c\n"
    assert write_text(late, "youtube-chapters").warnings == ()


@pytest.mark.parametrize("name", ["podcast-chapters", "youtube-chapters", "chapters"])
def test_a_talk_without_chapters_is_refused(name):
    with pytest.raises(WriteError, match="no chapters"):
        write_text(Transcript((Segment("one", 0, 1000),)), by_name(name))
