"""The page as a file: it loads nothing, and nothing in a talk can become a part of it."""

from __future__ import annotations

import json
import re
from importlib import resources

from tests.review.talks import reviewed, talk
from transcripts import Segment
from transcripts.review import contents, page

HOSTILE = "</script><script>alert(1)</script> \u202e<!--"


def _page(title: str = "t") -> str:
    text, ledger = reviewed()
    hostile = text.derived(title=title, segments=(*text.segments, Segment(HOSTILE, 20_000, 21_000, "</style>")))
    return page(contents(hostile, ledger, name="talk", profile="source"), {"patch": 1})


def test_no_text_of_a_talk_can_end_the_element_that_it_stands_in() -> None:
    made = _page(HOSTILE)
    assert made.count("<script") == made.count("</script>") == 2
    assert made.count("</style>") == 1
    assert "\u202e" not in made.partition("<script")[2]


def test_the_contents_come_back_as_they_were() -> None:
    found = re.search(r'<script type="application/json" id="contents">(.*?)</script>', _page(), re.DOTALL)
    assert found
    assert json.loads(found[1])["words"][-2:] == HOSTILE.split()


def test_the_page_names_no_address_to_load_from() -> None:
    made = _page()
    assert not re.search(r'(?:src|href)\s*=\s*"(?!data:|#)', made)
    assert "default-src 'none'" in made
    assert "unsafe" not in made


def test_what_ships_is_small() -> None:
    folder = resources.files("transcripts.review") / "page"
    assert sum(len(p.read_bytes()) for p in folder.iterdir() if p.is_file()) < 300_000


def test_a_source_is_named_by_its_title() -> None:
    assert "<title>Review of Harbour talk</title>" in page(
        contents(talk(), reviewed()[1], name="a", profile="source"), {}
    )
