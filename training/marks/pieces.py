"""The word pieces the encoder reads: MiniLM's own vocabulary, cut down to the pieces that spoken English needs."""

from __future__ import annotations

import collections
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_PARTS = re.compile(r"\w+|[^\w\s]")
LONGEST = 24


def split(word: str, known: Mapping[str, int], unknown: str = "[UNK]") -> list[str]:
    """A lower-case word as pieces, longest match first, as BERT's tokenizer does."""
    out: list[str] = []
    for part in _PARTS.findall(word[:64]):
        at, made = 0, []
        while at < len(part):
            for end in range(min(len(part), at + LONGEST), at, -1):
                piece = part[at:end] if at == 0 else "##" + part[at:end]
                if piece in known:
                    made.append(piece)
                    at = end
                    break
            else:
                made = [unknown]
                break
        out += made
    return out or [unknown]


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
    return [[known[p] for p in split(word, known)][:6] for word in words]
