"""Learning what recognisers mishear as what: phone confusions out of aligned talks, by expectation-maximisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from benchmarks._names_data import Case, fold, pairing, words_of
from transcripts.languages.english.wordlist import frequency
from transcripts.phonetics.distance import Costs
from transcripts.phonetics.lexicon import CODES, PHONES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from transcripts.phonetics.sounds import Sounds

N = len(CODES)
VOWELS = frozenset(code for code, phone in zip(CODES, PHONES, strict=True) if phone[0] in "AEIOU")
RARE = 20.0  # per million
LEAST_GAP = 0.4
Floats = npt.NDArray[np.float64]
_KIND = {
    **dict.fromkeys(["P", "B"], (0, 0)),
    **dict.fromkeys(["T", "D"], (0, 1)),
    **dict.fromkeys(["K", "G"], (0, 2)),
    **dict.fromkeys(["CH", "JH"], (1, 1.5)),
    **dict.fromkeys(["F", "V"], (2, 0)),
    **dict.fromkeys(["TH", "DH"], (2, 0.7)),
    **dict.fromkeys(["S", "Z"], (2, 1)),
    **dict.fromkeys(["SH", "ZH"], (2, 1.5)),
    **dict.fromkeys(["HH"], (2, 3)),
    "M": (3, 0),
    "N": (3, 1),
    "NG": (3, 2),
    "L": (4, 1),
    "R": (4, 1.3),
    "W": (4, 0),
    "Y": (4, 2),
}


def start() -> Costs:
    """Costs from how sounds are made, to begin with: vowels near each other, consonants by manner and place."""
    change = np.ones((N, N), np.float32)
    for i, one in enumerate(PHONES):
        for j, two in enumerate(PHONES):
            vowels = (CODES[i] in VOWELS) + (CODES[j] in VOWELS)
            if i == j:
                change[i, j] = 0
            elif vowels == 2:
                change[i, j] = 0.4
            elif not vowels:
                (manner, place), (manner2, place2) = _KIND[one], _KIND[two]
                change[i, j] = min(1.0, 0.15 + 0.45 * (manner != manner2) + 0.3 * min(2, abs(place - place2)))
    gap = np.array([0.55 if c in VOWELS else 0.7 for c in CODES], np.float32)
    return Costs(change, gap, gap)


def pairs(cases: Iterable[Case], sounds: Sounds) -> Iterator[tuple[str, str]]:
    """The sounds of short stretches that were heard wrongly, and of what was said there."""
    for case in cases:
        heard, said = words_of(case.heard), list(case.said)
        for tag, a, b, x, y in pairing(heard, said):
            if tag != "replace" or b - a > 4 or y - x > 4:
                continue
            one, two = (" ".join(fold(w) for w in some) for some in (heard[a:b], said[x:y]))
            # Not a change of grammar (`is`/`was`, a plural): one side must hold a word that is rare or no word.
            if not one.split() or not two.split() or any(c.isdigit() for c in one + two):
                continue
            if min(map(frequency, two.split())) > RARE:
                continue
            if one[:-2].startswith(two[:-2]) or two[:-2].startswith(one[:-2]):
                continue
            ways, others = sounds.phrase(one), sounds.phrase(two)
            if ways and others and min(len(ways[0]), len(others[0])) >= 4:
                yield ways[0], others[0]


def learn(found: list[tuple[str, str]], rounds: int = 4) -> tuple[Costs, int]:
    """Costs from pairs: align, count, take minus log probabilities scaled so that a bad change costs 1."""
    costs = start()
    before = start()
    used = 0
    for _ in range(rounds):
        distance = costs.distances([a for a, _ in found], [b for _, b in found])
        change, extra, lost = np.zeros((N, N)), np.zeros(N), np.zeros(N)
        used = 0
        for (a, b), far in zip(found, distance.tolist(), strict=True):
            if far > 0.35 * max(len(a), len(b)) * 0.8:
                continue  # another word altogether
            used += 1
            for i, j in align(a, b, costs):
                if i < 0:
                    lost[j] += 1
                elif j < 0:
                    extra[i] += 1
                else:
                    change[i, j] += 1
        costs = _scaled(change, extra, lost, before)
    return costs, used


def _scaled(change: Floats, extra: Floats, lost: Floats, before: Costs) -> Costs:
    # Smoothed with what the features say: 12 imagined sightings a true phone, spread by exp(-4 cost).
    prior = np.exp(-4 * before.change[:N, :N].astype(np.float64))
    np.fill_diagonal(prior, 0)
    heard = change + 12 * prior / prior.sum(axis=0, keepdims=True) + 1e-3
    total = heard.sum(axis=0) + lost + 1
    chance = heard / total
    same = np.diag(chance).copy()
    # How surprising a change is beside what chance would bring: a frequent phone turns up by accident.
    cost = -np.log(chance / np.sqrt(same[:, None] * same[None, :]))
    lose = -np.log((lost + 1) / total)
    put = -np.log((extra + 1) / (change.sum(axis=1) + extra + 1))
    np.fill_diagonal(cost, 0)
    scale = float(np.quantile(cost[cost > 0], 0.6))
    change_cost = np.clip(cost / scale, 0, 1.1)
    return Costs(
        change_cost.astype(np.float32),
        np.clip(put / scale, LEAST_GAP, 1).astype(np.float32),
        np.clip(lose / scale, LEAST_GAP, 1).astype(np.float32),
    )


def align(a: str, b: str, costs: Costs) -> list[tuple[int, int]]:
    """One best alignment of two sounds, as pairs of phone numbers; -1 where a side has nothing."""
    x, y = [CODES.index(c) for c in a], [CODES.index(c) for c in b]
    table = np.zeros((len(x) + 1, len(y) + 1))
    table[1:, 0] = np.cumsum([costs.extra[i] for i in x])
    table[0, 1:] = np.cumsum([costs.lost[j] for j in y])
    for p, i in enumerate(x):
        for q, j in enumerate(y):
            table[p + 1, q + 1] = min(
                table[p, q] + costs.change[i, j], table[p, q + 1] + costs.extra[i], table[p + 1, q] + costs.lost[j]
            )
    out, p, q = [], len(x), len(y)
    while p or q:
        here = table[p, q]
        if p and q and abs(here - table[p - 1, q - 1] - costs.change[x[p - 1], y[q - 1]]) < 1e-6:
            p, q = p - 1, q - 1
            out.append((x[p], y[q]))
        elif p and abs(here - table[p - 1, q] - costs.extra[x[p - 1]]) < 1e-6:
            p -= 1
            out.append((x[p], -1))
        else:
            q -= 1
            out.append((-1, y[q]))
    return out
