"""Scores of whole talks."""

import json

import jiwer
import pytest

from tests.alignment.makers import babble, damaged, prose, spoken
from transcripts.alignment import ErrorRate, score
from transcripts.alignment.measures import compare_case, compare_marks, mark_after
from transcripts.alignment.tables import compared, table
from transcripts.gazetteer.entry import Entry
from transcripts.model import Segment, Transcript, Word


def test_plain_tokens_leave_out_case_and_outer_marks():
    assert score("We went, at last, to Kyiv!", "we went at last to kyiv").wer == 0


def test_written_tokens_are_jiwers():
    one, other = "We went, at last, to Kyiv!", "we went at last to kyiv !"
    assert score(one, other, tokens="written").wer == jiwer.wer(one, other)


def test_spoken_tokens_leave_out_fillers_and_say_numbers():
    found = score("Uh, 2.5% in 2024.", "two point five percent in twenty twenty four", tokens="spoken")
    assert found.wer == 0


def test_each_speakers_errors_are_counted_for_that_speaker():
    reference = prose("Ann: we went to Kyiv", "Bob: and then we came home")
    found = score(reference, "we went to kiev and then we came came home")
    assert found.by_speaker == {"Ann": ErrorRate(3, 1), "Bob": ErrorRate(5, 0, 0, 1)}
    assert sum(found.by_speaker.values(), ErrorRate()) == found.words


def test_names_are_counted_by_what_was_got_and_what_stands_instead():
    names = [Entry("Kyiv", "place"), Entry("Kim Jong-un", "person"), Entry("Seoul", "place")]
    found = score("From Kyiv, Kim Jong-un went to Seoul.", "from kiev Kim Jong-un went to soul", names=names)
    assert (found.names.total, found.names.found, found.names.exact) == (3, 1, 1)
    assert [(m.name, m.heard) for m in found.names.missed] == [("Kyiv,", "kiev"), ("Seoul.", "soul")]
    assert found.by_class["person"].rate == 0
    assert found.by_class["place"].rate == 1


def test_a_name_got_in_another_case_is_found_but_not_exact():
    found = score("in Seoul", "in seoul", names=["Seoul"])
    assert (found.names.found, found.names.exact) == (1, 0)


def test_the_longest_name_counts():
    found = score("the New York Times", "the new york times", names=["New York", "New York Times"])
    assert found.names.total == 1


def test_marks_are_counted_by_mark():
    found = score("Well, yes. No? Good.", "Well yes. No. Good.")
    marks = found.punctuation
    assert (marks[","].right, marks[","].missed) == (0, 1)
    assert (marks["."].right, marks["."].wrong) == (2, 1)
    assert marks["?"].f1 == 0
    assert found.marks.f1 == pytest.approx(2 * 2 / 7)


def test_marks_on_words_that_the_other_side_lacks_count_against_it():
    marks = compare_marks([("yes.", None), (None, "no,")])
    assert marks["."].missed == 1
    assert marks[","].wrong == 1


def test_capitals():
    found = compare_case([("Kyiv", "kyiv"), ("Ann", "Ann"), ("home", "Home"), ("went", "went")])
    assert (found.right, found.wrong, found.missed) == (1, 1, 1)


@pytest.mark.parametrize(
    ("word", "mark"), [("yes.”", "."), ("(no)", ""), ("U.S.", "."), ("what?!", "!"), ("2.5", ""), ("so…", ".")]
)
def test_the_mark_after_a_word(word, mark):
    assert mark_after(word) == mark


def test_times_are_compared_where_both_sides_give_them():
    one = Transcript((spoken("we went to Kyiv"),))
    other = Transcript((Segment.of([Word(w.text, w.start_ms + 40, w.end_ms) for w in one.words]),))
    assert score(one, other).times.errors_ms == (40, 40, 40, 40)
    assert score(one, prose("we went to Kyiv")).times.errors_ms == ()


def test_estimated_times_are_not_judged():
    one = Transcript((spoken("we went to Kyiv"),))
    assert score(one, Transcript((Segment("we went to Kyiv", 0, 1200),))).times.errors_ms == ()


def test_scores_add_up():
    one, other = score("we went to Kyiv.", "we went to kiev"), score("home again, then", "home again")
    both = one + other
    assert both.words == one.words + other.words
    assert both.marks.missed == 2
    assert both.wer == 2 / 7


def test_the_interval_holds_the_rate_and_is_the_same_every_time():
    reference = babble(3000, 1)
    found = score(" ".join(reference), " ".join(damaged(reference, 0.1)))
    low, high = found.interval
    assert low < found.wer < high
    assert high - low < 0.05
    assert found.interval == score(" ".join(reference), " ".join(damaged(reference, 0.1))).interval


def test_a_text_too_short_has_no_interval():
    assert score("we went", "we go").interval is None


def test_two_hypotheses_that_differ_much_differ_significantly():
    reference = babble(3000, 2)
    good, bad = damaged(reference, 0.05, 3), damaged(reference, 0.2, 4)
    text = " ".join(reference)
    apart = score(text, " ".join(bad)).versus(score(text, " ".join(good)))
    assert apart.rate > 0
    assert apart.p_value < 0.001
    assert apart.interval.low > 0


def test_two_hypotheses_that_are_as_good_do_not():
    reference = babble(3000, 2)
    text = " ".join(reference)
    one, other = (score(text, " ".join(damaged(reference, 0.1, seed))) for seed in (3, 4))
    apart = one.versus(other)
    assert apart.p_value > 0.05
    assert apart.interval.low < 0 < apart.interval.high


def test_a_hypothesis_does_not_differ_from_itself():
    text = " ".join(babble(500, 1))
    one = score(text, text.replace("a", "e"))
    assert one.versus(one).p_value == 1


def test_an_empty_hypothesis_and_an_empty_reference_are_scored():
    assert score("we went", "").wer == 1
    assert score("", "we went").wer == 2
    assert score("", "").wer == 0


def test_json_holds_every_figure_and_the_signature():
    found = json.loads(json.dumps(score("We went to Kyiv.", "we went", names=["Kyiv"]).to_json()))
    assert found["wer"] == 0.5
    assert found["names"]["recall"] == 0
    assert found["signature"]["line"].startswith("transcripts ")
    assert "times" not in found


def test_the_table_has_a_column_for_each_and_says_how_they_differ():
    reference = " ".join(babble(800, 1))
    scores = {"a.vtt": score(reference, reference), "b.vtt": score(reference, " ".join(damaged(babble(800, 1), 0.2)))}
    shown = table(scores, compared(scores))
    assert "a.vtt" in shown.splitlines()[0]
    assert "lower than that of b.vtt" in shown
    assert "p = " in shown


def test_tokens_is_one_of_three():
    with pytest.raises(ValueError, match="plain, spoken, written"):
        score("a", "a", tokens="raw")
