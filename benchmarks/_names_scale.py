"""How fast a transcript is matched against lists of names, beside symspellpy and rapidfuzz, in the same run.

Names and words are made up from syllables with a fixed seed, so that anyone has the same. Every engine gets the same
folded queries: the distinct runs of one to three words. Times are of this process alone (one core for every engine).
All look for names within the same edits, which depend on the
name's length (`transcripts.gazetteer.index_spelling.edits`).
"""

from __future__ import annotations

import random
import resource
import time

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from transcripts.gazetteer.index_spelling import SpellingIndex, edits, letters

_SYLLABLES = (
    "ka ro mi tan vel do shi per lo gan bri stu wen har cho la ne fi du mor tes ba xi qu zen pol ar en is ol um est "
    "ant ing ber dal fra gri hus jo kem lin nor oph pre rus sal tri ul ver wil yan zor mac ley ton son"
)
SYLLABLES = _SYLLABLES.split()


def names(count: int, seed: int = 1) -> list[str]:
    """Made-up names of two words."""
    rng = random.Random(seed)
    found: dict[str, None] = {}
    while len(found) < count:
        first = "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(1, 3)))
        last = "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 4)))
        found[f"{first.title()} {last.title()}"] = None
    return list(found)


def transcript(words: int, known: list[str], seed: int = 2) -> list[str]:
    """A made-up talk: words of a vocabulary as languages have it, with misspelt names among them."""
    rng = random.Random(seed)
    vocabulary = ["".join(rng.choice(SYLLABLES) for _ in range(rng.randint(1, 3))) for _ in range(9000)]
    weights = [1 / (i + 3) for i in range(len(vocabulary))]
    out: list[str] = []
    while len(out) < words:
        out += rng.choices(vocabulary, weights, k=60)
        name = list(rng.choice(known).lower())
        for _ in range(rng.randint(0, 2)):
            name[rng.randrange(len(name))] = rng.choice("aeiourstln")
        out += "".join(name).split()
    return out[:words]


def queries(words: list[str]) -> list[str]:
    """The distinct runs of one to three words, folded."""
    grams = ["".join(words[i : i + n]) for n in (1, 2, 3) for i in range(len(words) - n + 1)]
    return [q for q in dict.fromkeys(letters(grams)) if q]


def _symspell(known: list[str], asked: list[str]) -> tuple[float, float, set[tuple[str, str]]] | None:
    try:
        from symspellpy import SymSpell, Verbosity  # noqa: PLC0415 - a peer
    except ImportError:
        return None
    start = time.process_time()
    speller = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
    for name in known:
        speller.create_dictionary_entry(name, 1)
    built = time.process_time() - start
    start = time.process_time()
    hits = {
        (q, found.term)
        for q in asked
        for found in speller.lookup(q, Verbosity.ALL, max_edit_distance=min(2, edits(len(q) + 2)))
        if found.distance <= edits(len(found.term))
    }
    return built, time.process_time() - start, hits


def scale(count: int, *, words: int = 100_000, peers: bool = True, brute: int = 400, share: int = 1) -> None:
    """Measure one size and print it."""
    known = names(count)
    asked = queries(transcript(words, known))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    index = SpellingIndex(known)
    built = time.process_time() - start
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    start = time.process_time()
    left, right, _ = index.matches(asked)
    took = time.process_time() - start
    folded = letters(known)
    line = f"{count:>9,} names  {len(asked):,} queries  index {built:.2f} s {memory:.0f} MB  matched in {took:.2f} s"
    print(f"{line}  {len(left):,} hits")
    some = random.Random(3).sample(range(len(asked)), min(brute, len(asked)))
    allowed = np.array([edits(len(n)) for n in folded], np.uint8)
    far = process.cdist([asked[i] for i in some], folded, scorer=Levenshtein.distance, score_cutoff=2, dtype=np.uint8)
    rows, columns = np.nonzero(far <= allowed[None, :])
    mine = {(q, n) for q, n in zip(left.tolist(), right.tolist(), strict=True) if q in set(some)}
    same = mine == {(some[r], c) for r, c in zip(rows.tolist(), columns.tolist(), strict=True)}
    print(f"           equal to brute force on {len(some)} queries: {'yes' if same else 'NO'}")
    if count <= 1000:
        start = time.process_time()
        process.cdist(asked, folded, scorer=Levenshtein.distance, score_cutoff=2, dtype=np.uint8)
        print(f"           rapidfuzz cdist {time.process_time() - start:.2f} s")
    if peers and (peer := _symspell(folded, asked[::share])) is not None:
        some_asked = set(asked[::share])
        hits = {
            (asked[q], folded[n]) for q, n in zip(left.tolist(), right.tolist(), strict=True) if asked[q] in some_asked
        }
        peer = (peer[0], peer[1] * share, peer[2])
        missed, more = len(hits - peer[2]), len(peer[2] - hits)
        print(
            f"           symspellpy: built {peer[0]:.1f} s, matched in {peer[1]:.1f} s: "
            f"{peer[1] / took:.0f} times ours",
            end="",
        )
        print(f"; with building {(peer[0] + peer[1]) / (built + took):.0f} times; it misses {missed}, we miss {more}")
    elif peers:
        print("           symspellpy: not installed")
