"""Our annotations of the source documents: each stands where it says, in the documents that were annotated."""

import tomllib
from hashlib import sha256

import pytest

from tests.annotations import CLEAN, VERBATIM, annotations, applied
from tests.seeds import ROOT, seed_path
from transcripts import read

MANIFEST = tomllib.loads((ROOT / "seeds" / "MANIFEST.toml").read_text(encoding="utf-8"))["document"]
WORDS = [("hello", 0), ("is", 1000), ("is", 1000), ("Soul", 1000), ("bye", 2000)]


@pytest.mark.parametrize("document", MANIFEST, ids=lambda document: document["number"])
def test_the_documents_are_those_that_were_annotated(document):
    path = seed_path(document["number"])
    assert path.name == document["name"]
    assert sha256(path.read_bytes()).hexdigest() == document["sha256"]


@pytest.mark.parametrize("kinds", [VERBATIM, CLEAN, CLEAN | {"unsure"}])
def test_every_annotation_stands_where_it_says(kinds):
    talk = read(seed_path("001"))
    words = [(word.text, segment.start_ms) for segment in talk.segments for word in segment.words]
    made = applied(words, annotations("001"), kinds)
    assert made != [text for text, _ in words]
    half = applied(words, annotations("001"), kinds, MANIFEST[1]["annotated_to_ms"])
    assert made[: len(half)] == half


def test_annotations_are_short_and_of_known_classes():
    for note in annotations("001"):
        assert note.kind in CLEAN | {"unsure"}
        assert len(note.wrong.split()) <= 4
        assert note.wrong != note.right


def test_an_annotation_replaces_and_deletes_words():
    class Note:
        cue_ms, wrong, right, kind = 1000, "is is", "is", "disfluency"

    assert applied(WORDS, [Note], CLEAN) == ["hello", "is", "Soul", "bye"]
    assert applied(WORDS, [Note], VERBATIM) == ["hello", "is", "is", "Soul", "bye"]
    assert applied(WORDS, [Note], CLEAN, to_ms=1000) == ["hello"]
    Note.wrong = "Soul Soul"
    with pytest.raises(LookupError):
        applied(WORDS, [Note], CLEAN)
