"""How surely the language of a stretch is told: `python -m benchmarks.languages FOLDER`.

FOLDER holds a text for each language, `de.txt`, `en.txt`, `fr.txt` …, of 2,000 words or more. The texts are read as
bare captions have them: in lower case, without marks. Three tables:

    snippets   so many words by themselves: told right, taken for English, undetermined
    mixed      talk that changes its language every 8 to 25 words: words told right
    english    the English text as one talk: words told to be of another language

The figures in `FIGURES.md` are of fortune cookies in de, es, it, pl, pt, ru and cs and manual pages in fr (Debian
packages `fortunes-*`, `manpages-fr`), and of every fiftieth paragraph of a podcast's transcripts in English.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import regex

from transcripts.languages.detection import language_of, stretches
from transcripts.model import Segment, Transcript
from transcripts.signature import Signature

SEED = 7
SNIPPETS = 200
BLOCK = 8, 25
MIXED_WORDS = 15_000
_WORD = regex.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def texts(folder: Path) -> dict[str, list[str]]:
    """The words of each language's text, by code."""
    found = {}
    for path in sorted(folder.glob("*.txt")):
        found[path.stem] = _WORD.findall(path.read_text(encoding="utf-8", errors="replace").lower())
    return found


def talk(words: list[str]) -> Transcript:
    """A talk of one segment."""
    return Transcript((Segment(" ".join(words)),))


def snippets(held: dict[str, list[str]], size: int) -> None:
    """Print how snippets of so many words are told."""
    chance = random.Random(SEED)
    taken = []
    line = []
    for code, words in held.items():
        told = []
        for _ in range(SNIPPETS):
            at = chance.randrange(len(words) - size)
            told.append(language_of(talk(words[at : at + size])).code)
        english = told.count("en") / SNIPPETS
        if code != "en":
            taken.append(english)
        line.append(f"{code} {told.count(code) / SNIPPETS:.2f}/{english:.2f}/{told.count('und') / SNIPPETS:.2f}")
    print(f"{size:3} words, foreign taken for English {sum(taken) / max(1, len(taken)):.4f}: {', '.join(line)}")


def mixed(held: dict[str, list[str]]) -> None:
    """Print how many words of a talk that changes its language are told right."""
    chance = random.Random(SEED)
    codes = [code for code in held if code != "en"] + ["en"] * 3
    words: list[str] = []
    truth: list[str] = []
    while len(words) < MIXED_WORDS:
        code, size = chance.choice(codes), chance.randint(*BLOCK)
        at = chance.randrange(len(held[code]) - size)
        words += held[code][at : at + size]
        truth += [code] * size
    right = sum(
        sum(code == stretch.language.code for code in truth[stretch.first : stretch.end])
        for stretch in stretches(talk(words))
    )
    print(f"mixed, {len(words)} words: {right / len(words):.3f} told right")


def english(words: list[str]) -> None:
    """Print what of an English text is told to be something else, and what telling costs."""
    some = talk(words)
    _ = some.words
    start = time.process_time()
    found = stretches(some)
    cost = (time.process_time() - start) / len(words)
    wrong = sum(stretch.end - stretch.first for stretch in found if stretch.language.code != "en")
    print(f"english, {len(words)} words: {wrong} told to be another language or none; {cost * 1e6:.1f} µs a word")


def main() -> None:
    """Measure."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("folder", type=Path)
    held = texts(given.parse_args().folder)
    for size in (3, 5, 10, 20):
        snippets(held, size)
    mixed(held)
    if "en" in held:
        english(held["en"])
    print(Signature(("benchmarks.languages",), {"seed": SEED, "languages": "+".join(held)}))


if __name__ == "__main__":
    main()
