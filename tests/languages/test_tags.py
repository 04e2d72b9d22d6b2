from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.languages.tags import opaque, tags
from transcripts.model import Segment, Transcript

SOUNDS = ["[Music]", "[upbeat music playing]", "(laughs)", "[crowd cheering loudly]", "[♪ ♪]", "[APPLAUSE]",
          "[door bell rings]",
          "[clears throat]", "[music and applause]", "[phone_ringing]"]  # fmt: skip
MASKS = ["[ __ ]", "[inaudible 00:12]", "[INAUDIBLE]", "[00:05:12]", "[…]", "[***]", "[crosstalk]", "[foreign]",
         "[blank_audio]", "[unintelligible 1:02:03]"]  # fmt: skip
WORDS = ["[not]", "[the new]", "[He]", "[sic]", "[in French]", "(to Lund)", "[music teacher]", "[she was laughing]",
         "[the bell tower]", "[10 km]"]  # fmt: skip


KINDS = {"sound": SOUNDS, "mask": MASKS, "unknown": WORDS}


@pytest.mark.parametrize(("text", "kind"), [(text, kind) for kind, texts in KINDS.items() for text in texts])
def test_what_a_bracket_holds(text, kind):
    words = f"we {text} left".split()
    assert [(t.first, t.end, t.kind) for t in tags(words)] == [(1, len(words) - 1, kind)]


@pytest.mark.parametrize("text", ["[He]llo", "a[1] b", "[music that", "] [", "[a b c d e f g h music]", "x (y"])
def test_what_is_no_note(text):
    assert list(tags(text.split())) == []


def test_an_unknown_note_that_fills_its_cue_is_no_speech_and_one_inside_is():
    talk = Transcript((Segment("he spoke [in French] twice"), Segment("[a lorry passes]"), Segment("and left")))
    assert sorted(opaque(talk)) == [5, 6, 7]


PIECES = st.sampled_from(["[", "]", "(", ")", "[a", "b]", "[music]", "(x)", "♪", "c", "[ __", "]."])


@given(st.lists(PIECES, max_size=30))
def test_notes_lie_in_the_text_in_order_and_apart(texts):
    found = list(tags(texts))
    assert all(0 <= t.first < t.end <= len(texts) for t in found)
    assert all(a.end <= b.first for a, b in pairwise(found))
