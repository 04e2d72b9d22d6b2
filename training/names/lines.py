"""Single lines of right text with a name in them, misheard as a recogniser may, and a short list: what a person tries.

A name is said again with other letters for its sounds, loses a sound, takes another for one that recognisers confuse,
or becomes words that sound like its halves. Half of the lines stay as they were said, with lists that do not fit.
"""

from __future__ import annotations

import random
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from benchmarks._names_data import Case, fold
from transcripts.gazetteer.entry import Entry
from transcripts.languages.english.wordlist import casing, frequency, is_word
from transcripts.model import Segment, Transcript
from transcripts.phonetics.lexicon import lexicon
from transcripts.phonetics.sounds import sounds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_WORD = regex.compile(r"\p{L}[\p{L}'’-]+")
TERMS = 0.3
"""How often two rare words beside each other are taken for a term."""
SHARE = 0.02
"""Of a text so many of its lines are looked at."""
LETTERS = (
    "c k|k c|ph f|f ph|y i|i y|ei ai|ie ee|ee ea|ea ee|ou oo|oo u|ck k|x ks|qu kw|z s|s z|w v|v w|th t|dh d|gh g|"
    "tch ch|ch sh|sh ch|j g|g j|zh j|a e|e a|o a|a o|u o|e i|i e|ll l|l ll|nn n|n nn|tt t|t tt|ss s|s ss|rr r|kh k|"
    "h |d t|t d|b p|p b|m n|n m|l r|er or|or er|er a|ian ion|ski sky|sky ski|oy oi|au o|eu oi|ui i|k g|p f"
)
SWAPS = [tuple(pair.split(" ")) for pair in LETTERS.split("|")]


def lines(path: Path, most: int, seed: int) -> Iterator[Case]:
    """Lines of a text that hold a name."""
    rng = random.Random(seed)
    found: list[tuple[list[str], int, int]] = []
    with path.open(encoding="utf-8", errors="replace") as file:
        for line in file:
            if rng.random() < SHARE:
                found += _named(line.split(), rng)
            if len(found) > 4 * most:
                break
    names = sorted({" ".join(_bare(w) for w in words[a:b]) for words, a, b in found})
    rng.shuffle(found)
    for n, (words, a, b) in enumerate(found[:most]):
        yield _case(f"line/{path.stem}/{n}", words, (a, b), names, rng)


def _bare(word: str) -> str:
    shape = _WORD.search(word)
    return (shape[0] if shape else word).removesuffix("'s").removesuffix("’s")


def _named(words: Sequence[str], rng: random.Random) -> Iterator[tuple[list[str], int, int]]:
    for i in range(1, len(words) - 1):
        if rng.random() < TERMS and _rare(words[i]) and _rare(words[i + 1]):
            first, last = max(0, i - rng.randrange(1, 7)), min(len(words), i + 2 + rng.randrange(1, 7))
            yield list(words[first:last]), i - first, i + 2 - first
            return
        if words[i - 1][-1:] in ".?!:" or not _proper(words[i]):
            continue
        end = i + 1
        while end < min(len(words), i + 3) and _proper(words[end]) and words[end - 1][-1:].isalpha():
            end += 1
        before = rng.randrange(1, 7)
        first, last = max(0, i - before), min(len(words), end + rng.randrange(1, 7))
        yield list(words[first:last]), i - first, end - first
        return


def _rare(word: str) -> bool:
    return len(word) > 4 and word.isalpha() and word.islower() and frequency(word) < 60


@lru_cache(maxsize=1 << 16)
def _proper(word: str) -> bool:
    bare = _bare(word)
    if len(bare) < 4 or not bare[0].isupper() or bare.isupper() or not bare.isalpha() or is_word(bare.lower()):
        return False
    how = casing(bare.lower())
    return how is None or how.title > 0.6


def _case(name: str, words: list[str], place: tuple[int, int], names: list[str], rng: random.Random) -> Case:
    first, end = place
    own = " ".join(_bare(w) for w in words[first:end])
    others = rng.sample(names, min(len(names), rng.choice((0, 0, 1, 3, 8, 20))))
    known = [n for n in others if n != own]
    heard, said = list(words), list(words)
    wrong = rng.random() < 0.6
    if wrong:
        known.append(own)
        heard[first:end] = _misheard(words[first:end], rng)
    elif rng.random() < 0.5:
        known.append(own)
    if not wrong and (plain := [f for w in words if len(f := fold(w)) > 3 and w.islower()]):
        # A name that sounds like a word of the line, often the rarest.
        like = min(plain, key=frequency) if rng.random() < 0.5 else rng.choice(plain)
        known.append(_respelt(like, rng).capitalize())
    kind = rng.choice(("other", "other", "other", "person", "place", "product"))
    entries = tuple(Entry(n, kind, case="exact") for n in dict.fromkeys(known))
    if rng.random() < 0.4:
        heard = [fold(w) or w for w in heard]
    return Case(name, Transcript((Segment(" ".join(heard)),)), tuple(said), entries)


def _misheard(words: Sequence[str], rng: random.Random) -> list[str]:
    out = []
    which, beside = rng.randrange(len(words)), len(words) > 1
    for n, word in enumerate(words):
        bare = _bare(word)
        if n != which and rng.random() < 0.5:
            out.append(word)
            continue
        new = _as_words(bare, rng) if rng.random() < 0.25 else ""
        new = new or (bare[: rng.randrange(3, len(bare))] if beside and rng.random() < 0.2 else "")
        new = new or _respelt(bare, rng, 4 if beside else 3)
        if " " not in new and rng.random() < 0.12 and len(new) > 5:
            at = rng.randrange(3, len(new) - 2)
            new = f"{new[:at]} {new[at:]}"
        new = new if rng.random() < 0.4 else new.capitalize()
        out += word.replace(bare, new, 1).split()
    return out


def _respelt(word: str, rng: random.Random, most: int = 3) -> str:
    text = word.lower()
    for _ in range(rng.randint(1, most)):
        able = [(a, b) for a, b in SWAPS if a in text[1:]] or [("a", "e")]
        one, two = rng.choice(able)
        at = text.find(one, rng.randrange(0, max(1, len(text) - 1)))
        at = at if at >= 0 else text.find(one)
        if at >= 0:
            text = text[:at] + two + text[at + len(one) :]
    return text if text != word.lower() and len(text) > 2 else text + text[-1:]


_BY_SOUND: dict[str, str] = {}


def know(words: Iterable[str]) -> None:
    """Take up the words that a name may be heard as."""
    for word in words:
        for said in lexicon().get(word)[:1] if is_word(word) else ():
            if len(said) > 1 and frequency(_BY_SOUND.get(said, "")) < frequency(word):
                _BY_SOUND[said] = word


def _as_words(word: str, rng: random.Random) -> str:
    said = sounds().word(word)
    if not said or len(said[0]) < 5:
        return ""
    ways = [
        f"{_BY_SOUND[said[0][:i]]} {_BY_SOUND[said[0][i:]]}"
        for i in range(2, len(said[0]) - 1)
        if said[0][:i] in _BY_SOUND and said[0][i:] in _BY_SOUND
    ]
    return rng.choice(ways) if ways else ""
