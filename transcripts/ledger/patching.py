"""Applying a person's decisions to a text and its ledger: corrections taken back and made, words written by hand.

What a person writes becomes a correction of rule `by hand`, so that it is explained and undone like any other.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transcripts.errors import LedgerError
from transcripts.ledger.correction import Correction, Held, make_id
from transcripts.ledger.ledger import in_order_of_talk
from transcripts.ledger.patch import in_order
from transcripts.ledger.placing import place
from transcripts.ledger.renaming import renamed, stretches, with_changes
from transcripts.ledger.render import clusters, hold, segment_at
from transcripts.ledger.undo import as_made, changed, is_source
from transcripts.model import Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transcripts.ledger.ledger import Ledger
    from transcripts.ledger.patch import Edit, Patch
    from transcripts.ledger.placing import Placing
    from transcripts.model import Transcript

BY_HAND = "by hand"
"""The rule of a correction that a person wrote."""


def apply(text: Transcript, ledger: Ledger, patch: Patch) -> tuple[Transcript, Ledger]:
    """The text and the ledger after a person's decisions.

    `text` is the source, or the clean text in any format and whatever has become of it, as in `undo`. What cannot be
    found in it any more is told in the `warnings` of the text that is given back, and the rest is done. Raises
    LedgerError where the text is of another talk, an id is unknown or both accepted and rejected, or an edit does not
    fit the ledger.
    """
    _check(ledger, patch)
    standing = {c.id for c in ledger.corrections}
    suggested = {c.id: c for c in ledger.suggestions}
    gone = {i for i in patch.reject if i not in suggested}
    accepted = {i for i in patch.accept if i in suggested}
    left = ledger.without(gone).accept(accepted)
    placing = place(text, ledger)
    written, absorbed = _written(text, ledger, left, placing, patch)
    new = _with_edits(left, written, absorbed, {*patch.reject})
    names = {rename.before: rename.after for rename in patch.speakers}
    if names:
        new = replace(new, speakers=with_changes(new.speakers, names, _said(text, ledger, placing)))
    if is_source(text, ledger):
        return new.read(text), new
    put_in = [as_made(suggested[i]) for i in accepted if i not in absorbed]
    gone |= absorbed & standing
    done = changed(text, ledger, gone, [*put_in, *written]) if gone or put_in or written else text
    return (renamed(done, names) if names else done), new


def _check(ledger: Ledger, patch: Patch) -> None:
    if patch.words is not None and patch.words != ledger.source.words:
        raise LedgerError(
            f"the decisions are about a ledger of {patch.words} words, and this one has {ledger.source.words}",
            hint="give the ledger that was reviewed",
        )
    known = ledger.ids | {c.id for c in ledger.suggestions}
    for ids in (patch.accept, patch.reject):
        if unknown := [i for i in ids if i not in known]:
            raise LedgerError(
                f"nothing in this ledger has the id {', '.join(unknown)}", hint="give the ledger that was reviewed"
            )
    if both := sorted({*patch.accept} & {*patch.reject}):
        raise LedgerError(f"both accepted and rejected: {', '.join(both)}", hint="leave one of the two")
    if patch.edits and ledger.source.offsets() is None:
        raise LedgerError(
            "this ledger, of an earlier version, does not hold the source's words, which an edit needs",
            hint="clean the source again, and review that",
        )


def _written(
    text: Transcript, ledger: Ledger, left: Ledger, placing: Placing, patch: Patch
) -> tuple[list[Correction], set[str]]:
    """The corrections that the edits are, and the ids of those of `left` that they take in."""
    if not patch.edits:
        return [], set()
    holder = _Holder(text, ledger, placing)
    found: list[Correction] = []
    absorbed: set[str] = set()
    standing = clusters(left.corrections)
    for edit in in_order(patch.edits):
        inside: list[Correction] = []
        for cluster in standing:
            end = cluster.word + cluster.count
            if cluster.word < edit.end and edit.word < end:
                if cluster.word < edit.word or end > edit.end:
                    raise LedgerError(
                        f"the edit to {edit.after!r} cuts the change {cluster.corrections[0].id}",
                        hint="an edit takes in all words of a change that it touches",
                    )
                inside += cluster.corrections
        absorbed |= {c.id for c in inside}
        if edit.before != edit.after:
            found.append(_correction(edit, inside, holder))
    return found, absorbed


def _correction(edit: Edit, absorbed: Sequence[Correction], holder: _Holder) -> Correction:
    segment, held, follow = holder.held(edit)
    evidence: dict[str, object] = {name: value for name, value in (("by", edit.by), ("note", edit.note)) if value}
    if absorbed:
        evidence["absorbs"] = [
            {"rule": c.rule, "before": c.before, "after": c.after, "evidence": dict(c.evidence)} for c in absorbed
        ]
    return Correction(
        make_id(BY_HAND, "words", edit.before, edit.after, edit.word), BY_HAND, "words", edit.before, edit.after,
        edit.word, edit.count, segment, held[0].word.start_ms, 1.0, evidence, 0, held, follow,
    )  # fmt: skip


class _Holder:
    """What the source has in a place, as far as the text and the ledger tell: words, times, white space."""

    def __init__(self, text: Transcript, ledger: Ledger, placing: Placing) -> None:
        self.known = (ledger.source.text or "").split()
        self.offsets = ledger.source.offsets() or [0]
        marked = {s.cluster.word: s.start for s in placing.spots if s.cluster.base is None and s.cluster.count == 1}
        self.at = placing.at | marked
        self.now = hold(text, range(len(text.segments)))
        starts = [0, *(len(s.words) for s in text.segments)]
        self.same_cues = len(starts) == len(self.offsets) and not any(
            self.now[here].segment != segment_at(self.offsets, word) for word, here in self.at.items()
        )
        self.bases: dict[int, Held] = {}
        self.follows: dict[int, str] = {}
        for c in (*ledger.suggestions, *ledger.corrections):
            self.bases |= {c.word + number: held for number, held in enumerate(c.held)}
            if c.held and c.follow is not None:
                self.follows[c.end] = c.follow

    def held(self, edit: Edit) -> tuple[int, tuple[Held, ...], str | None]:
        """The segment of an edit's first word, its words, and the white space after them."""
        if edit.end > len(self.known) or " ".join(self.known[edit.word : edit.end]) != edit.before:
            raise LedgerError(
                f"the source has not {edit.before!r} at word {edit.word}", hint="give the ledger that was reviewed"
            )
        first = segment_at(self.offsets, edit.word)
        held = tuple(self._one(word, first) for word in range(edit.word, edit.end))
        ends = edit.end == len(self.known) or segment_at(self.offsets, edit.end) != segment_at(
            self.offsets, edit.end - 1
        )
        return first, held, None if ends else self._space(edit.end)

    def _one(self, word: int, first: int) -> Held:
        segment = segment_at(self.offsets, word)
        own = self.bases.get(word)
        here = self.at.get(word)
        if own is not None:
            return replace(own, segment=segment - first)
        if here is None:
            return Held(Word(self.known[word]), self._space(word), segment - first)
        return Held(replace(self.now[here].word, text=self.known[word]), self._space(word), segment - first)

    def _space(self, word: int) -> str:
        """The white space before a word: the text's own where it has the source's cues."""
        if word in self.bases:
            return self.bases[word].space
        if word in self.follows:
            return self.follows[word]
        if self.same_cues and (here := self.at.get(word)) is not None:
            return self.now[here].space
        return "" if self.offsets[segment_at(self.offsets, word)] == word else " "


def _with_edits(ledger: Ledger, written: Iterable[Correction], absorbed: set[str], rejected: set[str]) -> Ledger:
    hand = list(written)
    kept = [c for c in ledger.corrections if c.id not in absorbed]
    rest = [c for c in ledger.suggestions if c.id not in rejected]
    touched = {word for c in hand for word in range(c.word, c.end)}
    return replace(
        ledger,
        corrections=in_order_of_talk([*kept, *hand]),
        suggestions=tuple(c for c in rest if touched.isdisjoint(range(c.word, c.end))),
    )


def _said(text: Transcript, ledger: Ledger, placing: Placing) -> dict[str, tuple[tuple[int, int], ...]]:
    """Which words of the source each speaker says, as the speakers are called in the text."""
    source_word = placing.source_words()
    speakers: list[str | None] = [None] * ledger.source.words
    known = [False] * ledger.source.words
    at = 0
    for segment in text.segments:
        for here in range(at, at + len(segment.words)):
            if here in source_word:
                speakers[source_word[here]], known[source_word[here]] = segment.speaker, True
        at += len(segment.words)
    for word in range(1, len(speakers)):
        if not known[word]:  # taken out, or not found: said by whoever says the word before
            speakers[word] = speakers[word - 1]
    return stretches(speakers)
