from hypothesis import given
from hypothesis import strategies as st

from transcripts.prose.paragraphs import MOST_WORDS, Sentence, paragraph_starts


def sentence(words, **known):
    return Sentence(tuple(words.split()), **known)


FISH = "The trout swims upstream where the river water runs cold and clear every spring."
SHIP = "A freight vessel loads heavy containers at the harbour terminal before dawn."


def test_a_long_pause_begins_a_paragraph():
    talk = [sentence(FISH, pause_ms=100) for _ in range(5)]
    talk += [sentence(FISH, pause_ms=4_000)] + [sentence(FISH, pause_ms=100) for _ in range(4)]
    assert paragraph_starts(talk) == [0, 5]


def test_a_change_of_topic_begins_a_paragraph():
    assert paragraph_starts([sentence(FISH)] * 6 + [sentence(SHIP)] * 6) == [0, 6]


def test_another_speaker_begins_one_however_short():
    assert paragraph_starts([sentence("Yes."), sentence("No.", forced=True), sentence("Why?", forced=True)]) == [
        0,
        1,
        2,
    ]


def test_the_source_s_own_paragraphs_are_kept_where_they_are_not_tiny():
    talk = [sentence(FISH, source_break=i in (4, 9)) for i in range(14)]
    assert paragraph_starts(talk) == [0, 4, 9]


@given(st.lists(st.integers(1, 60), min_size=1, max_size=60))
def test_none_is_longer_than_it_may_be(lengths):
    talk = [Sentence(("word",) * n) for n in lengths]
    starts = paragraph_starts(talk)
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    for first, end in zip(starts, [*starts[1:], len(talk)], strict=True):
        assert sum(lengths[first:end]) <= MOST_WORDS
