"""Texts that are a part of the other side: nothing of them lands far from where the part is said."""

import pytest

from tests.alignment.makers import WORD_MS, babble, damaged, prose, spoken, talk
from transcripts.alignment import align
from transcripts.model import Transcript


def _misplaced(words, start, end, heard, keep_ms=3_000):
    found = align(talk(" ".join(heard)), prose(" ".join(words[start:end])))
    whole = align(talk(" ".join(heard)), prose(" ".join(words)))
    true = whole.transcript.words[start:end]
    return [
        w.text
        for w, t in zip(found.transcript.words, true, strict=True)
        if w.start_ms is not None and t.start_ms is not None and abs(w.start_ms - t.start_ms) > keep_ms
    ]


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("size", [25, 120])
def test_the_words_of_an_excerpt_lie_where_the_whole_text_has_them(seed, size):
    words = babble(900, seed, kinds=300)
    start = 90 * seed + 40
    assert _misplaced(words, start, start + size, damaged(words, 0.25, seed)) == []


def test_a_phrase_that_was_said_before_is_taken_where_the_excerpt_goes_on():
    formula = "thank you for taking my question and good morning to everybody on the line today"
    body = babble(600, 9)
    words = [*body[:50], *formula.split(), *body[50:400], *formula.split(), *body[400:]]
    heard = [*words]
    second = 50 + len(formula.split()) + 350
    heard[second : second + 4] = ["tank", "ewe", "fur", "tacking"]  # the later of the two is heard less well
    text = prose(" ".join(words[second : second + 60]))
    times = [w.start_ms for w in align(talk(" ".join(heard)), text).transcript.words]
    assert times == [(second + k) * WORD_MS for k in range(60)]


def test_misheard_words_at_the_ends_of_an_excerpt_get_the_times_of_the_nearest():
    words = babble(300, 3)
    text = prose(" ".join(["Kyiv", "visit", *words[100:150], "Torlef", "came"]))
    heard = [*words[:98], "kiev", "visits", *words[100:150], "torleff", "came", *words[152:]]
    found = align(talk(" ".join(heard)), text).transcript.words
    assert [w.start_ms for w in found] == [k * WORD_MS for k in range(98, 152)]


def test_a_clip_gives_times_to_its_own_part_of_the_text_alone():
    words = babble(900, 4, kinds=300)
    clip = talk(" ".join(words[400:500]))
    timed = [k for k, w in enumerate(align(clip, prose(" ".join(words))).transcript.words) if w.start_ms is not None]
    assert set(range(400, 500)) <= set(timed)
    assert min(timed) >= 396
    assert max(timed) < 504


def test_a_short_excerpt_of_which_half_is_misheard_is_found():
    words = babble(2_000, 6)
    heard = [w if k % 2 or not 1000 <= k < 1006 else "x" for k, w in enumerate(words)]
    assert (
        align(talk(" ".join(heard)), prose(" ".join(words[1000:1018]))).transcript.words[8].start_ms == 1008 * WORD_MS
    )


def _replaced(text_passage, heard_passage):
    words = babble(200, 7)
    heard = [*words[:100], *heard_passage.split(), *words[100:]]
    text = [*words[:100], *text_passage.split(), *words[100:]]
    return align(talk(" ".join(heard)), prose(" ".join(text)))


UNSAID = """The committee thanks every volunteer whose patient labour over two winters has kept this building dry, and
asks that donations for the roof be handed to the porter by Friday"""
HEARD = """well okay um I guess my brother was just driving up there in that snow and we had no chains you know so it
got really slippery and he started yelling at me"""


LENGTH = len(UNSAID.split())


def test_a_passage_that_nobody_said_is_not_laid_over_what_was_said_in_its_place():
    found = _replaced(UNSAID, HEARD)
    passage = found.transcript.words[100 : 100 + LENGTH]
    assert [w.start_ms for w in passage] == [None] * LENGTH
    assert found.coverage.text == pytest.approx(200 / (200 + LENGTH))
    assert [(u.side, len(u)) for u in found.unmatched] == [("timed", len(HEARD.split())), ("text", LENGTH)]


def test_a_passage_that_was_badly_heard_stays_paired():
    heard = """the comity tanks every volunteers who's patient labor over to winters as kept this billing try and
asks that the nations for the roof behind it to the porter by friday"""
    found = _replaced(UNSAID, heard)
    assert all(w.start_ms is not None for w in found.transcript.words)
    assert found.coverage.text == 1


def test_a_few_words_said_otherwise_stay_paired():
    found = _replaced("a splendid old tree", "what big house")
    assert all(w.start_ms is not None for w in found.transcript.words)


def test_words_that_the_timed_side_dropped_are_fitted_into_its_pause():
    words = babble(60, 8)
    one, other = spoken(" ".join(words[:30])), spoken(" ".join(words[30:]), 30 * WORD_MS + 4_000)
    text = [*words[:30], "which", "was", "never", "heard", *words[30:]]
    found = align(Transcript((one, other)), prose(" ".join(text))).transcript.words
    assert all(30 * WORD_MS <= w.start_ms < 30 * WORD_MS + 4_000 for w in found[30:34])
