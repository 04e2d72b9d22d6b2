"""Quotation marks and apostrophes in one style, plain or typographic.

A mark is only ever replaced by another mark of its kind: nothing is opened or closed that was not.
"""

from __future__ import annotations

import regex

_OPENING = regex.compile(r"(?<=^|[\s(\[{—–\"'“‘-])[\"]")
_OPENING_SINGLE = regex.compile(r"(?<=^|[\s(\[{—–\"“])'(?!(?:s|t|re|ve|ll|d|m|em|cause|til|tis|twas|\d\ds?)\b)")
_TO_PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "ʼ": "'"})


def plain(text: str) -> str:
    """Straight marks.

    >>> plain("“It’s here,” he said")
    '"It\\'s here," he said'
    """
    return text.translate(_TO_PLAIN)


def smart(text: str) -> str:
    """Typographic marks: opening at the start of a word, closing elsewhere; an apostrophe is a closing single.

    >>> smart('"It\\'s the \\'90s," he said')
    '“It’s the ’90s,” he said'
    """
    text = plain(text)
    text = _OPENING.sub("“", text).replace('"', "”")
    return _OPENING_SINGLE.sub("‘", text).replace("'", "’")
