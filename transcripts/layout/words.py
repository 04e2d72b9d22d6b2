"""A talk as one stream of words, which is what is divided into cues: widths, times, and where a cue has to end.

Speakers' labels that a profile asks for become words of the stream (marked as added). A long run of a script that
writes no spaces is cut between its characters, or no line could hold it; its pieces join up again without a space.
Nothing here moves a time that was given.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np
import regex

from transcripts.blanks import between
from transcripts.errors import LayoutError
from transcripts.layout.breaks import CLAUSE, FORBIDDEN, SENTENCE, break_costs
from transcripts.layout.count import characters
from transcripts.layout.labels import label_text
from transcripts.layout.places import placed
from transcripts.model import separators
from transcripts.prose import boundaries
from transcripts.timing import spread

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from transcripts.layout.profile import Profile
    from transcripts.model import Segment, Transcript, Word

_SPACELESS = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_PIECE = regex.compile(
    # Marks stay with the character that they follow or lead: no line begins with 。 nor ends with 「.
    r"[\p{Ps}\p{Pi}]*(?:[A-Za-z0-9]+|[ァ-ヶー]+|\X)[\p{Pe}\p{Pf}\p{Po}ー]*"
)
DASHES = "-–—‐‑−"
RESTART_MS = 60_000
"""A word that begins a minute or more before the one before it: times that start again, not two people at once."""


@dataclass(slots=True)
class Stream:
    """The words of a talk, one entry of each list for each word.

    `start` and `end` are milliseconds, never falling; `width` is in characters; `space` whether a space stands
    before the word; `added` whether it is a label of ours. `forced[i]` says that a cue has to begin at word i,
    `turned[i]` that another speaker does; `given` are the words that begin where the source says a segment does,
    `answers` those at which a second speaker's dash stands in the source: such a pair is best kept together.
    """

    words: list[Word] = field(default_factory=list)
    segment: list[int] = field(default_factory=list)
    added: list[bool] = field(default_factory=list)
    spaced: list[bool] = field(default_factory=list)
    forced: list[bool] = field(default_factory=list)
    turned: list[bool] = field(default_factory=list)
    given: set[int] = field(default_factory=set)
    answers: set[int] = field(default_factory=set)
    start: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    end: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    width: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    space: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    cost: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))

    def __len__(self) -> int:
        return len(self.words)


def stream(talk: Transcript, profile: Profile) -> Stream:
    """Line up the words of a talk. Raises LayoutError where a word has no time, or times start again."""
    found = Stream()
    speaker: str | None = None
    settings: str | None = None
    paired = False
    held = placed(talk)
    for at, segment in enumerate(talk.segments):
        if at not in held:
            continue
        answers = _answers(segment.text)
        turned = bool(found.words) and (segment.speaker != speaker or bool(answers) or paired)
        forced = bool(found.words) and segment.settings != settings
        if segment.speaker and (turned or not found.words):
            _add_label(found, at, held[at][0], label_text(profile.label, segment.speaker), (forced, turned))
            if found.added[-1:] == [True]:
                forced = turned = False  # the label begins the turn
        speaker, settings, paired = segment.speaker, segment.settings, bool(answers)
        found.answers |= {len(found.words) + n for n in answers}
        if segment.start_ms is not None and segment.start_timing == "given":
            found.given.add(len(found.words))
        bare = _without_blanks(segment)
        if found.words and held[at] and not between(found.words[-1].text, held[at][0].text):
            bare.add(0)
        for number, word in enumerate(held[at]):
            first = number == 0
            begins = (first and forced, (first and turned) or number in answers)
            _add_word(found, at, word, profile, begins, spaced=number not in bare)
    _measure(found, profile)
    _heed_model(found, talk)
    return found


def _without_blanks(segment: Segment) -> set[int]:
    """The words of a segment that follow the one before them without a blank: characters of a script that has none."""
    if len(segment.words) < 2 or not _SPACELESS.search(segment.text):
        return set()
    gaps = separators(segment.text, segment.words)
    return {number for number, gap in enumerate(gaps[1:-1], 1) if not gap}


_ENDS = 0.5
"""From this score on, the marks model is believed that a sentence or clause ends."""


def _heed_model(found: Stream, talk: Transcript) -> None:
    """Where a talk is bare of marks, make the ends that the marks model hears good places for a break."""
    ends = boundaries(talk)
    if all(end.sentence in {0.0, 1.0} and end.clause in {0.0, 1.0} for end in ends):
        return  # marks everywhere: they are what the costs were made of
    word = -1
    for at in range(len(found) - 1):
        word += not found.added[at] and found.spaced[at]
        next_begins = found.spaced[at + 1] and not found.added[at + 1]
        if word < 0 or not next_begins or found.cost[at + 1] >= FORBIDDEN:
            continue
        if ends[word].sentence >= _ENDS:
            found.cost[at + 1] = SENTENCE
        elif ends[word].clause >= _ENDS:
            found.cost[at + 1] = min(found.cost[at + 1], CLAUSE)


def _answers(text: str) -> set[int]:
    """The words at which, by its dashes, another speaker begins inside a cue; the first is not one of them."""
    lines = [line.split() for line in text.split("\n") if line.strip()] if "\n" in text else []
    if len(lines) < 2 or not all(words[0][0] in DASHES for words in lines):
        return set()
    ends = list(accumulate(len(words) for words in lines))
    return set(ends[:-1])


def _add_label(found: Stream, at: int, first: Word, label: str, begins: tuple[bool, bool]) -> None:
    for number, text in enumerate(label.split()):
        word = replace(first, text=text, end_ms=first.start_ms, timing="estimated", confidence=None, styles=())
        _append(found, at, word, added=True, spaced=True, begins=begins if number == 0 else (False, False))


def _add_word(
    found: Stream, at: int, word: Word, profile: Profile, begins: tuple[bool, bool], *, spaced: bool = True
) -> None:
    width = characters(word.text, profile.wide_characters) if len(word.text) > 3 else 0
    if width <= profile.max_line_characters // 3 or not _SPACELESS.search(word.text):
        _append(found, at, word, added=False, spaced=spaced, begins=begins)
        return
    pieces = _PIECE.findall(word.text)
    if "".join(pieces) != word.text:
        pieces = list(word.text)
    spans = spread(pieces, word.start_ms or 0, word.end_ms or 0)
    for number, (piece, (start, end)) in enumerate(zip(pieces, spans, strict=True)):
        part = replace(word, text=piece, start_ms=start, end_ms=end, timing="estimated" if number else word.timing)
        first = number == 0
        _append(found, at, part, added=False, spaced=spaced and first, begins=begins if first else (False, False))


def _append(found: Stream, at: int, word: Word, *, added: bool, spaced: bool, begins: tuple[bool, bool]) -> None:
    found.words.append(word)
    found.segment.append(at)
    found.added.append(added)
    found.spaced.append(spaced)
    found.forced.append(begins[0])
    found.turned.append(begins[1])


def _measure(found: Stream, profile: Profile) -> None:
    texts = [w.text for w in found.words]
    starts = np.array([w.start_ms or 0 for w in found.words], np.int64)
    ends = np.array([w.start_ms if w.end_ms is None else w.end_ms for w in found.words], np.int64)
    back = np.nonzero(np.diff(starts) <= -RESTART_MS)[0]
    if back.size:
        segment = found.segment[int(back[0]) + 1] + 1
        raise LayoutError(
            f"segment {segment} begins more than a minute before the words that stand before it",
            hint="put the segments in the order of time, or cut the file where its times start again",
        )
    found.start = np.maximum.accumulate(starts) if len(starts) else starts
    found.end = np.maximum(ends, found.start)
    found.width = np.array([characters(t, profile.wide_characters) for t in texts], np.int64)
    found.space = np.array(found.spaced, np.int64)
    costs = break_costs(texts)
    for i in range(1, len(texts)):
        if found.added[i - 1]:
            costs[i] = FORBIDDEN  # a label stays with what its speaker says
    found.cost = np.array(costs, np.int64)
