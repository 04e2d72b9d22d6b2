"""How many characters a viewer sees: the count that every limit of a guide is about.

Letters, digits, marks and spaces count one each. Tags and invisible characters (bidi marks, joiners, soft hyphens)
count nothing, nor do combining marks, which stand on the letter before them; an emoji made of several code points
counts once. A wide character (East Asian Wide or Fullwidth) counts what the profile says. A line break counts as
the space that it stands for. Nothing here changes a text.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import regex

_TAG = regex.compile(r"</?[A-Za-z][^<>\n]*>|</?\d[\d:.]*>|\{\\[^{}\n]*\}|\{y:[^{}\n]*\}")
_CLUSTER = regex.compile(r"\X")


def without_tags(text: str) -> str:
    r"""Take the markup out of a text: `<i>`, `<v Ann>`, `<00:01.000>`, `{\an8}`.

    >>> without_tags(r"{\an8}<i>Well</i>, 2 < 3")
    'Well, 2 < 3'
    """
    return _TAG.sub("", text) if "<" in text or "{" in text else text


@lru_cache(maxsize=1 << 17)
def characters(text: str, wide: int = 1) -> int:
    r"""Count the characters that a viewer sees in one line, spaces among them; `wide` is what a wide one counts.

    >>> [characters(t) for t in ("Soul", "e\u0301te\u0301", "\u200eabc", "👩‍👩‍👧", "東京")]
    [4, 3, 3, 1, 2]
    >>> characters("東京", wide=2)
    4
    """
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(_cell(cluster, wide) for cluster in _CLUSTER.findall(text))


def _cell(cluster: str, wide: int) -> int:
    seen = [c for c in cluster if unicodedata.category(c) not in ("Mn", "Me", "Cf", "Cc", "Cs")]
    if not seen:
        return 0
    return wide if unicodedata.east_asian_width(seen[0]) in "WF" else 1


def seen(text: str, wide: int = 1) -> int:
    """Count the characters of a whole cue as reading speed counts them, a line break as a space."""
    return characters(" ".join(line.strip() for line in without_tags(text).splitlines() if line.strip()), wide)
