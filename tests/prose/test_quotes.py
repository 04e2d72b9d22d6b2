import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.prose.quotes import plain, smart


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('He said "no."', "He said “no.”"),
        ("It's the dogs' bowl", "It’s the dogs’ bowl"),
        ("in the '90s and 'em", "in the ’90s and ’em"),
        ("she called it 'fine'", "she called it ‘fine’"),
        ('("quoted")', "(“quoted”)"),
        ("“already”", "“already”"),
    ],
)
def test_smart_quotes(text, wanted):
    assert smart(text) == wanted


@given(st.text(alphabet="ab \"'“”‘’(.", max_size=30))
def test_only_quotation_marks_change_and_each_style_is_stable(text):
    assert plain(smart(text)) == plain(text)
    assert smart(smart(text)) == smart(text)
    assert len(smart(text)) == len(plain(text)) == len(text)
