"""How the words of English are said: the CMU pronouncing dictionary, mapped from a file and never parsed whole.

One phone is one character (`PHONES`), so a pronunciation is a short string and distances are string distances.
Stress is left out. This module looks words up; it guesses nothing (`g2p` does) and holds no names of its own.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from transcripts.languages.english.folder import DATA
from transcripts.languages.mapped_table import Mapped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ARPABET = "AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH"
PHONES = tuple(_ARPABET.split())
"""The 39 phones of ARPAbet as CMUdict uses them; phone number i is written as `CODES[i]`."""

CODES = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklm"
CODE_OF = dict(zip(PHONES, CODES, strict=True))
_PHONE_OF = dict(zip(CODES, PHONES, strict=True))

SOUND = DATA / "sound"


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
    """A mapped table of words with their pronunciations, parted by spaces, the usual one first."""

    def __init__(self, path: Path) -> None:
        self._table = Mapped(path)

    def __len__(self) -> int:
        return len(self._table)

    def __getitem__(self, index: int) -> tuple[str, tuple[str, ...]]:
        if not 0 <= index < len(self):
            raise IndexError(index)
        word, phones = self._table.at(index)
        return word, tuple(phones.decode().split(" "))

    def __iter__(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        return map(self.__getitem__, range(len(self)))

    def get(self, word: str) -> tuple[str, ...]:
        """The pronunciations of a lower-case word, the usual one first; none if it is not in the lexicon.

        >>> [decode(p) for p in lexicon().get("seoul")]
        ['S OW L']
        """
        found = self._table.get(word)
        return tuple(found.decode().split(" ")) if found is not None else ()


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon that the package ships."""
    return Lexicon(SOUND / "lexicon.bin")


@lru_cache(maxsize=1)
def said() -> Lexicon:
    """How the words of the starter gazetteer are said as they are written there, worked out before (`sound`)."""
    return Lexicon(SOUND / "starter.bin")
