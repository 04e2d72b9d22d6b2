"""Putting places of a text back into an earlier state: source words where they were, the rest as it stands.

Where the text has the source's cues, the words get the place, the white space and the times that the ledger holds;
where it has others, they stand where their replacement stood, or where the talk has got to.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transcripts.ledger.correction import Held
from transcripts.ledger.emptied import with_emptied_cues, without
from transcripts.ledger.marks import lay_over
from transcripts.ledger.render import hold, read_through, replaced, with_words
from transcripts.model import Segment
from transcripts.timing import spread

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transcripts.ledger.correction import Correction
    from transcripts.ledger.placing import Placing, Spot
    from transcripts.model import Transcript, Word


@dataclass(frozen=True, slots=True)
class Region:
    """Source words that are restored and then read through the corrections of them that are to stand.

    `pieces` are, in the order of the source and touching in the text, places and the positions of words between.
    """

    word: int
    pieces: tuple[Spot | int, ...]
    corrections: tuple[Correction, ...]

    @property
    def start(self) -> int:
        """The first word of the text that is replaced."""
        first = self.pieces[0]
        return first if isinstance(first, int) else first.start

    @property
    def end(self) -> int:
        """The word of the text after the last one that is replaced."""
        last = self.pieces[-1]
        return last + 1 if isinstance(last, int) else last.end


class Restorer:
    """Works on one text with one ledger's places in it."""

    def __init__(self, text: Transcript, placing: Placing, segments: int) -> None:
        """Take the text, where the ledger stands in it, and how many segments the source has."""
        self.text, self.brought_back = with_emptied_cues(text, placing, segments)
        text = self.text
        self.now = hold(text, range(len(text.segments)))
        # The white space before a segment's first word is the segment's, whichever word that will be.
        self.leads: dict[int, str] = {}
        for number, held in enumerate(self.now):
            if held.segment not in self.leads:
                self.leads[held.segment] = held.space
                self.now[number] = replace(held, space=" ")
        filled = [spot for spot in placing.spots if spot.start < spot.end]
        self.same_cues = len(text.segments) == segments and all(
            self.now[spot.start].segment == spot.cluster.corrections[0].segment for spot in filled
        )
        based = [spot for spot in filled if spot.cluster.base]
        self.same_times = all(map(self.as_held, based)) if based else None

    def as_held(self, spot: Spot) -> bool:
        """Whether a place has the very times that reading the source through the ledger gives it."""
        base = spot.cluster.base
        if base is None or spot.start == spot.end:
            return self.same_times is not False
        made = replaced(base.held, spot.texts) if base.id in spot.made else base.held
        here = self.now[spot.start : spot.end]
        return [(h.word.start_ms, h.word.end_ms) for h in made] == [(h.word.start_ms, h.word.end_ms) for h in here]

    def restore(self, regions: Iterable[Region]) -> Transcript:
        """The text with the regions as the source has them, read through the corrections that are to stand."""
        out: list[Held] = []
        rebased: list[Correction] = []
        touched: set[int] = set()
        at = 0
        for region in regions:
            out += self.now[at : region.start]
            rebased += [replace(c, word=c.word - region.word + len(out)) for c in region.corrections]
            new: list[Held] = []
            for piece in region.pieces:
                new += self._piece(piece)
                self._follow(piece)
            touched |= {h.segment for h in (*new, *self.now[region.start : region.end + 1])}
            out += new
            at = region.end
        out += self.now[at:]
        changed = self.text.with_segments(self._segments(out, touched))
        read = read_through(changed, rebased) if rebased else changed
        return without(read, {at for at in self.brought_back if not read.segments[at].text})

    def _piece(self, piece: Spot | int) -> list[Held]:
        if isinstance(piece, int):
            return [self.now[piece]]
        here, base = self.now[piece.start : piece.end], piece.cluster.base
        texts = self._laid_over(piece, piece.cluster.source_texts)
        if base is None:
            return [replace(h, word=replace(h.word, text=t)) for h, t in zip(here, texts, strict=True)]
        words = self._words(piece, texts)
        if self.same_cues:
            pairs = zip(base.held, words, strict=True)
            return [Held(w, h.space, base.segment + h.segment) for h, w in pairs]
        if len(here) == len(words):
            return [replace(h, word=w) for h, w in zip(here, words, strict=True)]
        segment = here[0].segment if here else self._segment(piece.start, base.start_ms)
        return [Held(w, here[0].space if here and not i else " ", segment) for i, w in enumerate(words)]

    def _laid_over(self, spot: Spot, texts: Sequence[str]) -> list[str]:
        """The texts with what was edited of the marks and case of the words in their place."""
        here = self.now[spot.start : spot.end]
        if spot.exact or len(texts) != len(here):
            return list(texts)
        triples = zip(texts, spot.texts, here, strict=True)
        return [lay_over(text, before, held.word.text) for text, before, held in triples]

    def _words(self, spot: Spot, texts: Sequence[str]) -> list[Word]:
        base, here = spot.cluster.base, self.now[spot.start : spot.end]
        assert base is not None
        own = [replace(h.word, text=t) for h, t in zip(base.held, texts, strict=True)]
        if here:
            return own if self.as_held(spot) else [h.word for h in replaced(here, texts)]
        before, after = self._beside(spot.start, base.segment if self.same_cues else None)
        if self.same_times or _fits(own, before, after):
            return own
        start = before.end_ms if before else after.start_ms if after else None
        end = after.start_ms if after else start
        if start is None or end is None:
            return [replace(w, start_ms=None, end_ms=None, timing="given") for w in own]
        spans = spread(texts, start, max(start, end))
        return [replace(w, start_ms=a, end_ms=b, timing="estimated") for w, (a, b) in zip(own, spans, strict=True)]

    def _beside(self, at: int, segment: int | None) -> tuple[Word | None, Word | None]:
        """The words before and after a position; with `segment`, those of that segment alone."""
        pair = [self.now[i] if 0 <= i < len(self.now) else None for i in (at - 1, at)]
        before, after = (h.word if h and segment in {None, h.segment} else None for h in pair)
        return before, after

    def _segment(self, at: int, start_ms: int | None) -> int:
        """The segment of words that nothing stands for any more: that of the word before, or the one that began."""
        before, after = self.now[max(0, at - 1)].segment if self.now else 0, at
        if after < len(self.now) and (following := self.now[after].segment) != before:
            begins = self.text.segments[following].start_ms
            if at == 0 or (start_ms is not None and begins is not None and start_ms >= begins):
                return following
        return before

    def _follow(self, piece: Spot | int) -> None:
        """Give the word after a piece the white space that the source has before it."""
        base = None if isinstance(piece, int) else piece.cluster.base
        end = 0 if isinstance(piece, int) else piece.end
        if base and base.follow is not None and self.same_cues and end < len(self.now):
            self.now[end] = replace(self.now[end], space=base.follow)

    def _segments(self, words: Iterable[Held], touched: set[int]) -> list[Segment]:
        by_segment: dict[int, list[Held]] = defaultdict(list)
        for held in words:
            by_segment[held.segment].append(held)
        segments = list(self.text.segments)
        for index in touched:
            segments[index] = self._segment_with(index, by_segment[index])
        return segments

    def _segment_with(self, index: int, words: Sequence[Held]) -> Segment:
        """The segment with these words; the white space before the first is what it was, none in a new place."""
        segment, spaced = self.text.segments[index], list(words)
        if spaced and (index in self.leads or not self.same_cues):
            spaced[0] = replace(spaced[0], space=self.leads.get(index, ""))
        made = with_words(segment, spaced)
        # Where the times of words follow from the text, as in subtitles that were read, they follow from the new text.
        if not segment.words or segment != _bare(segment) or any(w.timing == "given" for w in made.words):
            return made
        return _bare(made)


def _bare(segment: Segment) -> Segment:
    """The segment without words of its own."""
    return Segment(
        segment.text, segment.start_ms, segment.end_ms, segment.speaker, None, segment.start_timing, segment.end_timing,
        segment.id, segment.settings,
    )  # fmt: skip


def _fits(words: Sequence[Word], before: Word | None, after: Word | None) -> bool:
    """Whether words have their times in between, or none where those beside them have none."""
    start = words[0].start_ms
    beside = [w.start_ms for w in (before, after) if w is not None]
    if start is None or None in beside:
        return start is None and all(b is None for b in beside)
    low = before.start_ms if before else None
    high = after.start_ms if after else None
    return (low is None or low <= start) and (high is None or start <= high)
