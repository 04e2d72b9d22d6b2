"""Characters that steer a terminal become escapes, once; all others stay."""

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from transcripts.visible import UNSAFE, in_one_line, visible, visible_json


@given(st.text(st.characters()))
def test_what_is_shown_is_safe_and_showing_it_again_changes_nothing(text):
    shown = visible(text)
    assert not UNSAFE.search(shown)
    assert visible(shown) == shown
    assert "\n" not in in_one_line(text)
    shown.encode("utf-8")


@given(st.text())
def test_text_without_such_characters_stays(text):
    kept = "".join(c for c in text if not UNSAFE.match(c))
    assert visible(kept) == kept


@given(st.text(st.characters()))
def test_json_keeps_its_meaning(text):
    assert json.loads(visible_json(json.dumps(text, ensure_ascii=False))) == text


def test_every_control_character_but_line_feed_and_tab_is_unsafe():
    for code in range(0x110000):
        c = chr(code)
        if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} or unicodedata.bidirectional(c) in {
            "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
        }:  # fmt: skip
            assert bool(UNSAFE.match(c)) == (c not in "\n\t")
