"""What recognisers do to speech, simulated: lost case, fillers, stutters, dropped and confused words, pauses.

Pauses and lengthened words are drawn from what real calls show at the same mark, never from the calls that measure.
"""

from __future__ import annotations

import collections
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from training.corpus import COMMA, LOWER, NONE, TITLE, UNKNOWN

if TYPE_CHECKING:
    import random

IGNORE = 255
FILLERS = ("uh", "um", "uh", "um", "uh", "um", "er", "ah", "hmm", "erm")


@dataclass(slots=True)
class Chunk:
    """Parallel lists, one entry a word: ids of words, labels, and the clues given."""

    word: list[int] = field(default_factory=list)
    mark: list[int] = field(default_factory=list)
    case: list[int] = field(default_factory=list)
    cut: list[int] = field(default_factory=list)  # 1: a disfluency
    turn: list[int] = field(default_factory=list)  # 0 unknown, 1 goes on, 2 a new speaker
    pause: list[int] = field(default_factory=list)  # after the word: 0 unknown, then by PAUSE_EDGES_MS
    length: list[int] = field(default_factory=list)  # 0 unknown, then by LENGTH_EDGES
    given: list[int] = field(default_factory=list)  # case as read: 0 unknown, 1 lower, 2 title, 3 upper or mixed

    def add(self, word: int, mark: int, case: int, cut: int, turn: int) -> None:
        """One more word, its clues still unknown."""
        self.word.append(word)
        self.mark.append(mark)
        self.case.append(case)
        self.cut.append(cut)
        self.turn.append(turn)


class Timing:
    """Pauses and lengths to draw from: those seen at each mark, for fillers and for other words."""

    def __init__(self, pauses: np.ndarray, lengths: np.ndarray, marks: np.ndarray, fillers: np.ndarray) -> None:
        self._seen: dict[tuple[int, bool], list[tuple[int, int]]] = {}
        for mark in range(4):
            for filler in (False, True):
                here = (marks == mark) & (fillers == filler)
                if here.sum() < 20:
                    here = marks == mark
                self._seen[mark, filler] = list(zip(pauses[here].tolist(), lengths[here].tolist(), strict=True))

    def draw(self, mark: int, filler: bool, dice: random.Random) -> tuple[int, int]:
        """A pause and a length, as bucket numbers from 1."""
        seen = self._seen[mark if mark != IGNORE else 0, filler]
        return seen[int(dice.random() * len(seen))]


class Damage:
    """Makes chunks; `words` is the list of all words, so that wrong ones can be picked."""

    def __init__(self, words: list[str], counts: np.ndarray, timing: Timing, dice: random.Random) -> None:
        self.words, self.timing, self.dice = words, timing, dice
        self.ids = {w: i for i, w in enumerate(words)}
        self.filler_ids = [self.ids[f] for f in FILLERS if f in self.ids]
        self.is_filler = {self.ids[f] for f in FILLERS if f in self.ids}
        self._alike: dict[str, list[int]] = collections.defaultdict(list)
        for i in np.argsort(-counts)[:20000].tolist():
            self._alike[words[i][:2]].append(i)

    def confuse(self, word: int) -> int:
        """Another word that begins alike."""
        alike = self._alike.get(self.words[word][:2]) or [word]
        return alike[int(self.dice.random() ** 2 * len(alike))]

    def text(self, word: list[int], mark: list[int], case: list[int], turn: list[bool]) -> Chunk:
        """A damaged chunk of punctuated text."""
        dice, out = self.dice, Chunk()
        hurt = dice.random() < 0.6
        fillers = dice.uniform(0, 0.05) if dice.random() < 0.5 else 0.0
        stutter = dice.uniform(0, 0.02) if dice.random() < 0.7 else 0.0
        known_turns = dice.random() < 0.35
        for i, w in enumerate(word):
            flag = (2 if turn[i] else 1) if known_turns else 0
            goes_on = 1 if known_turns else 0
            if hurt and dice.random() < 0.012 and out.word:
                if mark[i] != NONE and out.mark[-1] in (NONE, COMMA):
                    out.mark[-1] = mark[i]
                continue
            boundary = not out.mark or out.mark[-1] != NONE
            if fillers and dice.random() < fillers * (2.5 if boundary else 0.7):
                if out.mark and out.mark[-1] == NONE and dice.random() < 0.85:
                    out.mark[-1] = COMMA
                out.add(dice.choice(self.filler_ids), COMMA if dice.random() < 0.95 else NONE, IGNORE, 1, flag)
                flag = goes_on
            if stutter and dice.random() < stutter:
                flag = self._stutter(out, word, mark, i, flag, goes_on)
            if hurt and dice.random() < 0.02:
                out.add(self.confuse(w), mark[i], IGNORE, 0, flag)
            else:
                out.add(w, mark[i], case[i], int(w in self.is_filler), flag)
        self._time(out)
        self._case(out)
        return out

    def _stutter(self, out: Chunk, word: list[int], mark: list[int], i: int, flag: int, goes_on: int) -> int:
        dice, span = self.dice, 1
        roll = dice.random()
        while span < (1 if roll < 0.65 else 2 if roll < 0.9 else 3) and mark[i + span - 1 : i + span] == [NONE]:
            span += 1
        run = word[i : i + span]
        kind = dice.random()
        if kind < 0.12 and len(self.words[run[0]]) > 3:  # a cut-off start: "abi ability"
            start = self.words[run[0]][: dice.randint(1, 4)]
            run = [self.ids.get(start, run[0])]
        elif kind < 0.22 and span > 1:  # a restart that changes a word
            run[-1] = self.confuse(run[-1])
        for at, w in enumerate(run):
            out.add(w, COMMA if at == len(run) - 1 and dice.random() < 0.7 else NONE, IGNORE, 1, flag)
            flag = goes_on
        return flag

    def _time(self, out: Chunk) -> None:
        n = len(out.word)
        if self.dice.random() < 0.5:
            out.pause, out.length = [0] * n, [0] * n
            return
        drawn = [self.timing.draw(m, w in self.is_filler, self.dice) for m, w in zip(out.mark, out.word, strict=True)]
        out.pause, out.length = [p for p, _ in drawn], [d for _, d in drawn]
        if self.dice.random() < 0.3:
            out.length = [0] * n

    def _case(self, out: Chunk) -> None:
        dice, roll = self.dice, self.dice.random()
        n = len(out.word)
        if roll < 0.62:
            out.given = [0] * n
            return
        kept, firsts, stray = (0.85, 0.1, 0.012) if roll < 0.88 else (0.97, 0.9, 0.004)
        out.given, before = [], 2
        for mark, case in zip(out.mark, out.case, strict=True):
            first = before >= 2 and before != IGNORE
            before = mark
            if case in (LOWER, UNKNOWN, IGNORE):
                high = dice.random() < (firsts if first else stray)
                out.given.append(2 if high else 1)
            else:
                out.given.append((2 if case == TITLE else 3) if dice.random() < kept else 1)

    def call(self, word: list[int], mark: list[int], case: list[int], pause: list[int], length: list[int]) -> Chunk:
        """A chunk of a real call; now and then without its times."""
        out = Chunk(word, mark, case, [int(w in self.is_filler) for w in word], [0] * len(word))
        roll = self.dice.random()
        n = len(word)
        out.pause = pause if roll < 0.8 else [0] * n
        out.length = length if roll < 0.65 else [0] * n
        out.given = [0] * n
        return out
