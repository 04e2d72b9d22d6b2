"""The judgement on talks that it has not seen: names made right and right words broken, with intervals over talks.

    TRANSCRIPTS_DATA=… python -m training.names.heldout --text TEXT … [--folds 3] [--without VETO]

The talks are parted; what is measured on each part is learnt from the others. Every threshold, weight and veto is
chosen on these figures. The interval (5% to 95%) is a bootstrap over talks. Candidates are made as for `learn`.
"""

from __future__ import annotations

import argparse
import random
from bisect import bisect_right
from collections import defaultdict
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks._names_data import Case
from benchmarks._names_score import applied, right_people
from training.names.learn import PRIOR, free, learner, table
from training.names.rows import Rows, all_rows
from transcripts.model import Transcript
from transcripts.names.candidate import NEVER, Features
from transcripts.names.judge import NAMES, TOLD
from transcripts.names.select import MADE, MADE_OTHER
from transcripts.names.targets import squeezed
from transcripts.names.vetoes import VETOES

if TYPE_CHECKING:
    from collections.abc import Sequence

Array = np.ndarray[Any, Any]
SOUND, SPELLING, OFTEN, KNOWN = map(Features._fields.index, ("sound", "spelling", "known_often", "well_known"))
STEPS = (-1.0, -0.5, 0.0, 0.5, 1.0, 2.0)
"""Thresholds above and below what is shipped, for the curve."""


def held_out(every: Sequence[Rows], folds: int, but: int = 0) -> list[Array]:
    """The log odds of every candidate by a judgement that has not seen its talk."""
    groups = sorted({r.group for r in every})
    part = {group: n % folds for n, group in enumerate(groups)}
    out: list[Array] = [np.zeros(0)] * len(every)
    for n in range(folds):
        evidence, right, weights = table([r for r in every if part[r.group] != n], but)
        learnt = learner().fit(evidence, right, sample_weight=weights)
        for i, r in enumerate(every):
            if part[r.group] == n and r.heard:
                odds = np.full(len(r.right), NEVER)
                kept = free(r, but)
                if kept.any():
                    row = r.evidence[kept]
                    prior = PRIOR * row[:, OFTEN] * (1 + row[:, KNOWN] / 10)
                    odds[kept] = learnt.decision_function(row) - prior
                odds[r.fact & (r.vetoes == 0)] = TOLD
                out[i] = odds
    return out


def chosen(rows: Rows, odds: Array, more: float) -> list[int]:
    """The best set without overlaps, as `select.best` finds it."""
    least = np.array([MADE if m[2] in NAMES else MADE_OTHER for m in rows.meta]) + more
    gain = {int(i): float(odds[i] - least[i]) for i in np.flatnonzero(odds > least)}
    gain = {i: g for i, g in gain.items() if not _outdone(rows, i)}
    for i in [i for i in gain if rows.meta[i][3] != "part" and rows.meta[i][4] > 1]:
        inner: dict[str, float] = defaultdict(float)
        for p in [p for p in gain if rows.number[p] == rows.number[i] and rows.meta[p][4] < rows.meta[i][4]]:
            if rows.first[p] >= rows.first[i] and _end(rows, p) <= _end(rows, i):
                inner[rows.meta[p][1]] = max(inner[rows.meta[p][1]], gain[p])
        gain[i] = max(gain[i], sum(inner.values()) + 1e-6) if inner else gain[i]
    order = sorted(gain, key=lambda i: (_end(rows, i), rows.first[i], i))
    ends = [_end(rows, i) for i in order]
    sums, last = [0.0], [(-1, 0)]
    for n, i in enumerate(order):
        before = bisect_right(ends, int(rows.first[i]), 0, n)
        better = sums[before] + gain[i] > sums[n]
        sums.append(sums[before] + gain[i] if better else sums[n])
        last.append((n, before) if better else last[n])
    out, at = [], len(order)
    while last[at][0] >= 0:
        n, at = last[at]
        out.append(order[n])
    return out[::-1]


def _end(rows: Rows, i: int) -> int:
    return int(rows.first[i] + rows.count[i])


def _outdone(rows: Rows, i: int) -> bool:
    # Another run of words that shares one comes nearer to the same name.
    near = np.flatnonzero((rows.first < _end(rows, i)) & (rows.first + rows.count > rows.first[i]))
    same = [o for o in near.tolist() if o != i and rows.meta[o][1] == rows.meta[i][1]]
    both = rows.evidence[:, SOUND] + rows.evidence[:, SPELLING]
    return any(both[o] > both[i] and rows.evidence[o, SOUND] >= rows.evidence[i, SOUND] for o in same)


@dataclass(frozen=True)
class Count:
    """What was done to some talks."""

    words: int = 0
    people: int = 0
    before: int = 0
    after: int = 0
    changes: int = 0
    broken: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    def shares(self) -> tuple[float, float, float]:
        """Names right in 100, right words broken and changes in 10,000."""
        words = max(1, self.words) / 10_000
        return 100 * self.after / max(1, self.people), self.broken / words, self.changes / words


def measured(rows: Rows, odds: Array, more: float = 0.0) -> Count:
    """What the judgement does to a talk."""
    made = [(int(rows.first[i]), int(rows.count[i]), rows.meta[i][0], i) for i in chosen(rows, odds, more)]
    changes = [(first, count, text) for first, count, text, _ in made]
    after = rows.people_before
    if rows.people and changes:
        case = Case(rows.name, Transcript(()), tuple(rows.said), (), tuple(rows.people))
        after = right_people(case, applied(rows.heard, changes))
    real = [i for a, n, text, i in made if squeezed(" ".join(rows.heard[a : a + n])) != squeezed(text)]
    broken = sum(int(rows.broken[i]) for i in real)
    return Count(len(rows.heard), len(rows.people), rows.people_before, after, len(real), broken)


def line(some: Sequence[Count]) -> str:
    """The shares with their intervals."""
    rng = random.Random(0)
    drawn = [sum(rng.choices(some, k=len(some)), Count()).shares() for _ in range(1000)]
    low, high = np.percentile(drawn, 5, axis=0), np.percentile(drawn, 95, axis=0)
    own = sum(some, Count()).shares()
    named = ("% names right", "broken in 10,000", "changes in 10,000")
    shown = zip(own, low, high, named, strict=True)
    return " | ".join(f"{a:5.2f} {what} ({b:.2f} to {c:.2f})" for a, b, c, what in shown)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--text", type=Path, action="append", default=[], help="right text, one turn a line")
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--without", choices=[*VETOES], help="as if this veto were not there")
    given = parser.parse_args()
    but = 1 << list(VETOES).index(given.without) if given.without else 0
    every = list(all_rows(given.text))
    odds = held_out(every, given.folds, but)
    for more in STEPS:
        found: dict[str, list[Count]] = defaultdict(list)
        for rows, own in zip(every, odds, strict=True):
            if rows.heard and rows.kind != "line":
                found[rows.kind].append(measured(rows, own, more))
        for kind, some in sorted(found.items()):
            print(f"{more:+.1f} {kind:18} {line(some)}", flush=True)


if __name__ == "__main__":
    main()
