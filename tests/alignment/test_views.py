"""What a person sees of an alignment, and what a screen can show."""

from hypothesis import given

from tests.alignment.makers import babble, prose, talk
from tests.strategies import talks
from transcripts.alignment import align, timed_part
from transcripts.alignment.difference import difference, summary
from transcripts.alignment.marks import marked, parts
from transcripts.alignment.pairing import pair_up
from transcripts.alignment.pairs import Pair
from transcripts.alignment.speakers import who_says


def test_only_places_that_differ_are_shown_with_their_time():
    timed = talk("we went to kiev last year and it was good and then we came back home again")
    text = prose("We went to Kyiv last year, and it was good, and then we came back home again.")
    assert list(difference(align(timed, text))) == ["00:00:00  We went to [-kiev-]{+Kyiv+} last year, and it was"]


def test_colours_stand_in_for_brackets():
    timed, text = talk("we went to kiev last year"), prose("We went to Kyiv last year.")
    (line,) = difference(align(timed, text), colour=True)
    assert "\x1b[31mkiev\x1b[0m\x1b[32mKyiv\x1b[0m" in line


def test_texts_that_say_the_same_show_nothing():
    timed, text = talk("uh we spent two point five percent"), prose("We spent — 2.5%.")
    assert list(difference(align(timed, text))) == []


def test_long_runs_are_cut_short_and_moved_ones_are_named():
    words = babble(300, 1)
    timed = talk(" ".join(words))
    found = align(timed, prose(" ".join(words[200:]), " ".join(words[:200])))
    lines = list(difference(found))
    assert any(line.endswith("(100 words)") and "moved:" in line for line in lines)
    assert all(len(line) < 1000 for line in lines)


def test_the_summary_lists_the_longest_runs_that_are_missing():
    words = babble(300, 2)
    lines = list(summary(align(talk(" ".join(words)), prose(" ".join(words[:100]), " ".join(words[140:])))))
    assert lines[0] == "covered: 86.7% of the timed side, 100.0% of the text"
    assert lines[1].startswith("only in the timed side at 00:00:30: 40 words: ")


@given(talks())
def test_the_timed_part_has_words_with_times_alone_and_in_order(talk):
    shown = timed_part(talk)
    assert all(w.start_ms is not None for w in shown.words)
    assert len(shown.words) == sum(w.start_ms is not None for w in talk.words)
    starts = [s.start_ms for s in shown.segments]
    assert starts == sorted(starts)


def test_a_segment_whose_parts_stand_elsewhere_is_shown_in_the_order_of_speech():
    words = babble(200, 3)
    timed = talk(" ".join(words))
    found = align(timed, prose(" ".join([*words[100:], *words[:100]])))
    assert [w.text for w in timed_part(found.transcript).words] == words


def test_marks_are_split_from_words_and_signs_are_not():
    assert parts("“2.5%,”") == ("“", "2.5%", ",”")
    assert parts("—") == ("—", "", "")
    assert parts("$5") == ("", "$5", "")


def carried(rough, text):
    rough, text = rough.split(), text.split()
    return " ".join(marked(pair_up(rough, text).pairs, rough, text))


def test_the_mark_of_a_sentence_that_ends_in_missing_words_goes_to_the_last_word_there_is():
    rough, text = "we did that and then we left for home", "We did that again. And then we left for home."
    assert carried(rough, text) == "We did that. And then we left for home."


def test_a_number_said_in_words_stays_in_words_and_takes_the_marks():
    rough, text = "it grew two point five percent last year", "It grew 2.5%, last year."
    assert carried(rough, text) == "It grew two point five percent, last year."


def test_words_between_two_turns_change_speaker_at_the_longest_pause():
    pairs = [Pair("same", 0, 1, 0, 1), Pair("left only", 1, 4, 1, 1, 0.0), Pair("same", 4, 5, 1, 2)]
    turns = [(0, "Ann"), (1, "Bob")]
    assert who_says(5, pairs, turns, [None, 10, 900, 20, 30, None]) == ["Ann", "Ann", "Bob", "Bob", "Bob"]


def test_a_long_passage_that_the_text_has_not_gets_no_speaker():
    pairs = [Pair("same", 0, 1, 0, 1), Pair("left only", 1, 31, 1, 1, 0.0), Pair("same", 31, 32, 1, 2)]
    assert who_says(32, pairs, [(0, "Ann"), (0, "Ann")], [0] * 33)[1:31] == [None] * 30
