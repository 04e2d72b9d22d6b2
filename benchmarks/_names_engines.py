"""The correctors that are compared: ours, and what people use instead. Each sees the talk and the same gazetteer.

What an entry lists as its mishearings (`heard`) is given to all that can use it: they look for those forms as well.
A peer that is not installed answers None. None of them is told which words are names.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from benchmarks._names_data import Case, fold, words_of
from transcripts.gazetteer import Gazetteer
from transcripts.ledger import View
from transcripts.names.step import names_pass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks._names_score import Change

GRAM = 4
LOWEST = 80
"""The lowest WRatio that is looked at."""
WINDOW = 12
"""How many words lookup_compound gets at once."""

Hits = dict[str, tuple[float, str]]


def ours(case: Case, *, starter: bool = False) -> list[Change]:
    """The names pass alone, run until it proposes nothing."""
    names = Gazetteer(case.entries)
    if starter:
        names |= Gazetteer.starter()
    proposals = list(names_pass(names)(View(case.heard)))
    return [(c.word, c.count, c.after) for c in proposals if c.layer == "words" and not c.evidence.get("suggestion")]


def case_only(_: Case) -> list[Change]:
    """What subtitle editors do: names that are spelled right get their case. No word changes, as scoring sees it."""
    return []


def listed(case: Case) -> list[Change]:
    """Search and replace: every mishearing that an entry lists becomes the entry's name, wherever it stands."""
    known = {fold(h): e.canonical for e in case.entries for h in e.heard}
    return _greedy((float(len(t)), i, n, known[t]) for i, n, t in _grams(case) if t in known and known[t] != t)


def _forms(case: Case) -> dict[str, str]:
    """What is looked for, folded, and what is written for it."""
    forms = {fold(h): e.canonical for e in case.entries for h in e.heard}
    return forms | {fold(e.canonical): e.canonical for e in case.entries}


def _grams(case: Case) -> Iterator[tuple[int, int, str]]:
    words = [fold(w) for w in words_of(case.heard)]
    for i in range(len(words)):
        for n in range(1, min(GRAM, len(words) - i) + 1):
            yield i, n, " ".join(words[i : i + n])


def _greedy(found: Iterator[tuple[float, int, int, str]]) -> list[Change]:
    """Of changes with a rank, the best that do not overlap."""
    taken: set[int] = set()
    out = []
    for _, first, count, text in sorted(found, key=lambda f: (-f[0], f[1])):
        places = set(range(first, first + count))
        if not taken & places:
            taken |= places
            out.append((first, count, text))
    return out


def wratio_hits(case: Case) -> Hits:
    """For each distinct run of one to four words, the name of the best WRatio, if that is `LOWEST` or more.

    Runs of up to three letters are left out, as everyone who uses it does; those that are a name already, too.
    """
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - a peer

    forms = _forms(case)
    choices = list(forms)
    best: Hits = {}
    for text in dict.fromkeys(t for _, _, t in _grams(case) if len(t) > 3):
        hit = process.extractOne(text, choices, scorer=fuzz.WRatio, score_cutoff=LOWEST)
        if hit is not None and fold(forms[hit[0]]) != text:
            best[text] = (hit[1], forms[hit[0]])
    return best


def wratio(case: Case, threshold: float, hits: Hits | None = None) -> list[Change]:
    """Every run of one to four words whose rapidfuzz WRatio with a name reaches the threshold becomes the name."""
    best = wratio_hits(case) if hits is None else hits
    return _greedy((best[t][0], i, n, best[t][1]) for i, n, t in _grams(case) if t in best and best[t][0] >= threshold)


def metaphone(case: Case) -> list[Change] | None:
    """Every run of one to four words that shares a double metaphone code of three and more with a name becomes it."""
    try:
        from metaphone import doublemetaphone  # noqa: PLC0415 - a peer
    except ImportError:
        return None

    @lru_cache(maxsize=1 << 18)
    def codes(text: str) -> list[str]:
        return [c for c in doublemetaphone(text.replace(" ", "")) if len(c) > 2]

    forms = _forms(case)
    names = {code: forms[form] for form in reversed(forms) for code in codes(form)}
    return _greedy(
        (float(len(t)), i, n, names[code])
        for i, n, t in _grams(case)
        for code in codes(t)
        if code in names and fold(names[code]) != t
    )


def symspell(case: Case) -> list[Change] | None:
    """symspellpy's lookup_compound over the talk, with its English words and pairs, and the names' words as frequent.

    It takes and gives a line of words; what differs between them are the changes. It has no use for listed mishearings.
    """
    try:
        from symspellpy import SymSpell  # noqa: PLC0415 - a peer
    except ImportError:
        return None
    from importlib.resources import files  # noqa: PLC0415 - goes with it

    speller = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
    data = files("symspellpy")
    speller.load_dictionary(str(data / "frequency_dictionary_en_82_765.txt"), 0, 1)
    speller.load_bigram_dictionary(str(data / "frequency_bigramdictionary_en_243_342.txt"), 0, 2)
    for word in {w for e in case.entries for w in fold(e.canonical).split()}:
        speller.create_dictionary_entry(word, 1_000_000)
    numbered = [(i, f) for i, w in enumerate(words_of(case.heard)) if (f := fold(w))]
    out: list[Change] = []
    for at in range(0, len(numbered), WINDOW):
        some = numbered[at : at + WINDOW]
        after = speller.lookup_compound(" ".join(f for _, f in some), 2, ignore_non_words=True)[0].term.split()
        out += _differences(some, after)
    return out


def _differences(before: list[tuple[int, str]], after: list[str]) -> Iterator[Change]:
    """The changes that turn numbered words into others: neighbouring differences are one change."""
    low = start = 0
    for block in Levenshtein.opcodes([f for _, f in before], after).as_matching_blocks():
        if block.a > low or block.b > start:
            first = before[low][0] if low < len(before) else before[-1][0] + 1
            last = before[block.a - 1][0] if block.a > low else first - 1
            yield first, last - first + 1, " ".join(after[start : block.b])
        low, start = block.a + block.size, block.b + block.size
