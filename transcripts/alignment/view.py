"""Two sides of a score side by side, as jiwer shows alignments. Nothing here counts."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from transcripts.alignment.rates import counted, steps
from transcripts.alignment.sides import common_language, sides_of, talk_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transcripts.alignment.edit import Op
    from transcripts.alignment.sides import Tokens
    from transcripts.model import Transcript

WIDTH = 100
"""Characters of a line."""


def view(
    reference: Transcript | str, hypothesis: Transcript | str, tokens: Tokens = "plain", *, one_spelling: bool = False
) -> str:
    """The places that differ, in jiwer's form: a sentence for each segment of the reference; no line where none does.

    The arguments are those of `score`, and so are the words that are shown.

    >>> print(view("we saw it", "we see it"))
    === SENTENCE 1 ===
    <BLANKLINE>
    REF: we saw it
    HYP: we see it
              S
    """
    import jiwer  # noqa: PLC0415 - loaded only by who asks for it

    code = common_language(talk_of(reference), talk_of(hypothesis), tokens)
    ours, theirs = sides_of(reference, hypothesis, tokens, one_spelling=one_spelling, code=code)
    texts, heard = [t.text for t in ours], [t.text for t in theirs]
    ops = steps(texts, heard)
    total = counted(ops, len(texts))
    sizes = [len(list(group)) for _, group in groupby(ours, key=lambda t: t.segment)] or [0]
    references, hypotheses, alignments = [], [], []
    for one, other, parts in _by_segment(ops, list(accumulate(sizes))):
        references.append(texts[slice(*one)])
        hypotheses.append(heard[slice(*other)])
        alignments.append([jiwer.AlignmentChunk(_JIWER.get(tag, tag), *span) for tag, *span in parts])
    output = jiwer.WordOutput(
        references, hypotheses, alignments, total.rate, total.mer, total.wil, total.wip,
        total.hits, total.substitutions, total.insertions, total.deletions,
    )  # fmt: skip
    shown: str = jiwer.visualize_alignment(output, show_measures=False, skip_correct=True, line_width=WIDTH)
    return shown.rstrip()


_JIWER = {"replace": "substitute"}


def _by_segment(ops: Sequence[Op], ends: Sequence[int]) -> Iterator[tuple[tuple[int, int], tuple[int, int], list[Op]]]:
    """The spans of each segment on both sides, and its steps, counted from their starts."""
    parts: list[list[Op]] = [[] for _ in ends]
    for op in ops:
        for number, part in _cut(op, ends):
            parts[number].append(part)
    start = other = 0
    for end, held in zip(ends, parts, strict=True):
        at = held[-1][4] if held else other
        yield (
            (start, end),
            (other, at),
            [(t, i1 - start, i2 - start, j1 - other, j2 - other) for t, i1, i2, j1, j2 in held],
        )
        start, other = end, at


def _cut(op: Op, ends: Sequence[int]) -> Iterator[tuple[int, Op]]:
    """A step in parts, each with the number of its segment; what is put in between two goes with the second."""
    tag, i1, i2, j1, j2 = op
    number = min(bisect_right(ends, i1), len(ends) - 1)
    while tag != "insert" and i2 > ends[number]:
        end = ends[number]
        cut = j1 if tag == "delete" else j1 + end - i1
        yield number, (tag, i1, end, j1, cut)
        i1, j1 = end, cut
        number = bisect_right(ends, i1)
    yield number, (tag, i1, i2, j1, j2)
