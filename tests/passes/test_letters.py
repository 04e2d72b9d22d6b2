"""No step alters a letter by changing its case, whatever the letter: all that Unicode has with more than one form."""

import sys
from itertools import product

import pytest

import transcripts as ts
from transcripts.letters import same_letters
from transcripts.passes.table import STEPS

LETTERS = [
    c
    for c in map(chr, range(sys.maxunicode + 1))
    if len({len(form) for form in (c, c.upper(), c.title(), c.lower(), c.casefold())}) > 1
    or c not in {c.upper().lower(), c.upper(), c.lower().upper()}
    or c in "iIıİςσΣ"
]
FRAMES = ("{}abel", "ab{}del", "{}", "ko{}", "{}{}")
SAID = "and then {} said that the house was in {} and we went there"


def talk(words, upper):
    frames = [frame.replace("{}", letter) for letter, frame in product(words, FRAMES)]
    pairs = zip(frames[::2], frames[1::2], strict=False)
    rest = [SAID.upper() if upper else SAID] * (len(frames) // 2)
    return ts.Transcript(tuple(ts.Segment(text.format(*pair)) for text, pair in zip(rest, pairs, strict=False)))


def test_there_are_such_letters():
    assert len(LETTERS) > 130
    assert {"İ", "ǰ", "ẖ", "ß", "ﬁ", "ı", "ς", "ſ", "ŉ"} <= set(LETTERS)


@pytest.mark.parametrize("upper", [False, True])
@pytest.mark.parametrize("part", range(4))
def test_every_step_leaves_the_letters_alone(part, upper):
    heard = talk(LETTERS[part::4], upper)
    names = ts.Gazetteer.of([ts.Entry(f"{letter}abel", "person") for letter in LETTERS[part::16]])
    result = ts.clean(heard, gazetteer=names, starter=False)
    assert not result.ledger.warnings
    for c in result.ledger.corrections:
        if c.layer == "marks":
            assert same_letters(c.before.strip('.,?"'), c.after.strip('.,?"')), c
    assert ts.undo(heard, result.ledger) == heard


@pytest.mark.parametrize("step", [step.name for step in STEPS])
def test_a_word_of_each_such_letter_comes_through_each_step_alone(step):
    heard = talk(LETTERS, upper=False)
    assert ts.clean(heard, only=[step], starter=False).ledger.warnings == ()
