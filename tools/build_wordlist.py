"""Build `transcripts/languages/english/data/wordlist/`: how often a word is written in English, and in which case.

    python tools/build_wordlist.py --dictionary dictionary-en --cased us_presidents.txt.xz --cased talks.txt.xz \\
        --listed software-terms/dict --listed companies/dict --listed cryptocurrencies/dict

What it takes (installed for the build alone: `pip install wordsegment symspellpy`, and npm packages unpacked):

- frequencies: wordsegment's unigram counts (Apache-2.0; from P. Norvig's selection of the Google web corpus);
- which words are English, and whether a dictionary lists them in lower case or only with a capital: the SCOWL-made
  `en_US` dictionary (its own BSD-style licence) of 2020 that npm's `dictionary-en` carries, and symspellpy's British
  and American list (MIT);
- words and names younger than the web corpus (`Kubernetes`, `mempool`): the lists of software terms, companies and
  cryptocurrencies that cspell checks spelling with (MIT), npm's `@cspell/dict-software-terms` and so on;
- how often edited text writes a word in lower case, with a capital or all in capitals inside a sentence: texts that
  are in the public domain or under a permissive licence, named with `--cased`, one paragraph a line.

Nothing here takes data whose licence asks that works made from it carry the same licence.
"""

from __future__ import annotations

import argparse
import gzip
import lzma
import math
import sys
from collections import Counter
from importlib.resources import files
from pathlib import Path

import regex

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from transcripts.languages.english.wordlist import WORDS, Figures
from transcripts.languages.mapped_table import packed

WEB_TOTAL = 1_024_908_267_229
"""The running words of the web corpus that the unigram counts were taken from (wordsegment's own figure)."""
NAMES_KEPT = 20_000
"""How many of the most frequent letter strings that no dictionary lists are kept: names and abbreviations."""
PRIOR = 8.0
"""How many sightings a dictionary's word for it counts as, beside what the texts show."""

PRIORS = {
    "lower": (0.95, 0.04, 0.01),
    "title": (0.03, 0.94, 0.03),
    "upper": (0.02, 0.03, 0.95),
    "": (0.34, 0.33, 0.33),
}
"""The shares of lower case, a capital and all capitals that a dictionary's word for it says."""
WORD, NOUN, VERB, ADJECTIVE = 1, 2, 4, 8
"""What a row's last byte says, added up: an ordinary word, which may be a noun, a verb, an adjective."""

Rules = dict[str, list[tuple[str, str, str, regex.Pattern[str]]]]

_LISTED = regex.compile(r"\p{L}+")
_WORD = regex.compile(r"\p{L}+(?:['’]\p{L}+)*")
_SENTENCE_END = regex.compile(r"[.!?:…]['\"”’)\]]*\s*$|^\s*[-–—•\"“‘'(\[]*\s*$|[\"“‘]\s*$")


def expand(stem: str, flags: str, rules: Rules) -> dict[str, int]:
    """Every form of a dictionary stem, at most one prefix and one suffix, with the parts of speech it may be.

    A stem with a possessive (flag M) is a noun, one with an -ing form (G) a verb, one with -ly, -est or -ness (Y, T,
    P) an adjective; the -s form is noun and verb where the stem is.
    """
    own = (NOUN if "M" in flags else 0) | (VERB if "G" in flags else 0) | (ADJECTIVE if set("YTP") & set(flags) else 0)
    found = {stem: own}
    for flag in flags:
        part = own & ~ADJECTIVE if flag == "S" else NOUN if flag in "JLNXPRZ" else VERB if flag in "GD" else 0
        for kind, strip, add, condition in rules.get(flag, ()):
            if condition.search(stem):
                if kind == "SFX":
                    found[(stem[: -len(strip)] if strip else stem) + add] = part
                else:
                    found |= {add + form: bits for form, bits in list(found.items())}
    return found


def dictionary(folder: Path) -> tuple[dict[str, int], set[str]]:
    """The lower-case words with their parts of speech, and those listed only with a capital."""
    rules: Rules = {}
    for line in (folder / "index.aff").read_text("utf-8").splitlines():
        parts = line.split()
        if len(parts) >= 5 and parts[0] in {"SFX", "PFX"} and parts[1] != "M":
            kind, flag, strip, add, condition = parts[:5]
            pattern = regex.compile(condition + "$" if kind == "SFX" else "^" + condition)
            rules.setdefault(flag, []).append((kind, "" if strip == "0" else strip, add, pattern))
    lower: dict[str, int] = {}
    capital: set[str] = set()
    for line in (folder / "index.dic").read_text("utf-8").splitlines()[1:]:
        stem, _, flags = line.strip().partition("/")
        if not stem.replace("'", "").isalpha():
            continue
        if stem.islower():
            flags += "S" if "M" in flags and "S" not in flags else ""  # `chemistries`, which are said after all
            for form, bits in expand(stem, flags, rules).items():
                lower[form] = lower.get(form, 0) | bits
        else:
            capital |= {form.lower() for form in expand(stem, flags, rules)}
    return lower, capital - lower.keys()


def listed(folders: list[Path]) -> dict[str, str]:
    """The words of cspell's lists, small, and in which case they stand there: `title`, `upper`, or empty.

    Small letters say nothing, as programs' names are written so (`github`). A line is a word or some; `#` begins a
    comment, `!` a line that forbids a word. Names of signals and errors, which nobody says, are left out.
    """
    found: dict[str, str] = {}
    for path in sorted(p for folder in folders for p in folder.iterdir() if p.name.endswith((".txt", ".txt.gz"))):
        if path.name.startswith("posix"):
            continue
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for line in lines:
                for word in () if line.startswith("!") else _LISTED.findall(line.partition("#")[0]):
                    case = "" if word.islower() else "upper" if word.isupper() else "title"
                    if len(word) > 2 and (case != "title" or word[0].isupper()):
                        found.setdefault(word.lower(), case)
    return found


def cased_counts(paths: list[Path]) -> dict[str, Counter[str]]:
    """How often each word stands in lower case, with a capital, or in capitals, not at a sentence's start."""
    counts: dict[str, Counter[str]] = {"lower": Counter(), "title": Counter(), "upper": Counter()}
    for path in paths:
        with lzma.open(path, "rt", encoding="utf-8", errors="replace") as lines:
            for line in lines:
                last = 0
                for match in _WORD.finditer(line):
                    before, last = line[max(0, match.start() - 6) : match.start()], match.end()
                    if not last or match.start() == 0 or _SENTENCE_END.search(before):
                        continue
                    word = match.group().replace("’", "'").removesuffix("'s")
                    case = "lower" if word.islower() else "upper" if word.isupper() and len(word) > 1 else "title"
                    counts[case][word.lower()] += 1
    return counts


def _guess(word: str) -> int:
    """The parts of speech of a word that the dictionary does not list, such as a British spelling."""
    if word.endswith(("ing", "ised", "ized", "ised", "elled", "ises", "elling")):
        return VERB
    return 0 if word.endswith(("ly", "able", "ful", "ous", "ish", "less")) else NOUN


def main() -> None:
    """Write `words.bin`: a table of the words with their figures (`transcripts.languages.english.wordlist.Figures`)."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dictionary", type=Path, required=True, help="where index.dic and index.aff are")
    parser.add_argument("--listed", type=Path, action="append", default=[], help="a folder of word lists")
    parser.add_argument("--cased", type=Path, action="append", default=[], help="an edited text, .txt.xz")
    options = parser.parse_args()
    web = {}
    for line in (files("wordsegment") / "unigrams.txt").read_text("utf-8").splitlines():
        word, count = line.split("\t")
        web[word] = float(count)
    british = {
        line.split(" ")[0]
        for line in (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text("utf-8-sig").splitlines()
    }
    lower, capital = dictionary(options.dictionary)
    young = listed(options.listed)
    cased = cased_counts(options.cased)
    words = lower.keys() | {w for w in british - capital if "'" not in w}
    seen = {w for w in words if "'" not in w or w in web or cased["lower"][w]}
    other = [w for w in web if w not in seen and (w in capital or len(w) > 2)]
    names = {w for w in other if w in capital} | set(sorted(other, key=lambda w: -web[w])[:NAMES_KEPT])
    names |= {w for w in capital if w.isalpha() and len(w) > 2} | (young.keys() - seen)
    floor = min(web.values()) / 2
    rows: dict[str, Figures] = {}
    for word in sorted(seen | names):
        per_million = web.get(word, floor) / WEB_TOTAL * 1e6
        shares = [cased[case][word] for case in ("lower", "title", "upper")]
        case = "lower" if word in seen else "title" if word in capital else young.get(word, "")
        prior, strength = PRIORS[case], PRIOR if case else 0.5
        total = sum(shares) + strength
        mixed = [(count + strength * share) / total for count, share in zip(shares, prior, strict=True)]
        unlisted_but_lower = word not in capital and shares[0] >= 5 and mixed[0] > 0.6
        rows[word] = Figures(
            max(0, min(255, round((math.log2(per_million) + 16) * 8))),
            round(mixed[0] * 255),
            round(mixed[1] * 255),
            (WORD | lower.get(word, _guess(word))) if word in seen or unlisted_but_lower else 0,
        )
    WORDS.parent.mkdir(parents=True, exist_ok=True)
    WORDS.write_bytes(packed({word: bytes(figures) for word, figures in rows.items()}))
    ordinary = sum(figures.kinds & WORD for figures in rows.values())
    sys.stdout.write(f"{len(rows)} words, {ordinary} of them ordinary English words\n")


if __name__ == "__main__":
    main()
