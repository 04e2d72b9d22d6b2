"""The correctors that are compared: ours, and what people use instead. Each sees the talk and the same gazetteer."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from benchmarks._names_data import Case, fold, words_of
from transcripts.gazetteer import Gazetteer
from transcripts.ledger import View
from transcripts.passes.names import names_pass

if TYPE_CHECKING:
    from benchmarks._names_score import Change

GRAM = 4


def ours(case: Case, *, starter: bool = False) -> list[Change]:
    """The names pass alone, run until it proposes nothing."""
    names = Gazetteer(case.entries)
    if starter:
        names |= Gazetteer.starter()
    proposals = list(names_pass(names)(View(case.heard)))
    return [(c.word, c.count, c.after) for c in proposals if c.layer == "words" and not c.evidence.get("suggestion")]


def case_only(_: Case) -> list[Change]:
    """What subtitle editors do: names that are spelled right get their case."""
    return []  # no word changes: what is scored here is without regard to case


def _names(case: Case) -> list[str]:
    return [e.canonical for e in case.entries]


def _grams(case: Case) -> list[tuple[int, int, str]]:
    words = [fold(w) for w in words_of(case.heard)]
    return [
        (i, n, " ".join(words[i : i + n])) for i in range(len(words)) for n in range(1, GRAM + 1) if i + n <= len(words)
    ]


def _greedy(found: list[tuple[float, int, int, str]]) -> list[Change]:
    taken: set[int] = set()
    out = []
    for _, first, count, text in sorted(found, key=lambda f: (-f[0], f[1])):
        places = set(range(first, first + count))
        if not taken & places:
            taken |= places
            out.append((first, count, text))
    return out


def wratio(case: Case, threshold: float = 90) -> list[Change]:
    """Every run of one to four words whose rapidfuzz WRatio with a name reaches the threshold becomes the name."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - a peer

    names = _names(case)
    folded = [fold(n) for n in names]
    grams = [g for g in _grams(case) if len(g[2]) > 3]
    distinct = list(dict.fromkeys(g[2] for g in grams))
    best: dict[str, tuple[float, int]] = {}
    for text in distinct:
        hit = process.extractOne(text, folded, scorer=fuzz.WRatio, score_cutoff=threshold)
        if hit is not None and hit[0] != text:
            best[text] = (hit[1], hit[2])
    return _greedy([(best[t][0], i, n, names[best[t][1]]) for i, n, t in grams if t in best])


def metaphone(case: Case) -> list[Change] | None:
    """Every run of one to four words with a name's double metaphone becomes the name; None if it is absent."""
    try:
        from metaphone import doublemetaphone  # noqa: PLC0415 - a peer
    except ImportError:
        return None
    code = lru_cache(maxsize=1 << 18)(lambda text: doublemetaphone(text)[0])
    names = {
        code(fold(n).replace(" ", "")): n for n in reversed(_names(case)) if len(code(fold(n).replace(" ", ""))) > 2
    }
    found = [
        (float(len(t)), i, n, names[key])
        for i, n, t in _grams(case)
        if (key := code(t.replace(" ", ""))) in names and fold(names[key]) != t
    ]
    return _greedy(found)


def symspell(case: Case) -> list[Change] | None:
    """symspellpy's lookup_compound over the talk, with English and the names as its dictionary; None if absent."""
    try:
        from symspellpy import SymSpell  # noqa: PLC0415 - a peer
    except ImportError:
        return None
    from importlib.resources import files  # noqa: PLC0415 - goes with it

    speller = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
    speller.load_dictionary(str(files("symspellpy") / "frequency_dictionary_en_82_765.txt"), 0, 1)
    for name in _names(case):
        for word in fold(name).split():
            speller.create_dictionary_entry(word, 1_000_000)
    words = [fold(w) for w in words_of(case.heard)]
    out = []
    for i in range(0, len(words), 12):
        some = [w for w in words[i : i + 12] if w]
        after = speller.lookup_compound(" ".join(some), 2)[0].term
        if after != " ".join(some):
            out.append((i, len(words[i : i + 12]), after))
    return out
