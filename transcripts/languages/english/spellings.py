"""British spellings as American ones, by rules over closed sets of stems. Nothing here changes a text."""

from __future__ import annotations

import regex

_OUR = """arbour ardour armour behaviour candour clamour colour demeanour endeavour favour fervour flavour glamour
harbour honour humour labour neighbour odour parlour rancour rigour rumour saviour savour splendour tumour valour
vapour vigour"""
_RE = "calibre centre fibre litre lustre meagre metre ochre sabre sceptre sombre spectre theatre"
_LLED = "cancel channel counsel dial equal fuel label level model panel quarrel signal total travel tunnel"
_OGUE = "analogue catalogue dialogue monologue"
_ISE = """apolog author capital categor character civil critic custom emphas final fertil general harmon hospital ideal
industr legal local maxim memor minim mobil modern normal optim organ penal popular prior public real recogn
revolution special stabil standard summar symbol sympath urban util visual"""


def _any(words: str) -> str:
    return "|".join(words.split())


_RULES = (
    (regex.compile(rf"\b((?:dis|mis|un)?(?:{'|'.join(w[:-2] for w in _OUR.split())}))ur(?=\w*$)"), r"\1r"),
    (regex.compile(rf"\b((?:kilo|centi|milli)?(?:{'|'.join(w[:-2] for w in _RE.split())}))re(s?)$"), r"\1er\2"),
    (regex.compile(rf"\b({_any(_LLED)})l(ed|ing|er|ers)$"), r"\1\2"),
    (regex.compile(rf"\b({'|'.join(w[:-2] for w in _OGUE.split())})ue(s?)$"), r"\1\2"),
    (regex.compile(rf"\b((?:dis|re|un)?(?:{_any(_ISE)}))is(e|es|ed|er|ers|ing|ation|ations)$"), r"\1iz\2"),
    (regex.compile(r"\b(anal|paral)ys(e|es|ed|ing)$"), r"\1yz\2"),
    (regex.compile(r"\b(def|off|pret)ence(s?)$"), r"\1ense\2"),
    (regex.compile(r"^grey(?=(?:s|er|est|ing|ish)?$)"), "gray"),
)


def american(word: str) -> str:
    """A word in lower case in its American spelling; any other word as it is.

    >>> [american(w) for w in ("colourful", "organised", "centre", "travelling", "four", "rise")]
    ['colorful', 'organized', 'center', 'traveling', 'four', 'rise']
    """
    for rule, spelled in _RULES:
        word = rule.sub(spelled, word)
    return word
