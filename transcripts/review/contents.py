"""What the page shows, as data: the words of a talk, its places, and the changes with their reasons.

Places are in the coordinates of the text as it stands, whatever has become of it; each knows the words of the source
that it stands for, which is what a decision about it names.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from itertools import product
from typing import TYPE_CHECKING, Any

from transcripts.ledger.placing import place
from transcripts.passes.explaining import reasons
from transcripts.review.captions import captions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from transcripts.layout import Profile
    from transcripts.ledger import Correction, Ledger
    from transcripts.ledger.placing import Placing, Spot
    from transcripts.model import Transcript

MOST = 6
"""Corrections of one place for which every mix of them is written out; of more, those that differ in one."""


def contents(
    talk: Transcript, ledger: Ledger, *, name: str, profile: str | Profile, media: str | None = None
) -> dict[str, Any]:
    """All that the page needs, as JSON values. `media` is `audio`, `video` or None.

    Raises LedgerError where the talk is not the ledger's.
    """
    placing = place(talk, ledger)
    texts = [w.text for w in talk.iter_words()]
    places = _places(placing, ledger)
    held = {id_: number for number, spot in enumerate(places) for id_ in (*spot.ids, *spot.hints)}
    source_words = placing.source_words()
    known = (ledger.source.text or "").split()
    at = 0
    segments: list[list[Any]] = []
    for segment in talk.segments:
        count = len(segment.words)
        segments.append([segment.start_ms, segment.end_ms, segment.speaker, at, count])
        at += count
    inside = {word for spot in places for word in range(spot.start, spot.end)}
    was = [
        [here, known[word]]
        for here, word in sorted(source_words.items())
        if here not in inside and word < len(known) and known[word] != texts[here]
    ]
    return {
        "name": name,
        "title": talk.title or name,
        "key": _key(ledger),
        "sourceWords": ledger.source.words,
        "media": media,
        "segments": segments,
        "words": texts,
        "times": [w.start_ms for w in talk.iter_words()],
        "source": [source_words.get(here, -1) if here not in inside else -1 for here in range(len(texts))],
        "was": was,
        "places": [spot.to_json(texts) for spot in places],
        "changes": _changes(ledger, placing, places, held, texts),
        "rules": {},
        "captions": captions(talk, profile),
    }


def _key(ledger: Ledger) -> str:
    ids = [c.id for c in (*ledger.corrections, *ledger.suggestions)]
    return sha256("\n".join([ledger.source.text or ledger.source.sha256, *ids]).encode("utf-8", "replace")).hexdigest()[
        :16
    ]


def _changes(
    ledger: Ledger, placing: Placing, places: Sequence[_Place], held: Mapping[str, int], texts: Sequence[str]
) -> list[dict[str, Any]]:
    made = placing.made
    both = [*((c, False) for c in ledger.corrections), *((c, True) for c in ledger.suggestions)]
    return [
        {
            "id": c.id,
            "rule": c.rule,
            "before": c.before,
            "after": c.after,
            "score": c.score,
            "ms": c.start_ms,
            "why": reasons(c),
            "made": c.id in made,
            "suggested": suggested,
            "place": held.get(c.id, -1),
            "whole": places[held[c.id]].with_hint(c, texts) if suggested and c.id in held else None,
        }
        for c, suggested in sorted(both, key=lambda pair: (pair[0].word, pair[0].count, pair[0].offset))
    ]


@dataclass(frozen=True)
class _Place:
    """Words `start` to `end` of the text that change together: the ledger's places there, and suggestions over them."""

    start: int
    end: int
    word: int
    source_end: int
    spots: tuple[Spot, ...]
    suggestions: tuple[Correction, ...]
    spans: Mapping[str, tuple[int, int]]

    @property
    def ids(self) -> list[str]:
        """The corrections that stand here."""
        return [c.id for spot in self.spots for c in spot.cluster.corrections if c.id in spot.made]

    @property
    def hints(self) -> list[str]:
        """The suggestions."""
        return [c.id for c in self.suggestions]

    def reads(self, made: frozenset[str], texts: Sequence[str]) -> str:
        """What stands here with those corrections made."""
        words: list[str] = []
        at = self.start
        for spot in self.spots:
            words += texts[at : spot.start]
            words += texts[spot.start : spot.end] if spot.made <= made else spot.cluster.texts(spot.made & made)
            at = spot.end
        return " ".join([*words, *texts[at : self.end]])

    def with_hint(self, suggestion: Correction, texts: Sequence[str]) -> str:
        """What stands here with a suggestion made."""
        start, end = self.spans[suggestion.id]
        return " ".join([*texts[self.start : start], *suggestion.after.split(), *texts[end : self.end]])

    def to_json(self, texts: Sequence[str]) -> dict[str, Any]:
        """The place as the page takes it; `texts` has what it reads by which of `ids` are made (`10`: the first)."""
        ids = self.ids
        read = {}
        for mix in _mixes(len(ids)):
            made = frozenset(i for i, on in zip(ids, mix, strict=True) if on)
            read["".join("1" if on else "0" for on in mix)] = self.reads(made, texts)
        return {
            "start": self.start,
            "end": self.end,
            "word": self.word,
            "count": self.source_end - self.word,
            "ids": ids,
            "hints": self.hints,
            "old": self.reads(frozenset(), texts),
            "texts": read,
        }


def _mixes(count: int) -> Iterable[tuple[bool, ...]]:
    if count <= MOST:
        return product((True, False), repeat=count)
    whole = (True,) * count
    return [whole, (False,) * count, *(tuple(i != off for i in range(count)) for off in range(count))]


@dataclass(frozen=True, slots=True)
class _Bit:
    """Words of the text and of the source that a place of the ledger, or else a suggestion, is about."""

    start: int
    end: int
    word: int
    source_end: int
    spot: Spot | None = None
    suggestion: Correction | None = None


def _places(placing: Placing, ledger: Ledger) -> list[_Place]:
    """The places of corrections and suggestions, those that overlap as one, in order."""
    spot_of = {word: spot for spot in placing.spots for word in range(spot.cluster.word, _end(spot))}
    bits = [_Bit(s.start, s.end, s.cluster.word, _end(s), spot=s) for s in placing.spots if s.made]
    bits += [bit for c in ledger.suggestions if (bit := _bit(c, placing, spot_of)) is not None]
    spans = {bit.suggestion.id: (bit.start, bit.end) for bit in bits if bit.suggestion}
    groups: list[list[_Bit]] = []
    end = source_end = -1
    for bit in sorted(bits, key=lambda bit: (bit.start, bit.end, bit.word)):
        if groups and (bit.start < end or bit.word < source_end):
            groups[-1].append(bit)
        else:
            groups.append([bit])
        end, source_end = max(end, bit.end), max(source_end, bit.source_end)
    return [
        _Place(
            min(b.start for b in group),
            max(b.end for b in group),
            min(b.word for b in group),
            max(b.source_end for b in group),
            tuple(b.spot for b in group if b.spot),
            tuple(b.suggestion for b in group if b.suggestion),
            spans,
        )
        for group in groups
    ]


def _end(spot: Spot) -> int:
    return spot.cluster.word + spot.cluster.count


def _bit(suggestion: Correction, placing: Placing, spot_of: Mapping[int, Spot]) -> _Bit | None:
    """Where the words of a suggestion stand, with the places that it cuts; None where they do not, in one run."""
    start, end = None, 0
    first, last = suggestion.word, suggestion.end
    for word in range(suggestion.word, suggestion.end):
        if (spot := spot_of.get(word)) is not None:
            low, high = spot.start, spot.end
            first, last = min(first, spot.cluster.word), max(last, _end(spot))
        elif (here := placing.at.get(word)) is not None:
            low, high = here, here + 1
        else:
            return None
        if start is None:
            start = low
        elif low > end:  # something was put in between
            return None
        end = max(end, high)
    return None if start is None else _Bit(start, end, first, last, suggestion=suggestion)
