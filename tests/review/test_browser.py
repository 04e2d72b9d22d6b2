"""The page in a real browser: each action, hostile text, two tabs, and a talk of 5,000 changes."""

from __future__ import annotations

import shutil
import wave
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.review.serving import served
from tests.review.talks import reviewed, talk
from transcripts import Segment, Transcript
from transcripts.ledger import Edit, Ledger, Patch, Rename, SourceMark, View, patch_from_json
from transcripts.review import Server, contents, page

if TYPE_CHECKING:
    from collections.abc import Iterator

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here to open the page in"),
    pytest.mark.xdist_group("browser"),  # one browser for all
]


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    recording = tmp_path / "talk.wav"
    with wave.open(str(recording), "wb") as made:
        made.setparams((1, 1, 8000, 0, "NONE", ""))
        made.writeframes(b"\x80" * 8000 * 16)
    with served(tmp_path, media=recording) as running:
        yield running


@pytest.fixture
def tab(browser: playwright.Browser, server: Server) -> Iterator[playwright.Page]:
    opened = _open(browser, server.address)
    yield opened
    opened.close()


FAULTS: list[str] = []
OURS = ("http://127.0.0.1", "file:", "data:", "blob:")


@pytest.fixture(autouse=True)
def _nothing_goes_wrong() -> Iterator[None]:
    """No error on the page, and nothing loaded from elsewhere, in any test."""
    FAULTS.clear()
    yield
    assert FAULTS == []


def _open(browser: playwright.Browser, address: str) -> playwright.Page:
    opened = browser.new_page()
    opened.on("pageerror", lambda error: FAULTS.append(str(error)))
    opened.on("request", lambda asked: asked.url.startswith(OURS) or FAULTS.append(asked.url))
    opened.goto(address)
    opened.wait_for_selector("#talk .w")
    return opened


def _wait(tab: playwright.Page, condition: str) -> None:
    """Wait until an expression holds on the page. Playwright's own way would need `eval`, which the page forbids."""
    for _ in range(200):
        if tab.evaluate(f"() => Boolean({condition})"):
            return
        tab.wait_for_timeout(25)
    pytest.fail(f"never came true: {condition}")


def _until(tab: playwright.Page, server: Server, wanted: Patch) -> None:
    """Wait until the program has these decisions."""
    for _ in range(200):
        kept = server.store.patch
        if (set(kept.accept), set(kept.reject), kept.edits, kept.speakers) == (
            set(wanted.accept), set(wanted.reject), wanted.edits, wanted.speakers,
        ):  # fmt: skip
            return
        tab.wait_for_timeout(25)
    assert server.store.patch == wanted


def _ids(rule: str) -> list[str]:
    return [c.id for c in reviewed()[1].corrections if c.rule == rule]


def test_a_change_is_seen_with_its_reason_and_decided_by_keys(tab: playwright.Page, server: Server) -> None:
    first = _ids("names")[0]
    tab.keyboard.press("n")
    assert "reykjavic" in tab.inner_text("#why")
    assert "sounds" in tab.inner_text("#why")
    tab.keyboard.press("r")
    _until(tab, server, Patch(reject=(first,)))
    assert "1 of 5 decided" in tab.inner_text("#progress")
    tab.keyboard.press("u")
    _until(tab, server, Patch())
    tab.keyboard.press("p")
    tab.keyboard.press("p")
    tab.keyboard.press("n")
    tab.keyboard.press("a")
    _until(tab, server, Patch(accept=(first,)))


def test_all_of_a_kind_are_decided_at_once(tab: playwright.Page, server: Server) -> None:
    tab.keyboard.press("n")
    tab.keyboard.press("Shift+R")
    _until(tab, server, Patch(reject=tuple(_ids("names"))))
    tab.keyboard.press("u")
    _until(tab, server, Patch())


def test_a_group_of_the_list_is_opened_and_accepted(tab: playwright.Page, server: Server) -> None:
    tab.click("#groups summary:has-text('Reykjavik')")
    assert tab.locator("#groups details[open] .entry").count() == 2
    tab.click("#groups details[open] [data-group=accept]")
    _until(tab, server, Patch(accept=tuple(_ids("names"))))
    tab.click("#groups details[open] .entry >> nth=1")
    assert "reykjavic" in tab.inner_text("#why")


def test_a_suggestion_is_made_by_a_click(tab: playwright.Page, server: Server) -> None:
    tab.click(".place.hint")
    tab.click("#why [data-act=accept]")
    _until(tab, server, Patch(accept=(reviewed()[1].suggestions[0].id,)))
    assert "New York" in tab.inner_text("#talk")


def test_words_are_written_by_hand_in_a_place_and_outside(tab: playwright.Page, server: Server) -> None:
    tab.keyboard.press("n")
    tab.keyboard.press("e")
    tab.keyboard.type("Akureyri")
    tab.keyboard.press("Enter")
    _until(tab, server, Patch(edits=(Edit(3, 1, "reykjavic", "Akureyri"),)))
    tab.dblclick(".w:text-is('boats')")
    tab.keyboard.type("ships and boats")
    tab.keyboard.press("Enter")
    _until(tab, server, Patch(edits=(Edit(3, 1, "reykjavic", "Akureyri"), Edit(15, 1, "boats", "ships and boats"))))
    tab.dblclick(".w:text-is('welcome')")
    tab.keyboard.type("nothing of this")
    tab.keyboard.press("Escape")
    assert "nothing of this" not in tab.inner_text("#talk")
    assert len(server.store.patch.edits) == 2


def test_a_speaker_is_named_once_for_the_whole_talk(tab: playwright.Page, server: Server) -> None:
    tab.click("#tab-speakers")
    tab.fill("#speakers input >> nth=0", "Ada Falk")
    tab.keyboard.press("Tab")
    _until(tab, server, Patch(speakers=(Rename("Speaker 1", "Ada Falk"),)))
    assert tab.locator("#talk .who").all_inner_texts() == ["Ada Falk:", "Speaker 2:"]


def test_the_word_that_is_said_lights_up(tab: playwright.Page) -> None:
    _wait(tab, "document.querySelector('audio').readyState >= 1")
    tab.evaluate("() => { document.querySelector('audio').currentTime = 8.2; }")
    tab.wait_for_selector(".w.now")
    assert tab.inner_text(".w.now") == "thank"


def test_playing_starts_at_the_word_in_hand(tab: playwright.Page) -> None:
    _wait(tab, "document.querySelector('audio').readyState >= 1")
    tab.click(".place.hint")
    tab.click("#why [data-act=play]")
    _wait(tab, "document.querySelector('audio').currentTime >= 12")


def test_captions_are_shown_as_decided(tab: playwright.Page) -> None:
    tab.keyboard.press("n")
    tab.keyboard.press("r")
    _wait(tab, "document.querySelector('#saved').textContent === 'Saved.'")
    tab.click("#tab-captions")
    tab.wait_for_selector(".cue")
    assert tab.locator(".cue").count() == 4
    assert "reykjavic show" in tab.inner_text(".cue >> nth=0")


def test_the_list_is_filtered_and_the_talk_searched(tab: playwright.Page) -> None:
    tab.select_option("#show", "suggestions")
    _wait(tab, "document.querySelectorAll('#groups details').length === 1")
    tab.select_option("#show", "all")
    tab.fill("#score", "0.5")
    _wait(tab, "document.querySelectorAll('#groups details').length === 1")
    tab.fill("#find", "boats")
    assert "1 in the talk" in tab.inner_text("#hits")
    assert tab.locator(".w.found").all_inner_texts() == ["boats"]


def test_two_tabs_do_not_write_over_each_other(
    browser: playwright.Browser, server: Server, tab: playwright.Page
) -> None:
    other = _open(browser, server.address)
    tab.keyboard.press("n")
    tab.keyboard.press("r")
    _until(tab, server, Patch(reject=(_ids("names")[0],)))
    other.keyboard.press("p")
    other.keyboard.press("a")
    _wait(other, "document.querySelector('#saved').textContent.startsWith('Another tab')")
    assert "1 of 5 decided" in other.inner_text("#progress")
    _until(tab, server, Patch(reject=(_ids("names")[0],)))
    other.close()


def test_decisions_are_there_when_the_page_is_opened_again(browser: playwright.Browser, server: Server) -> None:
    first = _open(browser, server.address)
    first.keyboard.press("n")
    first.keyboard.press("r")
    _until(first, server, Patch(reject=(_ids("names")[0],)))
    first.close()
    second = _open(browser, server.address)
    assert "1 of 5 decided" in second.inner_text("#progress")
    second.close()


def test_text_of_a_talk_is_never_markup_or_direction(browser: playwright.Browser, tmp_path: Path) -> None:
    words = "<script>document.title='taken'</script> <img/src=x/onerror=document.title='taken'> \u202eevil </script>"
    text, ledger = reviewed(Transcript((*talk().segments, Segment(words, 16_000, 20_000, "<b>Bo</b>"))))
    file = tmp_path / "review.html"
    file.write_text(page(contents(text, ledger, name="t", profile="source"), {"patch": 1}), "utf-8")
    tab = _open(browser, file.as_uri())
    assert "Review of" in tab.title()
    assert tab.locator("#talk script, #talk img, #talk b").count() == 0
    assert "\\u202eevil" in tab.inner_text("#talk")
    assert "<b>Bo</b>:" in tab.inner_text("#talk")
    tab.close()


def test_the_file_alone_keeps_decisions_and_gives_them(browser: playwright.Browser, tmp_path: Path) -> None:
    text, ledger = reviewed()
    file = tmp_path / "review.html"
    file.write_text(page(contents(text, ledger, name="harbour", profile="source"), {"patch": 1}), "utf-8")
    tab = _open(browser, file.as_uri())
    tab.keyboard.press("n")
    tab.keyboard.press("r")
    with tab.expect_download() as coming:
        tab.click("#download")
    assert coming.value.suggested_filename == "harbour.review.json"
    saved = patch_from_json(Path(coming.value.path()).read_text("utf-8"))
    assert saved.reject == (_ids("names")[0],)
    tab.reload()
    tab.wait_for_selector("#talk .w")
    assert "1 of 5 decided" in tab.inner_text("#progress")
    tab.close()


def test_everything_has_a_name_for_a_screen_reader(tab: playwright.Page) -> None:
    nameless = tab.evaluate(
        """() => [...document.querySelectorAll('button, input, select, [role=button], summary')]
          .filter((e) => !(e.getAttribute('aria-label') || e.textContent.trim() || e.labels?.length))
          .map((e) => e.outerHTML)"""
    )
    assert nameless == []
    tab.keyboard.press("n")
    assert tab.evaluate("document.activeElement.getAttribute('aria-label')") == "reykjavic became Reykjavik"


def test_the_help_opens_and_closes_by_keys(tab: playwright.Page) -> None:
    tab.keyboard.press("?")
    assert tab.is_visible("#help")
    tab.keyboard.press("Escape")
    assert not tab.is_visible("#help")


def test_a_long_talk_with_5000_changes_is_decided_without_waiting(browser: playwright.Browser, tmp_path: Path) -> None:
    cues = 3 * 3600 // 4
    source = Transcript(
        tuple(
            Segment("we went to reykjavic and then um home again for a rest", 4000 * i, 4000 * i + 3900)
            for i in range(cues)
        )
    )
    view, proposals = View(source), []
    for i in range(cues):
        proposals.append(view.correct(12 * i + 3, 1, "Reykjavik", rule="names", score=0.9, evidence={"n": i}))
        proposals.append(view.correct(12 * i + 6, 1, "", rule="disfluencies", score=0.9, evidence={}))
    ledger = Ledger(source=SourceMark.of(source)).extend(source, proposals)
    assert len(ledger.corrections) > 5000
    file = tmp_path / "long.html"
    file.write_text(page(contents(ledger.read(source), ledger, name="t", profile="source"), {"patch": 1}), "utf-8")
    tab = _open(browser, file.as_uri())
    tab.keyboard.press("n")
    tab.keyboard.press("Shift+R")
    _wait(tab, f"document.querySelector('#progress').textContent.startsWith('{cues} of')")
    tab.keyboard.press("u")
    _wait(tab, "document.querySelector('#progress').textContent.startsWith('0 of')")
    # What is not on the screen is not laid out: the browser leaves the blocks below it alone.
    assert tab.evaluate("getComputedStyle(document.querySelector('.block')).contentVisibility") == "auto"
    tab.close()
