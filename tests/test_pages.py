"""The runner of pages notices what is not true."""

import pytest

from tests.pages import blocks, commands, follow, prints


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("", ""),
        ("", "\n"),
        ("one\ntwo\n", "one\ntwo\n"),
        ("one\n…\nfour\n", "one\ntwo\nthree\nfour\n"),
        ("…\nlast\n", "last\n"),
        ("score 0.…, id …\n", "score 0.93, id abcd2345\n"),
        ("\nafter a blank line\n", "\nafter a blank line\n"),
        ("a (b) [c] *d*\n", "a (b) [c] *d*\n"),
    ],
)
def test_what_a_page_shows_may_leave_out(printed, said):
    assert prints(printed, said)


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("", "something\n"),
        ("one\n", "one\ntwo\n"),
        ("one\ntwo\n", "two\none\n"),
        ("one\n…\nfour\n", "one\ntwo\n"),
        ("a.b\n", "axb\n"),
        ("something\n", ""),
    ],
)
def test_what_a_page_shows_may_not_differ(printed, said):
    assert not prints(printed, said)


def test_blocks_are_found_with_their_language_title_and_line():
    page = (
        'text\n\n```toml title="a.toml"\nx = 1\n```\n\n- item\n\n'
        "    ```console\n    $ one \\\n      --two\n    said\n    $ three\n    ```\n"
    )
    first, second = blocks(page)
    assert (first.kind, first.title, first.text, first.line) == ("toml", "a.toml", "x = 1\n", 3)
    assert list(commands(second)) == [("one --two", "said\n"), ("three", "")]


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_a_page_is_followed_in_order():
    follow(
        '```text title="in.txt"\nHello there.\n```\n\n```console\n$ cat in.txt\nHello there.\n```\n\n'
        "```python\nx = 1\n```\n\n```python\n>>> x + 1\n2\n```\n"
    )


@pytest.mark.parametrize(
    "page",
    [
        "```console\n$ transcripts --version\nno such version\n```\n",
        "```console\n$ transcripts clean\n…\n```\n",  # exit code 2, and no message shown
        "```python\nraise ValueError\n```\n",
        "```python\n>>> 1 + 1\n3\n```\n",
        '```text title="a.txt"\na\n```\n\n```console\n$ cat a.txt\nb\n```\n',
    ],
)
def test_what_is_not_true_fails(page):
    with pytest.raises((AssertionError, ValueError)):
        follow(page)
