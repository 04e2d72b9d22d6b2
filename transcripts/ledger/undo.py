"""Taking corrections back: out of the source read again, or out of a clean text alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transcripts.errors import LedgerError
from transcripts.ledger.correction import Held
from transcripts.ledger.render import Cluster, clusters, distribute, hold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from transcripts.ledger.ledger import Ledger
    from transcripts.model import Transcript


_HINT = "give the file that the ledger was made from, or the clean file that was written with it"


def undo(
    text: Transcript, ledger: Ledger, ids: Iterable[str] | None = None, *, accept: Iterable[str] = ()
) -> Transcript:
    """Take the corrections of the given ids back; all of them, if none are given. Make the suggestions to `accept`.

    `text` is the source, or the clean text in any format and with any division into cues. From the clean text the
    source is first restored, then read through what is left of the ledger, so both ways give the same.
    Raises LedgerError where the text is neither, or an id is not in the ledger.
    """
    left = ledger.without([c.id for c in ledger.corrections] if ids is None else ids).accept(accept)
    return left.read(_source_of(text, ledger))


def _source_of(text: Transcript, ledger: Ledger) -> Transcript:
    """The source: the text itself where it is that, else what is restored from it."""
    if text.source is not None and text.source.sha256 and text.source.sha256 == ledger.source.sha256:
        return text
    if not _reads_as_source(text, ledger):
        return restore(text, ledger)
    # The clean words may happen to be the source's words; then what is restored leads back to the text.
    try:
        restored = restore(text, ledger)
    except LedgerError:
        return text
    return restored if ledger.read(restored) == text else text


def _reads_as_source(text: Transcript, ledger: Ledger) -> bool:
    words = [w.text for w in text.iter_words()]
    return len(words) == ledger.source.words and all(
        words[c.word : c.word + c.count] == c.source_texts for c in clusters(ledger.corrections)
    )


def restore(clean: Transcript, ledger: Ledger) -> Transcript:
    """The source, out of the clean text and the ledger. Raises LedgerError where the text is another."""
    same_cues = len(clean.segments) == ledger.source.segments
    now = hold(clean, range(len(clean.segments)))
    found = clusters(ledger.corrections)
    expected = ledger.source.words + sum(len(c.texts()) - c.count for c in found)
    if len(now) != expected:
        raise LedgerError(
            f"this text is not the one that the ledger belongs to: it has {len(now)} words, the clean text "
            f"{expected} and the source {ledger.source.words}",
            hint=_HINT,
        )
    out: list[Held] = []
    at = source_at = 0
    held_next = {c.word for c in found if c.base}  # a word that a correction holds has its white space with it
    for cluster in found:
        keep = cluster.word - source_at
        out += now[at : at + keep]
        at, source_at = at + keep, cluster.word + cluster.count
        texts = cluster.texts()
        _check([h.word.text for h in now[at : at + len(texts)]], texts, cluster)
        here = now[at : at + len(texts)]
        at += len(texts)
        if cluster.base is None:
            pairs = zip(here, cluster.source_texts, strict=True)
            out += [replace(h, word=replace(h.word, text=text)) for h, text in pairs]
            continue
        out += _restored(cluster, here, now[max(0, at - len(here) - 1) : at + 1], same_cues)
        follow = cluster.base.follow
        if follow is not None and same_cues and at < len(now) and source_at not in held_next:
            now[at] = replace(now[at], space=follow)
    out += now[at:]
    segments = list(clean.segments)
    distribute(segments, range(len(segments)), _led(out))
    return clean.with_segments(segments)


def _restored(cluster: Cluster, here: list[Held], around: list[Held], same_cues: bool) -> list[Held]:
    assert cluster.base is not None
    base = cluster.base
    if same_cues:
        return [replace(h, segment=base.segment + h.segment) for h in base.held]
    # The cues are others: the words go where their replacement stands, or where the talk has got to.
    segment = (here or around or [Held(base.held[0].word)])[0].segment
    first = here[0].space if here else " "
    return [replace(h, segment=segment, space=first if i == 0 else " ") for i, h in enumerate(base.held)]


def _led(words: list[Held]) -> list[Held]:
    """The same words, with no white space before the first of a segment unless it was there."""
    out, last = [], -1
    for held in words:
        out.append(replace(held, space="") if held.segment != last and held.space == " " else held)
        last = held.segment
    return out


def _check(found: list[str], expected: list[str], cluster: Cluster) -> None:
    if found != expected:
        raise LedgerError(
            f"this text is not the one that the ledger belongs to: where it should read "
            f"{' '.join(expected)!r} (word {cluster.word + 1} of the source) it reads {' '.join(found)!r}",
            hint=_HINT,
        )
