"""The cost of every cue that a stretch of words could be: the lines that it breaks into, its timing, where it ends.

Computed for all starts at once, one length at a time, so that the cost is linear in the words. What a profile
forbids costs so much that no taste can buy it: first everything but speed, then speed, then taste.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from transcripts.layout.breaks import FORBIDDEN
from transcripts.layout.limits import FOREVER
from transcripts.layout.timing import times

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from transcripts.layout.limits import Clock, Limits
    from transcripts.layout.profile import Profile
    from transcripts.layout.words import Stream

Number = TypeVar("Number", np.int64, np.float64)

IMPOSSIBLE = np.inf
WRONG = 1e10
TOO_FAST = 1e6


@dataclass(frozen=True, slots=True)
class CostWeights:
    """What is nicer, in the units of `breaks`: tuned on half of the earnings21 calls (benchmarks/layout.py)."""

    cue: float = 6.0
    """Each cue, so that words are not shown in crumbs."""
    line: float = 1.0
    """Each line beyond the first."""
    line_break: float = 0.9
    """What a break between two lines costs, beside the same break between two cues."""
    unbalanced: float = 0.25
    """Each character by which the lines of a cue differ, beyond a quarter of a line."""
    orphan: float = 14.0
    """A cue or line of one short word."""
    sentence_inside: float = 6.0
    """The end of a sentence inside a cue."""
    torn: float = 9.0
    """A cue that holds the end of one sentence and not the end of the next."""
    pause_inside: float = 25.0
    """Each second of silence inside a cue beyond the first 0.4 s."""
    pause_after: float = 12.0
    """Each second of silence, up to 0.6 s, at which a cue ends: taken off the cost of that break."""
    dashed: float = 12.0
    """Two speakers in one cue."""
    brief: float = 6.0
    """A cue of less than 1.5 s, in proportion."""
    hurried: float = 5.0
    """A cue as fast as the limit allows, falling to nothing at two thirds of it."""


@dataclass(slots=True)
class Material:
    """What the costs are made of: the stream in ticks, with running sums."""

    start: NDArray[np.int64]
    end: NDArray[np.int64]
    following: NDArray[np.int64]
    """When the cue after one that ends before word i starts: entry i, FOREVER at the end of the talk."""
    before: NDArray[np.int64]
    """Characters up to word i, with the spaces between."""
    space: NDArray[np.int64]
    width: NDArray[np.int64]
    spoken: NDArray[np.int64]
    """Words up to word i, of those that are read (a dash alone is not)."""
    cost: NDArray[np.float64]
    line_cost: NDArray[np.float64]
    sentences: NDArray[np.int64]
    silence: NDArray[np.float64]
    forced: NDArray[np.int64]
    turns: NDArray[np.int64]
    next_turn: NDArray[np.int64]
    sentence_at: NDArray[np.bool_]

    @property
    def count(self) -> int:
        """The number of words."""
        return len(self.start)


def material(words: Stream, clock: Clock, weights: CostWeights, until: int | None = None) -> Material:
    """Prepare a stream; `until` is the tick at which the cue after its last one starts, where there is one."""
    n = len(words)
    start, end = clock.ticks(words.start), clock.ticks(words.end)
    following = np.concatenate([start, [FOREVER if until is None else until]])
    turned = np.array([*words.turned, False], np.int64)
    gap_s = np.zeros(n + 1)
    gap_s[1:n] = np.maximum(0, words.start[1:] - words.end[:-1]) / 1000
    cost = np.concatenate([words.cost, [0]]).astype(np.float64)
    sentence_at = cost <= 0
    cue_cost = np.where(cost < FORBIDDEN, np.maximum(0, cost - weights.pause_after * np.minimum(gap_s, 0.6)), cost)
    cue_cost = np.where(turned > 0, 0, cue_cost)
    cue_cost[list(words.answers)] = FORBIDDEN
    where = np.where(turned > 0, np.arange(n + 1), n + 1)
    return Material(
        start=start,
        end=np.maximum(end, start),
        following=following,
        before=np.concatenate([[0], np.cumsum(words.width + words.space)]),
        space=words.space,
        width=words.width,
        spoken=np.concatenate([[0], np.cumsum(words.width > 0)]),
        cost=cue_cost,
        line_cost=cost * weights.line_break,
        sentences=np.concatenate([[0], np.cumsum(sentence_at[1:])]),
        silence=np.concatenate([[0.0], np.cumsum(np.maximum(0, gap_s[1:] - 0.4))]),
        forced=np.concatenate([[0], np.cumsum([*words.forced[1:], False])]) if n else np.zeros(1, np.int64),
        turns=np.concatenate([[0], np.cumsum(turned[1:])]),
        next_turn=np.minimum.accumulate(where[::-1])[::-1],
        sentence_at=sentence_at,
    )


def inside(sums: NDArray[Number], first: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[Number]:
    """What a running sum over the gaps before words gains strictly inside [first, end)."""
    return sums[end - 1] - sums[first]


class Costs:
    """Costs of all cues of one stream under one profile; `lines_of` says where a chosen one breaks."""

    def __init__(self, found: Material, profile: Profile, limits: Limits, weights: CostWeights, tick_ms: float) -> None:
        self.found, self.profile, self.limits, self.weights = found, profile, limits, weights
        self.tick_ms = tick_ms
        self.room = (
            profile.max_cue_characters or profile.max_line_characters * profile.max_lines + profile.max_lines - 1
        )
        self.dash = len(profile.dash)

    def length(self, first: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.int64]:
        """The characters of the words [first, end) on one line."""
        m = self.found
        return m.before[end] - m.before[first] - m.space[first]

    def most_words(self) -> int:
        """The most words that any cue could hold."""
        m = self.found
        ends = np.searchsorted(m.before, m.before[:-1] + self.room + 1, side="right") - 1
        return max(1, int((ends - np.arange(m.count)).max(initial=1)))

    def of(self, first: NDArray[np.int64], end: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        """The cost of each cue [first, end) and the word at which its last line begins (`first` where it has one)."""
        layout, split, dashed = self.lines(first, end)
        m, weights = self.found, self.weights
        words = m.spoken[end] - m.spoken[first]
        reading = self.reading(first, end, dashed)
        single = end - first == 1
        timed = times(m.start[first], m.end[end - 1], m.following[end], reading, self.limits, single)
        seconds = (timed.end - m.start[first]) * (self.tick_ms / 1000)
        cost = layout + m.cost[end] + weights.cue + WRONG * timed.wrong + TOO_FAST * timed.too_fast
        cost += weights.brief * np.maximum(0, 1.5 - seconds)
        fast = reading / np.maximum(1, timed.end - m.start[first])
        cost += weights.hurried * np.clip(3 * fast - 2, 0, 4)
        torn = inside(m.sentences, first, end)
        cost += weights.sentence_inside * torn + weights.torn * ((torn > 0) & ~m.sentence_at[end] & (end < m.count))
        cost += weights.pause_inside * inside(m.silence, first, end)
        cost += weights.orphan * ((words <= 1) & ~(m.sentence_at[first] & m.sentence_at[end]))
        cost[inside(m.forced, first, end) > 0] = IMPOSSIBLE
        return cost, split

    def reading(
        self, first: NDArray[np.int64], end: NDArray[np.int64], dashed: NDArray[np.bool_]
    ) -> NDArray[np.float64]:
        """The least ticks that each cue takes to read; a line break counts as the space that it stands for."""
        chars = self.length(first, end) + 2 * self.dash * dashed
        words = self.found.spoken[end] - self.found.spoken[first]
        least: NDArray[np.float64] = np.maximum(chars * self.limits.character, words * self.limits.word)
        return least

    def lines(
        self, first: NDArray[np.int64], end: NDArray[np.int64]
    ) -> tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.bool_]]:
        """The cost of each cue's best lines, the word at which the last begins, and whether two speakers are dashed."""
        m, profile = self.found, self.profile
        turns = inside(m.turns, first, end)
        cost, split = self._one_speaker(first, end)
        cost[turns > 0] = IMPOSSIBLE
        dashed = (turns == 1) & bool(profile.dash) & (profile.max_lines > 1)
        if dashed.any():
            at = np.minimum(m.next_turn[np.minimum(first + 1, m.count)], end)
            at = np.where(dashed, at, first)
            upper = self.length(first, np.maximum(at, first + 1)) + self.dash
            lower = self.length(np.minimum(at, m.count - 1), end) + self.dash
            fits = dashed & (np.maximum(upper, lower) <= profile.max_line_characters) & (upper + lower <= self.room)
            cost = np.where(fits, self.weights.dashed, cost)
            split = np.where(fits, at, split)
            dashed = fits
        return cost, split, dashed

    def _one_speaker(
        self, first: NDArray[np.int64], end: NDArray[np.int64]
    ) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        most = self.profile.max_line_characters
        whole = self.length(first, end)
        fits = whole <= most
        # A single word that no line can hold stands alone, and is found by the checker.
        cost = np.where(fits, 0.0, np.where(end - first == 1, WRONG, IMPOSSIBLE))
        split = first.copy()
        if self.profile.max_lines == 1:
            return cost, split
        todo = np.nonzero((whole <= self.room) & (~fits if self.profile.one_line_if_fits else whole > 0))[0]
        if todo.size:
            a, b = first[todo], end[todo]
            best, where = self._best_split(a, b, self.profile.max_lines)
            better = best < cost[todo]
            cost[todo] = np.where(better, best, cost[todo])
            split[todo] = np.where(better, where, split[todo])
        return cost, split

    def _best_split(
        self, first: NDArray[np.int64], end: NDArray[np.int64], lines: int
    ) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        """The best place for the last of two lines to begin; with more lines, the upper ones are filled alike."""
        m, weights, most = self.found, self.weights, self.profile.max_line_characters
        best = np.full(len(first), IMPOSSIBLE)
        where = first.copy()
        for offset in range(1, int((end - first).max())):
            at = first + offset
            todo = np.nonzero((at < end) & (self.length(first, np.minimum(at, end)) <= most * (lines - 1)))[0]
            if not todo.size:
                break
            a, at, b = first[todo], at[todo], end[todo]
            upper, lower = self.length(a, at), self.length(at, b)
            cost = m.line_cost[at] + weights.line
            cost += weights.unbalanced * np.maximum(0, np.abs(upper - lower) - most // 4)
            cost += weights.orphan * ((at - a == 1) & (upper < 6) | (b - at == 1) & (lower < 8))
            if self.profile.min_balance:
                shorter = np.minimum(upper, lower) < self.profile.min_balance * np.maximum(upper, lower)
                cost += WRONG * shorter
            bad = (lower > most) | (upper > most)
            if lines > 2 and (longer := np.nonzero((lower <= most) & (upper > most))[0]).size:
                more, _ = self._best_split(a[longer], at[longer], lines - 1)
                cost[longer] += more
                bad[longer] = ~np.isfinite(more)
            cost[bad] = IMPOSSIBLE
            better = cost < best[todo]
            best[todo[better]] = cost[better]
            where[todo[better]] = at[better]
        return best, where

    def lines_of(self, first: int, split: int, end: int) -> list[tuple[int, int]]:
        """The lines of a cue whose last line begins at `split`, as spans of words."""
        if split <= first:
            return [(first, end)]
        upper = [(first, split)]
        a, b = np.array([first]), np.array([split])
        if self.length(a, b)[0] > self.profile.max_line_characters:
            _, where = self._best_split(a, b, self.profile.max_lines - 1)
            upper = self.lines_of(first, int(where[0]), split)
        return [*upper, (split, end)]
