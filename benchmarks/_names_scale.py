"""How fast a transcript is matched against lists of names, beside symspellpy and rapidfuzz, in the same run.

Names and words are made up from syllables with a fixed seed, so that anyone has the same. Every engine gets the same
folded queries: the distinct runs of one to three words. Times are of this process alone (one core for every engine);
ours and rapidfuzz's are the median of three, symspellpy's of one. Memory is what Python and numpy ask for, counted in
a run of its own. All look for names within the same edits, which depend on the name's length
(`transcripts.search.pass_join.edits`).

symspellpy is asked twice: with the distance that all others have, in its quickest form, and as it comes, with a
distance of its own that counts two letters exchanged as one edit, in Python.
"""

from __future__ import annotations

import random
import statistics
import time
import tracemalloc
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from transcripts.search.pass_join import SpellingIndex, edits, letters

if TYPE_CHECKING:
    from collections.abc import Callable

_SYLLABLES = (
    "ka ro mi tan vel do shi per lo gan bri stu wen har cho la ne fi du mor tes ba xi qu zen pol ar en is ol um est "
    "ant ing ber dal fra gri hus jo kem lin nor oph pre rus sal tri ul ver wil yan zor mac ley ton son"
)
SYLLABLES = _SYLLABLES.split()
_FEW = 1000
"""More names are too many for rapidfuzz to compare each with each query."""


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


@dataclass(frozen=True, slots=True)
class Found:
    """What one engine needed, in seconds of this process, and the queries and names that it found together."""

    built_s: float
    took_s: float
    pairs: set[tuple[str, str]]


def _times(run: Callable[[], object]) -> list[float]:
    """The seconds of this process that three runs need."""
    took = []
    for _ in range(3):
        start = time.process_time()
        run()
        took.append(time.process_time() - start)
    return took


def _memory(run: Callable[[], object]) -> tuple[float, float]:
    """What is asked for at the most and what is kept, in MB."""
    tracemalloc.start()
    held = run()
    kept, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del held
    return peak / 1e6, kept / 1e6


def _ours(known: list[str], asked: list[str]) -> tuple[Found, set[tuple[int, int]]]:
    index = SpellingIndex(known)
    built, took = _times(lambda: SpellingIndex(known)), _times(lambda: index.matches(asked))
    peak, kept = _memory(lambda: SpellingIndex(known))
    more, _ = _memory(lambda: index.matches(asked))
    left, right, _ = index.matches(asked)
    numbers = set(zip(left.tolist(), right.tolist(), strict=True))
    print(
        f"{len(known):>9,} names  {len(asked):,} queries  index {statistics.median(built):.2f} s, {peak:.0f} MB at "
        f"most, {kept:.0f} kept  matched in {statistics.median(took):.2f} s ({min(took):.2f}-{max(took):.2f}), "
        f"{more:.0f} MB more  {len(numbers):,} hits"
    )
    folded = letters(known)
    pairs = {(asked[q], folded[n]) for q, n in numbers}
    return Found(statistics.median(built), statistics.median(took), pairs), numbers


def _brute(folded: list[str], asked: list[str], numbers: set[tuple[int, int]], many: int) -> None:
    some = sorted(random.Random(3).sample(range(len(asked)), min(many, len(asked))))
    allowed = np.array([edits(len(n)) for n in folded], np.uint8)
    expected = set()
    for i in some:
        far = process.cdist([asked[i]], folded, scorer=Levenshtein.distance, score_cutoff=2, dtype=np.uint8)[0]
        expected |= {(i, n) for n in np.flatnonzero(far <= allowed).tolist()}
    chosen = set(some)
    same = expected == {pair for pair in numbers if pair[0] in chosen}
    print(f"           brute force, {len(some)} queries: {len(expected)} hits, {'equal' if same else 'NOT EQUAL'}")


def _symspell(known: list[str], asked: list[str], *, plain: bool) -> Found | None:
    try:
        from symspellpy import SymSpell, Verbosity  # noqa: PLC0415 - a peer
        from symspellpy.editdistance import DistanceAlgorithm, EditDistance  # noqa: PLC0415 - a peer
    except ImportError:
        return None
    comparer = EditDistance(DistanceAlgorithm.DAMERAU_OSA if plain else DistanceAlgorithm.LEVENSHTEIN_FAST)
    start = time.process_time()
    speller = SymSpell(max_dictionary_edit_distance=2, prefix_length=7, distance_comparer=comparer)
    for name in known:
        speller.create_dictionary_entry(name, 1)
    built = time.process_time() - start
    start = time.process_time()
    pairs = {
        (q, found.term)
        for q in asked
        for found in speller.lookup(q, Verbosity.ALL, max_edit_distance=edits(len(q) + 2))
        if found.distance <= edits(len(found.term))
    }
    return Found(built, time.process_time() - start, pairs)


def _beside_symspell(ours: Found, folded: list[str], asked: list[str], share: int, *, plain: bool) -> None:
    some = asked[::share]
    theirs = _symspell(folded, some, plain=plain)
    if theirs is None:
        print("           symspellpy: not installed")
        return
    took = theirs.took_s * share
    both = (theirs.built_s + took) / (ours.built_s + ours.took_s)
    chosen = set(some)
    pairs = {pair for pair in ours.pairs if pair[0] in chosen}
    more = theirs.pairs - pairs
    missed = sum(Levenshtein.distance(query, name) <= edits(len(name)) for query, name in more)
    print(
        f"           symspellpy, {'as it comes' if plain else 'quickest'}: index {theirs.built_s:.1f} s, matched in "
        f"{took:.1f} s ({'every query' if share == 1 else f'SCALED from every {share}th query'}): "
        f"{took / ours.took_s:.0f} times ours, with the index {both:.0f}; "
        f"{len(theirs.pairs):,} hits, it misses {len(pairs - theirs.pairs)}, we {missed}; "
        f"{len(more) - missed} are near by its own distance alone"
    )


def scale(
    count: int, *, words: int = 100_000, peers: bool = True, plain: bool = True, brute: int = 400, share: int = 1
) -> None:
    """Measure one size and print it; symspellpy gets every so many queries as `share` says."""
    known = names(count)
    asked = queries(transcript(words, known))
    ours, numbers = _ours(known, asked)
    folded = letters(known)
    _brute(folded, asked, numbers, brute)
    if count <= _FEW:
        took = _times(lambda: process.cdist(asked, folded, scorer=Levenshtein.distance, score_cutoff=2, dtype=np.uint8))
        cdist = statistics.median(took)
        print(f"           rapidfuzz cdist: {cdist:.2f} s: {cdist / ours.took_s:.1f} times ours")
    if peers:
        for form in (False, True)[: 1 + plain]:
            _beside_symspell(ours, folded, asked, share, plain=form)
