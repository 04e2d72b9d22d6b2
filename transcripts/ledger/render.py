"""Reading words through corrections, and putting the result back into segments: the one place that edits.

Two callers share it, so that they cannot disagree: reading the source through a ledger, and taking a correction
back out of a text that was already cleaned.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from transcripts.ledger.correction import Held
from transcripts.ledger.marks import lay_over
from transcripts.model import Word, separators
from transcripts.timing import spread

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from transcripts.ledger.correction import Correction
    from transcripts.model import Segment, Timing, Transcript


@dataclass(frozen=True, slots=True)
class Cluster:
    """Source words that corrections touch: at most one of layer `words`, and any number of layer `marks` over it."""

    word: int
    count: int
    base: Correction | None
    marks: tuple[Correction, ...]
    source_texts: tuple[str, ...]
    """What the words are in the source."""

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """All of them, the change of words first."""
        return (self.base, *self.marks) if self.base else self.marks

    def texts(self, made: Collection[str] | None = None) -> list[str]:
        """What the words have become, with all corrections or those of the ids in `made`."""
        base = self.base if self.base and (made is None or self.base.id in made) else None
        texts = base.after.split() if base else list(self.source_texts)
        for mark in self.marks:
            if texts and (made is None or mark.id in made):
                at = min(mark.offset, len(texts) - 1)
                texts[at] = lay_over(texts[at], mark.before, mark.after)
        return texts


def clusters(corrections: Iterable[Correction]) -> list[Cluster]:
    """Group corrections by the source words that they touch, in order."""
    spans: dict[tuple[int, int], list[Correction]] = defaultdict(list)
    for correction in corrections:
        spans[correction.word, correction.count].append(correction)
    return [_cluster(word, count, found) for (word, count), found in sorted(spans.items())]


def _cluster(word: int, count: int, found: Iterable[Correction]) -> Cluster:
    base = next((c for c in found if c.layer == "words"), None)
    marks = tuple(sorted((c for c in found if c.layer == "marks"), key=lambda c: c.offset))
    lowest = base or marks[0]
    return Cluster(word, count, base, marks, tuple(h.word.text for h in lowest.held) or (lowest.before,))


def replaced(source: Sequence[Held], texts: Sequence[str]) -> list[Held]:
    """Put new texts in the place of held words; times, styles and white space are carried over.

    As many texts as words: each keeps its own times. Otherwise the whole time is divided, and the times between
    are estimates; a single word keeps the given start and end of the whole.
    """
    if len(source) == len(texts):
        return [replace(h, word=replace(h.word, text=t)) for h, t in zip(source, texts, strict=True)]
    words = _divided(texts, [h.word for h in source])
    kept = [h.space for h in source if h.segment == source[0].segment]
    return [Held(w, kept[i] if i < len(kept) else " ", source[0].segment) for i, w in enumerate(words)]


def _divided(texts: Sequence[str], source: Sequence[Word]) -> list[Word]:
    start_ms, end_ms = source[0].start_ms, source[-1].end_ms
    confidence = min((w.confidence for w in source if w.confidence is not None), default=None)
    plain = Word("", confidence=confidence, styles=source[0].styles)
    if start_ms is None or end_ms is None:
        return [replace(plain, text=t) for t in texts]
    exact = len(texts) == 1 and all(w.timing == "given" for w in source)
    timing: Timing = "given" if exact else "estimated"
    spans = spread(texts, start_ms, end_ms)
    return [
        replace(plain, text=t, start_ms=start, end_ms=end, timing=timing)
        for t, (start, end) in zip(texts, spans, strict=True)
    ]


def _run(source: Sequence[Held], spans: Iterable[tuple[int, int, list[str]]]) -> list[Held]:
    """Read held words through replacements `(first, count, texts)`, which are in order and do not overlap.

    A line break before a word that goes is passed on to the next word of its segment.
    """
    leads = {h.segment: h.space for h in reversed(source)}
    out: list[Held] = []
    pending = ""

    def put(held: Held) -> None:
        nonlocal pending
        if not out or out[-1].segment != held.segment:
            held = replace(held, space=leads[held.segment])
        elif pending and "\n" not in held.space:
            held = replace(held, space=pending)
        pending = ""
        out.append(held)

    at = 0
    for first, count, texts in spans:
        for held in source[at:first]:
            put(held)
        gone = source[first : first + count]
        new = replaced(gone, texts)
        for held in new:
            put(held)
        for held in gone[len(new) :]:
            pending = held.space if "\n" in held.space else pending
        at = first + count
    for held in source[at:]:
        put(held)
    return out


def hold(transcript: Transcript, segments: range) -> list[Held]:
    """The words of some segments with their white space; segments are counted from the first of them."""
    found = []
    for index in segments:
        segment = transcript.segments[index]
        spaces = separators(segment.text, segment.words)
        found += [Held(w, s, index - segments.start) for w, s in zip(segment.words, spaces, strict=False)]
    return found


def word_offsets(transcript: Transcript) -> list[int]:
    """The number of words before each segment, and of all of them last."""
    return [0, *accumulate(len(s.words) for s in transcript.segments)]


def segment_at(offsets: Sequence[int], word: int) -> int:
    """The segment that holds a word, given `word_offsets`."""
    return bisect_right(offsets, word) - 1


def read_through(source: Transcript, corrections: Iterable[Correction]) -> Transcript:
    """The source with the corrections made. Segments that none of them touches are the same objects."""
    offsets = word_offsets(source)
    new = list(source.segments)
    for segments, found in _regions(offsets, clusters(corrections)):
        held = hold(source, segments)
        base = offsets[segments.start]
        out = _run(held, [(c.word - base, c.count, c.texts()) for c in found])
        distribute(new, segments, out)
    return source.with_segments(new)


def _regions(offsets: Sequence[int], found: Iterable[Cluster]) -> list[tuple[range, list[Cluster]]]:
    """Group clusters by the segments that they touch; one that crosses segments joins these."""
    regions: list[tuple[range, list[Cluster]]] = []
    for cluster in found:
        first, last = segment_at(offsets, cluster.word), segment_at(offsets, cluster.word + cluster.count - 1)
        if regions and first < regions[-1][0].stop:
            region, held = regions.pop()
            regions.append((range(region.start, max(region.stop, last + 1)), [*held, cluster]))
        else:
            regions.append((range(first, last + 1), [cluster]))
    return regions


def distribute(target: list[Segment], segments: range, words: Iterable[Held]) -> None:
    """Put words into the segments that they name, each in the place of all that the segment held."""
    by_segment: dict[int, list[Held]] = defaultdict(list)
    for held in words:
        by_segment[segments.start + held.segment].append(held)
    for index in segments:
        target[index] = with_words(target[index], by_segment[index])


def with_words(segment: Segment, words: Sequence[Held]) -> Segment:
    """The segment with other words in the place of all that it held; white space at its end stays."""
    tail = segment.text[len(segment.text.rstrip()) :] if segment.words else segment.text
    return replace(
        segment,
        text="".join(h.space + h.word.text for h in words) + tail,
        words=tuple(h.word for h in words),
    )
