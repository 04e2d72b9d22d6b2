"""No step, and no learning from documents, costs more than in proportion to its input, whatever stands in it.

Inputs are hostile and small, and differ from one measurement to the next, so that nothing is remembered from the last.
"""

import random
from itertools import count

import pytest

import transcripts as ts
from tests.growth import assert_linear
from transcripts.ledger import View
from transcripts.letters import LONGEST_WORD
from transcripts.passes.step import Setting
from transcripts.passes.table import STEPS

SEEDS = count(1)
CONSONANTS, VOWELS = "bdfgklmnprstvz", "aeiou"
NAMES = [f"{first} {last}" for first in ("Zorvek", "Lumtas", "Nidgop") for last in ("Brazor", "Vektas", "Rufnid")]
PLAIN = "and then we went on to the house of the man who said that it was fine"


def made_up(chance, syllables=5):
    return "".join(chance.choice(CONSONANTS) + chance.choice(VOWELS) for _ in range(syllables))


def damaged(chance, name):
    at = chance.randrange(1, len(name))
    return name[:at] + chance.choice(CONSONANTS) + name[at + 1 :]


def line(size, make):
    chance = random.Random(next(SEEDS))
    return " ".join(word for _ in range(size) for word in make(chance).split())


WORDS = {
    "damaged names": lambda chance: " ".join(damaged(chance, part) for part in chance.choice(NAMES).split()),
    "one name": lambda _: "Zorvek Brasor",
    "right names": lambda chance: chance.choice(NAMES),
    "words of nobody": made_up,
    "capitals": lambda chance: made_up(chance, 2).upper()[:4],
    "letters": lambda chance: chance.choice("ABCDEFGHKLM"),
    "digits": lambda chance: str(chance.randrange(10**6)),
    "repeats": lambda _: "the the",
    "brackets": lambda _: "(( [ {",
    "joined and parted": lambda chance: f"relation ship {chance.choice(['ofthe', 'inthe'])}",
    "the longest words": lambda chance: made_up(chance, LONGEST_WORD // 2),
    "plain talk": lambda _: PLAIN,
}
LONG = {
    "syllables": "aB",
    "letters": "a",
    "capitals": "A",
    "digits": "1",
    "dots": ".",
    "dotted": "a.",
    "hyphens": "ab-",
    "apostrophes": "ab'",
    "brackets": "([",
    "accents": "a\u0301",
}


def in_segments(text):
    words = text.split()
    parts = [" ".join(words[at : at + 12]) for at in range(0, len(words), 12)]
    return ts.Transcript(tuple(ts.Segment(part, at * 4_000, at * 4_000 + 3_900) for at, part in enumerate(parts)))


def passed(talk):
    """Every pass over the talk, once: how many rounds `clean` needs is another matter, and at most MOST_ROUNDS."""
    names = ts.Gazetteer.of([ts.Entry(name, "person") for name in NAMES])
    setting = Setting(names, names, "en")
    view = View(talk)
    return [list(a_pass(view)) for step in STEPS for part in step.parts for a_pass in [part.make(setting)]]


@pytest.mark.parametrize("what", WORDS)
def test_many_words_cost_the_steps_in_proportion(what):
    size = 12 if what in {"plain talk", "the longest words"} else 100
    assert_linear(lambda n: in_segments(line(n, WORDS[what])), passed, size, timed=False)


@pytest.mark.parametrize("what", LONG)
def test_one_long_word_costs_the_steps_in_proportion(what):
    def make(size):
        return in_segments(f"{PLAIN} {LONG[what] * size}{next(SEEDS)} x{LONG[what] * size} {PLAIN}")

    assert_linear(make, passed, 2_000)


def test_one_segment_costs_in_proportion():
    assert_linear(lambda n: ts.Transcript((ts.Segment(line(n, made_up)),)), passed, 150, timed=False)


def test_segments_of_one_word_cost_in_proportion_whoever_speaks():
    def make(size):
        return ts.Transcript(tuple(ts.Segment(w, speaker=f"{w.title()} Lee") for w in line(size, made_up).split()))

    assert_linear(make, passed, 150, timed=False)


def lines(size, make):
    return "\n".join(make(line(1, made_up), line(1, made_up)) for _ in range(size // 40))


def learnt(text):
    return ts.Gazetteer.from_documents([text])


DOCUMENTS = {
    "dots": lambda n: "The end" + "." * n + "x of it",
    "dots apart": lambda n: "The end " + ". " * n + "x of it",
    "dotted letters": lambda n: "The end " + "a." * n + "x of it",
    "dotted digits": lambda n: "The end " + "1." * n + "x of it",
    "quotes": lambda n: "The end." + "\"'" * n + "x of it",
    "blanks": lambda n: "The end." + " " * n + "x of it",
    "square brackets": lambda n: "The end " + "[" * n + "[a](" * n + "x of it",
    "open tags": lambda n: "<html>The end " + "<a" * n + "x of it",
    "open comments": lambda n: "<html>The end " + "<!--" * n + "x of it",
    "menus": lambda n: "<html>The end " + "<div class=menu>" * n + "x of it",
    "one word": lambda n: "The word " + "Ab" * n + " is it",
    "hyphens": lambda n: "The word " + "ab-" * n + "b is it",
    "capitals": lambda n: "We saw " + "ABC " * (n // 20) + "there",
    "names": lambda n: "\n".join(
        f"We met {line(1, made_up).title()} {line(1, made_up).title()}." for _ in range(n // 8)
    ),
    "pairs": lambda n: "\n".join(
        f"the {line(1, made_up)} house market of the {line(1, made_up)}." for _ in range(n // 8)
    ),
    "labels": lambda n: "\n".join(f"Ana {line(1, made_up).title()}: we met there" for _ in range(n // 8)),
}


@pytest.mark.parametrize("what", DOCUMENTS)
def test_documents_are_learnt_from_in_proportion(what):
    assert_linear(
        lambda n: f"{DOCUMENTS[what](n)}\nand no more", lambda text: ts.Gazetteer.from_documents([text]), 2_000
    )
