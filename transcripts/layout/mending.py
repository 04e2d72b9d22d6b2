"""Mend what a check finds: text through the ledger, breaks and times by laying out only the cues that need it.

A cue without an error stays as it is. Nothing is left out to make it fit, unless condensing is asked for; what
cannot be mended stays and is found again by the check of the result. Changes of text are corrections of the ledger,
each undoable by itself; changes of breaks and times touch no word, so the ledger stays true beside them, and are
told in `mends`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transcripts.defaults import DEFAULT_PROFILE
from transcripts.formats import rolling
from transcripts.layout.checking import cues_of, report_on
from transcripts.layout.frames import FrameRate
from transcripts.layout.limits import Clock
from transcripts.layout.profile import Profile, load_profile
from transcripts.layout.rounds import settle
from transcripts.layout.rules_time import guess_rate
from transcripts.layout.trial import spans, tried
from transcripts.layout.wording import condense as condensing
from transcripts.layout.wording import wording
from transcripts.ledger import Ledger, Pass, SourceMark, View
from transcripts.model import Segment, Transcript
from transcripts.signature import Signature

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcripts.layout.findings import Report
    from transcripts.layout.rounds import Piece

_ROUNDS = 12
"""A character reference may have been escaped several times; this ends what would not."""


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
            told = ["new lines"] * (a.text != b.text)
            told += [f"starts at {b.start_ms} ms, was {a.start_ms}"] * (a.start_ms != b.start_ms)
            told += [f"ends at {b.end_ms} ms, was {a.end_ms}"] * (a.end_ms != b.end_ms)
            became = "; ".join(told)
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
    profile: str | Profile = DEFAULT_PROFILE,
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
    mended, changed, became = _reflowed(worded, rules, rate)
    after = report_on(mended, rules, fps, timed=False)
    if len(after.errors) > len(before.errors):  # times so broken that new ones only move the faults elsewhere
        mended, changed, after = worded, (), report_on(worded, rules, fps, timed=False)
        became = [range(i, i + 1) for i in range(len(worded.segments))]
    before = tried(before, after, became if source is talk else None)
    return Mended(mended, ledger, mends + changed, before, after)


def _settled(ledger: Ledger, source: Transcript, a_pass: Pass) -> Ledger:
    for _ in range(_ROUNDS):
        last, ledger = ledger, ledger.extend(source, a_pass(View(ledger.read(source))))
        if last.corrections == ledger.corrections:
            break
    return ledger


def _unrolled(talk: Transcript, before: Report) -> tuple[Transcript, tuple[Mend, ...]]:
    undone = rolling.undo(talk) if "rolling" in before.by_rule else talk
    if undone is talk:
        return talk, ()
    return undone, (Mend(1, len(talk.segments), ("rolling",), talk.segments, undone.segments),)


def _reflowed(
    talk: Transcript, rules: Profile, rate: FrameRate | None
) -> tuple[Transcript, tuple[Mend, ...], list[range]]:
    """The talk with every faulty run of cues laid out anew, what that changed, and what became of each cue."""
    order = sorted(range(len(talk.segments)), key=lambda i: talk.segments[i].start_ms or 0)
    cues = [talk.segments[i] for i in order]
    mends: list[Mend] = []
    if order != sorted(order):
        mends.append(Mend(1, len(cues), ("out-of-order",), talk.segments, tuple(cues)))
    made: list[Segment] = []
    became = [range(0)] * len(cues)
    for piece in settle(cues, rules, Clock(rate)):
        old = cues[piece.first : piece.last + 1]
        new = _kept(old, piece.cues)
        mends += _told(old, new, piece)
        for i, span in zip(range(piece.first, piece.last + 1), spans(old, new), strict=True):
            became[order[i]] = range(len(made) + span.start, len(made) + span.stop)
        made += new
    extras = tuple(replace(e, before=_before(e.before, became, len(made))) for e in talk.extras)
    return talk.derived(segments=tuple(made), extras=extras), tuple(mends), became


def _before(place: int, became: list[range], count: int) -> int:
    """Where what stood before a cue stands now."""
    return became[place].start if place < len(became) else count


def _kept(old: Sequence[Segment], new: Sequence[Segment]) -> list[Segment]:
    """The new cues, their estimated times marked; the old ones where they are the same on the screen."""
    same = {_shown(segment): segment for segment in old}
    starts, ends = {s.start_ms for s in old}, {s.end_ms for s in old}
    return [
        same.get(_shown(s))
        or Segment(
            s.text, s.start_ms, s.end_ms, s.speaker, s.held_words, "given" if s.start_ms in starts else "estimated",
            "given" if s.end_ms in ends else "estimated", s.id, s.settings,
        )
        for s in new
    ]  # fmt: skip


def _shown(segment: Segment) -> tuple[object, ...]:
    return segment.text, segment.start_ms, segment.end_ms, segment.speaker, segment.settings


def _told(old: Sequence[Segment], new: Sequence[Segment], piece: Piece) -> list[Mend]:
    """What became of a piece: cue by cue where it still has as many."""
    if [_shown(s) for s in old] == [_shown(s) for s in new]:
        return []
    if len(new) == len(old):
        pairs = zip(range(piece.first + 1, piece.last + 2), old, new, strict=True)
        return [Mend(n, n, piece.rules, (a,), (b,)) for n, a, b in pairs if _shown(a) != _shown(b)]
    return [Mend(piece.first + 1, piece.last + 1, piece.rules, tuple(old), tuple(new))]
