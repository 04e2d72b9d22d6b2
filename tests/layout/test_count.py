"""Characters as a viewer sees them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.layout.count import characters, seen, without_tags


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("plain", 5), ("a b", 3), ("e\u0301", 1), ("\u200fשלום", 4), ("👍🏽", 1), ("🇰🇷", 1), ("na\u00adive", 5),
        ("\ufeffBOM", 3), ("नमस्ते", 3), ("東京", 2), ("", 0),
    ],
)  # fmt: skip
def test_a_character_is_what_is_seen(text: str, count: int) -> None:
    assert characters(text) == count


def test_wide_characters_count_what_the_profile_says() -> None:
    assert characters("東京 is wide", wide=2) == 12


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<i>so</i>", "so"), (r"{\an8}up", "up"), ("<v Ann Lee>hi", "hi"), ("a < b > c", "a < b > c"),
        ("<00:01.000>now", "now"), ("<c.yellow>gold</c>", "gold"), ("{y:i}old", "old"), ("{not a tag}", "{not a tag}"),
    ],
)  # fmt: skip
def test_tags_do_not_count(text: str, plain: str) -> None:
    assert without_tags(text) == plain


def test_a_line_break_counts_as_a_space() -> None:
    assert seen("two\nlines") == seen("two lines") == 9


@given(st.text())
def test_nothing_counts_less_than_nothing(text: str) -> None:
    assert 0 <= characters(text) <= len(text)
