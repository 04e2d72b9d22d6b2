"""Every case in fixtures/align."""

import tomllib
from pathlib import Path

import pytest

from tests.alignment.makers import prose
from transcripts.alignment import align
from transcripts.alignment.tokens import silent
from transcripts.model import Segment, Transcript

CASES = sorted((Path(__file__).parents[2] / "fixtures" / "align").glob("*.toml"))


def load(path):
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    cues = []
    for line in case["timed"].strip().splitlines():
        start, end, text = line.split(maxsplit=2)
        cues.append(Segment(text, round(float(start) * 1000), round(float(end) * 1000)))
    return case, Transcript(tuple(cues)), prose(*case["text"].strip().splitlines())


def test_there_are_cases():
    assert CASES


@pytest.mark.parametrize("path", [p for p in CASES if "differs" in load(p)[0]], ids=lambda p: p.stem)
def test_only_what_the_case_lists_differs(path):
    case, timed, text = load(path)
    left, right = timed.words, text.words
    found = []
    for pair in align(timed, text).pairs:
        ours, theirs = [left[i].text for i in pair.left], [right[j].text for j in pair.right]
        if pair.kind != "same" and not all(silent(w) for w in ours + theirs):
            found.append(f"{' '.join(ours)} | {' '.join(theirs)}")
    assert found == case["differs"]


@pytest.mark.parametrize("path", [p for p in CASES if "speakers" in load(p)[0]], ids=lambda p: p.stem)
def test_every_cue_gets_its_speaker(path):
    case, timed, text = load(path)
    kept = align(timed, text, keep="timed").transcript
    assert [s.speaker or "" for s in kept.segments] == case["speakers"]


@pytest.mark.parametrize("path", [p for p in CASES if "starts" in load(p)[0]], ids=lambda p: p.stem)
def test_words_start_when_their_cues_do(path):
    case, timed, text = load(path)
    words = align(timed, text).transcript.words
    for word, seconds in case["starts"]:
        assert next(w.start_ms for w in words if w.text == word) == round(seconds * 1000)
