"""Names through the pass itself; whole cases are in fixtures/correct."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts import Entry, Gazetteer, Segment, Transcript
from transcripts.gazetteer.gazetteer import plain_entry
from transcripts.ledger import Ledger, SourceMark, View
from transcripts.names.candidate import EVIDENCE
from transcripts.names.step import names_pass

SUMMIT = Gazetteer.of(
    [
        Entry("Kim Jong Un", "person", seen=(("article", 4),)),
        Entry("Vladimir Putin", "person", seen=(("article", 6),)),
        Entry("Seoul", "place", seen=(("article", 2),)),
        Entry("Pyongyang", "place", seen=(("article", 5),)),
        Entry("hegemonic", "term", case="free", context=("imperialist", "policy"), seen=(("article", 2),)),
        Entry("Torlef Brefzger", "person"),
    ]
)


def talk(*lines):
    return Transcript(tuple(Segment(line, i * 3000, i * 3000 + 3000) for i, line in enumerate(lines)))


def proposals(*lines, names=SUMMIT):
    return list(names_pass(names)(View(talk(*lines))))


def mended(*lines, names=SUMMIT):
    ledger = Ledger(source=SourceMark.of(talk(*lines)))
    return [s.text for s in ledger.extend(talk(*lines), proposals(*lines, names=names)).read(talk(*lines)).segments]


@pytest.mark.parametrize(
    ("heard", "right"),
    [
        ("a welcome in pongyang, they say", "a welcome in Pyongyang, they say"),
        ("our fight against the honic imperialist policy", "our fight against the hegemonic imperialist policy"),
        ("he joins me live from Soul for the News", "he joins me live from Seoul for the News"),
        ("they met kimjun's aides in Pyongyang", "they met Kim Jong Un's aides in Pyongyang"),
    ],
)
def test_a_name_misheard_is_mended_with_its_marks(heard, right):
    assert mended(heard) == [right]


@pytest.mark.parametrize(
    "line",
    [
        "Kim Jong Un met Vladimir Putin in Pyongyang and in Seoul",
        "Kim Jong-un met Vladimir Putin",
        "the soul of the city and its soul music",
        "he sold the virus scanner",
        "a phonic method for young readers",
        "the sonic boom and the chronic pain",
        "twenty hundred and five",
        "",
        "— — …",
        "北京 и Киев",
    ],
)
def test_right_words_are_left_alone(line):
    assert mended(line) == [line]


def test_the_talk_keeps_its_own_way_of_writing_a_name():
    lines = ("it was Kim Jong-un who spoke", "then Kim Jong-un left", "and kimjun was quoted")
    assert mended(*lines)[2] == "and Kim Jong-un was quoted"


def test_a_name_cut_short_is_made_whole_where_it_stands_whole_elsewhere():
    lines = ("we saw Kim Jong Un there", "and Kim Jong Un here", "Putin and Kim Jong together")
    assert mended(*lines)[2] == "Putin and Kim Jong Un together"


def test_a_listed_mishearing_is_taken_at_its_word():
    names = Gazetteer.of([Entry("Lenz", "product", heard=("lens",))])
    assert mended("the lens client", names=names) == ["the Lenz client"]


def test_a_given_pronunciation_counts():
    names = Gazetteer.of([Entry("nginx", "product", pronunciations=("EH N JH IH N EH K S",))])
    assert mended("we serve it with engine x", names=names) == ["we serve it with nginx"]


def test_what_is_mended_once_is_not_touched_again():
    once = mended("a welcome in pongyang for kimjun", "he spoke of honic imperialist policy")
    assert mended(*once) == once


def test_two_names_that_come_equally_near_are_left_to_a_person():
    names = Gazetteer.of([Entry("Stephan Meier", "person"), Entry("Stefan Meyer", "person")])
    made = proposals("that was Steffan Maier at the desk", names=names)
    assert all(c.evidence.get("suggestion") for c in made)


def test_the_evidence_says_why():
    (made,) = proposals("a red carpet welcome in pongyang")
    assert made.evidence["sounds_like"]["heard"] == "P AO NG Y AE NG"
    assert made.evidence["name"] == {"canonical": "Pyongyang", "kind": "place", "from": [["article", 5]]}
    assert made.evidence["context"]["for"] == ["in ..."]
    assert 0.9 < made.evidence["sounds_like"]["likeness"] < 1


def test_a_name_that_everybody_knows_is_not_respelt_by_the_list():
    line = "We work in Colombia and the people of Colombia know us. Colombia is where it began, and Colombia stays."
    names = Gazetteer.of([Entry("Columbia", "place"), Entry("Torlef Brefzger", "person")])
    assert mended(line, names=names) == [line]


def test_the_evidence_says_what_each_row_added():
    (made,) = proposals("they met Torlev Brefzgar in the old town and then went home")
    assert set(made.evidence["weighed"]) <= set(EVIDENCE)
    assert sum(made.evidence["weighed"].values()) > 0


def test_no_names_propose_nothing():
    assert proposals("a welcome in pongyang", names=Gazetteer()) == []


def test_a_name_never_crosses_from_one_speaker_to_the_next():
    view = View(Transcript((Segment("we met in pyong", speaker="Ann"), Segment("yang he said", speaker="Bob"))))
    assert not [c for c in names_pass(SUMMIT)(view) if c.count > 1]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=30), max_size=4))
def test_any_text_at_all_can_be_looked_at(lines):
    for c in proposals(*(line for line in lines)):
        assert c.before != c.after


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=15), max_size=5))
def test_any_names_at_all_can_be_known(names):
    known = Gazetteer.of([plain_entry(name) for name in names if name.strip()])
    proposals("a welcome in pongyang for Kim", names=known)
