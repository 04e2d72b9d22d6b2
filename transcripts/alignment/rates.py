"""Error rates with jiwer's definitions, kept as counts: they add up, and so cannot be averaged wrongly.

Nothing here decides how words are compared: callers bring tokens.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from rapidfuzz.distance import Levenshtein

from transcripts.alignment.edit import SHORT, Op, cost_of, edits, prove

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

WORDS_ALIGNED_WHOLE = 60_000
"""Up to this many words rapidfuzz aligns the whole, as jiwer has it do, so that even ties are decided alike."""


LONG_TEXT = 6 * WORDS_ALIGNED_WHOLE
"""Characters from which on one of many texts is counted with care for its length."""


@dataclass(frozen=True, slots=True)
class ErrorRate:
    """Counts of one comparison: what was right, replaced, left out and put in. `sum()` of them is the total's.

    >>> total = sum([ErrorRate(hits=8, substitutions=2), ErrorRate(hits=1, insertions=1)], ErrorRate())
    >>> round(total.rate, 3), total.reference, total.hypothesis
    (0.273, 11, 12)
    """

    hits: int = 0
    substitutions: int = 0
    deletions: int = 0
    insertions: int = 0

    def __add__(self, other: ErrorRate) -> ErrorRate:
        return ErrorRate(
            self.hits + other.hits,
            self.substitutions + other.substitutions,
            self.deletions + other.deletions,
            self.insertions + other.insertions,
        )

    @property
    def errors(self) -> int:
        """Replaced, left out and put in, together."""
        return self.substitutions + self.deletions + self.insertions

    @property
    def reference(self) -> int:
        """The length of the reference."""
        return self.hits + self.substitutions + self.deletions

    @property
    def hypothesis(self) -> int:
        """The length of the hypothesis."""
        return self.hits + self.substitutions + self.insertions

    @property
    def rate(self) -> float:
        """Errors for each word of the reference (WER, or CER for characters); the insertions, if that is empty."""
        return self.errors / self.reference if self.reference else float(self.insertions)

    @property
    def mer(self) -> float:
        """Match error rate: errors for each place where either side has a word."""
        places = self.hits + self.errors
        return self.errors / places if places else 0.0

    @property
    def wip(self) -> float:
        """Word information preserved: the share of the reference that is hit times that of the hypothesis."""
        if not self.reference:
            return float(not self.insertions)
        return (self.hits / self.reference) * (self.hits / self.hypothesis) if self.hypothesis else 0.0

    @property
    def wil(self) -> float:
        """Word information lost."""
        return 1 - self.wip

    def to_json(self) -> dict[str, Any]:
        """The counts and the rate as JSON values."""
        return {
            "rate": round(self.rate, 6),
            "hits": self.hits,
            "substitutions": self.substitutions,
            "deletions": self.deletions,
            "insertions": self.insertions,
        }


def steps(reference: Sequence[Hashable], hypothesis: Sequence[Hashable]) -> list[Op]:
    """The steps of an alignment whose cost is the least possible, whatever the length."""
    longest = max(len(reference), len(hypothesis))
    if longest > WORDS_ALIGNED_WHOLE:
        found = edits(reference, hypothesis)
        if prove(reference, hypothesis, cost_of(found)):
            return found
    return cast("list[Op]", Levenshtein.opcodes(reference, hypothesis).as_list())  # plain tuples, whatever stubs say


def count(reference: Sequence[Hashable], hypothesis: Sequence[Hashable]) -> ErrorRate:
    """Compare two sequences of tokens.

    >>> count("the cat sat".split(), "a cat sat down".split())
    ErrorRate(hits=2, substitutions=1, deletions=0, insertions=1)
    """
    return counted(steps(reference, hypothesis), len(reference))


def counted(ops: Sequence[Op], reference: int) -> ErrorRate:
    """The counts of an alignment of a reference of that length."""
    replaced = left_out = put_in = 0
    for tag, i1, i2, j1, j2 in ops:
        if tag == "replace":
            replaced += i2 - i1
        elif tag == "delete":
            left_out += i2 - i1
        elif tag == "insert":
            put_in += j2 - j1
    return ErrorRate(reference - replaced - left_out, replaced, left_out, put_in)


def characters(reference: str, hypothesis: str) -> ErrorRate:
    """Compare two texts letter by letter; in long ones the number of errors is jiwer's, but maybe not its parts."""
    if max(len(reference), len(hypothesis)) <= SHORT:
        return count(reference, hypothesis)
    found = edits(reference, hypothesis)
    if not prove(reference, hypothesis, cost_of(found)):
        return count(reference, hypothesis)
    return counted(found, len(reference))


def word_errors(references: Sequence[str], hypotheses: Sequence[str]) -> ErrorRate:
    """The total over many short texts, their words being what white space parts.

    >>> word_errors(["the cat", "sat"], ["the cat", "sits"]).rate
    0.3333333333333333
    """
    replaced = left_out = put_in = 0
    editops = Levenshtein.editops
    for reference, hypothesis in zip(references, hypotheses, strict=True):
        if reference == hypothesis:
            continue
        if len(reference) > LONG_TEXT:
            long = count(reference.split(), hypothesis.split())
            replaced, left_out, put_in = (
                replaced + long.substitutions,
                left_out + long.deletions,
                put_in + long.insertions,
            )
            continue
        said, heard = reference.split(), hypothesis.split()
        longer = len(heard) - len(said)
        found = editops(said, heard)
        errors = len(found)
        if errors == longer:
            put_in += errors
        elif errors == -longer:
            left_out += errors
        elif errors == 1:
            replaced += 1
        else:
            here = [step[0] for step in found.as_list()].count("replace")
            inserted = (errors - here + longer) // 2
            replaced += here
            put_in += inserted
            left_out += errors - here - inserted
    words = _count_words(" ".join(references))
    return ErrorRate(words - replaced - left_out, replaced, left_out, put_in)


def _count_words(text: str) -> int:
    # No white space but the space is printable: where single spaces alone part the words, counting them will do.
    if text.isprintable() and "  " not in text and text == text.strip():
        return text.count(" ") + 1 if text else 0
    return len(text.split())
