"""Small letters by the rules of a language. Nothing here takes an accent off."""

from __future__ import annotations

_DOTS = str.maketrans({"İ": "i", "I": "ı"})
"""Turkish and Azerbaijani have an i with a dot and one without, in capitals too (Unicode, SpecialCasing)."""
_TONOS = str.maketrans("άέήίόύώΐΰ", "αεηιουωϊϋ")
"""Greek capitals are written without the tonos."""


def small(text: str, code: str | None) -> str:
    """A text in the form in which case makes no difference.

    >>> small("ILIK İZMİR", "tr"), small("I", "en"), small("ΑΘΗΝΑ", "el") == small("Αθήνα", "el")
    ('ılık izmir', 'i', True)
    """
    if code in {"tr", "az"}:
        text = text.translate(_DOTS)
    low = text.casefold()
    return low.translate(_TONOS) if code == "el" else low
