"""How near the carried times and speakers are to the truth, over real calls."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from benchmarks._align_data import half_of_turns, opcodes, text_of
from transcripts.alignment import align
from transcripts.alignment.tokens import unaccented

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks._align_data import Call, Said
    from transcripts.model import Transcript, Word

Times = list[tuple[int, int] | None]
"""The start and end in ms of each word of the text; None for a word that was given none."""
Aligner = Callable[["Transcript", "Transcript"], Times]


@dataclass
class Errors:
    """The errors of starts, in ms, and how many words were given no time though the judge has one."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: int = 0
    untimed: int = 0

    def add(self, said: Sequence[Said], times: Times) -> None:
        """Judge one text's words."""
        self.words += len(said)
        self.untimed += sum(t is None for t in times)
        for word, given in zip(said, times, strict=True):
            if word.when and given:
                self.starts.append(abs(given[0] - word.when[0]))
                self.ends.append(abs(given[1] - word.when[1]))

    def line(self) -> str:
        """What 50, 95 and 99 of a hundred words stay within."""
        starts = " ".join(f"{np.percentile(self.starts, p):.0f}" for p in (50, 95, 99))
        ends = " ".join(f"{np.percentile(self.ends, p):.0f}" for p in (50, 95, 99))
        return f"start {starts} ms, end {ends} ms (p50 p95 p99), {len(self.starts)} judged, {self.untimed} untimed"


def ours(timed: Transcript, text: Transcript) -> Times:
    """The times that this package gives."""
    return _times(align(timed, text).transcript.words)


def _times(words: Sequence[Word]) -> Times:
    return [None if w.start_ms is None or w.end_ms is None else (w.start_ms, w.end_ms) for w in words]


def plain(timed: Transcript, text: Transcript) -> Times:
    """A plain Levenshtein over words without marks and case, and a straight line between the words it matches."""
    heard, words = timed.words, text.words
    a, b = [unaccented(w.text) for w in heard], [unaccented(w.text) for w in words]
    found: Times = [None] * len(words)
    for tag, i1, i2, j1, _ in opcodes(a, b):
        if tag == "equal":
            for k in range(i2 - i1):
                found[j1 + k] = _times([heard[i1 + k]])[0]
    known = [j for j, t in enumerate(found) if t is not None]
    starts = np.interp(range(len(words)), known, [t[0] for t in found if t])
    ends = np.interp(range(len(words)), known, [t[1] for t in found if t])
    return [(round(float(s)), round(float(e))) for s, e in zip(starts, ends, strict=True)]


def times(calls: Sequence[Call], aligner: Aligner, cue_ms: int | None = None) -> Errors:
    """Give every call's human text the times of what was heard."""
    errors = Errors()
    for call in calls:
        errors.add(call.said, aligner(call.timed(cue_ms), text_of(call.said)))
    return errors


@dataclass
class Partial:
    """Texts that lack parts or have them in another order."""

    errors: Errors = field(default_factory=Errors)
    coverage: list[tuple[float, float]] = field(default_factory=list)
    invented_ms: int = 0
    spoken_ms: int = 0

    def line(self) -> str:
        """Times, coverage (found and true) and how much of the deleted speech was given to words."""
        worst = max(abs(found - true) for found, true in self.coverage)
        mean = float(np.mean([abs(found - true) for found, true in self.coverage]))
        return (
            f"{self.errors.line()}; coverage off by {mean:.2%} (worst call {worst:.2%}); "
            f"{self.invented_ms / max(1, self.spoken_ms):.2%} of deleted speech covered by words"
        )


def deleted(calls: Sequence[Call], seed: int = 1) -> Partial:
    """The human text without a random half of its turns."""
    result = Partial()
    for call in calls:
        kept = half_of_turns(call.said, seed)
        said = [call.said[i] for i in kept]
        found = align(call.timed(), text_of(said))
        given = _times(found.transcript.words)
        result.errors.add(said, given)
        gone = set(range(len(call.said))) - set(kept)
        spans = [w.when for i in sorted(gone) if (w := call.said[i]).when]
        result.spoken_ms += sum(end - start for start, end in spans)
        result.invented_ms += _overlap(spans, [t for t in given if t])
        result.coverage.append((found.coverage.timed, _true_coverage(call, gone)))
    return result


def _true_coverage(call: Call, gone: set[int]) -> float:
    """The share of heard words that a plain Levenshtein with the whole text puts into turns that stay."""
    heard, words = [unaccented(w.text) for w in call.heard], [unaccented(w.text) for w in call.said]
    missing = 0
    for _, i1, i2, j1, j2 in opcodes(heard, words):
        # What is heard and not in the text belongs to the turn of the word before it.
        missing += sum(min(j1 + k, max(j1, j2 - 1)) - (j1 == j2) in gone for k in range(i2 - i1))
    return 1 - missing / len(heard)


def _overlap(spans: Sequence[tuple[int, int]], given: Sequence[tuple[int, int]]) -> int:
    total = k = 0
    ordered = sorted(given)
    for start, end in sorted(spans):
        while k < len(ordered) and ordered[k][1] <= start:
            k += 1
        at = k
        while at < len(ordered) and ordered[at][0] < end:
            total += max(0, min(end, ordered[at][1]) - max(start, ordered[at][0]))
            at += 1
    return total


def swapped(calls: Sequence[Call]) -> Partial:
    """The human text with its two halves in the other order; its true coverage is that of the text as it was."""
    result = Partial()
    for call in calls:
        middle = len(call.said) // 2
        said = [*call.said[middle:], *call.said[:middle]]
        found = align(call.timed(), text_of(said))
        result.errors.add(said, _times(found.transcript.words))
        result.coverage += zip(found.coverage, align(call.timed(), text_of(call.said)).coverage, strict=True)
    return result


def fits(call: Call) -> bool:
    """Whether a call's speaker turns fit its text: nine in ten judged words lie in a turn of their speaker."""
    judged = [w for w in call.said if w.when]
    inside = sum(w.speaker in _active(call, *w.when) for w in judged if w.when)
    return inside >= 0.9 * len(judged)


def _active(call: Call, start: int, end: int) -> dict[str, int]:
    held: dict[str, int] = defaultdict(int)
    for begin, stop, speaker in call.turns:
        if begin >= end:
            break
        if (shared := min(end, stop) - max(start, begin)) > 0:
            held[speaker] += shared
    return held


def speakers(calls: Sequence[Call]) -> tuple[int, int, int, int]:
    """Of all words that were heard, by time: rightly named, judged, in no turn at all (ms); calls left out.

    A word's true speaker is the one whose turns share most of its time.
    """
    right = judged = nobody = 0
    fitting = [call for call in calls if fits(call)]
    for call in fitting:
        named = align(call.timed(), text_of(call.said), keep="timed").transcript
        for segment in named.segments:
            for word in segment.words:
                start, end = word.start_ms or 0, word.end_ms or 0
                active = _active(call, start, end)
                if not active:
                    nobody += end - start
                    continue
                judged += end - start
                right += (end - start) * (max(active, key=lambda s: active[s]) == segment.speaker)
    return right, judged, nobody, len(calls) - len(fitting)
