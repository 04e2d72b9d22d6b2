"""Whether a finding can be mended: known by mending it, and by nothing else.

A finding is mendable where what its cue became breaks that rule no more.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcripts.layout.findings import Report
    from transcripts.model import Segment


def tried(before: Report, after: Report, became: Sequence[range] | None) -> Report:
    """The report before mending, each finding with whether mending helped.

    `became` has, for each cue, the indices of those that it became; None where that is not known, so that a rule
    that any cue still breaks counts as not mended.
    """
    left: dict[str, set[int]] = defaultdict(set)
    for finding in after.findings:
        left[finding.rule].add((finding.cue or 0) - 1)

    def helped(rule: str, cue: int | None) -> bool:
        if became is None or cue is None:
            return not left[rule]
        return left[rule].isdisjoint(became[cue - 1])

    findings = tuple(replace(f, mendable=helped(f.rule, f.cue)) for f in before.findings)
    return replace(before, findings=findings)


def spans(old: Sequence[Segment], new: Sequence[Segment]) -> list[range]:
    """For each of the old cues, those of the new ones that hold its words; where it has none, those at its place."""
    edges = [0, *accumulate(len(segment.words) for segment in new)]
    found, at = [], 0
    for segment in old:
        upto = at + len(segment.words)
        first = bisect_right(edges, at) - 1
        found.append(range(first, bisect_left(edges, upto) if upto > at else first))
        at = upto
    return found
