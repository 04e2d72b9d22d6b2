import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts.marks import score_words
from transcripts.marks.scores import MARGIN, _windows
from transcripts.model import Segment, Transcript

TEXT = "we met at the old mill and walked along the river until it was dark then we took the last bus home"
PLAIN = TEXT.split()


def talk(words):
    return Transcript((Segment(" ".join(words)),))


def test_every_word_has_scores_that_add_up():
    scores = score_words(talk([*PLAIN, "-", "…", "yes"]))
    assert scores.words.tolist() == [*range(len(PLAIN)), len(PLAIN) + 2]
    for part in (scores.marks, scores.cases):
        assert np.allclose(part.sum(axis=1), 1, atol=1e-5)
    assert ((scores.cut >= 0) & (scores.cut <= 1)).all()


def test_a_talk_without_words_has_no_scores():
    assert len(score_words(Transcript(())).words) == 0
    assert len(score_words(talk(["--", "♪"])).words) == 0


def test_what_comes_much_later_changes_nothing():
    short, long = PLAIN * 20, PLAIN * 40
    kept = len(short) - 8 * MARGIN
    assert np.array_equal(score_words(talk(short)).marks[:kept], score_words(talk(long)).marks[:kept])


def test_where_the_windows_fall_hardly_matters():
    text = PLAIN * 30
    here = score_words(talk(text)).marks
    moved = score_words(talk(["well", *PLAIN[:5], *text])).marks[6:]
    inside = slice(MARGIN, -MARGIN)
    assert (here.argmax(axis=1) == moved.argmax(axis=1))[inside].mean() > 0.98


def test_cues_make_no_difference_where_they_say_nothing():
    one = score_words(talk(PLAIN))
    many = score_words(Transcript(tuple(Segment(w) for w in PLAIN)))
    assert np.array_equal(one.marks, many.marks)


@settings(max_examples=50)
@given(st.lists(st.integers(1, 6), min_size=1, max_size=900))
def test_windows_keep_every_word_once_in_order_and_stay_small(counts):
    at = 0
    for first, end, keep_from, keep_to in _windows(counts):
        assert first <= keep_from == at < keep_to <= end
        assert sum(counts[first:end]) <= 192
        at = keep_to
    assert at == len(counts)
