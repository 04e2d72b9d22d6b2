"""Whether two transcripts of one talk give its words to the same speakers, under the same labels or under others.

Labels are mapped one to one by the words that they share, the most first. Nothing here compares words.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Labels:
    """Of the words that both sides have and name a speaker for: how many have the same label, how many if mapped.

    `mapping` gives for each label of the reference that of the hypothesis. Sums keep it only where both agree, since
    `Speaker 1` of one talk is nobody in the next.
    """

    words: int = 0
    same: int = 0
    mapped: int = 0
    mapping: Mapping[str, str] = field(default_factory=dict)

    @property
    def renamed(self) -> dict[str, str]:
        """The labels that stand for others, if words agree better so than as they are labelled."""
        return {one: other for one, other in self.mapping.items() if one != other} if self.mapped > self.same else {}

    def __add__(self, other: Labels) -> Labels:
        both = {k: v for k, v in self.mapping.items() if other.mapping.get(k) == v}
        mapping = both if self.words and other.words else {**self.mapping, **other.mapping}
        return Labels(self.words + other.words, self.same + other.same, self.mapped + other.mapped, mapping)

    def to_json(self) -> dict[str, Any]:
        """The counts and the mapping as JSON values."""
        return {"words": self.words, "same": self.same, "mapped": self.mapped, "mapping": dict(self.mapping)}


def compare_labels(pairs: Iterable[tuple[str | None, str | None]]) -> Labels:
    """Compare the labels of the words that both sides have, the reference's first.

    >>> compare_labels([("Ann", "Bob"), ("Ann", "Bob"), ("Bob", "Ann"), ("Bob", None)]).renamed
    {'Ann': 'Bob', 'Bob': 'Ann'}
    """
    counts = Counter((one, other) for one, other in pairs if one is not None and other is not None)
    mapping: dict[str, str] = {}
    taken: set[str] = set()
    for (one, other), _ in sorted(counts.items(), key=lambda item: (-item[1], item[0][0] != item[0][1], item[0])):
        if one not in mapping and other not in taken:
            mapping[one] = other
            taken.add(other)
    return Labels(
        counts.total(),
        sum(n for (one, other), n in counts.items() if one == other),
        sum(n for (one, other), n in counts.items() if mapping.get(one) == other),
        mapping,
    )
