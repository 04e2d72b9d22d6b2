"""What happens to the marks around words that are taken out: where a full stop, a quotation mark and a dash go.

A full stop goes to the last spoken word before; notes in brackets and signs (`♪`) are no spoken words. A dash that
opened a turn goes with the turn where nothing of it is left, and else stays before the next word. Nothing here says
what is taken out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from transcripts.languages.sentence_marks import CLOSING
from transcripts.ledger.marks import parts
from transcripts.letters import capitalised

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from transcripts.model import Transcript

_DASHES = "-–—‐‑‒−"
_STOPS = frozenset(".?!…")


class Seam(NamedTuple):
    """Words `first` up to `end` become those of `after`."""

    first: int
    end: int
    after: str


@dataclass(frozen=True, slots=True)
class Places:
    """The words of a talk with what seams go by: which are notes, who speaks, and at which words lines begin."""

    texts: Sequence[str]
    hidden: Container[int]
    speakers: Sequence[str | None]
    lines: Container[int]

    @classmethod
    def of(cls, talk: Transcript, hidden: Container[int]) -> Places:
        """Those of a talk whose notes are `hidden`."""
        lines: set[int] = set()
        at = 0
        for segment in talk.segments:
            for line in segment.text.split("\n") if "\n" in segment.text else [segment.text]:
                lines.add(at)
                at += len(line.split()) if "\n" in segment.text else len(segment.words)
        speakers = [s.speaker for s in talk.segments for _ in s.words]
        return cls([w.text for w in talk.words], hidden, speakers, lines | {len(speakers)})

    def spoken(self, at: int) -> bool:
        """Whether a word is one, and no note or sign."""
        return at not in self.hidden and bool(parts(self.texts[at])[1])

    def dash(self, at: int) -> bool:
        """Whether a word is a dash alone."""
        return 0 <= at < len(self.texts) and not self.texts[at].strip(_DASHES)

    def turn(self, at: int) -> bool:
        """Whether a dash at the beginning of a line says that somebody else speaks from a word on."""
        return at in self.lines and at < len(self.texts) and self.texts[at][0] in _DASHES

    def before(self, at: int) -> int | None:
        """The last spoken word before a place in the same turn; None where the turn begins there."""
        while at and not self.turn(at) and self.speakers[at - 1] == self.speakers[at]:
            at -= 1
            if self.spoken(at):
                return at
        return None

    def after(self, end: int) -> int | None:
        """The next spoken word of the same turn; None where the turn ends."""
        while end < len(self.texts) and not self.turn(end) and self.speakers[end] == self.speakers[end - 1]:
            if self.spoken(end):
                return end
            end += 1
        return None


def seam(places: Places, first: int, end: int, *, set_off: bool = False) -> Seam:
    """How words are taken out, with what has to change beside them; words `set_off` by commas go with both of them.

    >>> texts = "We left [laughs] um.".split()
    >>> seam(Places(texts, {2}, [None] * 4, {0, 4}), 3, 4)
    Seam(first=1, end=4, after='left. [laughs]')
    """
    texts = places.texts
    opening, tail = parts(texts[first])[0], parts(texts[end - 1])[2]
    closing = "".join(c for c in tail if c in CLOSING)
    if opening.strip(_DASHES) and closing:  # quotation marks around nothing but what goes
        opening, closing = opening.strip(opening.strip(_DASHES)), ""
    stop = next((c for c in tail if c in _STOPS), "")
    last, capital = places.before(first), _has_capital(texts[first])
    first, end = _with_dashes(places, first, end, opens=last is None, stop=bool(stop))
    following = places.after(end)
    raises = capital and not stop and (last is None or _stops(texts[last]) or bool(opening.strip(_DASHES)))
    before: list[str] = []
    comma = set_off and tail == "," and last is not None and texts[last].endswith(",")
    if last is not None and (closing or comma or (stop and not _stops(texts[last]))):
        kept = texts[last].rstrip(",") if comma else texts[last]
        before = [_marked(kept, stop, closing), *texts[last + 1 : first]]
        first = last
    behind: list[str] = []
    if following is not None and (opening or raises):
        word = _raised(texts[following]) if raises else texts[following]
        if opening + word != texts[following]:
            behind = [*texts[end:following], opening + word]
            end = following + 1
    return Seam(first, end, " ".join([*before, *behind]))


def _with_dashes(places: Places, first: int, end: int, *, opens: bool, stop: bool) -> tuple[int, int]:
    """What goes, with a dash beside it that has nothing more to part."""
    if places.dash(first - 1) and first - 1 not in places.hidden:
        if places.turn(first - 1):
            return first - (end in places.lines), end
        if stop or places.dash(end):
            return first - 1, end
    if opens and places.dash(end) and not places.turn(end):
        return first, end + 1
    return first, end


def _stops(text: str) -> bool:
    return any(c in _STOPS for c in parts(text)[2])


def _marked(text: str, stop: str, closing: str) -> str:
    lead, core, tail = parts(text)
    if stop and not _stops(text):
        tail = tail.rstrip(",;:" + _DASHES) + stop
    return lead + core + tail + closing


def _raised(text: str) -> str:
    lead, core, tail = parts(text)
    return lead + capitalised(core) + tail


def _has_capital(text: str) -> bool:
    core = parts(text)[1]
    return core[:1].isupper() and core not in ("I", "I'm")
