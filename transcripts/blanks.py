"""The blanks between words: where a script puts none, and which of a text's own blanks are kept.

Nothing here knows a word or a language; a script is enough.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

_BLANKLESS = r"\p{Han}\p{Hiragana}\p{Katakana}ー々〆\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_EAST = r"\u3000-\u303f\uff01-\uff65"
"""The full-width marks: CJK Symbols and Punctuation, Halfwidth and Fullwidth Forms (Unicode 16), Korean aside."""
_LETTER = regex.compile(rf"[{_BLANKLESS}]")
_EITHER = regex.compile(rf"[{_BLANKLESS}{_EAST}]")
_MARK = regex.compile(rf"[{_EAST}]")
_OWN = regex.compile(r"[\u00a0\u202f\u3000\u2007]")
"""Blanks that somebody meant: no-break ones, as French has them before its marks, and the full-width one."""
_PLAIN = regex.compile(r"[ \t\r\n\v\f\x1c-\x1f\x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f]+")


def blankless(text: str) -> bool:
    """Whether a letter of the text is of a script that puts no blanks between words."""
    return not text.isascii() and _LETTER.search(text) is not None


def between(left: str, right: str) -> str:
    """What stands between two pieces of running text that come from different lines: a blank, or nothing.

    >>> between("one", "two"), between("港の", "話を"), between("話を。", "Yes"), between("iPhone", "を")
    (' ', '', '', ' ')
    """
    if left.isascii() and right.isascii():
        return " "
    last, first = left[-1:], right[:1]
    if _MARK.match(last) or _MARK.match(first) or (_EITHER.match(last) and _EITHER.match(first)):
        return ""
    return " "


def joined(lines: Iterable[str]) -> str:
    """Lines as running text.

    >>> joined(["one", "two"]), joined(["港の", "話を"])
    ('one two', '港の話を')
    """
    parts: list[str] = []
    for line in lines:
        if parts:
            parts.append(between(parts[-1], line))
        parts.append(line)
    return "".join(parts)


def kept(blank: str, left: str, right: str) -> str:
    r"""What is left, in running text, of the white space that a source has between two words.

    >>> kept("\n", "one", "two"), kept("\n", "港の", "話を"), kept(" ", "港の", "話を"), kept("\u202f", "Quoi", "?")
    (' ', '', ' ', '\u202f')
    """
    if own := _OWN.search(blank):
        return own.group()
    return between(left, right) if "\n" in blank else " "


def collapsed(line: str) -> str:
    r"""A line without blanks around it and with one where it has several; those that somebody meant stay.

    >>> collapsed("  Quoi\u202f?   Rien. ")
    'Quoi\u202f? Rien.'
    """
    return _PLAIN.sub(" ", line).strip()
