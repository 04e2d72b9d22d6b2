"""What a corrector did to a talk: names made right, right words broken, changes made; by alignment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks._names_data import Case, fold, pairing, words_of
from benchmarks._names_rows import Judge

Change = tuple[int, int, str]
"""The first word, how many words, and the text that they become."""
Corrector = Callable[[Case], list[Change]]


@dataclass
class Score:
    """Counts over some talks; scores are added, never averaged."""

    words: int = 0
    people: int = 0
    right_before: int = 0
    right_after: int = 0
    changes: int = 0
    mending: int = 0
    broken: int = 0
    shown: list[str] = field(default_factory=list)

    def __add__(self, other: Score) -> Score:
        return Score(
            self.words + other.words,
            self.people + other.people,
            self.right_before + other.right_before,
            self.right_after + other.right_after,
            self.changes + other.changes,
            self.mending + other.mending,
            self.broken + other.broken,
            self.shown + other.shown,
        )

    def line(self) -> str:
        """The counts as shares."""
        people = (
            f"{self.right_before / self.people:6.1%} -> {self.right_after / self.people:6.1%}" if self.people else ""
        )
        broken = 10_000 * self.broken / max(1, self.words)
        made = f"changes {self.changes:5} mending {self.mending:5}"
        return f"names {people:17} {made} broken/10k {broken:6.2f} of {self.words}"


def applied(words: list[str], changes: list[Change]) -> list[str]:
    """The words after the changes, which do not overlap."""
    out, at = [], 0
    for first, count, text in sorted(changes):
        out += [*words[at:first], *text.split()]
        at = first + count
    return out + words[at:]


def right_people(case: Case, words: list[str]) -> int:
    """How many of the spans that name a person stand fully right, without regard to case and marks."""
    place: dict[int, int] = {}
    for tag, a, b, x, _ in pairing(words, list(case.said)):
        if tag == "equal":
            place |= {x + k: a + k for k in range(b - a)}
    return sum(
        all(i in place for i in range(start, end)) and place[end - 1] - place[start] == end - 1 - start
        for start, end in case.people
    )


def score(case: Case, changes: list[Change]) -> Score:
    """Score one talk."""
    words = words_of(case.heard)
    judge = Judge(case)
    result = Score(len(words), len(case.people), right_people(case, words), right_people(case, applied(words, changes)))
    for first, count, text in changes:
        if [fold(w) for w in words[first : first + count]] == [fold(w) for w in text.split()]:
            continue  # only case or marks
        gain, broken = judge.judge(first, count, text)
        result.changes += 1
        result.mending += gain > 0
        result.broken += broken
        around = f"{' '.join(words[max(0, first - 4) : first])} [{' '.join(words[first : first + count])} -> {text}] "
        around += " ".join(words[first + count : first + count + 3])
        result.shown.append(f"{gain:+d} {broken} {around}")
    return result
