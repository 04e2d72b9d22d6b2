"""What the page is given: every change once, in its place, and what each mix of decisions reads."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.review.talks import reviewed, talk
from transcripts import Segment, Transcript
from transcripts.errors import LedgerError
from transcripts.ledger import Ledger, Patch, SourceMark, View, apply
from transcripts.review import contents


def _shown(text: Transcript, ledger: Ledger) -> dict:
    return contents(text, ledger, name="talk", profile="source")


def _read(value: dict, rejected: set[str]) -> list[str]:
    """The whole text as the page shows it with some changes rejected."""
    out, at = [], 0
    for place in value["places"]:
        out += value["words"][at : place["start"]]
        key = "".join("0" if i in rejected else "1" for i in place["ids"])
        out += place["texts"][key].split()
        at = place["end"]
    return [*out, *value["words"][at:]]


def test_every_change_is_told_once_with_its_place() -> None:
    text, ledger = reviewed()
    value = _shown(text, ledger)
    assert sorted(c["id"] for c in value["changes"]) == sorted(c.id for c in (*ledger.corrections, *ledger.suggestions))
    assert all(c["place"] >= 0 for c in value["changes"])
    assert [c["made"] for c in value["changes"] if c["suggested"]] == [False]
    assert [s[2] for s in value["segments"]] == ["Speaker 1", "Speaker 1", "Speaker 2", "Speaker 2"]


def test_the_page_reads_what_the_ledger_reads_for_every_mix_of_decisions() -> None:
    text, ledger = reviewed()
    value = _shown(text, ledger)
    ids = [c.id for c in ledger.corrections]
    for mix in product((True, False), repeat=len(ids)):
        gone = {i for i, on in zip(ids, mix, strict=True) if not on}
        assert _read(value, gone) == [w.text for w in ledger.without(gone).read(talk()).iter_words()]


def test_a_suggestion_reads_on_the_page_as_it_does_when_it_is_made() -> None:
    text, ledger = reviewed()
    value = _shown(text, ledger)
    change = next(c for c in value["changes"] if c["suggested"])
    place = value["places"][change["place"]]
    made, _ = apply(text, ledger, Patch(accept=(change["id"],)))
    shown = [*value["words"][: place["start"]], *change["whole"].split(), *value["words"][place["end"] :]]
    assert shown == [w.text for w in made.iter_words()]


def test_a_text_edited_since_shows_what_is_still_there() -> None:
    text, ledger = reviewed()
    words = " ".join(w.text for w in text.iter_words()).replace("Reykjavik show", "evening show")
    value = _shown(Transcript((Segment(words),)), ledger)
    assert [c["place"] >= 0 for c in value["changes"] if c["after"] == "Reykjavik"] == [False, True]


def test_a_text_of_another_talk_is_refused() -> None:
    _, ledger = reviewed()
    with pytest.raises(LedgerError, match="not the one"):
        _shown(Transcript((Segment("quite other words about gardens and trees in spring"),)), ledger)


words = st.lists(
    st.sampled_from(["the", "boat", "came", "home", "in", "rain", "said", "a", "b", "c", "d"]), min_size=1, max_size=25
)


@given(words, st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_is_changed_each_mix_reads_as_the_ledger_does(texts: list[str], data: st.DataObject) -> None:
    source = Transcript((Segment(" ".join(texts)),))
    view, at, proposals = View(source), 0, []
    while at < len(texts):
        count = data.draw(st.integers(1, min(3, len(texts) - at)))
        after = data.draw(st.sampled_from([None, "", "Xylo", "Quartz Hill", texts[at].title() + "."]))
        if after is not None:
            proposals.append(view.correct(at, count, after, rule="names", score=0.5, evidence={}))
        at += count
    ledger = Ledger(source=SourceMark.of(source)).extend(source, proposals)
    text = ledger.read(source)
    if not text.words:
        return
    value = _shown(text, ledger)
    found = {i for place in value["places"] for i in place["ids"]}
    gone = {i for i in found if data.draw(st.booleans())}
    if found == {c.id for c in ledger.corrections}:
        assert _read(value, gone) == [w.text for w in ledger.without(gone).read(source).iter_words()]
