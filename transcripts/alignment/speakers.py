"""Who says each word of a timed text, from the turns of the text that it is paired with.

A word without a partner belongs to the turn around it; where the turn changes, it changes at the longest pause.
Where the text has nothing at all for a stretch, nobody is named. Nothing here changes a word or a time.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transcripts.alignment.pairs import Pair

STRAY = 12
"""Up to this many words without a partner, inside one turn or between two, are given to a speaker."""

Turn = tuple[int, str | None]
"""The number of a turn in the text, and who speaks it."""


def who_says(
    count: int, pairs: Iterable[Pair], turns: Sequence[Turn], pauses: Sequence[int | None]
) -> list[str | None]:
    """The speaker of each of the `count` words on the left; None where the pairs name none.

    `turns` has one entry for each word on the right, `pauses` for each on the left the silence before it in ms.
    """
    named: list[Turn | None] = [None] * count
    for pair in pairs:
        if pair.kind in {"same", "changed"}:
            wide, high = len(pair.left), len(pair.right)
            for k, i in enumerate(pair.left):
                named[i] = turns[pair.right_start + k * high // wide]
    for start, end in _unnamed(named):
        if start and end < count and end - start <= STRAY:
            _share(named, start, end, pauses)
    return [turn[1] if turn else None for turn in named]


def _unnamed(named: Sequence[object]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for i, turn in enumerate(named):
        if turn is None:
            if runs and runs[-1][1] == i:
                runs[-1] = (runs[-1][0], i + 1)
            else:
                runs.append((i, i + 1))
    return runs


def _share(named: list[Turn | None], start: int, end: int, pauses: Sequence[int | None]) -> None:
    before, after = named[start - 1], named[end]
    cut = end
    if before != after:
        cut = max(range(start, end + 1), key=lambda i: (pauses[i] or 0, i))
    named[start:end] = [before] * (cut - start) + [after] * (end - cut)


def main_speaker(speakers: Iterable[str | None]) -> str | None:
    """Who says most of these words, words that nobody is named for aside."""
    named = Counter(s for s in speakers if s is not None)
    return named.most_common(1)[0][0] if named else None
