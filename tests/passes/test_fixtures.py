"""The cases of `fixtures/correct`: what must be mended, what must be left alone, and what we cannot do yet."""

import tomllib
from pathlib import Path

import pytest

from transcripts import Gazetteer, Segment, Transcript, clean
from transcripts.gazetteer.files.fields import make_entry
from transcripts.gazetteer.gazetteer import plain_entry

CASES = Path(__file__).parents[2] / "fixtures" / "correct"
STEPS = ("names", "splits")


def cases(folder):
    paths = sorted((CASES / folder).glob("*.toml"))
    return [pytest.param(path, id=path.stem) for path in paths]


def known_failures():
    return [
        pytest.param(path, id=path.stem, marks=pytest.mark.xfail(strict=True, reason="what we cannot do yet"))
        for path in sorted((CASES / "known_failures").glob("*.toml"))
    ]


def cleaned(path):
    """The lines of a case, what they must become, and what they became."""
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    plain = [plain_entry(name) for name in case["names"]]
    names = Gazetteer.of([*plain, *(make_entry(table) for table in case.get("name", []))])
    lines = [Segment(line, 3000 * n, 3000 * n + 3000) for n, line in enumerate(case["lines"])]
    result = clean(Transcript(tuple(lines)), gazetteer=names, only=STEPS)
    return case["lines"], case.get("expect", case["lines"]), [s.text for s in result.transcript.segments]


@pytest.mark.parametrize("path", cases("leave_alone"))
def test_right_text_is_left_alone(path):
    lines, expected, made = cleaned(path)
    assert expected == lines, "a case of leave_alone has no `expect`"
    assert made == lines


@pytest.mark.parametrize("path", cases("fixes"))
def test_wrong_text_is_mended(path):
    lines, expected, made = cleaned(path)
    assert expected != lines, "a case of fixes needs an `expect`"
    assert made == expected


@pytest.mark.parametrize("path", known_failures())
def test_what_we_cannot_do_yet(path):
    _, expected, made = cleaned(path)
    assert made == expected
