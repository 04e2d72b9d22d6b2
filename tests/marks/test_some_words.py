"""Scoring some words alone gives what scoring all gives, from any number of threads."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

import transcripts as ts
from transcripts import Segment, Transcript
from transcripts.marks import score_words

SAID = "so we went to the the river and it was um cold there but nobody said a word about the new bridge".split()  # noqa: SIM905 - prose


def talk(words, first=0):
    said = [SAID[(first + at) % len(SAID)] for at in range(words)]
    return Transcript(tuple(Segment(" ".join(said[at : at + 8])) for at in range(0, words, 8)))


@pytest.mark.parametrize("wanted", [{0}, {5, 6, 700}, {999}, set()])
def test_some_words_are_scored_as_with_all(wanted):
    held = talk(1000)
    every, some = score_words(held), score_words(held, wanted)
    assert wanted <= set(some.words.tolist())
    assert len(some.words) < len(every.words)
    rows = np.searchsorted(every.words, some.words)
    for name in ("marks", "cases", "cut"):
        assert np.array_equal(getattr(every, name)[rows], getattr(some, name))


def test_eight_threads_clean_as_one_does():
    talks = [talk(300, first) for first in range(8)]
    names = ts.Gazetteer.of(["Riverton", "Maud Ferrow"])
    alone = [ts.clean(each, gazetteer=names) for each in talks]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda each: ts.clean(each, gazetteer=names), talks * 2))
    for one, other in zip(alone * 2, together, strict=True):
        assert one.transcript == other.transcript
        assert one.ledger == other.ledger
