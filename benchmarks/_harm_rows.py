"""The rows: right text as people have it, made by programs from lines of prose."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from benchmarks._harm_texts import SEED
from transcripts.languages.folding import core
from transcripts.model import Segment, Transcript

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

TALK_WORDS = 3_000
"""Words of a talk that a row is cut into, about twenty minutes."""
CUE_WORDS, WORD_MS = 7, 400
TAGS = (
    "[Music]",
    "[Applause]",
    "[Laughter]",
    "(laughs)",
    "♪",
    ">>",
    "[ __ ]",
    "[inaudible 00:12]",
    "[not]",
    "[in French]",
)
_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "twentieth",
    "thirtieth",
]
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def talks(lines: Iterable[str]) -> Iterator[list[str]]:
    """The lines in parts of about TALK_WORDS words."""
    part: list[str] = []
    words = 0
    for line in lines:
        part.append(line)
        words += len(line.split())
        if words >= TALK_WORDS:
            yield part
            part, words = [], 0
    if part:
        yield part


def prose(lines: Sequence[str]) -> Transcript:
    """Paragraphs without times."""
    return Transcript(tuple(Segment(line) for line in lines))


def cues(words: Sequence[str]) -> Transcript:
    """Captions of seven words, with times."""
    return Transcript(
        tuple(
            Segment(" ".join(words[at : at + CUE_WORDS]), at * WORD_MS, min(at + CUE_WORDS, len(words)) * WORD_MS)
            for at in range(0, len(words), CUE_WORDS)
        )
    )


def cut(lines: Sequence[str]) -> Transcript:
    """The same as captions, marks and case as they are."""
    return cues([word for line in lines for word in line.split()])


def bare(lines: Sequence[str]) -> Transcript:
    """Captions without case and marks."""
    return cues([word for line in lines for text in line.split() if (word := core(text).lower())])


def capitals(lines: Sequence[str]) -> Transcript:
    """Captions all in capitals, with their marks."""
    return cues([word.upper() for line in lines for word in line.split()])


def tagged(lines: Sequence[str]) -> Transcript:
    """Captions with notes of sounds and masks between the words, one in thirty."""
    dice = random.Random(SEED)
    words: list[str] = []
    for text in (word for line in lines for word in line.split()):
        words.append(text)
        if dice.random() < 1 / 30:
            words += dice.choice(TAGS).split()
    return cues(words)


def numbered(lines: Sequence[str]) -> Transcript:
    """Bare captions in which a sentence with numbers said aloud follows every second line."""
    dice = random.Random(SEED)
    return bare([each for at, line in enumerate(lines) for each in ((line, _number(dice)) if at % 2 else (line,))])


def _two(dice: random.Random) -> str:
    ten, one = dice.choice(_TENS), dice.choice(["", *_ONES])
    return dice.choice(_TEENS) if dice.random() < 0.3 else f"{ten} {one}".strip()


def _digits(dice: random.Random, many: int) -> str:
    return " ".join(dice.choice(["zero", "oh", *_ONES]) for _ in range(many))


def _number(dice: random.Random) -> str:
    one, two, first = dice.choice(_ONES), _two(dice), dice.choice(_ORDINALS)
    month, again = dice.choice(_MONTHS), _digits(dice, 2)
    ways = (
        f"It was built in nineteen {_two(dice)} and sold in two thousand {dice.choice(_TEENS)}.",
        f"You can call us at {_digits(dice, 3)} {_digits(dice, 3)} {_digits(dice, 4)} on weekdays.",
        f"We had {one} hundred and {two} people on {month} {first} that year.",
        f"It costs {two} dollars and {_two(dice)} cents, or {one} point {one} percent more.",
        f"We moved from version {one} point {dice.choice(_ONES)} to version {one} point {dice.choice(_TEENS)}.",
        f"The room is number {again} {again} on the {first} floor.",
        f"They met at {dice.choice(_TEENS)} {two} in the morning and left at half past {one}.",
        f"Count with me: one two one two, {one} {one} {one}, and stop.",
        f"There were {one} thousand {dice.choice(_ONES)} hundred {two} of them in the second quarter.",
        f"The code is {dice.choice('abcdefgh')} {dice.choice('klmnop')} {_digits(dice, 4)} and nothing else.",
    )
    return dice.choice(ways)


def with_foreign(foreign: dict[str, list[str]]) -> Callable[[Sequence[str]], Transcript]:
    """Prose in which a sentence of another language follows every fifth line."""

    def make(lines: Sequence[str]) -> Transcript:
        dice = random.Random(SEED)
        some = [line for code in sorted(foreign) for line in foreign[code]]
        return prose(
            [e for at, line in enumerate(lines) for e in ((line, dice.choice(some)) if at % 5 == 4 else (line,))]
        )

    return make
