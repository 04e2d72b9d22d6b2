"""What two texts word differently, as a person reads it: only the places that differ, with a few words around each.

`[-rough-]{+clean+}` as wdiff writes it, or in colours. Nothing here aligns or prints.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.alignment.tokens import silent
from transcripts.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transcripts.alignment.alignment import Alignment
    from transcripts.alignment.pairs import Pair
    from transcripts.model import Word

AROUND = 5
"""Words shown before and after a place that differs."""
LONG = 16
"""Of a run longer than this only both ends are shown."""
_RED, _GREEN, _OFF = "\x1b[31m", "\x1b[32m", "\x1b[0m"


def difference(alignment: Alignment, *, colour: bool = False, around: int = AROUND) -> Iterator[str]:
    """One line for each place where the two differ, its time before it; what is moved comes last.

    Fillers, case, marks and ways of writing a number are no difference.
    """
    left, right = alignment.timed.words, alignment.text.words
    show = _Shower(left, right, colour)
    for start, end in _places(alignment.pairs, left, right, around):
        yield show.line(alignment.pairs, start, end, around)
    for stretch in alignment.moved:
        words = [w.text for w in right[stretch.right_start : stretch.right_end]]
        when = _clock(left[stretch.left_start].start_ms)
        yield f"{when}  moved: {_short(words)}  ({len(words)} words)"


def _differs(pair: Pair, left: Sequence[Word], right: Sequence[Word]) -> bool:
    if pair.kind in {"same", "changed"}:
        return pair.kind == "changed"
    return not all(
        silent(w.text) for w in (*left[pair.left_start : pair.left_end], *right[pair.right_start : pair.right_end])
    )


def _places(
    pairs: Sequence[Pair], left: Sequence[Word], right: Sequence[Word], around: int
) -> Iterator[tuple[int, int]]:
    """Runs of pairs that differ, those with few pairs between them joined."""
    start = end = -1
    for k, pair in enumerate(pairs):
        if _differs(pair, left, right):
            if start >= 0 and k - end > 2 * around:
                yield start, end
                start = k
            start, end = (k if start < 0 else start), k + 1
    if start >= 0:
        yield start, end


class _Shower:
    """How the words of both sides are shown."""

    def __init__(self, left: Sequence[Word], right: Sequence[Word], colour: bool) -> None:
        self.left, self.right = left, right
        self.minus = (_RED, _OFF) if colour else ("[-", "-]")
        self.plus = (_GREEN, _OFF) if colour else ("{+", "+}")

    def line(self, pairs: Sequence[Pair], start: int, end: int, around: int) -> str:
        shown = pairs[max(0, start - around) : end + around]
        when = next(
            (w.start_ms for p in shown for w in self.left[p.left_start : p.left_end] if w.start_ms is not None), None
        )
        return f"{_clock(when)}  {' '.join(filter(None, map(self.pair, shown)))}"

    def pair(self, pair: Pair) -> str:
        ours = [w.text for w in self.left[pair.left_start : pair.left_end]]
        theirs = [w.text for w in self.right[pair.right_start : pair.right_end]]
        if not _differs(pair, self.left, self.right):
            return _short(theirs or ours)
        minus = f"{self.minus[0]}{_short(ours)}{self.minus[1]}" if ours else ""
        plus = f"{self.plus[0]}{_short(theirs)}{self.plus[1]}" if theirs else ""
        return minus + plus


def _short(words: Sequence[str]) -> str:
    if len(words) <= LONG:
        return visible(" ".join(words))
    half = LONG // 2
    return visible(f"{' '.join(words[:half])} … {len(words) - 2 * half} words … {' '.join(words[-half:])}")


def _clock(ms: int | None) -> str:
    if ms is None:
        return "--:--:--"
    seconds = ms // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def summary(alignment: Alignment, most: int = 8) -> Iterator[str]:
    """How much of each side the other has, and the longest runs that it has not."""
    c = alignment.coverage
    yield f"covered: {c.timed:.1%} of the timed side, {c.text:.1%} of the text"
    if alignment.moved:
        yield f"{len(alignment.moved)} passages stand in another order on the two sides"
    if notes := [u for u in alignment.unmatched if u.note]:
        shown = "; ".join(_short(u.text.split()) for u in notes[:most])
        more = f"; and {len(notes) - most} more" if len(notes) > most else ""
        yield f"notes and headings of the text that nobody says, {len(notes)}, have no times: {shown}{more}"
    runs = [u for u in alignment.unmatched if len(u) > AROUND and not u.note]
    runs.sort(key=len, reverse=True)
    for run in runs[:most]:
        when = f" at {_clock(run.start_ms)}" if run.start_ms is not None else ""
        where = "timed side" if run.side == "timed" else "text"
        yield f"only in the {where}{when}: {len(run)} words: {_short(run.text.split())}"
    if len(runs) > most:
        yield f"and {len(runs) - most} more such runs"
