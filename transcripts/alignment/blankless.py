"""Scripts that put no blank between words, whose texts are compared by character. Nothing here compares."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

_BLANKLESS = r"[\p{Han}\p{Hiragana}\p{Katakana}ー々\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
_LETTER = regex.compile(_BLANKLESS)
_PIECE = regex.compile(rf"(?={_BLANKLESS})\X|(?:(?!{_BLANKLESS})\w)+")


def blankless(token: str) -> bool:
    """Whether a letter of the token is of a script without blanks."""
    return not token.isascii() and _LETTER.search(token) is not None


def pieces(word: str) -> tuple[str, ...]:
    """A word's characters, as a reader counts them; a run of letters of another script, or of digits, is one piece.

    >>> pieces("iPhoneを2台、")
    ('iPhone', 'を', '2', '台')
    """
    return tuple(_PIECE.findall(unicodedata.normalize("NFC", word)))


def joined(tokens: Iterable[str]) -> str:
    """Tokens in one line, with a blank between any two but characters of a script without blanks.

    >>> joined(["東", "京", "is", "big"])
    '東京 is big'
    """
    line: list[str] = []
    bare = False
    for token in tokens:
        last, bare = bare, blankless(token)
        if line and not (last and bare):
            line.append(" ")
        line.append(token)
    return "".join(line)
