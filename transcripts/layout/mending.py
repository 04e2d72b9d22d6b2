"""Mend what a check finds: text through the ledger, breaks and times by laying out only the cues that need it.

A cue without an error stays as it is. Nothing is left out to make it fit, unless condensing is asked for; what
cannot be mended stays and is found again by the check of the result. Changes of text are corrections of the ledger,
each undoable by itself; changes of breaks and times touch no word, so the ledger stays true beside them, and are
told in `mends`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from transcripts.formats import rolling
from transcripts.layout.checking import cues_of, report_on
from transcripts.layout.frames import FrameRate
from transcripts.layout.limits import Clock
from transcripts.layout.profile import Profile, load_profile
from transcripts.layout.reflow import in_place, relaid
from transcripts.layout.rules_time import guess_rate
from transcripts.layout.wording import condense as condensing
from transcripts.layout.wording import wording
from transcripts.ledger import Ledger, Pass, SourceMark, View
from transcripts.model import Segment, Transcript
from transcripts.signature import Signature

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcripts.layout.findings import Finding, Report

_ROUNDS = 3
_NEAR_MS = 1500


@dataclass(frozen=True, slots=True)
class Mend:
    """A change of breaks or times: the cues that it took (from 1, as they stood), why, and what they became."""

    first: int
    last: int
    rules: tuple[str, ...]
    before: tuple[Segment, ...]
    after: tuple[Segment, ...]

    def __str__(self) -> str:
        cues = f"cue {self.first}" if self.first == self.last else f"cues {self.first} to {self.last}"
        became = "taken out" if not self.after else f"now {len(self.after)}" if len(self.after) != 1 else "now one"
        if len(self.before) == len(self.after) == 1:
            a, b = self.before[0], self.after[0]
            became = "new lines" if a.text != b.text else f"ends at {b.end_ms} ms, was {a.end_ms}"
        return f"{cues}: {', '.join(self.rules)}: {became}"


@dataclass(frozen=True, slots=True)
class Mended:
    """The mended talk, the ledger of its changed text, the changed breaks and times, and both reports."""

    transcript: Transcript
    ledger: Ledger
    mends: tuple[Mend, ...]
    before: Report
    after: Report


def mend(
    talk: Transcript,
    profile: str | Profile = "netflix-en",
    *,
    fps: FrameRate | float | str | None = None,
    condense: bool = False,
    text: str = "",
) -> Mended:
    """Mend what can be mended by a profile's rules. `text` is the file's, for the lines of the first report.

    Raises LayoutError where the talk has no times, and where the profile is broken.

    >>> talk = Transcript((Segment("Far too  short", 0, 500), Segment("Next", 5000, 6000)))
    >>> [(s.text, s.end_ms) for s in mend(talk).transcript.segments]
    [('Far too short', 833), ('Next', 6000)]
    """
    rules = load_profile(profile)
    before = report_on(talk, rules, fps, text)
    rate = FrameRate.of(fps) if fps is not None else guess_rate(cues_of(talk))
    source, mends = _unrolled(talk, before)
    fast = frozenset(f.cue - 1 for f in before.findings if f.rule == "too-fast" and f.cue)
    signature = Signature(("check",), {"profile": rules.name, "condense": condense})
    ledger = Ledger(source=SourceMark.of(source), signature=signature, warnings=source.warnings)
    for a_pass in [wording(rules), *([condensing(fast)] if condense else [])]:
        ledger = _settled(ledger, source, a_pass)
    worded = ledger.read(source)
    mended, changed = _reflowed(worded, rules, rate)
    after = report_on(mended, rules, fps, timed=False)
    if len(after.errors) > len(before.errors):  # times so broken that new ones only move the faults elsewhere
        mended, changed, after = worded, (), report_on(worded, rules, fps, timed=False)
    return Mended(mended, ledger, mends + changed, before, after)


def _settled(ledger: Ledger, source: Transcript, a_pass: Pass) -> Ledger:
    for _ in range(_ROUNDS):
        last, ledger = ledger, ledger.extend(source, a_pass(View(ledger.read(source))))
        if last.corrections == ledger.corrections:
            break
    return ledger


def _unrolled(talk: Transcript, before: Report) -> tuple[Transcript, tuple[Mend, ...]]:
    if "rolling" not in before.by_rule:
        return talk, ()
    undone = rolling.undo(talk)
    if undone is talk:
        return talk, ()
    return undone, (Mend(1, len(talk.segments), ("rolling",), talk.segments, undone.segments),)


def _reflowed(talk: Transcript, rules: Profile, rate: FrameRate | None) -> tuple[Transcript, tuple[Mend, ...]]:
    """The talk with every faulty run of cues laid out anew."""
    order = sorted(range(len(talk.segments)), key=lambda i: talk.segments[i].start_ms or 0)
    cues = [talk.segments[i] for i in order]
    places = {old: new for new, old in enumerate(order)}
    clock = Clock(rate)
    mends: list[Mend] = []
    if order != sorted(order):
        mends.append(Mend(1, len(cues), ("out-of-order",), talk.segments, tuple(cues)))
    made: list[Segment] = []
    where: list[int] = []
    for why, run in _runs(cues, rules, rate):
        a, b = run[0], run[-1] + 1
        new = _better(cues, made, a, b, rules, clock) if why else cues[a:b]
        mends += _told(cues[a:b], new, a, why) if why else []
        where += [len(made) + min(i, len(new)) for i in range(b - a)]
        made += new
    where.append(len(made))
    extras = tuple(replace(e, before=where[places.get(e.before, len(cues))]) for e in talk.extras)
    return talk.derived(segments=tuple(made), extras=extras), tuple(mends)


def _told(old: list[Segment], new: list[Segment], at: int, why: dict[int, list[str]]) -> list[Mend]:
    """What became of a run: cue by cue where it still has as many."""
    if new == old:
        return []
    if len(new) == len(old):
        pairs = zip(range(at, at + len(old)), old, new, strict=True)
        return [Mend(i + 1, i + 1, tuple(dict.fromkeys(why.get(i, ()))), (a,), (b,)) for i, a, b in pairs if a != b]
    rules = dict.fromkeys(rule for i in range(at, at + len(old)) for rule in why.get(i, ()))
    return [Mend(at + 1, at + len(old), tuple(rules), tuple(old), tuple(new))]


def _runs(cues: list[Segment], rules: Profile, rate: FrameRate | None) -> list[tuple[dict[int, list[str]], list[int]]]:
    """The cues in runs of neighbours, with the rules that each cue of a faulty run breaks (nothing for a good run)."""
    why: dict[int, list[str]] = {}
    for finding in _findings(cues, rules, rate):
        if finding.cue and (finding.severity == "error" or finding.rule in _SHAPE) and finding.rule not in _BY_HAND:
            why.setdefault(finding.cue - 1, []).append(finding.rule)
    groups = [(bad, list(group)) for bad, group in groupby(range(len(cues)), key=lambda i: i in why)]
    return [({i: why[i] for i in run} if bad else {}, run) for bad, run in groups]


_SHAPE = ("off-frame", "needless-break")
_BY_HAND = ("loop", "encoding", "entity", "dash", "tags")


def _better(cues: list[Segment], made: list[Segment], a: int, b: int, rules: Profile, clock: Clock) -> list[Segment]:
    """A run mended cue by cue, and what is faulty even so laid out anew where that leaves fewer errors."""
    following = cues[b : b + 1]
    alone = _one_by_one([s for s in cues[a:b] if s.words], following, rules, clock)
    faulty = _faulty(made[-1:], alone, following, rules, clock)
    found: list[Segment] = []
    for bad, group in groupby(range(len(alone)), key=lambda i: i in faulty):
        run = list(group)
        old = alone[run[0] : run[-1] + 1]
        after = alone[run[-1] + 1 : run[-1] + 2] or following
        before = found[-1:] or made[-1:]
        if bad and all(s.timed for s in old):
            new = relaid(old, rules, clock, after[0].start_ms if after else None)
            fewer = sum(_faulty(before, new, after, rules, clock).values())
            old = new if fewer < sum(_faulty(before, old, after, rules, clock).values()) else old
        found += old
    return found


def _faulty(
    before: list[Segment], cues: list[Segment], after: list[Segment], rules: Profile, clock: Clock
) -> Counter[int]:
    """How many errors each of some cues has, among its neighbours; by index."""
    findings = _findings([*before, *cues, *after], rules, clock.frames)
    places = (f.cue - 1 - len(before) for f in findings if f.cue and f.severity == "error" and f.rule not in _BY_HAND)
    return Counter(place for place in places if -len(before) <= place < len(cues))


def _one_by_one(given: Sequence[Segment], following: list[Segment], rules: Profile, clock: Clock) -> list[Segment]:
    """Each cue with the best lines and end that it can have by itself; as it is where it has none."""
    found = []
    for number, segment in enumerate(given):
        after = next(iter([*given[number + 1 : number + 2], *following]), None)
        until = after.start_ms if after and after.settings == segment.settings else None
        found.append((in_place(segment, rules, clock, until) if segment.timed else None) or segment)
    return found


def _findings(cues: Sequence[Segment], rules: Profile, rate: FrameRate | None) -> tuple[Finding, ...]:
    return report_on(Transcript(tuple(cues)), rules, rate, guess=False, timed=False).findings
