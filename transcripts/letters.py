"""Letters of words: changing their case and nothing else, and how many of them a word may have.

Unicode makes two letters of some (`ß` to `SS`, `ﬁ` to `FI`, `ǰ` to `J̌`), another letter of others (`ſ` to `S`, the
Kelvin sign to `k`), and what is right for `i`, `ı`, `I` and `İ` depends on the language. A word that would not come
back as it was is left alone. (Unicode 16, 5.18 Case Mappings, and SpecialCasing.txt.) Nothing here looks a word up.
"""

from __future__ import annotations

LONGEST_WORD = 100
"""Characters of the longest text that is looked at as a word. The longest place name has 85 letters, the longest word
that German law has had 79, the longest in a dictionary of English 45. What is longer is an address, a key or a mishap:
it has no sound and no likeness to anything, and is left alone. It is asked before any pattern or distance, so that none
of them sees more."""

_TURKIC = frozenset("ıİ")
_DOTTED = frozenset("iI")


def same_letters(one: str, other: str) -> bool:
    """Whether two texts are the same letters, one for one, and differ in case at most.

    >>> same_letters("Straße", "straße"), same_letters("straße", "STRASSE"), same_letters("ſoul", "soul")
    (True, False, False)
    """
    if one == other:
        return True
    if len(one) != len(other) or one.lower() != other.lower() or one.upper() != other.upper():
        return False
    # Beside a Turkic i, the i without its dot (or with it) is another letter.
    return _TURKIC.isdisjoint(one) or all(a == b or a not in _DOTTED for a, b in zip(one, other, strict=True))


def small(text: str) -> str:
    """The text in lower case; as it is, where that would alter letters.

    >>> small("STRAßE"), small("İZMİR"), small("ΟΔΟΣ")
    ('straße', 'İZMİR', 'οδος')
    """
    return _checked(text, text.lower())


def large(text: str) -> str:
    """The text in capitals; as it is, where that would alter letters.

    >>> large("kyiv"), large("straße"), large("ﬁn")
    ('KYIV', 'straße', 'ﬁn')
    """
    return _checked(text, text.upper())


def capitalised(text: str) -> str:
    """The text with a capital first letter, the rest as it is; as it is, where that would alter letters.

    >>> capitalised("kyiv"), capitalised("ǆungla"), capitalised("ßen"), capitalised("ışık")
    ('Kyiv', 'ǅungla', 'ßen', 'ışık')
    """
    return _checked(text, text[:1].title() + text[1:])  # `ǆ` and Georgian letters have capitals of two kinds


def uncapitalised(text: str) -> str:
    """The text with a small first letter, the rest as it is; as it is, where that would alter letters.

    >>> uncapitalised("Ally"), uncapitalised("İzmir")
    ('ally', 'İzmir')
    """
    return _checked(text, text[:1].lower() + text[1:])


def _checked(text: str, changed: str) -> str:
    return changed if same_letters(text, changed) else text
