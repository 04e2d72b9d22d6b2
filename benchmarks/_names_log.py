"""The change logs of ethereum_pm: how many of their corrections a corrector makes, by what the text says after it.

The logs are silver labels: their high-confidence rows alone are counted, and only those whose wrong form is heard.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks._names_data import Case, fold, words_of
from benchmarks._names_score import applied
from transcripts.names.targets import squeezed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks._names_score import Change


@dataclass(frozen=True, slots=True)
class Logged:
    """Rows of change logs: all that are heard, those made, and those made by one change over the whole wrong form.

    A row is made if at least half of the places where its wrong form is heard are.
    """

    rows: int = 0
    made: int = 0
    single: int = 0

    def __add__(self, other: Logged) -> Logged:
        return Logged(self.rows + other.rows, self.made + other.made, self.single + other.single)

    def line(self) -> str:
        """The counts in words."""
        share = self.made / max(1, self.rows)
        return f"change log {self.made} of {self.rows} ({share:.1%}; by a single change {self.single})"


def logged(case: Case, changes: list[Change]) -> Logged:
    """Of the change log's certain corrections that the talk has, how many there are and how many were made."""
    words = words_of(case.heard)
    total = Logged()
    for _, right, places, count in heard_rows(case):
        made = sum(_reads(words, changes, i, count, right) for i in places)
        single = sum(_covered(changes, i, count, right) for i in places)
        total += Logged(1, int(2 * made >= len(places)), int(2 * single >= len(places)))
    return total


def heard_rows(case: Case) -> Iterator[tuple[str, str, list[int], int]]:
    """The rows that can be made: wrong form, right form, where the wrong form is heard, how many words it has."""
    folded = [fold(w) for w in words_of(case.heard)]
    for wrong, right, confidence in case.changes:
        own = [fold(w) for w in wrong.split()]
        places = [i for i in range(len(folded) - len(own) + 1) if folded[i : i + len(own)] == own]
        if confidence == "high" and places and squeezed(wrong) != squeezed(right):
            yield wrong, right, places, len(own)


def _reads(words: list[str], changes: list[Change], first: int, count: int, right: str) -> bool:
    """Whether the text that stands there after the changes holds the whole right form, and did not before."""
    near = [(f, n, text) for f, n, text in changes if f < first + count and first < f + n]
    low = min([first, *(f for f, _, _ in near)])
    high = max([first + count, *(f + n for f, n, _ in near)])
    after = applied(words[low:high], [(f - low, n, text) for f, n, text in near])
    return stands(right, " ".join(after)) and not stands(right, " ".join(words[low:high]))


def stands(wanted: str, text: str) -> bool:
    """Whether some whole words of the text read as what is wanted; case, spaces, hyphens and marks aside.

    >>> stands("sal-devnet 7", "on Sal Devnet-7."), stands("Woodi", "an old woodie")
    (True, False)
    """
    pieces = [squeezed(p) for p in re.findall(r"[^\W_]+|&", text)]
    letters = squeezed(wanted)
    return any("".join(pieces[i:j]) == letters for i in range(len(pieces)) for j in range(i + 1, len(pieces) + 1))


def _covered(changes: list[Change], first: int, count: int, right: str) -> bool:
    """Whether one change spans the wrong form and writes the right form or a part of it."""
    wanted = squeezed(right)
    return any(
        f <= first and first + count <= f + n and (squeezed(text) in wanted or wanted in squeezed(text))
        for f, n, text in changes
    )
