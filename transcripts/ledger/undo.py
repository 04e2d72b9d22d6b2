"""Taking corrections back, and making suggestions, in the source or in whatever has become of the clean text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transcripts.errors import LedgerError
from transcripts.ledger.ledger import order
from transcripts.ledger.placing import Placing, Spot, place
from transcripts.ledger.renaming import replace_speaker
from transcripts.ledger.restoring import Region, Restorer
from transcripts.model import Notice

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from transcripts.ledger.correction import Correction
    from transcripts.ledger.ledger import Ledger
    from transcripts.ledger.renaming import SpeakerChange
    from transcripts.model import Transcript


def undo(
    text: Transcript, ledger: Ledger, ids: Iterable[str] | None = None, *, accept: Iterable[str] = ()
) -> Transcript:
    """Take the corrections of the given ids back; all of them, if none are given. Make those to `accept`.

    What is accepted may be a suggestion, or a correction that was taken back before; what is taken back may be a
    suggestion that was accepted before. `text` is the clean text in any format, with any division into cues, also
    where some corrections were taken back already or words were edited since: the same ledger serves any number of
    times, and nothing changes outside the places that are named. Where `text` is the very file that the ledger was made
    from, the rest of the ledger is made in it. What was taken back already, or cannot be found any more, is told in the
    `warnings` of the result. Raises LedgerError where the text is of another talk or has none of the places, or an id
    is not in the ledger.
    """
    suggested = {c.id: c for c in ledger.suggestions}
    named = set(ledger.ids if ids is None else ids)
    gone, unmade = named - suggested.keys(), [suggested[i] for i in named & suggested.keys()]
    wanted = set(accept)
    left = ledger.without(gone)
    again = {i for i in wanted if i in left.ids}
    left = left.accept(wanted - again)
    if is_source(text, ledger):
        return left.read(text)
    made = [as_made(suggested[i]) for i in wanted - again]
    if gone or made or again or not unmade:
        text = changed(text, ledger, gone, made, again=again, named=ids is not None)
    for suggestion in unmade:
        text = _without_suggestion(text, ledger, suggestion)
    return text


def _without_suggestion(text: Transcript, ledger: Ledger, suggestion: Correction) -> Transcript:
    """The text with a suggestion taken back that was accepted in it; what stood in its place is made again."""
    accepted = ledger.accept([suggestion.id])
    kept = accepted.ids
    before = [c for c in ledger.corrections if c.id not in kept]
    return changed(text, accepted, {suggestion.id}, before)


def changed(
    text: Transcript,
    ledger: Ledger,
    gone: set[str],
    made: Sequence[Correction],
    *,
    again: Collection[str] = (),
    named: bool = True,
) -> Transcript:
    """The text with the corrections of the ids in `gone` taken back, and those in `made` put in.

    `again` has the ids of corrections of the ledger that are to stand, where they were taken back. `named` says that
    a person named each correction that is to go. The words of every correction in `made` are the
    source's own; one that overlaps corrections takes their place. Raises LedgerError.
    """
    placing = place(text, ledger)
    restorer = Restorer(text, placing, ledger.source.segments)
    work = _Work(placing, gone, made, again)
    regions = work.regions(restorer)
    names = [change for change in ledger.speakers if change.id in gone]
    if not regions and not names and (lost := work.lost()) and len(lost) == len(gone) + len(made):
        raise LedgerError(
            f"this text is not the one that the ledger belongs to, or was edited: not found in it: {_listed(lost)}",
            hint="give the file that the ledger was made from, or the clean file that was written with it",
        )
    called = names_taken_back(text, placing, names)
    done = restorer.restore(regions) if regions else text
    if called:
        done = done.with_segments(
            [replace_speaker(s, called[at]) if at in called else s for at, s in enumerate(done.segments)]
        )
    told = work.told(ledger, named=named)
    return replace(done, warnings=(*done.warnings, *told)) if told else done


def names_taken_back(text: Transcript, placing: Placing, changes: Sequence[SpeakerChange]) -> dict[int, str]:
    """For the segments whose speaker gets an earlier name back, that name: by the words of the source in them."""
    if not changes:
        return {}
    source_word = placing.source_words()
    found: dict[int, str] = {}
    at = 0
    for number, segment in enumerate(text.segments):
        here = range(at, at + len(segment.words))
        at = here.stop
        likely = [change for change in changes if change.after == segment.speaker]
        words = [source_word[word] for word in here if word in source_word] if likely else []
        if name := next((c.before for word in words for c in likely if c.covers(word)), None):
            found[number] = name
    return found


def is_source(text: Transcript, ledger: Ledger) -> bool:
    """Whether a text is the very file that the ledger was made from: by its bytes, and by its words as well."""
    if text.source is None or not text.source.sha256 or text.source.sha256 != ledger.source.sha256:
        return False
    if ledger.source.text is None:
        return sum(len(s.words) for s in text.segments) == ledger.source.words
    return [w.text for w in text.iter_words()] == ledger.source.text.split()


def as_made(suggestion: Correction) -> Correction:
    """A suggestion as the correction that it becomes."""
    return replace(suggestion, evidence={k: v for k, v in suggestion.evidence.items() if k != "suggestion"})


class _Work:
    """What is to be done in a text: which stretches change, and which corrections stand in each of them then."""

    def __init__(
        self, placing: Placing, gone: set[str], accepted: Sequence[Correction], again: Collection[str] = ()
    ) -> None:
        self.placing, self.gone, self.accepted, self.again = placing, gone, accepted, frozenset(again)
        self.spots = {spot.cluster.word: spot for spot in placing.spots}
        self.ends = {_end(spot): spot for spot in placing.spots}
        self.missed: list[Correction] = []

    def regions(self, restorer: Restorer) -> list[Region]:
        """The stretches of the source that change, in order."""
        alone = [(word, _end(spot)) for word, spot in self.spots.items() if self._changes(spot)]
        spans = [self._widened(*span, restorer) for span in (*alone, *map(self._whole, self.accepted))]
        found: list[Region] = []
        for start, end in _merged(spans):
            inside = [c for c in self.accepted if start <= c.word < end]
            pieces = self._pieces(start, end)
            if pieces is None:  # something was put in between: what can be done in each place alone is done
                self.missed += inside
                singles = [(self.spots[first],) for first, _ in alone if start <= first < end]
                found += [Region(single[0].cluster.word, single, self._standing(single, ())) for single in singles]
            else:
                found.append(Region(start, pieces, self._standing(pieces, inside)))
        return found

    def _changes(self, spot: Spot) -> bool:
        missing = any(c.id in self.again and c.id not in spot.made for c in spot.cluster.corrections)
        return missing or bool(spot.made & self.gone)

    def _whole(self, suggestion: Correction) -> tuple[int, int]:
        """The stretch of a suggestion, with all of the places that it cuts."""
        start, end = suggestion.word, suggestion.end
        cut = [s for s in self.placing.spots if s.cluster.word < suggestion.end and suggestion.word < _end(s)]
        return min([start, *(s.cluster.word for s in cut)]), max([end, *map(_end, cut)])

    def _widened(self, start: int, end: int, restorer: Restorer) -> tuple[int, int]:
        """A stretch with the places that touch it: the white space between was shared out among them."""
        while (before := self.ends.get(start)) and self._joined(before, self.spots.get(start), restorer):
            start = before.cluster.word
        while (after := self.spots.get(end)) and self._joined(after, self.ends.get(end), restorer):
            end = _end(after)
        return start, end

    def _joined(self, other: Spot, own: Spot | None, restorer: Restorer) -> bool:
        """Whether a place beside one that changes stands as the ledger has it, with nothing in between."""
        touches = own is not None and (other.end == own.start or own.end == other.start)
        return touches and other.exact and restorer.as_held(other)

    def _pieces(self, start: int, end: int) -> tuple[Spot | int, ...] | None:
        """What stands in the text for a stretch of the source; None where that is not all there and in one run."""
        pieces: list[Spot | int] = []
        at = None
        while start < end:
            piece = self.spots.get(start, self.placing.at.get(start))
            if piece is None:
                return None
            first, at_end = (piece, piece + 1) if isinstance(piece, int) else (piece.start, piece.end)
            if at not in {None, first}:
                return None
            pieces.append(piece)
            at = at_end
            start = start + 1 if isinstance(piece, int) else _end(piece)
        return tuple(pieces)

    def _standing(self, pieces: Iterable[Spot | int], accepted: Sequence[Correction]) -> tuple[Correction, ...]:
        """The corrections that are made in these pieces afterwards."""
        spots = [piece for piece in pieces if not isinstance(piece, int)]
        kept = [
            c
            for s in spots
            for c in s.cluster.corrections
            if c.id in self.again or (c.id in s.made and c.id not in self.gone)
        ]
        kept = [c for c in kept if not any(c.word < new.end and new.word < c.end for new in accepted)]
        return tuple(sorted((*kept, *accepted), key=order))

    def lost(self) -> list[Correction]:
        """What was to go or to be made, and is not found."""
        return [*(c for c in self.placing.lost if c.id in self.gone or c.id in self.again), *self.missed]

    def told(self, ledger: Ledger, *, named: bool) -> list[Notice]:
        """What was not done, and why; `named` says that a person named each correction that is to go."""
        standing = self.placing.made | {c.id for c in self.placing.lost}
        before = [c for c in ledger.corrections if c.id in self.gone and c.id not in standing] if named else []
        lost = self.lost()
        return [
            *([Notice(f"taken back already: {_listed(before)}")] if before else ()),
            *([Notice(f"not found in this text any more, left as it is: {_listed(lost)}")] if lost else ()),
        ]


def _end(spot: Spot) -> int:
    return spot.cluster.word + spot.cluster.count


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap as one."""
    merged: list[tuple[int, int]] = []
    for span in sorted(spans):
        if merged and span[0] < merged[-1][1]:
            start, end = merged.pop()
            merged.append((start, max(end, span[1])))
        else:
            merged.append(span)
    return merged


MOST_LISTED = 20


def _listed(corrections: Sequence[Correction]) -> str:
    shown = [f"{c.id} ({c.before} → {c.after or '–'})" for c in corrections[:MOST_LISTED]]
    more = len(corrections) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
