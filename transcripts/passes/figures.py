"""Percentages, money and times of day in one style: where a talk writes them in two ways, the rarer way gives way.

Only bare talks are touched, such as recognisers write; what a person has typed keeps its style. A figure never
changes, nothing is spelled out, and a talk that writes each kind in one way comes back as it was.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import regex

from transcripts.passes.punctuation import bare_stretches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transcripts.ledger import Correction, Pass, View

RULE = "figures"
COINS = {"dollar": "$", "dollars": "$", "euro": "€", "euros": "€", "pound": "£", "pounds": "£"}
_PLURAL = {"$": "dollars", "€": "euros", "£": "pounds"}
SCALES = frozenset(("thousand", "million", "billion", "trillion"))
_NUMBER = regex.compile(r"\d[\d,]*(?:\.\d+)?")
_PERCENT = regex.compile(rf"({_NUMBER.pattern})%")
_MONEY = regex.compile(rf"([$€£])({_NUMBER.pattern})")
_CLOCK = regex.compile(r"(\d{1,2}(?::\d\d)?)([ap])\.?m\.?", regex.IGNORECASE)
_HALF = regex.compile(r"([ap])(\.?)m\.?", regex.IGNORECASE)


class Figure(NamedTuple):
    """Words `first` up to `end`: what kind of figure, in which of the two styles, and how it reads in each."""

    first: int
    end: int
    kind: str
    style: str
    other: str


def figures_pass() -> Pass:
    """Propose one style for each kind of figure that a bare talk writes in two."""

    def propose(view: View) -> Iterator[Correction]:
        texts = [w.text for w in view.words]
        if bare_stretches(texts) != [(0, len(texts))]:
            return
        found = list(figures(texts))
        for kind in ("percentage", "money", "time of day"):
            here = [f for f in found if f.kind == kind]
            counts = Counter(f.style for f in here).most_common()
            if len(counts) < 2 or counts[0][1] == counts[1][1]:
                continue
            for figure in here:
                if figure.style == counts[1][0]:
                    count = figure.end - figure.first
                    evidence = {"kind": kind, "style of the talk": counts[0][0], "seen": len(here)}
                    yield view.correct(figure.first, count, figure.other, rule=RULE, score=0.9, evidence=evidence)

    return propose


def figures(texts: Sequence[str]) -> Iterator[Figure]:
    """The percentages, sums of money and times of day in bare words.

    >>> [(f.kind, f.style, f.other) for f in figures("about 5 percent or $3 million at 6 pm".split())]
    [('percentage', 'in words', '5%'), ('money', 'sign', '3 million dollars'), ('time of day', 'plain', '6 p.m.')]
    """
    low = [t.lower() for t in texts]
    for at, text in enumerate(low):
        yield from _percentage(low, at, text)
        yield from _money(texts, low, at)
        yield from _time(texts, low, at)


def _percentage(low: Sequence[str], at: int, text: str) -> Iterator[Figure]:
    if sign := _PERCENT.fullmatch(text):
        yield Figure(at, at + 1, "percentage", "sign", f"{sign[1]} percent")
    elif _NUMBER.fullmatch(text) and low[at + 1 : at + 2] == ["percent"]:
        yield Figure(at, at + 2, "percentage", "in words", f"{text}%")


def _money(texts: Sequence[str], low: Sequence[str], at: int) -> Iterator[Figure]:
    scaled = low[at + 1 : at + 2] and low[at + 1] in SCALES
    scale = f" {texts[at + 1]}" if scaled else ""
    end = at + 2 if scaled else at + 1
    if sign := _MONEY.fullmatch(low[at]):
        yield Figure(at, end, "money", "sign", f"{sign[2]}{scale} {_PLURAL[sign[1]]}")
    elif _NUMBER.fullmatch(low[at]) and (coin := COINS.get(low[end] if end < len(low) else "")):
        yield Figure(at, end + 1, "money", "in words", f"{coin}{texts[at]}{scale}")


def _time(texts: Sequence[str], low: Sequence[str], at: int) -> Iterator[Figure]:
    if whole := _CLOCK.fullmatch(low[at]):
        number, half, end, written = whole[1], whole[2], at + 1, texts[at]
    elif regex.fullmatch(r"\d{1,2}(?::\d\d)?", low[at]) and (part := _HALF.fullmatch((*low, "")[at + 1])):
        number, half, end, written = texts[at], part[1], at + 2, texts[at + 1]
    else:
        return
    dotted = "." in written
    other = f"{half.lower()}m" if dotted else f"{half.lower()}.m."
    yield Figure(at, end, "time of day", "dotted" if dotted else "plain", f"{number} {other}")
