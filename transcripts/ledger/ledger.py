"""The ledger of one source: takes proposals in, reads the source through them, leaves some out."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from transcripts.arguments import given, strings_of
from transcripts.errors import LedgerError
from transcripts.ledger.correction import Correction, Held, make_id
from transcripts.ledger.renaming import SpeakerChange, renamed
from transcripts.ledger.render import clusters, hold, read_through, segment_at, word_offsets
from transcripts.model import Transcript
from transcripts.signature import Signature

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transcripts.model import Notice


@dataclass(frozen=True, slots=True)
class SourceMark:
    """Which source a ledger is of: its path, sha256 and format, how many words and segments it has, and the words.

    `text` is all words with one blank between, a line for each segment: what a text that was edited since is aligned
    with. It is None in a ledger of an earlier version, which serves only the very text that it was written with.
    """

    path: str = "-"
    sha256: str = ""
    format: str = ""
    words: int = 0
    segments: int = 0
    text: str | None = field(default=None, repr=False)

    @classmethod
    def of(cls, transcript: Transcript) -> SourceMark:
        """The mark of a transcript as it was read."""
        lines = [" ".join([w.text for w in segment.words]) for segment in transcript.segments]
        words = sum(len(segment.words) for segment in transcript.segments)
        found = cls(words=words, segments=len(lines), text="\n".join(lines))
        source = transcript.source
        if source is None:
            return found
        return replace(found, path=source.path, sha256=source.sha256, format=source.format)

    def offsets(self) -> list[int] | None:
        """The number of words before each segment, and of all of them last; None where that is not known."""
        lines = self.text.split("\n") if self.text is not None else []
        return [0, *accumulate(len(line.split()) for line in lines)] if len(lines) == self.segments else None


@dataclass(frozen=True, slots=True)
class Ledger:
    """Corrections in the order of the talk, suggestions that were not made, warnings, and a signature.

    No two corrections of layer `words` touch the same source word, so each can be undone alone.
    """

    corrections: tuple[Correction, ...] = ()
    suggestions: tuple[Correction, ...] = ()
    warnings: tuple[Notice, ...] = ()
    source: SourceMark = field(default_factory=SourceMark)
    signature: Signature = field(default_factory=Signature)
    speakers: tuple[SpeakerChange, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all that was made: corrections, and changes of a speaker's name."""
        return frozenset([*(c.id for c in self.corrections), *(change.id for change in self.speakers)])

    def read(self, source: Transcript) -> Transcript:
        """The source with every correction made, its speakers under their new names.

        Raises LedgerError if the ledger is of another source.
        """
        given(source, Transcript, "source", "a Transcript; `transcripts.read` reads one")
        if self.corrections and self.corrections[-1].end > sum(len(s.words) for s in source.segments):
            raise LedgerError(
                "the ledger speaks of words that this text does not have",
                hint="give the file that the ledger was made from; its name and sha256 stand in the ledger",
            )
        made = read_through(source, self.corrections) if self.corrections else source
        return renamed(made, {change.before: change.after for change in self.speakers}) if self.speakers else made

    def without(self, ids: str | Iterable[str]) -> Ledger:
        """The same ledger with some corrections or changes of name left out. Raises LedgerError for an unknown id."""
        gone = set(strings_of(ids, "ids", "an id, or a list of them"))
        if unknown := gone - self.ids:
            raise LedgerError(
                f"no correction has the id {', '.join(sorted(unknown))}",
                hint="`transcripts explain LEDGER` lists the ids",
            )
        return replace(
            self,
            corrections=tuple(c for c in self.corrections if c.id not in gone),
            speakers=tuple(c for c in self.speakers if c.id not in gone),
        )

    def accept(self, ids: str | Iterable[str]) -> Ledger:
        """The same ledger with some suggestions made. One that overlaps a correction takes its place."""
        wanted = set(strings_of(ids, "ids", "an id, or a list of them"))
        if unknown := wanted - {c.id for c in self.suggestions}:
            raise LedgerError(f"no suggestion has the id {', '.join(sorted(unknown))}")
        chosen = [
            replace(c, evidence={k: v for k, v in c.evidence.items() if k != "suggestion"})
            for c in self.suggestions
            if c.id in wanted
        ]
        kept = [c for c in self.corrections if not any(_touch(c, new) for new in chosen)]
        rest = tuple(c for c in self.suggestions if c.id not in wanted)
        return replace(self, corrections=in_order_of_talk([*kept, *chosen]), suggestions=rest)

    def extend(self, source: Transcript, proposals: Iterable[Correction]) -> Ledger:
        """Take in proposals made on the view of `self.read(source)`.

        Their places are turned into the source's. A proposal that touches words of an earlier correction takes
        that one in, so that what stands in the ledger stays disjoint; one that touches words of an earlier
        proposal in the same call is left for the next round.
        """
        return _Intake(self, source).take(proposals)


def in_order_of_talk(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """The corrections in the order of the talk."""
    return tuple(sorted(corrections, key=order))


def order(correction: Correction) -> tuple[int, int, bool, int, str]:
    """What corrections are put in order by: their place in the talk, a change of words before marks over it."""
    return correction.word, correction.count, correction.layer == "marks", correction.offset, correction.id


def _touch(a: Correction, b: Correction) -> bool:
    return a.word < b.end and b.word < a.end


def _held(
    source: Transcript, correction: Correction, offsets: Sequence[int], near: dict[range, list[Held]]
) -> tuple[tuple[Held, ...], str | None]:
    """The source words of a correction, and the white space before the next word of the same segment.

    `near` remembers the segments that were looked at last: a whole talk may stand in one, with a correction at
    every other word.
    """
    first, last = segment_at(offsets, correction.word), segment_at(offsets, correction.end - 1)
    segments = range(first, last + 1)
    if segments not in near:
        near.clear()
        near[segments] = hold(source, segments)
    words = near[segments]
    at = correction.word - offsets[first]
    held = tuple(words[at : at + correction.count])
    after = words[at + correction.count : at + correction.count + 1]
    return held, after[0].space if after else None


class _ByWord:
    """Corrections by the source words that they touch, so that neighbours are found at once."""

    def __init__(self, corrections: Iterable[Correction]) -> None:
        self.held: dict[int, list[Correction]] = defaultdict(list)
        for correction in corrections:
            self.add(correction)

    def add(self, correction: Correction) -> None:
        for word in range(correction.word, correction.end):
            self.held[word].append(correction)

    def touching(self, spot: Correction) -> list[Correction]:
        found = {c.id: c for word in range(spot.word, spot.end) for c in self.held.get(word, ())}
        return list(found.values())


class _Intake:
    """Turns places in the current text into places in the source: the arithmetic behind `Ledger.extend`."""

    def __init__(self, ledger: Ledger, source: Transcript) -> None:
        self.ledger, self.source = ledger, source
        self.offsets = word_offsets(source)
        self.earlier = _ByWord(ledger.corrections)
        self.near: dict[range, list[Held]] = {}
        # The current text as stretches: (first current word, first source word, source words, texts or None).
        self.starts: list[int] = []
        self.stretches: list[tuple[int, int, list[str] | None]] = []
        now = at = 0
        for cluster in clusters(ledger.corrections):
            if cluster.word > at:
                self._add(now, at, cluster.word - at, None)
                now += cluster.word - at
            texts = cluster.texts()
            if texts:
                self._add(now, cluster.word, cluster.count, texts)
            now, at = now + len(texts), cluster.word + cluster.count
        if self.offsets[-1] > at:
            self._add(now, at, self.offsets[-1] - at, None)

    def _add(self, now: int, word: int, count: int, texts: list[str] | None) -> None:
        self.starts.append(now)
        self.stretches.append((word, count, texts))

    def _locate(self, current: int) -> tuple[int, int, int, list[str] | None]:
        """Source word, source words, offset in what they have become, and that (None: the source's own word)."""
        at = bisect_left(self.starts, current + 1) - 1
        word, count, texts = self.stretches[at]
        inside = current - self.starts[at]
        return (word + inside, 1, 0, None) if texts is None else (word, count, inside, texts)

    def take(self, proposals: Iterable[Correction]) -> Ledger:
        suggestions = {c.id: c for c in self.ledger.suggestions}
        fresh: list[Correction] = []
        taken = _ByWord(())
        gone: set[str] = set()
        for proposal in proposals:
            placed, absorbed = self._placed(proposal)
            if proposal.evidence.get("suggestion"):
                suggestions[placed.id] = placed
            elif not any(_clash(placed, other) for other in taken.touching(placed)):
                gone |= {c.id for c in absorbed}
                taken.add(placed)
                if placed.before != placed.after:
                    fresh.append(placed)
        made = in_order_of_talk([*(c for c in self.ledger.corrections if c.id not in gone), *fresh])
        return replace(self.ledger, corrections=made, suggestions=in_order_of_talk(suggestions.values()))

    def _placed(self, proposal: Correction) -> tuple[Correction, list[Correction]]:
        word, count, inside, texts = self._locate(proposal.word)
        if proposal.layer == "marks":
            return self._placed_mark(proposal, word, count, inside)
        end_word, end_count, end_inside, end_texts = self._locate(proposal.word + proposal.count - 1)
        before = (texts or [])[:inside]
        after = (end_texts or [])[end_inside + 1 :]
        return self._placed_words(proposal, word, end_word + end_count, [*before, *proposal.after.split(), *after])

    def _placed_words(
        self, proposal: Correction, word: int, end: int, texts: Sequence[str]
    ) -> tuple[Correction, list[Correction]]:
        spot = replace(proposal, word=word, count=end - word)
        absorbed = self.earlier.touching(spot)
        held, follow = _held(self.source, spot, self.offsets, self.near)
        before, after = " ".join(h.word.text for h in held), " ".join(texts)
        evidence = dict(proposal.evidence)
        if absorbed:
            evidence["absorbs"] = [
                {"rule": c.rule, "before": c.before, "after": c.after, "evidence": dict(c.evidence)} for c in absorbed
            ]
        placed = replace(
            spot,
            id=make_id(proposal.rule, "words", before, after, word),
            before=before,
            after=after,
            segment=segment_at(self.offsets, word),
            start_ms=held[0].word.start_ms,
            evidence=evidence,
            held=held,
            follow=follow,
        )
        return placed, absorbed

    def _placed_mark(
        self, proposal: Correction, word: int, count: int, offset: int
    ) -> tuple[Correction, list[Correction]]:
        spot = replace(proposal, word=word, count=count)
        absorbed = [
            c
            for c in self.earlier.touching(spot)
            if c.layer == "marks" and (c.word, c.count, c.offset) == (word, count, offset)
        ]
        before = absorbed[0].before if absorbed else proposal.before
        held, _ = _held(self.source, spot, self.offsets, self.near)
        plain = [h.word.text for h in held] == [before]
        placed = replace(
            spot,
            id=make_id(proposal.rule, "marks", before, proposal.after, word, offset),
            before=before,
            offset=offset,
            segment=segment_at(self.offsets, word),
            held=() if plain else held,
        )
        return placed, absorbed


def _clash(a: Correction, b: Correction) -> bool:
    if a.layer == b.layer == "marks" and (a.word, a.count) == (b.word, b.count):
        return a.offset == b.offset
    return _touch(a, b)
