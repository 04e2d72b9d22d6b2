"""The step's work grows with the talk and with the list, and no faster: counted in calls."""

from itertools import count
from random import Random

import pytest

from tests.growth import assert_linear
from transcripts.gazetteer import Entry, Gazetteer
from transcripts.ledger import View
from transcripts.model import Segment, Transcript
from transcripts.names import large_lists, variants
from transcripts.names.step import names_pass

MADE_OF = "bra zor vek lum tas nid gop ruf mel kin sto pha dri wen cul jax"
SYLLABLES = MADE_OF.split()
SEEDS = count(1)  # other words each time: nothing is remembered from the run before


def made_up(rng, size):
    return "".join(rng.choice(SYLLABLES) for _ in range(size))


def names(number):
    rng = Random(number)
    return [f"{made_up(rng, 2)} {made_up(rng, 3)}".title() for _ in range(number)]


def damaged(rng, name):
    letters = list(name.lower())
    letters[rng.randrange(len(letters))] = rng.choice("aeioulrst")
    return "".join(letters)


def view(words):
    lines = [" ".join(words[i : i + 12]) for i in range(0, len(words), 12)]
    return View(Transcript(tuple(Segment(line, 9 * i, 9 * i + 9) for i, line in enumerate(lines))))


def densely_damaged(size, known):
    rng = Random(next(SEEDS))
    return view([word for _ in range(size) for word in damaged(rng, rng.choice(known)).split()])


def run(of):
    talk, known = of
    return list(names_pass(known)(talk))


@pytest.mark.parametrize("starter", [False, True])
def test_a_talk_full_of_damaged_names(starter):
    known = names(40)
    gazetteer = Gazetteer.of([Entry(name, "person") for name in known])
    gazetteer = gazetteer | Gazetteer.starter() if starter else gazetteer
    assert_linear(lambda n: (densely_damaged(n, known), gazetteer), run, 60, timed=False)


@pytest.mark.parametrize("longest", [large_lists.LONG_LIST, 50])
def test_a_list_of_names(longest, monkeypatch):
    monkeypatch.setattr(large_lists, "LONG_LIST", longest)

    def make(n):
        known = names(n)
        return densely_damaged(60, known[:40]), Gazetteer.of([Entry(name, "person") for name in known])

    assert_linear(make, run, 150, timed=False)


def test_a_talk_of_words_that_are_all_different():
    def make(n):
        rng = Random(next(SEEDS))
        return view([made_up(rng, 3).title() for _ in range(n)]), Gazetteer.of([Entry("Torlef Brefzger", "person")])

    assert_linear(make, run, 200, timed=False)


def test_a_talk_of_spellings_that_all_sound_alike(monkeypatch):
    monkeypatch.setattr(variants, "MOST_COMMON", 50)

    def make(n):
        rng = Random(next(SEEDS))
        parts = (
            ("Br",),
            ("e", "ea", "ee"),
            ("t",),
            ("z", "zz", "s"),
            "aeiou",
            ("nn", "n", "m"),
            ("", "e", "ee", "a", "aa"),
        )
        words = ["".join(map(rng.choice, parts)) for _ in range(n)]
        return view(words), Gazetteer.of([Entry("Torlef Kowalchik", "person")])

    assert_linear(make, run, 150, timed=False)
