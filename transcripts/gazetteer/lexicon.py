"""How the words of English are said: the CMU pronouncing dictionary, mapped from a file and never parsed whole.

One phone is one character (`PHONES`), so a pronunciation is a short string and distances are string distances.
Stress is left out. This module looks words up; it guesses nothing (`g2p` does) and holds no names of its own.
"""

from __future__ import annotations

import mmap
import struct
from functools import lru_cache
from pathlib import Path

_ARPABET = "AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH"
PHONES = tuple(_ARPABET.split())
"""The 39 phones of ARPAbet as CMUdict uses them; phone number i is written as `CODES[i]`."""

CODES = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklm"
CODE_OF = dict(zip(PHONES, CODES, strict=True))
_PHONE_OF = dict(zip(CODES, PHONES, strict=True))
VOWELS = frozenset(CODE_OF[p] for p in PHONES if p[0] in "AEIOU")

DATA = Path(__file__).parent.parent / "data" / "sound"
MAGIC = b"TLEX1\n\x00\x00"


def encode(phones: str) -> str:
    """One character a phone, from ARPAbet with or without stress. Raises KeyError for what is not a phone.

    >>> encode("S OW1 L") == encode("S OW L"), decode(encode("S OW1 L"))
    (True, 'S OW L')
    """
    return "".join(CODE_OF[p.rstrip("012")] for p in phones.upper().split())


def decode(codes: str) -> str:
    """ARPAbet phones parted by spaces, as a person reads them."""
    return " ".join(_PHONE_OF[c] for c in codes)


class Lexicon:
    """A mapped file of words in order, each with its pronunciations; a look-up is a binary search.

    The file: 8 bytes of magic, the number of records (u32), one u32 offset for each record and one for the end,
    then the records `word TAB phones [SPACE phones]`, sorted by their bytes.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if self._map[:8] != MAGIC:
            raise ValueError(f"{path} is no lexicon: run tools/build_lexicon.py")
        self._count: int = struct.unpack_from("<I", self._map, 8)[0]
        self._base = 12 + 4 * (self._count + 1)

    def __len__(self) -> int:
        return self._count

    def _record(self, index: int) -> bytes:
        start, end = struct.unpack_from("<2I", self._map, 12 + 4 * index)
        return self._map[self._base + start : self._base + end]

    def __getitem__(self, index: int) -> tuple[str, tuple[str, ...]]:
        if not 0 <= index < self._count:
            raise IndexError(index)
        word, _, phones = self._record(index).decode().partition("\t")
        return word, tuple(phones.split(" "))

    def get(self, word: str) -> tuple[str, ...]:
        """The pronunciations of a lower-case word, the usual one first; none if it is not in the lexicon.

        >>> [decode(p) for p in lexicon().get("seoul")]
        ['S OW L']
        """
        key = word.encode() + b"\t"
        low, high = 0, self._count
        while low < high:
            middle = (low + high) // 2
            if self._record(middle) < key:
                low = middle + 1
            else:
                high = middle
        if low < self._count and (record := self._record(low)).startswith(key):
            return tuple(record[len(key) :].decode().split(" "))
        return ()


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon that the package ships."""
    return Lexicon(DATA / "lexicon.bin")
