"""Two spellings of one name that no gazetteer holds: what is suggested, what is left alone, what the ledger says."""

from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts import Entry, Gazetteer, Segment, Transcript, clean
from transcripts.commands.report import by_name
from transcripts.ledger import View
from transcripts.ledger.undo import undo
from transcripts.names import variants
from transcripts.names.respelling import respelled
from transcripts.names.step import names_pass

FILLING = "and then we went on for a while about how all of it was done in the end"


def talk(*lines, speakers=()):
    who = [*speakers, *[None] * len(lines)]
    return Transcript(tuple(Segment(line, i * 3000, i * 3000 + 3000, who[i]) for i, line in enumerate(lines)))


def suggested(*lines, names=None, speakers=()):
    given_names = names if names is not None else Gazetteer()
    result = clean(talk(*lines, speakers=speakers), gazetteer=given_names, starter=names is None, only=["names"])
    assert not [c for c in result.ledger.corrections if c.rule == "names.variant"], "only ever suggested"
    return [(c.before, c.after) for c in result.ledger.suggestions if c.rule == "names.variant"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["we met Laura Bier today", "so Laura beer said it", "thanks to Laura Bier"], [("Laura beer", "Laura Bier")]),
        (["over to Torlev Brefzger", FILLING, "thank you Torlef, and Torlef again"], [("Torlev", "Torlef")]),
        (["a word from Yannick here", FILLING, "as Yannik said", FILLING, "with Yannick"], [("Yannik", "Yannick")]),
        (["with Kovalchik there", FILLING, "and Kowalczyk here, Kowalczyk, yes"], [("Kovalchik", "Kowalczyk")]),
        (["i saw kovalchik there", FILLING, "so kowalczyk came and kowalczyk left"], [("kovalchik", "kowalczyk")]),
        (["we met Alan Brefzger", FILLING, "so Allen Brefzger left"], [("Allen Brefzger", "Alan Brefzger")]),
    ],
)
def test_the_rarer_spelling_is_suggested_to_become_the_commoner(lines, expected):
    assert suggested(*lines) == expected


def test_of_two_that_come_equally_often_the_one_that_is_no_ordinary_word_stands():
    assert suggested("we met Laura beer today", FILLING, "then Laura Bier said") == [("Laura beer", "Laura Bier")]


def test_of_two_that_come_equally_often_the_first_stands():
    assert suggested("we met Yannik today", FILLING, "then Yannick said") == [("Yannick", "Yannik")]


def test_a_speaker_is_written_as_the_talk_labels_him():
    lines = ["we met Yannik today", "and Yannik said so", FILLING, "I am Yannick"]
    assert suggested(*lines, speakers=["Ann", "Ann", "Ann", "Yannick"]) == [("Yannik", "Yannick")] * 2


def test_two_speakers_are_two_people():
    lines = ["we met Yannik today", FILLING, "then Yannick said"]
    assert suggested(*lines, speakers=["Yannik", "Ann", "Yannick"]) == []


def test_marks_and_a_possessive_stay():
    lines = ["we met Torlef and Torlef came", FILLING, "it was \u201cTorlev\u2019s,\u201d he said"]
    assert suggested(*lines) == [("\u201cTorlev\u2019s,\u201d", "\u201cTorlef\u2019s,\u201d")]


@pytest.mark.parametrize(
    "lines",
    [
        ["we came from Korea today", FILLING, "the Korean team is here and Korea is far"],
        ["with the Smiths today", FILLING, "then Smith came and Smith left"],
        ["the Brefzgers came", FILLING, "then Brefzger left with Brefzger"],
        ["we met Allen today", FILLING, "so Alan left and Alan came"],
        ["we met Michele today", FILLING, "so Michelle left and Michelle came"],
        ["we had a beer today", FILLING, "so Bier came and Bier left"],
        ["we use the GPUs today", FILLING, "so the CPUs are new and CPUs old"],
        ["we use zkXM today", FILLING, "so zkYM is new and zkYM old"],
        ["we use NordHub today", FILLING, "so NordLab is new and NordLab old"],
        ["we use Jaython or Jayton here", FILLING, "and Jaython it is"],
        ["we met Ann Brefzger today", FILLING, "then Bob Brefsger came"],
        ["it was rebootstrapped today", FILLING, "they rebootstrap it and rebootstrap again"],
        ["write to @yannik today", FILLING, "so Yannick came and Yannick left"],
        ["the KIM file", FILLING, "then Kim left and kim came"],
        ["on Brefz-ger street", FILLING, "then Brefzger came"],
    ],
)
def test_what_may_well_be_two_is_left_alone(lines):
    assert suggested(*lines) == []


@pytest.mark.parametrize("known", ["Yannick", "Yannik", "Yannick Duval"])
def test_a_name_that_the_gazetteer_has_is_not_decided_here(known):
    lines = ["we met Yannik today", FILLING, "then Yannick said", FILLING, "Yannick it was"]
    assert suggested(*lines, names=Gazetteer.of([Entry(known, "person")])) == []


def test_what_is_corrected_otherwise_is_no_variant():
    names = Gazetteer.of([Entry("Pyongyang", "place")])
    result = clean(talk("a welcome in pongyang", FILLING, "back in pongiang"), gazetteer=names, only=["names"])
    assert [c.rule for c in result.ledger.suggestions if c.rule == "names.variant"] == []


def test_the_evidence_says_why():
    (one,) = names_pass(Gazetteer())(View(talk("with Torlev here", FILLING, "so Torlef, Torlef came")))
    assert one.evidence["written_here_times"] == {"Torlef": 2, "Torlev": 1}
    assert 0.9 < one.evidence["sounds_like"]["likeness"] <= 1
    assert one.evidence["spelling"]["likeness"] == pytest.approx(0.833)
    assert one.evidence["both_respelled"] == "torlev"


def test_each_place_is_suggested_and_told_as_one():
    source = talk("with Torlev here", FILLING, "then Torlev. So Torlef came", FILLING, "to Torlef and Torlef")
    result = clean(source, only=["names"])
    told = by_name(result.ledger, source)
    assert "Torlef  ×2" in told
    assert told.count("sounds alike") == 1


def test_a_suggestion_can_be_accepted_and_is_settled_then():
    source = talk("we met Laura Bier today", "so Laura beer, as I said", "thanks to Laura Bier")
    result = clean(source, only=["names"])
    assert result.transcript == source
    accepted = undo(source, result.ledger, [], accept=[c.id for c in result.ledger.suggestions])
    assert [s.text for s in accepted.segments][1] == "so Laura Bier, as I said"
    assert clean(accepted, only=["names"]).ledger.suggestions == ()


def test_what_stands_beside_words_without_end_is_no_half_of_a_name():
    syllables = ["ka", "ro", "mi", "ten", "dor", "vas", "lin", "pe", "gra", "sto"]
    surnames = ["".join(some).title() for some in product(syllables, repeat=3)]
    found = suggested(*(f"and Bob {name} said it" for name in surnames))
    assert not [before for before, _ in found if before.startswith("Bob")]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=30), max_size=4))
def test_any_text_at_all_can_be_looked_at(lines):
    suggested(*lines)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=20))
def test_letters_in_one_way_have_no_doubles(word):
    plain = respelled(word)
    assert all(a != b for a, b in pairwise(plain))


def test_a_talk_of_many_spellings_is_compared_with_its_commonest_ones(monkeypatch):
    lines = ["with Kovalchik there", FILLING, "and Kowalczyk here, Kowalczyk, yes", FILLING, "over to Torlev Brefzger"]
    whole = suggested(*lines)
    assert whole == [("Kovalchik", "Kowalczyk")]
    monkeypatch.setattr(variants, "MOST_COMMON", 2)
    monkeypatch.setattr(variants, "_AT_ONCE", 2)
    assert suggested(*lines) == whole
