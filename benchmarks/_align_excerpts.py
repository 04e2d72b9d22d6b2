"""Excerpts of real calls beside the whole: do their words land where the whole text puts them?

The text is 20 to 400 words cut out of a call's human text at random, or what a recogniser heard is cut so; the other
side is the whole call. Truth is what the two whole sides give. With `keep="timed"` nothing outside the excerpt may get
a speaker or a mark of it.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks._align_data import text_of
from transcripts.alignment import align
from transcripts.errors import AlignmentError
from transcripts.model import Segment, Transcript

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks._align_data import Call
    from transcripts.model import Word

SHORTEST, LONGEST = 20, 400
OFF_MS = 3_000
"""A word that lands farther than this from where the whole text puts it is misplaced."""
KEPT = {
    "text": "excerpts of the text, kept",
    "timed": "excerpts of what was heard, the text kept",
    "marks": "excerpts of the text, what was heard kept",
}
"""The measurements by name, in words."""


@dataclass
class Excerpts:
    """What became of excerpts: words farther off than `OFF_MS` in each, words judged, words left untimed, refusals."""

    off: list[int] = field(default_factory=list)
    farthest_ms: int = 0
    judged: int = 0
    untimed: int = 0
    refused: int = 0

    def add(self, errors_ms: Sequence[int], untimed: int = 0) -> None:
        """Count one excerpt: how far each word is off, and how many words have no time though the whole gives one."""
        self.off.append(sum(error > OFF_MS for error in errors_ms))
        self.farthest_ms = max(self.farthest_ms, *errors_ms, 0) if errors_ms else self.farthest_ms
        self.judged += len(errors_ms)
        self.untimed += untimed

    @property
    def bad(self) -> int:
        """How many excerpts have a word that is misplaced."""
        return sum(count > 0 for count in self.off)

    def line(self) -> str:
        """The counts in words."""
        return (
            f"{self.bad} of {len(self.off)} excerpts have a word more than {OFF_MS // 1000} s off, {sum(self.off)} of "
            f"{self.judged} words, the farthest {self.farthest_ms / 1000:.1f} s; {self.untimed} words untimed that the "
            f"whole times; {self.refused} refused"
        )


def _spans(calls: Sequence[Call], count: int, seed: int, *, heard: bool) -> list[tuple[Call, int, int]]:
    rng = random.Random(seed)
    found = []
    for k in range(count):
        call = calls[k % len(calls)]
        size = rng.randint(SHORTEST, LONGEST)
        words = len(call.heard if heard else call.said)
        start = rng.randrange(max(1, words - size))
        found.append((call, start, min(words, start + size)))
    return found


def excerpts(calls: Sequence[Call], count: int = 300, seed: int = 11) -> dict[str, Excerpts]:
    """Both ways round with the text kept (`text`, `timed`), and with the timed side kept (`marks`)."""
    found = {"text": Excerpts(), "timed": Excerpts(), "marks": Excerpts()}
    whole = {call.name: align(call.timed(), text_of(call.said)).transcript.words for call in calls}
    for call, start, end in _spans(calls, count, seed, heard=False):
        text = text_of(call.said[start:end])
        truth = whole[call.name][start:end]
        try:
            _judge(found["text"], align(call.timed(), text).transcript.words, truth)
            _judge_marks(found["marks"], call, text, truth)
        except AlignmentError:
            found["text"].refused += 1
            found["marks"].refused += 1
    for call, start, end in _spans(calls, count, seed + 1, heard=True):
        words = call.timed().words[start:end]
        part = Transcript((Segment.of(words, start_ms=words[0].start_ms, end_ms=words[-1].end_ms),))
        try:
            given = align(part, text_of(call.said)).transcript.words
        except AlignmentError:
            found["timed"].refused += 1
            continue
        _judge(found["timed"], given, whole[call.name], within=(words[0].start_ms or 0, words[-1].end_ms or 0))
    return found


def _judge(
    result: Excerpts, given: Sequence[Word], truth: Sequence[Word], within: tuple[int, int] | None = None
) -> None:
    errors, untimed = [], 0
    for word, true in zip(given, truth, strict=True):
        if true.start_ms is None:
            continue
        if word.start_ms is not None:
            errors.append(abs(word.start_ms - true.start_ms))
        elif within is None or within[0] <= true.start_ms < within[1]:
            untimed += 1
    result.add(errors, untimed)


def _judge_marks(result: Excerpts, call: Call, text: Transcript, truth: Sequence[Word]) -> None:
    """How far outside the excerpt's time a heard word is that got a speaker or other marks."""
    kept = align(call.timed(), text, keep="timed").transcript
    timed = [w.start_ms for w in truth if w.start_ms is not None]
    first, last = min(timed, default=0), max(timed, default=0)
    errors = []
    heard = iter(call.heard)
    for segment in kept.segments:
        for word in segment.words:
            before = next(heard)
            if segment.speaker is not None or word.text != before.text:
                errors.append(max(0, first - before.start_ms, before.start_ms - last))
    result.add(errors)
