"""Right text to measure harm on: English of talks, sentences in other languages, and names drawn from other talks.

English comes from what the training of the marks model left out (`training.prepare`) of the corpora in
`$TRANSCRIPTS_TEXT` (`NAME.txt` or `NAME.txt.xz`; else `../shared/text`), and where there are none, from the prose of
this project's own pages. Lines with a filler or with something said twice in a row are left out, since there a change
may be right. Other languages come from `benchmarks/sentences/` (written for this), or from a folder that holds a text
for each language, such as

    python -m benchmarks._harm_texts HELP_PACKAGES OUT

makes of the help of LibreOffice (MPL-2.0), unpacked from Debian's packages `libreoffice-help-*`.
"""

from __future__ import annotations

import html
import lzma
import os
import random
import sys
from functools import cache
from pathlib import Path

import regex

from benchmarks._names_data import HERE, earnings, talks
from benchmarks._prose_data import REPORTED_PIECES
from training.prepare import CORPORA, PIECES
from transcripts.gazetteer.entry import Entry
from transcripts.languages.english.fillers import FILLERS
from transcripts.languages.folding import fold

SEED = 17
SENTENCES = HERE / "benchmarks" / "sentences"
FEWEST, MOST = 6, 120
"""Words of a line that is taken: shorter ones are headings and labels as often as not."""
_LITTLE = regex.compile(r"\b(?:the|of|and|is|to|you|with)\b")


def english(words: int) -> list[str]:
    """About so many words of right text, in lines, the same number from each source."""
    sources = [lines for name in CORPORA if (lines := _corpus(name))] or [own_pages()]
    return [line for lines in sources for line in _some(lines, words // len(sources))]


def _some(lines: list[str], words: int) -> list[str]:
    """Whole stretches of a text from three places, so many words in all."""
    found: list[str] = []
    for place in range(3):
        most, at = words * (place + 1) // 3, len(lines) * place // 3
        total = sum(len(line.split()) for line in found)
        while total < most and at < len(lines):
            found.append(lines[at])
            total += len(lines[at].split())
            at += 1
    return found


def _corpus(name: str) -> list[str]:
    root = Path(os.environ.get("TRANSCRIPTS_TEXT") or HERE.parent / "shared" / "text")
    if (plain := root / f"{name}.txt").is_file():
        raw = plain.read_text("utf-8", errors="ignore").splitlines()
    elif (packed := root / f"{name}.txt.xz").is_file():
        raw = lzma.decompress(packed.read_bytes()).decode("utf-8", errors="ignore").splitlines()
    else:
        return []
    held = [
        line for piece in REPORTED_PIECES for line in raw[len(raw) * piece // PIECES : len(raw) * (piece + 1) // PIECES]
    ]
    return [line for line in held if right(line)]


def own_pages() -> list[str]:
    """The paragraphs of this project's pages that hold no code."""
    pages = [HERE / "README.md", *sorted((HERE / "docs").rglob("*.md"))]
    blocks = [" ".join(block.split()) for page in pages for block in page.read_text("utf-8").split("\n\n")]
    return [block for block in blocks if right(block) and not regex.search(r"[`#|<>\[\]{}*_$~]|^\d|--", block)]


def right(line: str) -> bool:
    """Whether nothing in a line of prose gives a reason to change a word."""
    words = [fold(word) for word in line.split()]
    if not FEWEST <= len(words) <= MOST or line.isupper() or regex.search(r"[\[\](){}<>*_#|\\]|--|https?:", line):
        return False
    twice = any(words[i : i + n] == words[i + n : i + 2 * n] for n in (1, 2, 3) for i in range(len(words) - 2 * n + 1))
    return not twice and FILLERS.isdisjoint(words) and "unk" not in words and line[-1] in ".!?" and line[0].isupper()


def languages(folder: Path | None = None, most: int = 10**9) -> dict[str, list[str]]:
    """The lines of each language but English, by code, up to so many."""
    found = {}
    for path in sorted((folder or SENTENCES).glob("*.txt")):
        if path.stem != "en":
            found[path.stem] = path.read_text("utf-8").splitlines()[:most]
    return found


@cache
def distractors(many: int) -> tuple[Entry, ...]:
    """So many names of talks that none of the texts is from: people, firms, products, words of a trade."""
    cases = [*earnings("amazon", "all"), *talks("all")]
    found = {entry.canonical: entry for case in cases for entry in case.entries}
    some = sorted(found.values(), key=lambda entry: entry.canonical) or [Entry(name) for name in _INVENTED]
    random.Random(SEED).shuffle(some)
    return tuple(some[:many])


_FIRST = [
    "Anselm",
    "Berit",
    "Cosima",
    "Dorian",
    "Elfrida",
    "Fabrizio",
    "Gunhild",
    "Halvor",
    "Ismene",
    "Jorunn",
    "Kasimir",
    "Leontyne",
]
_SECOND = [
    "Aldermoor",
    "Brennick",
    "Castellane",
    "Dunvegan",
    "Eastlake",
    "Fenwright",
    "Garrick",
    "Holloway",
    "Ingram",
    "Jessup",
    "Kettering",
]
_INVENTED = [f"{first} {second}" for second in _SECOND for first in _FIRST]
"""Where no other talk is at hand."""


def main(packages: Path, out: Path) -> None:
    """Write a text for each language of the unpacked help packages."""
    out.mkdir(parents=True, exist_ok=True)
    homes = {path.parent for path in packages.rglob("text/swriter")}
    for home in sorted(homes):
        lines = {line for page in sorted(home.rglob("*.html")) for line in _paragraphs(page)}
        some = sorted(lines)
        random.Random(SEED).shuffle(some)
        (out / f"{home.parent.name.split('-')[0]}.txt").write_text("\n".join(some[:4000]) + "\n", "utf-8")


def _paragraphs(page: Path) -> list[str]:
    held = page.read_text("utf-8", errors="replace")
    found = []
    for inside in regex.findall(
        r'<p[^>]*class="(?:paragraph|note|tip|warning|listitem)[^"]*"[^>]*>(.*?)</p>', held, regex.S
    ):
        text = " ".join(html.unescape(regex.sub(r"<[^>]+>", "", inside)).split())
        ended = regex.search(r"[.!?。！？।]$", text) and 30 <= len(text) <= 400
        # What was not translated, formulas, codes and file names are no running text.
        if ended and len(_LITTLE.findall(text)) < 2 and not regex.search(r"[=\\{}<>_#|/]|\b[A-Z]{4,}\b", text):
            found.append(text)
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
