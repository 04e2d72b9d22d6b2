"""`align`: two transcripts in, an `Alignment` out.

It puts the parts of this package together; nothing here decides which words belong to each other.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from transcripts.alignment.alignment import Alignment, Coverage, Keep, Side, Unmatched
from transcripts.alignment.blankless import apart
from transcripts.alignment.carrying import text_kept, timed_kept
from transcripts.alignment.pairing import Pairing, pair_up
from transcripts.alignment.tokens import silent
from transcripts.alignment.unspoken import lacked, notes_of
from transcripts.arguments import wrong
from transcripts.errors import AlignmentError
from transcripts.signature import Signature

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from transcripts.model import Transcript, Word

NOTHING = "—"
"""What stands for a word that is not said."""
MISSING = 3
"""A run of at least so many words without partners is not covered; what is shorter is a difference in wording."""


def align(timed: Transcript, text: Transcript, keep: Keep = "text") -> Alignment:
    """Pair two versions of one talk, word by word, and carry what each has to the other.

    With `keep="text"` the result is the text with the timed side's times, and its speakers where the text names none;
    with `keep="timed"` it is the timed side with the text's speakers, marks and case. Raises `AlignmentError` where the
    two have nothing in common that is more than chance. In a script without blanks every character is a word.

    >>> from transcripts.model import Segment, Transcript
    >>> rough = Transcript((Segment("we went to kiev", 0, 2000), Segment("in twenty twenty", 2000, 4000)))
    >>> clean = Transcript((Segment("We went to Kyiv in 2020.", speaker="Ann"),))
    >>> [(w.text, w.start_ms) for w in align(rough, clean).transcript.words][-2:]
    [('in', 2000), ('2020.', 2364)]
    >>> align(rough, clean, keep="timed").transcript.segments[0]
    Segment(text='We went to Kiev', start_ms=0, end_ms=2000, speaker='Ann', ...)
    """
    if keep not in {"text", "timed"}:
        raise wrong("keep", keep, "'text' or 'timed'")
    timed, text = apart(timed), apart(text)
    left, right = timed.words, text.words
    pairing, notes = _paired(left, text)
    if not pairing.stretches:
        raise _nothing_in_common(pairing, left, right)
    kept = text_kept(timed, text, pairing, notes) if keep == "text" else timed_kept(timed, text, pairing)
    unmatched = [
        *_unmatched("timed", left, _had(pairing, 0)),
        *_unmatched("text", kept.words if keep == "text" else right, _had(pairing, 1) - notes, notes),
    ]
    return Alignment(
        timed=timed,
        text=text,
        keep=keep,
        transcript=kept,
        pairs=pairing.pairs,
        stretches=pairing.stretches,
        coverage=Coverage(_share("timed", len(left), unmatched), _share("text", len(right), unmatched)),
        unmatched=tuple(unmatched),
        signature=_signature(timed, text, keep),
    )


def _paired(left: Sequence[Word], text: Transcript) -> tuple[Pairing, frozenset[int]]:
    """The pairing, and the words of the text that nobody says: those of notes which the timed side lacks."""
    heard, words = [w.text for w in left], [w.text for w in text.iter_words()]
    pairing = pair_up(heard, words)
    notes = notes_of(text)
    if not notes or not pairing.stretches:
        return pairing, frozenset()
    bare = pair_up(heard, _without(words, frozenset(j for note in notes for j in note)))
    unsaid = lacked(notes, words, pairing.every, bare.every)
    if not bare.stretches or not unsaid:
        return pairing, frozenset()
    if len(unsaid) < sum(map(len, notes)):
        bare = pair_up(heard, _without(words, unsaid))
    return bare, unsaid


def _without(words: Sequence[str], unsaid: frozenset[int]) -> list[str]:
    return [NOTHING if j in unsaid else word for j, word in enumerate(words)]


def _had(pairing: Pairing, side: int) -> set[int]:
    """The indices of the words of one side that have partners, in place or moved."""
    return {
        index
        for group in pairing.groups
        for pair in group
        if pair.kind in {"same", "changed"}
        for index in (pair.left, pair.right)[side]
    }


def _unmatched(
    side: Side, words: Sequence[Word], had: set[int], notes: frozenset[int] = frozenset()
) -> Iterator[Unmatched]:
    edges = [-1, *sorted(had), len(words)]
    for before, after in pairwise(edges):
        for note, group in groupby(range(before + 1, after), key=notes.__contains__):
            run = list(group)
            span = words[run[0] : run[-1] + 1]
            if any(not silent(w.text) for w in span):
                text = " ".join(w.text for w in span)
                yield Unmatched(side, run[0], run[-1] + 1, text, span[0].start_ms, span[-1].end_ms, note)


def _share(side: Side, count: int, unmatched: Iterable[Unmatched]) -> float:
    missing = sum(len(u) for u in unmatched if u.side == side and len(u) >= MISSING)
    return 1.0 - missing / count if count else 0.0


def _signature(timed: Transcript, text: Transcript, keep: Keep) -> Signature:
    sources = {"timed": timed.source, "text": text.source}
    return Signature(
        steps=("align",), parameters={"keep": keep}, data={k: s.mark for k, s in sources.items() if s is not None}
    )


def _nothing_in_common(pairing: Pairing, left: Sequence[Word], right: Sequence[Word]) -> AlignmentError:
    if not left or not right:
        return AlignmentError(f"the {'timed text' if not left else 'text'} has no words")
    best = pairing.best
    if best is None:
        return AlignmentError(
            "the two texts have no words in common", hint="check that both are of the same talk and in one language"
        )
    shown = " ".join(w.text for w in right[best.right_start : best.right_end][:12])
    return AlignmentError(
        f"the two texts have nothing in common that is more than chance; the best stretch found has {best.matched} "
        f"words: {shown!r} (chance would give {best.expected:.2g} as good)",
        hint="check that both are of the same talk",
    )
