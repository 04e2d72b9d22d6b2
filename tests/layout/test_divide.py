"""The division is the best there is: compared with every division of small talks."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcripts.layout import check, load_profile
from transcripts.layout.checking import too_fast
from transcripts.layout.costs import Costs, CostWeights, material
from transcripts.layout.divide import divide
from transcripts.layout.limits import Clock, Limits
from transcripts.layout.subtitles import lay_out
from transcripts.layout.words import stream
from transcripts.model import Segment, Transcript, Word

SMALL = replace(load_profile("netflix-en"), name="small", max_line_characters=14, dash="")
GAP_MS = 84
TOKENS = ["a", "the", "storm.", "ferry", "and", "harbour,", "slept", "Mr", "Okafor", "undeniably"]


@st.composite
def small_talks(draw: st.DrawFn) -> Transcript:
    words, at = [], 0
    for _ in range(draw(st.integers(1, 9))):
        at += draw(st.sampled_from([0, 0, 20, 150, 900, 2500]))
        end = at + draw(st.sampled_from([40, 120, 250, 400, 700]))
        words.append(Word(draw(st.sampled_from(TOKENS)), at, end))
        at = end
    return Transcript((Segment.of(words, start_ms=0, end_ms=at),))


def divisions(count: int) -> list[tuple[int, ...]]:
    return [(0, *ends, count) for k in range(count) for ends in combinations(range(1, count), k)]


@given(small_talks(), st.sampled_from(["netflix-en", "bbc", "ted", "vertical"]), st.sampled_from([None, "25"]))
@settings(max_examples=60, deadline=None)
def test_no_division_costs_less(talk: Transcript, name: str, fps: str | None) -> None:
    profile = replace(load_profile(name), max_line_characters=14)
    clock = Clock(None if fps is None else __import__("transcripts").layout.FrameRate.of(fps))
    words = stream(talk, profile)
    weights = CostWeights()
    costs = Costs(material(words, clock, weights), profile, Limits.of(profile, clock), weights, float(clock.tick_ms))

    def total(bounds: tuple[int, ...]) -> float:
        first, end = np.array(bounds[:-1]), np.array(bounds[1:])
        if (costs.length(first, end)[end - first > 1] > costs.room).any():
            return float("inf")
        return float(costs.of(first, end)[0].sum())

    assert total(tuple(divide(costs).tolist())) == pytest.approx(min(map(total, divisions(len(words)))))


def broken(words: list[Word]) -> str | None:
    """The words in one line or two, by plain search; None where neither fits."""
    text = " ".join(w.text for w in words)
    if len(text) <= SMALL.max_line_characters or len(words) == 1:
        return text
    for at in range(1, len(words)):
        lines = [" ".join(w.text for w in part) for part in (words[:at], words[at:])]
        if max(map(len, lines)) <= SMALL.max_line_characters:
            return "\n".join(lines)
    return None


def best_ends(words: list[Word], following: int | None) -> list[int]:
    """The ends that a cue could have: the latest allowed, the latest that leaves an open gap, a gap closed."""
    start, spoken = words[0].start_ms, words[-1].end_ms
    latest = min(start + 7000, max(spoken + 500, start + 833))
    if following is None:
        return [latest]
    closed = following - GAP_MS
    ends = {min(latest, closed), min(latest, following - 500)}
    if closed <= start + 7000 and following - latest < 500:  # what is left would be a gap to close
        ends.add(closed)
    return sorted(e for e in ends if e > start and (e >= min(spoken, closed) or len(words) == 1))


def faults(talk: Transcript) -> tuple[int, int]:
    """How many errors, and how many of them for speed; the words drawn repeat, which is no fault of a division."""
    report = check(talk, SMALL)
    return sum(f.rule != "loop" for f in report.errors), len(too_fast(report))


def least_too_fast(talk: Transcript) -> int | None:
    """The fewest cues that are too fast, over all divisions without any other error; None where there is none."""
    words, least = list(talk.words), None
    for bounds in divisions(len(words)):
        spans = [words[a:b] for a, b in pairwise(bounds)]
        texts = [broken(span) for span in spans]
        if None in texts:
            continue
        following = [span[0].start_ms for span in spans[1:]] + [None]
        for ends in product(*(best_ends(s, f) for s, f in zip(spans, following, strict=True))):
            cues = [Segment(t, s[0].start_ms, e) for t, s, e in zip(texts, spans, ends, strict=True)]
            errors, fast = faults(Transcript(tuple(cues)))
            if errors == fast and (least is None or fast < least):
                least = fast
    return least


@given(small_talks().filter(lambda t: len(t.words) <= 6))
@settings(max_examples=60, deadline=None)
def test_no_division_has_fewer_cues_that_are_too_fast(talk: Transcript) -> None:
    least = least_too_fast(talk)
    errors, fast = faults(lay_out(talk, SMALL))
    if least is None:
        assert errors > fast, "a division without other errors was missed"
    else:
        assert (errors, fast) == (least, least)
