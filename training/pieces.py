"""The word pieces the encoder reads: MiniLM's own vocabulary, cut down to the pieces that spoken English needs."""

from __future__ import annotations

import collections
import re
from typing import TYPE_CHECKING

from transcripts.marks.pieces import piece_ids, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def choose(vocabulary: list[str], counts: Mapping[str, int], size: int) -> list[int]:
    """The ids of the pieces to keep: single characters, pieces seen in the corpora, then the commonest others."""
    known = {piece: at for at, piece in enumerate(vocabulary)}
    plain = re.compile(r"^(?:##)?[a-z0-9']+$")
    singles = {at for piece, at in known.items() if re.fullmatch(r"(?:##)?[\x21-\x7e£€]", piece)}
    singles.add(known["[UNK]"])
    seen: collections.Counter[str] = collections.Counter()
    for word, count in counts.items():
        for piece in split(word, known):
            seen[piece] += count
    ranked = sorted((p for p in known if plain.match(p)), key=lambda p: (-min(seen[p], 20), known[p]))
    keep = set(singles)
    for piece in ranked:
        if len(keep) >= size:
            break
        keep.add(known[piece])
    return sorted(keep)


def table(words: Iterable[str], known: Mapping[str, int]) -> list[list[int]]:
    """The piece ids of each word, six at most."""
    return [piece_ids(word, known) for word in words]
