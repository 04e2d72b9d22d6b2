"""The edit distance between two long sequences of words, and one alignment of that cost, in near-linear time.

Runs of words that stand exactly once on each side, in the same order on both, are taken as anchors; between them
the alignment is exact (rapidfuzz's bit-parallel Levenshtein). Short inputs go to rapidfuzz whole. Where a piece
between two anchors looks wrong it is joined to its neighbours and done again; `prove` tells whether the total is
the least possible. Nothing here knows of times, speakers or what a word sounds like.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import numpy as np
from rapidfuzz.distance import Levenshtein

from transcripts.alignment.anchors import anchors

if TYPE_CHECKING:
    from collections.abc import Hashable

    from numpy.typing import NDArray

SHORT = 4_000
"""Up to this many words on both sides the whole is aligned at once: nothing is faster there."""
PIECE = 500
"""Words between two cuts: 64 words of it cost one machine word a step, so long pieces are slow and short ones risky."""
SUSPECT_RUN = 40
"""An insertion or deletion this long in a piece may come from a wrong cut: the piece is joined to its neighbours."""
SUSPECT_SKEW = 150
"""So may a piece whose two sides differ in length by this much."""
LARGEST = 12_000
"""No join makes a piece longer than this, so that time stays in proportion to the input."""

Side = Sequence[int] | str
Cut = tuple[int, int]

_SURROGATES = 0xD800
_SURROGATE_COUNT = 0x800
_UNICODE_END = 0x110000 - _SURROGATE_COUNT


Op = tuple[str, int, int, int, int]
"""A step of an alignment: `equal`, `replace`, `delete` (left only) or `insert` (right only), then the start and end on
the left and the start and end on the right, as rapidfuzz and difflib write it."""


class _Numbering(dict[object, int]):
    """Numbers words in the order in which they are first asked for."""

    def __missing__(self, word: object) -> int:
        number = self[word] = len(self)
        return number


def numbered(left: Sequence[Hashable], right: Sequence[Hashable]) -> tuple[NDArray[np.uint32], NDArray[np.uint32], int]:
    """Both sides as numbers, equal where the words are; and how many different words there are."""
    numbering = _Numbering()
    of = numbering.__getitem__
    a = np.fromiter(map(of, left), np.uint32, len(left))
    b = np.fromiter(map(of, right), np.uint32, len(right))
    return a, b, len(numbering)


def edits(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[Op]:
    """Align two sequences of words with as few insertions, deletions and replacements as can be found.

    Up to `SHORT` words the cost is the least possible; above, it is in all our trials (see `prove`).

    >>> edits("we can see it".split(), "we see it now".split())
    [('equal', 0, 1, 0, 1), ('delete', 1, 2, 1, 1), ('equal', 2, 4, 1, 3), ('insert', 4, 4, 3, 4)]
    """
    if len(left) <= SHORT and len(right) <= SHORT:
        return cast("list[Op]", Levenshtein.opcodes(left, right).as_list())  # plain tuples, whatever the stubs say
    a, b, kinds = numbered(left, right)
    return edits_numbered(a, b, kinds)


def edits_numbered(a: NDArray[np.uint32], b: NDArray[np.uint32], kinds: int) -> list[Op]:
    """The same for words that are numbers below `kinds` already."""
    if kinds > _UNICODE_END:  # more different words than Unicode has room for: rapidfuzz takes plain numbers too
        return _in_pieces(a, b, a.tolist(), b.tolist())
    return _in_pieces(a, b, _as_text(a), _as_text(b))


def prove(left: Sequence[Hashable], right: Sequence[Hashable], cost: int) -> bool:
    """Whether no alignment costs less than `cost`: the certificate, which takes longer than the alignment itself."""
    a, b, kinds = numbered(left, right)
    one, other = (_as_text(a), _as_text(b)) if kinds <= _UNICODE_END else (a.tolist(), b.tolist())
    return Levenshtein.distance(one, other, score_cutoff=cost - 1, score_hint=cost) >= cost if cost else True


def cost_of(ops: Sequence[Op]) -> int:
    """The number of insertions, deletions and replacements."""
    return sum(max(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in ops if tag != "equal")


def _as_text(numbers: NDArray[np.uint32]) -> str:
    # A string is what rapidfuzz reads fastest: no object is made or hashed for a word.
    shifted = numbers + np.uint32(_SURROGATE_COUNT) * (numbers >= _SURROGATES)
    return shifted.astype("<u4").tobytes().decode("utf-32-le")


def _in_pieces(a: NDArray[np.uint32], b: NDArray[np.uint32], left: Side, right: Side) -> list[Op]:
    cuts = [(0, 0), *(anchors(a, b, PIECE) if max(len(a), len(b)) > SHORT else ()), (len(a), len(b))]
    pieces = [_piece(left, right, start, end) for start, end in pairwise(cuts)]
    whole: list[Op] = []
    for _, _, ops, _ in _mended(left, right, pieces):
        if whole and ops and whole[-1][0] == ops[0][0] == "equal":  # one step, which a cut has parted
            _, i1, _, j1, _ = whole.pop()
            ops[0] = ("equal", i1, ops[0][2], j1, ops[0][4])
        whole += ops
    return whole


Piece = tuple[Cut, Cut, list[Op], bool]
"""From one cut to the next: its steps, and whether they look as if a cut were wrong."""


def _piece(left: Side, right: Side, start: Cut, end: Cut) -> Piece:
    i, j = start
    found = cast("list[Op]", Levenshtein.opcodes(left[i : end[0]], right[j : end[1]]).as_list())
    ops = [(tag, i + i1, i + i2, j + j1, j + j2) for tag, i1, i2, j1, j2 in found]
    skewed = abs((end[0] - i) - (end[1] - j)) > SUSPECT_SKEW
    return start, end, ops, skewed or any(abs(i2 - i1 - j2 + j1) >= SUSPECT_RUN for _, i1, i2, j1, j2 in found)


def _mended(left: Side, right: Side, pieces: list[Piece]) -> list[Piece]:
    """The pieces, those that look wrong joined to their neighbours and aligned again."""
    if not any(piece[3] for piece in pieces):
        return pieces
    groups: list[list[Piece]] = []
    for k, piece in enumerate(pieces):
        # A piece goes with the one before it where either of the two is suspect.
        if groups and (piece[3] or pieces[k - 1][3]) and _size(groups[-1][0], piece) <= LARGEST:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [g[0] if len(g) == 1 else _piece(left, right, g[0][0], g[-1][1]) for g in groups]


def _size(first: Piece, last: Piece) -> int:
    return max(last[1][0] - first[0][0], last[1][1] - first[0][1])
