"""How a name may be said where its letters have the values that most languages of Europe's continent give them.

`Gracente`, `Minara`: English rules read a foreign name otherwise than its bearer says it, and recognisers write down
what was said. A vowel letter has one sound, a final e is heard (or, after one consonant, may be mute), c is soft
before e and i: roughly what Spanish, Italian, German and romanised Japanese or Hindi have in common. Nothing here looks
a word up or compares sounds.
"""

from __future__ import annotations

import regex

from transcripts.phonetics.lexicon import encode

# Longer runs of letters go first.
_VALUES = {
    "sch": "SH", "ch": "CH", "sh": "SH", "zh": "ZH", "ph": "F", "th": "T", "kh": "K", "gh": "G", "dh": "D", "bh": "B",
    "ng": "NG", "qu": "K", "ck": "K", "tz": "T S", "cz": "CH",
    "ai": "AY", "ay": "AY", "ei": "EY", "ey": "EY", "au": "AW", "ou": "UW", "oo": "UW", "ee": "IY", "ie": "IY",
    "oe": "OW", "ue": "UW", "oi": "OY", "oy": "OY",
    "a": "AA", "e": "EH", "i": "IY", "o": "OW", "u": "UW", "y": "IY",
    "b": "B", "c": "K", "d": "D", "f": "F", "g": "G", "h": "HH", "j": "JH", "k": "K", "l": "L", "m": "M", "n": "N",
    "p": "P", "q": "K", "r": "R", "s": "S", "t": "T", "v": "V", "w": "W", "x": "K S", "z": "Z",
}  # fmt: skip
_CODES = {letters: encode(phones) for letters, phones in _VALUES.items()}
_SPECIAL = {"soft": encode("S"), "glide": encode("Y"), "final": encode("EY")}
_RUN = regex.compile(
    r"(?P<soft>c(?=[eiy]))|(?P<glide>y(?=[aeiou]))|(?P<final>e$)|" + "|".join(sorted(_VALUES, key=len, reverse=True))
)
_DOUBLE = regex.compile(r"([^aeiou])\1")
_MUTE = regex.compile(r"[aeiouy][^aeiouy]e$")
LEAST_LETTERS = 4
"""Shorter names are said in too many ways."""


def abroad(word: str) -> tuple[str, ...]:
    """The sounds of a word of the letters a to z that is read letter by letter; none for anything else.

    >>> from transcripts.phonetics.lexicon import decode
    >>> [decode(s) for s in abroad("gracente")], [decode(s) for s in abroad("elyse")]
    (['G R AA S EH N T EY'], ['EH L IY S EY', 'EH L IY S'])
    """
    if len(word) < LEAST_LETTERS or not (word.isascii() and word.isalpha()):
        return ()
    letters = _DOUBLE.sub(r"\1", word.lower())
    said = "".join(_SPECIAL[run.lastgroup] if run.lastgroup else _CODES[run.group()] for run in _RUN.finditer(letters))
    return (said, said[:-1]) if _MUTE.search(letters) else (said,)
