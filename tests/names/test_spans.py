from random import Random

import pytest

from transcripts.gazetteer import Entry, Gazetteer
from transcripts.ledger import View
from transcripts.model import Segment, Transcript
from transcripts.names.spans import Span, heard_words, runs, spans
from transcripts.names.talk_index import Counted, TalkIndex
from transcripts.names.targets import targets

TEXT = "Today Dr. Marlen. Brott of U. S. Steel, DEFNET3 and the KEF met Nadja's people. And how? Vel gamma told them."


@pytest.mark.parametrize("size", [1, 2, 7, 100])
def test_parts_hold_the_spans_of_the_whole_talk_in_order(size):
    words = heard_words(View(Transcript((Segment(TEXT, 0, 9_000),))))
    turns = [0] * 9 + [1] * (len(words) - 9)
    starts = range(0, len(words), size)
    assert [Span(*run) for at in starts for run in runs(words, turns, at, at + size)] == spans(words, turns)
    assert spans(words, turns)


def test_the_same_written_word_is_held_once():
    words = heard_words(View(Transcript((Segment("Brotter and Brotter", 0, 900), Segment("Brotter", 900, 1_200)))))
    assert words[0] is words[2] is words[3]


def test_texts_are_counted():
    rng, texts = Random(1), [f"name{i}" for i in range(50)]
    said = [rng.choice(texts) for _ in range(500)]
    counted = Counted(map(hash, said))
    assert [counted[text] for text in texts] == [said.count(text) for text in texts]
    assert counted["nobody"] == 0
    assert Counted([])["nobody"] == 0


def test_a_talk_counts_its_spans_and_finds_the_names_that_stand_in_it():
    view = View(Transcript(tuple(Segment("Brotter met Nadja Brotter", 9 * i, 9 * i + 9) for i in range(3))))
    talk = TalkIndex(view, targets(Gazetteer.of([Entry("Nadja Brotter", "person")])))
    assert (talk.counts["brotter"], talk.counts["nadjabrotter"], talk.counts["brotternadja"]) == (6, 3, 0)
    assert talk.forms["Nadja Brotter"] == 3
