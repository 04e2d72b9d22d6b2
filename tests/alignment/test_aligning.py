"""What `align` carries from one text to the other."""

import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import transcripts as ts
from tests.alignment.makers import WORD_MS, babble, damaged, prose, spoken, talk
from tests.strategies import talks
from transcripts.alignment import align, timed_part
from transcripts.alignment.blankless import apart
from transcripts.errors import AlignmentError
from transcripts.model import Segment, Transcript

FRONT = "An opening that nobody speaks, with a date and a standfirst and the name of its author and some more of it."


def starts(transcript):
    return [w.start_ms for w in transcript.words if w.start_ms is not None]


@given(talks(), talks(), st.sampled_from(["text", "timed"]))
@settings(max_examples=150)
def test_any_two_talks_align_or_say_that_they_cannot(timed, text, keep):
    try:
        found = align(timed, text, keep)
    except AlignmentError:
        return
    kept = text if keep == "text" else timed
    assert len(found.transcript.words) == len(apart(kept).words)
    assert 0 <= found.coverage.timed <= 1
    assert 0 <= found.coverage.text <= 1
    json.dumps(found.to_json())


@given(st.integers(0, 10_000), st.floats(0, 0.4))
@settings(max_examples=25, deadline=None)
def test_times_carried_to_a_text_are_never_out_of_order(seed, share):
    words = babble(300, seed)
    found = align(talk(" ".join(damaged(words, share, seed))), prose(" ".join(words)))
    held = [w for w in found.transcript.words if w.start_ms is not None]
    assert all(w.start_ms <= w.end_ms for w in held)
    assert all(one.end_ms <= other.start_ms for one, other in pairwise(held))


def test_paired_words_get_their_partners_times_as_given_and_others_are_marked():
    found = align(talk("we went to kiev last year"), prose("We went quickly to Kyiv last year."))
    assert [(w.text, w.timing) for w in found.transcript.words] == [
        ("We", "given"),
        ("went", "given"),
        ("quickly", "estimated"),
        ("to", "given"),
        ("Kyiv", "given"),
        ("last", "given"),
        ("year.", "given"),
    ]
    kyiv = found.transcript.words[4]
    assert (kyiv.start_ms, kyiv.end_ms) == (3 * WORD_MS, 4 * WORD_MS)
    assert found.transcript.segments[0].start_ms == 0


def test_confidence_is_high_where_words_are_the_same_and_low_where_they_were_guessed():
    found = align(talk("we went to kiev last year"), prose("We went quickly to Kyiv last year."))
    sure = {w.text: w.confidence for w in found.transcript.words}
    assert sure["went"] > sure["Kyiv"] > sure["quickly"]


def test_words_that_the_timed_side_has_not_get_no_invented_times():
    words = babble(200, 3)
    found = align(talk(" ".join(words)), prose(FRONT, " ".join(words)))
    assert starts(Transcript(found.transcript.segments[:1])) == []
    assert found.transcript.segments[0].start_ms is None
    assert found.transcript.segments[1].start_ms == 0


def test_a_passage_missing_from_the_text_gets_none_of_its_words_times():
    words = babble(300, 4)
    text = prose(" ".join(words[:100]), " ".join(words[200:]))
    found = align(talk(" ".join(words)), text)
    assert found.transcript.words[99].end_ms == 100 * WORD_MS
    assert found.transcript.words[100].start_ms == 200 * WORD_MS
    assert found.coverage.timed == pytest.approx(2 / 3, abs=0.01)
    assert found.coverage.text == 1
    assert [(u.side, u.start, u.end) for u in found.unmatched] == [("timed", 100, 200)]


def test_halves_in_the_other_order_both_get_their_times():
    words = babble(400, 5)
    found = align(talk(" ".join(words)), prose(" ".join(words[200:]), " ".join(words[:200])))
    assert [s.start_ms for s in found.transcript.segments] == [200 * WORD_MS, 0]
    assert found.coverage == (1, 1)
    assert len(found.moved) == 1


def test_a_text_of_another_talk_is_refused_with_the_best_stretch():
    one = talk("the ship left the harbour at noon and the crew was in good spirits")
    other = prose("my aunt keeps bees in the garden and sells the honey on sunday at noon in town")
    with pytest.raises(AlignmentError, match=r"nothing in common .* the best stretch found has \d+ words: '"):
        align(one, other)


@pytest.mark.parametrize("empty", [Transcript(()), prose("— …")])
def test_a_side_without_words_is_refused(empty):
    with pytest.raises(AlignmentError):
        align(talk("we went home"), empty)
    with pytest.raises(AlignmentError):
        align(empty, prose("we went home"))


def test_a_timed_side_without_times_gives_none():
    found = align(prose("we went to Kyiv last year"), prose("We went to Kyiv last year."))
    assert starts(found.transcript) == []


def test_the_text_takes_the_timed_sides_speakers_where_it_has_none():
    timed = Transcript((spoken("we went to kiev", 0, "Ann"), spoken("last year in the spring", 2000, "Bob")))
    found = align(timed, prose("We went to Kyiv.", "Last year, in the spring."))
    assert [s.speaker for s in found.transcript.segments] == ["Ann", "Bob"]


def test_the_texts_own_speakers_stay():
    timed = Transcript((spoken("we went to kiev last year", 0, "Speaker 1"),))
    assert align(timed, prose("Ann: We went to Kyiv last year.")).transcript.segments[0].speaker == "Ann"


def test_keep_timed_takes_marks_and_case_and_keeps_words_times_and_line_breaks():
    timed = Transcript((Segment("so we went\nto kiev last year", 0, 4000, id="7", settings="line:0"),))
    kept = align(timed, prose("Ann: So, we went to Kyiv last year!"), keep="timed").transcript
    (segment,) = kept.segments
    assert segment.text == "So, we went\nto Kiev last year!"
    assert (segment.start_ms, segment.end_ms, segment.speaker) == (0, 4000, "Ann")
    assert (segment.id, segment.settings) == ("7", "line:0")


def test_a_cue_of_two_speakers_becomes_two():
    timed = Transcript((Segment("how are you today quite well thank you", 0, 4000, id="7"),))
    kept = align(timed, prose("Ann: How are you today?", "Bob: Quite well, thank you."), keep="timed").transcript
    assert [(s.speaker, s.text) for s in kept.segments] == [
        ("Ann", "How are you today?"),
        ("Bob", "Quite well, thank you."),
    ]
    one, other = kept.segments
    assert (one.start_ms, other.end_ms) == (0, 4000)
    assert one.end_ms == other.start_ms
    assert other.start_timing == "estimated"


def test_cue_times_are_refined_by_the_texts_marks():
    timed = Transcript((Segment("it was late we went home", 0, 3000),))
    words = align(timed, prose("It was late. We went home")).transcript.words
    gap = words[3].start_ms - words[2].start_ms
    assert gap > words[1].start_ms - words[0].start_ms
    assert {w.timing for w in words} == {"estimated"}


def test_turns_that_have_only_a_start_are_enough():
    timed = Transcript((Segment("we went to kiev", 10_000), Segment("and then we came home again", 14_000)))
    found = align(timed, prose("We went to Kyiv and then we came home again."))
    words = found.transcript.words
    assert words[0].start_ms == 10_000
    assert words[3].end_ms == words[4].start_ms == 14_000
    assert 15_000 < words[-1].end_ms < 18_000


def test_the_report_holds_both_sides_and_every_pair():
    found = align(talk("we went to kiev last year"), prose("Ann: We went to Kyiv last year."))
    report = json.loads(json.dumps(found.to_json()))
    words = [w for s in report["sides"]["text"]["segments"] for w in s["words"]]
    assert [w[0] for w in words] == ["We", "went", "to", "Kyiv", "last", "year."]
    assert report["pairs"][3][0] == "changed"
    assert report["coverage"] == {"timed": 1.0, "text": 1.0}
    assert report["stretches"][0]["expected_by_chance"] < 0.001
    assert report["signature"]["parameters"] == {"keep": "text"}


def test_the_package_can_be_called_like_the_function_of_its_name():
    assert ts.align(talk("we went home"), prose("We went home.")).coverage.text == 1


def test_keep_is_one_of_two():
    with pytest.raises(ValueError, match="'both'"):
        align(talk("a"), prose("a"), keep="both")


def test_a_cue_that_another_overlaps_does_not_make_it_late():
    timed = Transcript(
        (
            Segment("we opened the gate at six in the morning", 1000, 5000),
            Segment("and nobody was there to see it", 3000, 6000),
        )
    )
    found = align(
        timed, prose("Ann: We opened the gate at six in the morning.", "Bob: And nobody was there to see it.")
    )
    first, second = timed_part(found.transcript).segments
    assert (first.start_ms, first.end_ms) == (1000, 3000)
    assert second.start_ms == 3000
    assert all(w.end_ms <= 3000 for w in first.words)


def test_words_with_times_of_their_own_never_move_for_an_overlap():
    timed = Transcript((spoken("we opened the gate at six", 1000), spoken("and nobody was there", 2000)))
    found = align(timed, prose("Ann: We opened the gate at six.", "Bob: And nobody was there."))
    assert starts(timed_part(found.transcript)) == starts(timed)
