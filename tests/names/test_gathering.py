"""What is gathered does not hang on where a window ends, and a talk holds what was found in it, not all its spans."""

import tracemalloc
from random import Random

import pytest

from transcripts.gazetteer import Entry, Gazetteer
from transcripts.ledger import View
from transcripts.model import Segment, Transcript
from transcripts.names import gathering
from transcripts.names.gathering import gathered
from transcripts.names.talk_index import TalkIndex
from transcripts.names.targets import targets

NAMES = [Entry("Torlef Brefzger", "person"), Entry("Javier Soarez", "person"), Entry("Reykjavik", "place")]
WORDS = "quarter revenue operator margin percent guidance segment customers product growth thank morning"
PLAIN = WORDS.split()
MISHEARD = ["torlev brefzger", "havier soares", "reykyavik", "brefsger"]


def talk(words, seed=1, every=40):
    rng = Random(seed)
    said = [rng.choice(MISHEARD) if i % every == 0 else rng.choice(PLAIN) for i in range(words)]
    lines = [" ".join(said[i : i + 12]) for i in range(0, words, 12)]
    view = View(Transcript(tuple(Segment(line, 9 * i, 9 * i + 9) for i, line in enumerate(lines))))
    return TalkIndex(view, targets(Gazetteer.of(NAMES)))


@pytest.mark.parametrize("size", [1, 13, 4_096])
def test_candidates_are_the_same_whatever_the_window(size, monkeypatch):
    whole = [(c.span, c.target.text, c.near.likeness) for c in gathered(talk(300))]
    monkeypatch.setattr(gathering, "WINDOW", size)
    for _ in range(2):  # compared afresh, and remembered from the round before
        assert [(c.span, c.target.text, c.near.likeness) for c in gathered(talk(300))] == whole
    assert len(whole) >= 8


def test_a_round_that_finds_nothing_new_compares_nothing_again(monkeypatch):
    first = len(gathered(talk(300)))

    def compared(heard, *_):
        assert not heard
        return iter(())

    monkeypatch.setattr("transcripts.names.retrieval._near", compared)
    assert len(gathered(talk(300))) == first


def test_a_longer_talk_holds_no_spans():
    def held(words):
        some = talk(words, seed=words, every=1_000)
        some.words, some.turns, some.plain, some.exact  # noqa: B018 - the words themselves are no part of it
        tracemalloc.start()
        gathered(some)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    held(2_000)
    # Five spans begin with each word, of some 500 bytes each where they are held; a hash of each takes eight.
    assert held(24_000) - held(8_000) < 250 * 16_000
