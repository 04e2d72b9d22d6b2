"""Where to listen: places where the sources differ come first, within the time that was given."""

from __future__ import annotations

from tests.combining.test_combine import BASE, OTHER, RIGHT, _talk
from transcripts import Segment, Transcript
from transcripts.combining.listening import listen


def test_the_places_where_two_differ_come_first() -> None:
    found = listen([_talk(BASE), _talk(OTHER)], names=["a", "b"], places=3)
    assert len(found.places) == 3
    texts = " ".join(p.text for p in found.places)
    assert sum(word in texts for word in ("arbor", "fairy", "there", "board", "forty")) >= 2
    assert all(p.why for p in found.places)
    assert any("b: " in reason for p in found.places for reason in p.why)


def test_no_more_is_given_than_the_time_that_was_asked() -> None:
    talks = [_talk(BASE * 30), _talk(OTHER * 30)]
    found = listen(talks, minutes=0.5)
    assert 0 < found.ms <= 30_000
    assert found.errors <= found.all_errors
    whole = listen(talks, minutes=100)
    assert whole.ms > found.ms
    assert whole.errors >= found.errors


def test_chances_are_chances_and_places_are_stretches_of_the_base() -> None:
    talk = _talk(BASE)
    found = listen([talk, _talk(OTHER)], minutes=10)
    words = [w.text for w in talk.iter_words()]
    for place in found.places:
        assert 0 <= place.chance <= 1
        assert place.text == " ".join(words[place.start : place.end])
        assert place.start_ms is not None
        assert place.end_ms is not None
        assert place.start_ms < place.end_ms


def test_one_source_alone_is_judged_by_its_words() -> None:
    lines = (*RIGHT[:3], "We thank the krellwick for their work in the winter storms.", RIGHT[4])
    found = listen([_talk(lines)], places=1)
    assert any("krellwick" in reason for reason in found.places[0].why)


def test_a_talk_without_times_is_given_places_too() -> None:
    talks = [Transcript(tuple(Segment(t) for t in lines)) for lines in (BASE, OTHER)]
    found = listen(talks, places=2)
    assert [p.start_ms for p in found.places] == [None, None]
