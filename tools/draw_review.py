"""The picture of the review page in the documentation, taken in a real browser.

    python -m tools.draw_review [FOLDER]

writes `docs/pictures/review.png` (or into FOLDER, at three widths, light and dark). It needs playwright and Chromium.
"""

import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import transcripts as ts
from transcripts.review import contents, page

SIZES = ((1180, 720), (800, 900), (390, 800))


def talk() -> str:
    """The demonstration's captions, cleaned with its list of names, as a page."""
    made = ts.clean(ROOT / "fixtures/read/page-captions/valid/harbor.txt", gazetteer=ROOT / "fixtures/demo/names.txt")
    value = contents(made.transcript, made.ledger, name="harbor", profile="netflix-en")
    return page(value, {"patch": 1})


def main() -> None:
    """Take the picture, or all of them into a folder."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - a development dependency

    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as running:
        file = Path(scratch) / "review.html"
        file.write_text(talk(), encoding="utf-8")
        browser = running.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for width, height in SIZES if folder else SIZES[:1]:
            for scheme in ("light", "dark") if folder else ("light",):
                tab = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
                tab.goto(file.as_uri())
                tab.click("#groups summary >> nth=0")
                tab.click("#groups .entry >> nth=0")
                name = f"review-{width}-{scheme}.png" if folder else "review.png"
                tab.screenshot(path=(folder or ROOT / "docs/pictures") / name)
        browser.close()


if __name__ == "__main__":
    main()
