"""What a language is to this package: its name, how it is written, and which steps know it.

A step says what it needs (`Ability`); a language says what it can do. What a language lacks is left undone and told.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal

Direction = Literal["ltr", "rtl"]


class Ability(Enum):
    """Something that a step needs to know of a language; the value is how a message names what cannot be done."""

    STARTER = "the names that the package ships"
    SPLITS = "words wrongly split or joined"
    FILLERS = "fillers and repeats"
    MARKS = "marks"
    CASE = "case"
    NUMBERS = "the style of numbers"


@dataclass(frozen=True, slots=True)
class Language:
    """One language.

    `code` is ISO 639-1 in lower case, `script` ISO 15924. `spaced` says whether words are parted by blanks. `can` holds
    what the package can do in it beyond what it can do in any: read, undo rolling captions, mend the names of a
    user's own list, align, score, lay out. `fillers` are words that are never anything else, in lower case.
    `short_forms` have a full stop of their own (in lower case, without the last one); with `ordinals`, numbers have one
    too (`am 3. Mai`); `stops` are marks that end a sentence in this language alone.

    >>> Language("sv", "Swedish").can
    frozenset()
    """

    code: str
    name: str
    script: str = "Latn"
    direction: Direction = "ltr"
    spaced: bool = True
    can: frozenset[Ability] = frozenset()
    fillers: frozenset[str] = frozenset()
    short_forms: frozenset[str] = frozenset()
    ordinals: bool = False
    stops: str = ""

    def lacks(self, needed: frozenset[Ability]) -> frozenset[Ability]:
        """What of that the language cannot do."""
        return needed - self.can


UNDETERMINED = Language("und", "undetermined")
"""A stretch of which nobody can tell the language: only what is safe in any language is done there."""
