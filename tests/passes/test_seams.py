"""The marks around words that are taken out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import transcripts as ts
from transcripts.languages.tags import opaque
from transcripts.passes.seams import Places, seam


def cleaned(*cues):
    talk = ts.Transcript(tuple(ts.Segment(cue) for cue in cues), language="en")
    return [s.text for s in ts.clean(talk, only=["disfluencies"]).transcript.segments if s.text]


@pytest.mark.parametrize(
    ("cues", "clean"),
    [
        (["- We left at noon.", "- Um.", "- And then?"], ["- We left at noon.", "- And then?"]),
        (["- We left at noon.\n- Um.", "So we left."], ["- We left at noon.", "So we left."]),
        (["- Um.\n- We left at noon.", "So we left."], ["- We left at noon.", "So we left."]),
        (["- We left.\n- Um, it was noon."], ["- We left.\n- It was noon."]),
        (["-Um, we left at noon."], ["-We left at noon."]),
        (["– Um.", "So we left at noon."], ["So we left at noon."]),
        (["We left at noon [laughs] um. Then it rained."], ["We left at noon. [laughs] Then it rained."]),
        (["We left at noon ♪ um. Then it rained."], ["We left at noon. ♪ Then it rained."]),
        (["Um, [laughs] we left at noon."], ["[laughs] We left at noon."]),
        (["We left at noon - um. Then it rained."], ["We left at noon. Then it rained."]),
        (["We left - um - at noon."], ["We left - at noon."]),
        (['He said, "Um, we left at noon."'], ['He said, "We left at noon."']),
        (['He said, "We left at noon, um."'], ['He said, "We left at noon."']),
        (['"Um." We left at noon.'], ["We left at noon."]),
        (["[SPEAKER 1] Um.", "[SPEAKER 2] We left at noon."], ["[SPEAKER 1]", "[SPEAKER 2] We left at noon."]),
    ],
)
def test_no_mark_is_left_behind(cues, clean):
    assert cleaned(*cues) == clean


WORDS = st.sampled_from(
    ["um", "Um.", "um,", '"Um', 'um."', "-", "-Um", "we", "left.", "[laughs]", "♪", "We", "(and", "–"]
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=6), min_size=1, max_size=5), st.data())
def test_words_and_notes_that_are_not_taken_out_stay_in_order(cues, data):
    talk = ts.Transcript(tuple(ts.Segment(" ".join(cue)) for cue in cues))
    texts = [w.text for w in talk.words]
    first = data.draw(st.integers(0, len(texts) - 1))
    end = data.draw(st.integers(first + 1, len(texts)))
    taken = seam(Places.of(talk, opaque(talk)), first, end)
    assert taken.first <= first < end <= taken.end

    def letters(words):
        return [core for word in words if (core := "".join(filter(str.isalnum, word.lower())))]

    left = [*texts[: taken.first], *taken.after.split(), *texts[taken.end :]]
    assert letters(left) == letters([*texts[:first], *texts[end:]])
    assert left.count("[laughs]") == [*texts[:first], *texts[end:]].count("[laughs]")
