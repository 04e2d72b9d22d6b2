"""Lay a talk out as subtitles: the best division of all its words into cues and lines, with times that a guide allows.

Words are kept, every one, in order, and a word's given time never moves (checked at run time, before anything is
returned). What cannot be helped, such as speech that is too fast to read, is said in the result's warnings and found
by `check`; nothing is left out to make it fit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, get_args

import numpy as np

from transcripts.defaults import DEFAULT_PROFILE
from transcripts.errors import LayoutError
from transcripts.formats.ready import in_order_of_time, out_of_order
from transcripts.layout.costs import Costs, CostWeights, material
from transcripts.layout.divide import divide
from transcripts.layout.frames import FrameRate
from transcripts.layout.labels import LabelForm, colour_of, is_form, stands_in_text
from transcripts.layout.limits import Clock, Limits
from transcripts.layout.profile import Profile, load_profile
from transcripts.layout.smoothing import Placed, smooth
from transcripts.layout.verify import verify
from transcripts.layout.words import DASHES, RESTART_MS, Stream, stream
from transcripts.model import Notice, Segment, Transcript, Word

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Cues:
    """Where the cues of a stream begin (and the number of words at the end), their last lines, and their times."""

    starts: NDArray[np.int64]
    splits: NDArray[np.int64]
    begin: NDArray[np.int64]
    end: NDArray[np.int64]
    too_fast: NDArray[np.bool_]


def lay_out(
    transcript: Transcript,
    profile: str | Profile = DEFAULT_PROFILE,
    *,
    fps: FrameRate | float | str | None = None,
    labels: LabelForm | str | None = None,
) -> Transcript:
    r"""Divide a talk into cues and lines by the rules of a profile; its segments are then the cues.

    `profile` is a name, the path of a TOML file, a Profile, or `source`, which keeps the source's cues. With a
    frame rate `fps` every cue begins and ends on a frame. `labels` takes the place of the profile's form of
    speakers' labels: the name of a form, or a text with `{}` for the name. Raises LayoutError where the talk has no
    words or no times, and where the profile is broken.

    >>> talk = Transcript((Segment("They signed a pact on Wednesday, and it will protect both.", 0, 4000),))
    >>> print(lay_out(talk).text)
    They signed a pact on Wednesday,
    and it will protect both.
    """
    if profile == "source":
        return transcript
    rules = load_profile(profile)
    if labels is not None:
        if not is_form(labels):
            forms = ", ".join(get_args(LabelForm))
            raise LayoutError(f"{labels!r} is not a form of label", hint=f"choose one of {forms}, or a text with {{}}")
        rules = replace(rules, label=labels)
    clock = Clock(None if fps is None else FrameRate.of(fps))
    transcript = _in_order(transcript)
    words = stream(transcript, rules)
    if not len(words):
        raise LayoutError("there are no words to lay out", hint="check that the file holds speech")
    cues, costs = arrange(words, rules, clock)
    firsts = [words.segment[int(i)] for i in cues.starts[:-1]]
    laid = transcript.derived(
        segments=tuple(build(transcript, words, cues, costs, rules, clock)),
        extras=tuple(replace(e, before=int(np.searchsorted(firsts, e.before))) for e in transcript.extras),
        warnings=transcript.warnings + _told(cues, rules) + _nameless(transcript, words, cues, rules),
    )
    verify(transcript, laid, words, rules)
    return laid


def _in_order(transcript: Transcript) -> Transcript:
    """The segments in the order of their starts, which is told where it was another; a viewer knows no other order.

    Times that start again stay as they are: they are refused, for two recordings are not one.
    """
    moved = out_of_order(transcript.segments)
    starts = [start for segment in transcript.segments if (start := segment.start_ms) is not None]
    if not moved or max(a - b for a, b in pairwise(starts)) >= RESTART_MS:
        return transcript
    some = "segments begin" if moved > 1 else "segment begins"
    told = Notice(f"{moved} {some} before the one before; sorted by their times")
    return replace(in_order_of_time(transcript), warnings=(*transcript.warnings, told))


def arrange(
    words: Stream, profile: Profile, clock: Clock, weights: CostWeights | None = None, until: int | None = None
) -> tuple[Cues, Costs]:
    """Choose the cues of a stream and their times, in ticks; `until` is when the cue after the last one starts."""
    limits = Limits.of(profile, clock)
    chosen = weights or CostWeights()
    costs = Costs(material(words, clock, chosen, until), profile, limits, chosen, float(clock.tick_ms))
    starts = divide(costs)
    first, end = starts[:-1], starts[1:]
    m = costs.found
    _, splits, dashed = costs.lines(first, end)
    reading = costs.reading(first, end, dashed)
    loose = [words.words[i].timing == "estimated" and i not in words.given for i in first.tolist()]
    placed = Placed(
        m.start[first].copy(), m.end[end - 1], reading, end - first == 1, np.array(loose), limits, int(m.following[-1])
    )
    timed = smooth(placed)
    return Cues(starts, splits, placed.start, timed.end, timed.too_fast), costs


def build(talk: Transcript, words: Stream, cues: Cues, costs: Costs, profile: Profile, clock: Clock) -> list[Segment]:
    """Make the segments of chosen cues."""
    maker = _Maker(talk, words, profile)
    segments = []
    for i, first in enumerate(cues.starts[:-1]):
        lines = costs.lines_of(int(first), int(cues.splits[i]), int(cues.starts[i + 1]))
        segments.append(maker.cue(lines, clock.ms(int(cues.begin[i])), clock.ms(int(cues.end[i]))))
    return segments


class _Maker:
    """Makes the segment of a cue from spans of words."""

    def __init__(self, talk: Transcript, words: Stream, profile: Profile) -> None:
        self.talk, self.words, self.profile = talk, words, profile
        named = (s.speaker for s in talk.segments if s.words and s.speaker)
        self.speakers = list(dict.fromkeys(named)) if profile.label == "colours" else []

    def cue(self, lines: list[tuple[int, int]], start_ms: int, end_ms: int) -> Segment:
        words, segments = self.words, self.talk.segments
        first, last = lines[0][0], lines[-1][1]
        dashed = any(words.turned[i] for i in range(first + 1, last))
        held: list[Word] = []
        text = ""
        for number, (a, b) in enumerate(lines):
            text += "\n" * (number > 0)
            for i in range(a, b):
                word = self._styled(i)
                if i > a and words.spaced[i]:
                    text += " "
                if dashed and (i == first or words.turned[i]):
                    text += self._dash(held, word)
                    continue
                text += word.text
                held.append(word)
        source = segments[words.segment[first]]
        return Segment(
            text,
            start_ms,
            end_ms,
            None if dashed else source.speaker,
            held,
            held[0].timing if not dashed else words.words[first].timing,
            "given" if held[-1].timing == "given" and held[-1].end_ms == end_ms else "estimated",
            settings=source.settings,
        )

    def _styled(self, i: int) -> Word:
        word = self.words.words[i]
        speaker = self.talk.segments[self.words.segment[i]].speaker
        if not self.speakers or not speaker:
            return word
        colour = colour_of(self.speakers, speaker)
        return replace(word, styles=(*word.styles, f"c.{colour}")) if colour else word

    def _dash(self, held: list[Word], word: Word) -> str:
        """Add a word with the profile's dash before it, if it has none; a dash with a space is a word of its own."""
        dash = self.profile.dash
        if word.text[0] in DASHES:
            held.append(word)
            return word.text
        if dash.endswith(" "):
            alone = replace(word, text=dash.strip(), end_ms=word.start_ms, timing="estimated", confidence=None)
            held += [alone, word]
        else:
            held.append(replace(word, text=dash + word.text))
        return dash + word.text


NAMELESS = "without their names (a profile with labels writes them)"
"""How the notice about cues of two speakers ends."""


def _nameless(talk: Transcript, words: Stream, cues: Cues, profile: Profile) -> tuple[Notice, ...]:
    """What is told of cues that two people share, whose names no single speaker of the cue can hold."""
    if stands_in_text(profile.label) or not any(segment.speaker for segment in talk.segments):
        return ()
    ends = pairwise(cues.starts.tolist())
    count = sum(any(words.turned[first + 1 : end]) for first, end in ends)
    return (Notice(f"two speakers share {count} cue{'s' if count > 1 else ''} {NAMELESS}"),) if count else ()


def _told(cues: Cues, profile: Profile) -> tuple[Notice, ...]:
    count = int(cues.too_fast.sum())
    if not count:
        return ()
    return (
        Notice(
            f"{count} of {len(cues.too_fast)} cues hold speech that is faster than {profile.name} allows to read"
            " (transcripts check lists them)"
        ),
    )
