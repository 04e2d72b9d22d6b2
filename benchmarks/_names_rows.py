"""Candidates with what became of them: the rows that the calibration learns from and is measured on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from benchmarks._names_data import Case, fold, pairing, words_of
from transcripts.gazetteer.gazetteer import Gazetteer
from transcripts.ledger import View
from transcripts.names.evidence import fill
from transcripts.names.gathering import gathered
from transcripts.names.talk_index import TalkIndex
from transcripts.names.targets import targets

if TYPE_CHECKING:
    from transcripts.names.candidate import Candidate

MARGIN = 4  # words on each side that a replacement is judged with
LEAST_JOINED = 4  # a name that was written in other words than it was said counts from this many letters on


@dataclass
class Judged:
    """A candidate, how many words it would mend (below 0: break), how many right words it would break, and whether
    the text would then say just what was said."""

    candidate: Candidate
    gain: int
    broken: int
    exact: bool


class Judge:
    """Says of a replacement what it would do, by the alignment with what was said."""

    def __init__(self, case: Case) -> None:
        self.heard, self.said = [fold(w) for w in words_of(case.heard)], [fold(w) for w in case.said]
        self.place = [0] * (len(self.heard) + 1)  # where in `said` each heard word's left edge lies
        self.right = [False] * len(self.heard)
        for tag, a, b, x, y in pairing(self.heard, self.said):
            for i in range(a, b):
                self.place[i] = x + (i - a) if tag == "equal" else x + round((i - a) * (y - x) / (b - a))
                self.right[i] = tag == "equal"
        self.place[-1] = len(self.said)

    def judge(self, first: int, count: int, text: str, own: str = "") -> tuple[int, int]:
        """Words mended and right words broken, if the words became the text."""
        low, high = max(0, first - MARGIN), min(len(self.heard), first + count + MARGIN)
        said = self.said[self.place[low] : self.place[high]]
        new = [fold(w) for w in (text + own).split()]
        before = self.heard[low:high]
        after = [*self.heard[low:first], *new, *self.heard[first + count : high]]
        gain = Levenshtein.distance(before, said) - Levenshtein.distance(after, said)
        kept = Counter(new)
        broken = 0
        for i in range(first, first + count):
            if kept[self.heard[i]]:
                kept[self.heard[i]] -= 1
            elif self.right[i]:
                broken += 1
        return gain, broken

    def exact(self, first: int, count: int, text: str, own: str = "") -> bool:
        """Whether the very words of the text were said in the place of these words."""
        said = self.said[max(0, self.place[first] - 1) : self.place[first + count] + 2]
        new = [fold(w) for w in (text + own).split()]
        if any(said[i : i + len(new)] == new for i in range(len(said) - len(new) + 1)):
            return True
        return len("".join(new)) >= LEAST_JOINED and "".join(new) in "".join(said)


def rows(case: Case) -> list[Judged]:
    """Every candidate of a case, judged."""
    return list(judged(candidates_of(case), case))


def candidates_of(case: Case) -> tuple[TalkIndex, list[Candidate]]:
    """The index of the talk and those of its candidates that are worth weighing, with their features."""
    known = targets(Gazetteer(case.entries))
    talk = TalkIndex(View(case.heard), known)
    some = gathered(talk)
    fill(talk, some)
    return talk, [c for c in some if c.features is not None]


def judged(of: tuple[TalkIndex, list[Candidate]], case: Case) -> list[Judged]:
    """Judge candidates."""
    judge, (talk, some) = Judge(case), of
    out = []
    for c in some:
        place = (c.span.first, c.span.count, c.target.text, talk.words[c.span.first + c.span.count - 1].own)
        gain, broken = judge.judge(*place)
        out.append(Judged(c, gain, broken, exact=gain > 0 and judge.exact(*place)))
    return out
