"""One transcript from several: every word stands in a source, undoing all is the base, a poor source harms nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts import Gazetteer, Segment, Transcript
from transcripts.combining import combine
from transcripts.combining.network import tokens_of
from transcripts.errors import ArgumentError
from transcripts.ledger import from_json, to_json, undo

RIGHT = (
    "Good morning everybody and welcome to the harbour meeting.",
    "Today we talk about the new ferry that goes to the northern islands.",
    "The ferry was built last year and it carries forty people.",
    "We thank the crew for their work in the winter storms.",
    "The next meeting of the harbour board is in the spring.",
)
BASE = (
    "Good morning everybody and welcome to the arbor meeting.",
    "Today we talk about the new fairy that goes to the northern islands.",
    "The ferry was built last year and it carries forty people.",
    "We thank the crew for there work in the winter storms.",
    "The next meeting of the harbour board is in the spring.",
)
OTHER = (
    "good morning everybody and welcome to the harbour meeting",
    "today we talk about the new ferry that goes to the northern islands",
    "the ferry was built last year and it carries four tea people",
    "we thank the crew for their work in the winter storms",
    "the next meeting of the harbour bored is in the spring",
)
THIRD = (
    "good morning every body and welcome to the harbour meeting",
    "today we talk about the new ferry that goes to the northern islands",
    "the ferry was build last year and it carries forty people",
    "we thank the crew for their work in the winter stormers",
    "the next meeting of the harbour board is in the spring",
)


def _talk(lines: tuple[str, ...]) -> Transcript:
    return Transcript(tuple(Segment(t, 5000 * i, 5000 * i + 4800, "Ann") for i, t in enumerate(lines)))


def _words(talk: Transcript) -> list[str]:
    return [w.text for w in talk.iter_words()]


def test_two_who_agree_mend_the_third_in_its_own_marks() -> None:
    made = combine([_talk(BASE), _talk(OTHER), _talk(THIRD)])
    assert [s.text for s in made.transcript.segments] == list(RIGHT)
    assert {s.speaker for s in made.transcript.segments} == {"Ann"}


def test_every_change_says_who_heard_it() -> None:
    made = combine([_talk(BASE), _talk(OTHER), _talk(THIRD)], names=["a", "b", "c"])
    change = next(c for c in made.ledger.corrections if c.before == "fairy")
    assert (change.rule, change.after) == ("combine", "ferry")
    assert change.evidence["heard by"] == "2 of 3"
    assert change.evidence["readings"] == {"a": "fairy", "b": "ferry", "c": "ferry"}
    assert 0.5 < change.score <= 1


def test_undoing_all_is_the_base_also_through_json() -> None:
    base = _talk(BASE)
    made = combine([base, _talk(OTHER), _talk(THIRD)])
    assert made.ledger.corrections
    assert _words(undo(made.transcript, from_json(to_json(made.ledger)))) == _words(base)
    assert made.ledger.read(base) == made.transcript


def test_one_source_alone_or_with_copies_is_itself() -> None:
    base = _talk(BASE)
    assert combine([base]).transcript == base
    made = combine([base, base, base])
    assert made.transcript == base
    assert [("copy" in w.message) for w in made.warnings] == [True, True]


def test_a_copy_counts_once() -> None:
    made = combine([_talk(RIGHT), _talk(OTHER), _talk(OTHER)])
    assert made.names == ("source 1", "source 2")


def test_another_talk_is_left_out_or_refused() -> None:
    other = _talk(("Gardens need water when the sun burns and nobody is there to look after roses",) * 4)
    with pytest.raises(ArgumentError, match="another talk"):
        combine([_talk(BASE), other])
    made = combine([_talk(BASE), other, _talk(OTHER), _talk(THIRD)])
    assert [s.text for s in made.transcript.segments] == list(RIGHT)
    assert "source 2 is left out" in made.warnings[0].message


def test_an_empty_base_is_refused_and_an_empty_source_left_out() -> None:
    empty = Transcript((Segment("", 0, 1000),))
    with pytest.raises(ArgumentError, match="no words"):
        combine([empty, _talk(BASE)])
    with pytest.raises(ArgumentError, match="no words"):
        combine([_talk(BASE), empty])


MORE = (
    "Last summer three thousand visitors walked along the old pier every single day.",
    "A new lamp was put up beside the steps because somebody fell there in November.",
    "The fishermen asked for a cold room where they can keep what they catch.",
    "Our school teaches children how to sail before they are ten years old.",
    "It costs more than we thought to paint the lighthouse white and red again.",
)


def test_what_a_source_lost_is_not_taken_out() -> None:
    base = _talk((*RIGHT, *MORE))
    short = _talk((*OTHER[:4], OTHER[4], *(line.lower() for line in MORE[3:])))
    made = combine([base, short])
    assert _words(made.transcript) == _words(base)


def test_listed_names_are_mended_in_every_source_first() -> None:
    base = _talk((*RIGHT[:4], "The captain is Solvaig Brandt of the harbour board."))
    other = _talk((*OTHER[:4], "the captain is sole vague brand of the harbour board"))
    made = combine([base, other], gazetteer=Gazetteer.of(["Solveig Brandt"]))
    assert "Solveig Brandt" in made.transcript.text
    assert _words(undo(made.transcript, made.ledger)) == _words(base)


POOL = ["the", "boat", "came", "home", "rain", "harbour", "light", "ferry", "winter", "storm", "crew", "board"]


@given(st.lists(st.sampled_from(POOL), min_size=12, max_size=60), st.data())
@settings(max_examples=40, deadline=None)
def test_every_word_stands_in_a_source_and_undo_gives_the_base(texts: list[str], data: st.DataObject) -> None:
    def heard() -> list[str]:
        out = []
        for text in texts:
            what = data.draw(st.integers(0, 11))
            if what == 0:
                continue
            out += [data.draw(st.sampled_from(POOL))] if what == 1 else [text, text] if what == 2 else [text]
        return out or ["boat"]

    sources = [heard() for _ in range(data.draw(st.integers(2, 3)))]
    talks = [Transcript((Segment(" ".join(s), 0, 1000 * len(s)),)) for s in sources]
    try:
        made = combine(talks)
    except ArgumentError:
        return
    known = {t for s in sources for w in s for t in tokens_of([w])}
    assert set(tokens_of(_words(made.transcript))) <= known
    assert _words(made.ledger.read(talks[0])) == _words(made.transcript)
    assert _words(undo(made.transcript, made.ledger)) == sources[0]
