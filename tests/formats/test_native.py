"""The native format and its published schema: what is written fits it, and what does not is refused with its place."""

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings

from tests.formats.test_fixtures import FILES
from tests.strategies import talks
from transcripts.errors import ReadError
from transcripts.formats import read_bytes, write_text

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "transcripts" / "data" / "transcript.schema.json").read_text(encoding="utf-8")
)
VALID = jsonschema.Draft202012Validator(SCHEMA)


@given(talk=talks())
@settings(max_examples=100, deadline=None)
def test_what_is_written_fits_the_schema_and_comes_back(talk):
    content = write_text(talk, "json").content
    VALID.validate(json.loads(content))
    assert read_bytes(content.encode(), "-", "json") == talk


@pytest.mark.parametrize("path", [p for p in FILES if p.parts[-2] == "valid"], ids=lambda p: "/".join(p.parts[-3:]))
def test_every_fixture_as_json_fits_the_schema_and_comes_back(path):
    talk = read_bytes(path.read_bytes(), path.name)
    content = write_text(talk, "json").content
    VALID.validate(json.loads(content))
    assert read_bytes(content.encode(), "-") == talk


SEGMENT = {"text": "one two", "start_ms": 0, "end_ms": 900, "words": [{"text": "one"}, {"text": "two"}]}


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"transcripts": "1"}, "transcripts"),
        ({"segments": {}}, "segments"),
        ({"segments": [{"start_ms": 0}]}, r"segments\[0\]"),
        ({"segments": [{**SEGMENT, "start_ms": 1.5}]}, r"segments\[0\].start_ms"),
        ({"segments": [{**SEGMENT, "speaker": 4}]}, r"segments\[0\].speaker"),
        ({"segments": [SEGMENT, {**SEGMENT, "words": [{"text": "one two"}]}]}, r"segments\[1\].words\[0\]"),
        ({"segments": [{**SEGMENT, "words": [{"text": "one", "start_ms": 0}]}]}, r"segments\[0\].words\[0\]"),
        ({"segments": [{**SEGMENT, "start_timing": "guessed"}]}, r"segments\[0\].start_timing"),
        ({"chapters": [{"start_ms": 0}]}, r"chapters\[0\].title"),
    ],
)
def test_the_reader_refuses_what_the_schema_refuses_and_names_the_place(change, place):
    document = {"transcripts": 1, "segments": [SEGMENT], **change}
    assert list(VALID.iter_errors(document))
    with pytest.raises(ReadError, match=place):
        read_bytes(json.dumps(document).encode(), "x.json", "json")


@pytest.mark.parametrize(
    "document",
    [
        {"transcripts": 1, "segments": [{"text": "only text"}]},
        {"transcripts": 1, "segments": [{"words": [{"text": "only"}, {"text": "words"}]}]},
        {"transcripts": 1, "language": None, "segments": [{"text": "x", "speaker": None, "words": None}]},
        {"transcripts": 1, "segments": []},
    ],
)
def test_what_may_be_left_out_is_read(document):
    VALID.validate(document)
    read_bytes(json.dumps(document).encode(), "x.json")
