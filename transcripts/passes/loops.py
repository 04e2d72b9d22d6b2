"""What a recogniser wrote with nobody saying it: phrases in a loop, credits, outros.

A loop is taken out, but for its first saying, where no person can have said it; where one may have, it is only
suggested, and where music is noted nothing is: choruses, chants and prayers stay. Works in any language; outros and
credits are those that recognisers write, in English mostly.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from transcripts.languages.english.outros import CREDIT, OUTRO
from transcripts.languages.folding import core
from transcripts.languages.sentence_marks import stops
from transcripts.languages.tags import opaque, tags
from transcripts.passes.loop_finding import Loop, Times, loops, steady
from transcripts.passes.seams import Places, seam

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transcripts.ledger import Correction, Pass, View
    from transcripts.model import Segment, Transcript

RULE = "loops"
SURE, UNSURE = 0.95, 0.6
WORDS_A_SECOND = 7.0
"""More than anybody says of a phrase: auctioneers and debaters come to about 400 words a minute, 6.7 a second."""
FAST_WORDS = 12
"""Words from which a speed is believed: the times of a few may be wrong."""
STEADY_CUES = 5
"""Cues of one length in a row from which that is no accident."""
SUGGESTED_SAYINGS = 8
"""A phrase of two different words and more, said as often as this, is suggested to be a loop whatever its speed."""
NEAR = 2
"""Segments on both sides of a loop that are searched for music."""
SILENCE_MS = 2_000
"""A pause before which a made-up outro begins at least."""
FAR_MS = 30_000
"""Outros at least this far apart are not one saying: nobody takes leave twice."""
_SITE = "amara.org"
EDGE = 2
"""Segments at both ends of a talk in which a credit stands."""


def loops_pass() -> Pass:
    """Propose to take out loops, credits and outros that nobody said."""

    def propose(view: View) -> Iterator[Correction]:
        yield from _loops(view)
        yield from _lines(view)

    return propose


def _loops(view: View) -> Iterator[Correction]:
    talk = view.transcript
    texts = [w.text for w in view.words]
    hidden = opaque(talk)
    spoken = [at for at, text in enumerate(texts) if at not in hidden and core(text)]
    speakers = [s.speaker for s in talk.segments for _ in s.words]
    apart = [False, *(speakers[a] != speakers[b] for a, b in pairwise(spoken))][: len(spoken)]
    found = list(loops([core(texts[at]).lower() for at in spoken], apart))
    if not found:
        return
    times, places = Times.of(talk), Places.of(talk, hidden)
    music = _music(talk, texts)
    for loop in found:
        evidence = _evidence(talk, loop, spoken, texts, times)
        segments = times.segment[spoken[loop.first]], times.segment[spoken[loop.end - 1]]
        if not evidence or not music.isdisjoint(range(segments[0] - NEAR, segments[1] + NEAR + 1)):
            continue
        first, end = spoken[loop.first + loop.phrase - 1] + 1, spoken[_end(loop, spoken, times) - 1] + 1
        taken = seam(places, first, end)
        sure = evidence.pop("sure")
        make = view.correct if sure else view.suggest
        score = SURE if sure else UNSURE
        yield make(taken.first, taken.end - taken.first, taken.after, rule=RULE, score=score, evidence=evidence)


def _end(loop: Loop, spoken: Sequence[int], times: Times) -> int:
    """Where what goes ends: with the last whole saying, or with the loop where it stops at the end of a segment."""
    whole = loop.first + loop.phrase * loop.sayings
    after = spoken[loop.end - 1] + 1
    return loop.end if after == len(times.segment) or times.segment[after] != times.segment[after - 1] else whole


def _evidence(
    talk: Transcript, loop: Loop, spoken: Sequence[int], texts: Sequence[str], times: Times
) -> dict[str, Any]:
    """Why a loop is one, and whether that is sure; nothing where a person may well have said it."""
    first, last = spoken[loop.first], spoken[loop.end - 1]
    phrase = [texts[at] for at in spoken[loop.first : loop.first + loop.phrase]]
    evidence: dict[str, Any] = {"phrase": " ".join(phrase), "sayings": loop.sayings}
    seconds, words = times.seconds(first, last), loop.end - loop.first
    if seconds is not None:
        rate = words / max(seconds, 0.001)
        if rate >= WORDS_A_SECOND and words >= FAST_WORDS:
            return evidence | {"words_per_second": round(min(rate, 999.0), 1), "sure": True}
    cues = [at for at in range(times.segment[first], times.segment[last] + 1) if _whole(talk.segments[at], phrase)]
    if len(cues) >= STEADY_CUES and steady(talk, cues):
        return evidence | {"steady_cues": len(cues), "sure": True}
    several = len({core(text).lower() for text in phrase}) > 1
    return evidence | {"sure": False} if several and loop.sayings >= SUGGESTED_SAYINGS else {}


def _whole(segment: Segment, phrase: Sequence[str]) -> bool:
    """Whether a segment says a phrase and nothing else."""
    return [core(w.text).lower() for w in segment.words if core(w.text)] == [core(text).lower() for text in phrase]


def _music(talk: Transcript, texts: Sequence[str]) -> set[int]:
    """The segments in which music or another sound is noted."""
    noted = {at for tag in tags(texts) if tag.kind == "sound" for at in range(tag.first, tag.end)}
    found = set()
    at = 0
    for number, segment in enumerate(talk.segments):
        words = range(at, at + len(segment.words))
        at += len(words)
        if "♪" in segment.text or "♫" in segment.text or not noted.isdisjoint(words):
            found.add(number)
    return found


def _lines(view: View) -> Iterator[Correction]:
    """Credits at the ends of a talk, and outros in its silences, each alone in its segment."""
    talk = view.transcript
    firsts = [0]
    for segment in talk.segments:
        firsts.append(firsts[-1] + len(segment.words))
    full = [at for at, segment in enumerate(talk.segments) if segment.words]
    if len(full) <= 2 * EDGE:
        return
    edges = {*full[:EDGE], *full[-EDGE:]}
    alone = [
        (at, _pause(talk, before, at))
        for before, at in zip((None, *full), full, strict=False)
        if _begins(talk, before, at)
    ]
    outros = [at for at, pause in alone if pause >= SILENCE_MS and OUTRO.fullmatch(_bare(talk.segments[at]))]
    for at, pause in alone:
        text = _bare(talk.segments[at])
        if CREDIT.fullmatch(text):
            sure = _SITE in text.lower() or (at in edges and pause >= SILENCE_MS)
            evidence: dict[str, Any] = {"line": "credit"}
        elif at in outros:
            sure = _later(talk, at, outros[-1])
            evidence = {"line": "outro", "said_again": sure}
        else:
            continue
        make, count = view.correct if sure else view.suggest, len(talk.segments[at].words)
        yield make(firsts[at], count, "", rule=RULE, score=SURE if sure else UNSURE, evidence=evidence)


def _bare(segment: Segment) -> str:
    return " ".join(filter(None, (core(w.text) for w in segment.words))).replace("’", "'")


def _begins(talk: Transcript, before: int | None, at: int) -> bool:
    """Whether a segment is no part of a sentence that began before it: a capital, and a full stop or a pause before."""
    word = next((c for c in (core(w.text) for w in talk.segments[at].words) if c), "")
    ended = before is None or stops(talk.segments[before].text.rstrip())
    return not word[:1].islower() and (ended or _pause(talk, before, at) >= SILENCE_MS)


def _pause(talk: Transcript, before: int | None, at: int) -> int:
    """Milliseconds between a segment and the one before; 0 where they are not known."""
    if before is None:
        return 0
    end, start = talk.segments[before].end_ms, talk.segments[at].start_ms
    return 0 if end is None or start is None else start - end


def _later(talk: Transcript, at: int, other: int) -> bool:
    here, there = talk.segments[at].start_ms, talk.segments[other].start_ms
    return here is not None and there is not None and there - here >= FAR_MS
