"""Runs of faulty cues are laid out anew, round after round, as long as each change leaves less to find.

A change is taken only where it is better by what the checker finds, so the rounds end, and mending what was mended
changes nothing. They work on cues as a file gives them: what a file does not keep must not decide.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from transcripts.errors import LayoutError
from transcripts.layout.checking import report_on
from transcripts.layout.reflow import in_place, relaid
from transcripts.layout.wording import wording
from transcripts.ledger import View
from transcripts.model import Segment, Transcript, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transcripts.layout.findings import Finding
    from transcripts.layout.limits import Clock
    from transcripts.layout.profile import Profile

_ROUNDS = 20
"""Two or three are usual."""
_SHAPE = frozenset({"off-frame", "needless-break"})
"""Advice that is mended too: no word is judged for it."""
_WORDED = frozenset({"dash", "encoding", "entity", "invisible", "loop", "quotes", "rolling", "tags"})
"""What new lines and times cannot mend, and must not bring about: it would be taken for a fault of the words."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The cues that came of some others: of those from `first` to `last`, by index, and the rules that they broke."""

    first: int
    last: int
    cues: tuple[Segment, ...]
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Change:
    """Cues of a round, from `first` up to `end`, that become others."""

    first: int
    end: int
    cues: tuple[Segment, ...]


def settle(cues: Sequence[Segment], rules: Profile, clock: Clock) -> list[Piece]:
    """Mend until nothing gets better. The pieces are in order and hold every cue; a piece may have become nothing."""
    rules = replace(rules, label="none")  # a speaker is named where a talk is laid out, not where cues are mended
    pieces = [Piece(i, i, (as_read(cue),)) for i, cue in enumerate(cues)]
    for _ in range(_ROUNDS):
        flat = [cue for piece in pieces for cue in piece.cues]
        why = _why(flat, rules, clock)
        runs = [list(run) for bad, run in groupby(range(len(flat)), key=why.__contains__) if bad]
        changes = [change for run in runs for change in _changes(flat, run, rules, clock)]
        if not changes:
            break
        pieces = _changed(pieces, changes, why)
    return pieces


def as_read(segment: Segment) -> Segment:
    """The cue as a file would give it back: what was estimated is estimated anew, and no longer marked so."""
    held = segment.held_words
    if held and any(word.timing == "given" and word.start_ms is not None for word in held):
        return _cue(segment, held)
    plain = _cue(segment, None)
    if not held or not any(word.styles or word.confidence is not None for word in held):
        return plain
    pairs = zip(plain.words, held, strict=True)
    return _cue(segment, tuple(replace(new, styles=old.styles, confidence=old.confidence) for new, old in pairs))


def _cue(segment: Segment, words: tuple[Word, ...] | None) -> Segment:
    return Segment(
        segment.text, segment.start_ms, segment.end_ms, segment.speaker, words, id=segment.id, settings=segment.settings
    )


def _why(cues: Sequence[Segment], rules: Profile, clock: Clock) -> dict[int, list[str]]:
    """The rules that each faulty cue breaks, of those that new lines or times may mend."""
    why: dict[int, list[str]] = {}
    for finding in _findings(cues, rules, clock):
        if finding.cue and finding.rule not in _WORDED and (finding.severity == "error" or finding.rule in _SHAPE):
            why.setdefault(finding.cue - 1, []).append(finding.rule)
    return why


def _changes(flat: list[Segment], run: list[int], rules: Profile, clock: Clock) -> Iterator[_Change]:
    """A run mended cue by cue, and what is faulty even so laid out anew together; only what is better is a change."""
    a, b = run[0], run[-1] + 1
    before, after = flat[max(0, a - 1) : a], flat[b : b + 1]
    slots: list[tuple[Segment, ...]] = []
    last = before
    for i in run:
        slots.append(_alone(last, flat[i], flat[i + 1 : i + 2], rules, clock))
        last = list(slots[-1]) or last
    cues = [slot[0] for slot in slots if slot]
    where = [i for i, slot in zip(run, slots, strict=True) if slot]
    faulty = {
        f.cue - 1 - len(before) for f in _findings([*before, *cues, *after], rules, clock)
        if f.cue and f.severity == "error" and f.rule not in _WORDED
    }  # fmt: skip
    taken = set[int]()
    for bad, group in groupby(range(len(cues)), key=faulty.__contains__):
        at = list(group)
        first, end = at[0], at[-1] + 1
        old, left, right = cues[first:end], cues[:first][-1:] or before, cues[end : end + 1] or after
        if bad and (new := _together(left, old, right, rules, clock)) is not None:
            span = range(where[first], where[end - 1] + 1)
            taken |= set(span)
            yield _Change(span.start, span.stop, tuple(new))
    for i, slot in zip(run, slots, strict=True):
        if i not in taken and slot != (flat[i],):
            yield _Change(i, i + 1, slot)


def _alone(
    before: list[Segment], cue: Segment, after: list[Segment], rules: Profile, clock: Clock
) -> tuple[Segment, ...]:
    """The cue with the best lines and end that it can have by itself; nothing where it holds no word."""
    if not cue.words:
        return ()
    if not cue.timed:
        return (cue,)
    until = after[0].start_ms if after and after[0].settings == cue.settings else None
    new = in_place(cue, rules, clock, until)
    if new is None:
        return (cue,)
    new = as_read(new)
    return (new,) if _is_better([new], [cue], before, after, rules, clock) else (cue,)


def _together(
    before: list[Segment], cues: list[Segment], after: list[Segment], rules: Profile, clock: Clock
) -> list[Segment] | None:
    """Neighbours laid out anew; None where that is no better."""
    if not all(cue.timed for cue in cues):
        return None
    try:
        new = [as_read(cue) for cue in relaid(cues, rules, clock, after[0].start_ms if after else None)]
    except LayoutError:  # times that go back by more than a minute
        return None
    return new if _is_better(new, cues, before, after, rules, clock) else None


def _is_better(
    new: list[Segment],
    old: list[Segment],
    before: list[Segment],
    after: list[Segment],
    rules: Profile,
    clock: Clock,
) -> bool:
    """Whether the checker finds less, among the same neighbours, and no fault of words or order that was not there."""
    starts = [cue.start_ms or 0 for cue in (*before, *new, *after)]
    if starts != sorted(starts):
        return False
    found = _findings([*before, *new, *after], rules, clock)
    had = _findings([*before, *old, *after], rules, clock)
    worded, were = (sum(f.rule in _WORDED for f in each) for each in (found, had))
    if worded > were or _score(found) >= _score(had):
        return False
    # New lines may bring a dash to where a line begins: then the words would be mended once more the next time.
    return not worded or not any(True for _ in wording(rules)(View(Transcript((*before, *new, *after)))))


def _score(findings: Sequence[Finding]) -> tuple[int, float, int]:
    """Errors; by how much in all; and what is a matter of shape."""
    errors = [f for f in findings if f.severity == "error"]
    return len(errors), round(sum(map(_excess, errors)), 3), sum(f.rule in _SHAPE for f in findings)


def _excess(finding: Finding) -> float:
    """By what share a limit is broken; in seconds where the limit is nothing."""
    if finding.measured is None:
        return 0.0
    if not finding.limit or finding.measured * finding.limit <= 0:
        return 1 + abs(finding.measured) / 1000
    ratio = finding.measured / finding.limit
    return max(ratio, 1 / ratio) - 1


def _changed(pieces: list[Piece], changes: list[_Change], why: dict[int, list[str]]) -> list[Piece]:
    """The pieces after a round; those that one change takes cues from become one."""
    by_first = {change.first: change for change in sorted(changes, key=lambda c: c.first)}
    made: list[Piece] = []
    at, open_until = 0, 0
    for piece in pieces:
        cues: list[Segment] = []
        rules = list(piece.rules)
        joins = at < open_until
        for cue in piece.cues:
            change = by_first.get(at)
            if change:
                cues += change.cues
                rules += [rule for i in range(change.first, change.end) for rule in why.get(i, ())]
                open_until = change.end
            elif at >= open_until:
                cues.append(cue)
            at += 1
        first = piece.first
        if joins:
            last = made.pop()
            first = last.first
            cues[:0], rules[:0] = last.cues, last.rules
        made.append(Piece(first, piece.last, tuple(cues), tuple(dict.fromkeys(rules))))
    return made


def _findings(cues: Sequence[Segment], rules: Profile, clock: Clock) -> tuple[Finding, ...]:
    return report_on(Transcript(tuple(cues)), rules, clock.frames, guess=False, timed=False).findings
