"""What kind of word a word may be, from closed lists and its ending: enough to judge where a line may break.

This is no parser: a word can be of several kinds, and an unknown word is most likely a noun or a verb. The words
are data (`word_kinds.toml`); this module looks them up and knows the endings. English only: in other languages no
word is known, and only marks, capitals, digits and pauses speak.
"""

from __future__ import annotations

import tomllib
from enum import IntFlag, auto
from functools import cache, lru_cache
from typing import Any

from transcripts.languages.english.fillers import SOUNDS
from transcripts.languages.english.folder import DATA
from transcripts.languages.english.numbers import CARDINALS, ORDINALS
from transcripts.languages.english.sentence_ends import BEFORE_MORE, BEFORE_NAMES, ends_here
from transcripts.languages.english.titles import BOUND_TO_NAMES
from transcripts.languages.sentence_marks import CLOSING, STOPS


class Kind(IntFlag):
    """What a word may be; a word may be several."""

    ARTICLE = auto()
    DETERMINER = auto()
    POSSESSOR = auto()
    """A determiner that nothing but a noun follows."""
    PREPOSITION = auto()
    CONJUNCTION = auto()
    SUBORDINATOR = auto()
    SUBJECT = auto()
    NOMINATIVE = auto()
    """A pronoun that is nothing but a subject."""
    OBJECT = auto()
    REFLEXIVE = auto()
    BE = auto()
    HAVE = auto()
    DO = auto()
    MODAL = auto()
    CONTRACTED = auto()
    NEGATION = auto()
    ADVERB = auto()
    INTENSIFIER = auto()
    TITLE = auto()
    NUMBER = auto()
    UNIT = auto()
    MONTH = auto()
    ADJECTIVE = auto()
    VERB = auto()
    PARTICLE = auto()
    PHRASAL = auto()
    FILLER = auto()
    CAPITAL = auto()
    """Begins with a capital letter, as a name does; `I` does not count."""
    GERUND = auto()
    PARTICIPLE = auto()
    GENITIVE = auto()
    """Ends with `'s` and is no contraction of the lists."""
    ADJECTIVAL_NOUNS = auto()


AUXILIARY = Kind.BE | Kind.HAVE | Kind.DO | Kind.MODAL | Kind.CONTRACTED
CLOSED = (
    Kind.ARTICLE | Kind.DETERMINER | Kind.PREPOSITION | Kind.CONJUNCTION | Kind.SUBORDINATOR | Kind.SUBJECT
    | Kind.OBJECT | AUXILIARY | Kind.NEGATION
)  # fmt: skip
"""Words of grammar, of which none is the noun that an article or adjective waits for."""

_ADJECTIVE_ENDS = (
    "able", "ible", "ful", "less", "ous", "ive", "al", "ic", "ish", "ary", "ory", "-based", "-term", "wide", "-time",
    "-related", "-level", "-driven", "-oriented", "-specific", "-scale", "-quality", "-end", "-year", "-month", "-day",
)  # fmt: skip
_ENDINGS = (
    (("'s", "s'"), 3, Kind.GENITIVE),
    (("ly",), 5, Kind.ADVERB),
    (_ADJECTIVE_ENDS, 6, Kind.ADJECTIVE),
    (("ing",), 5, Kind.GERUND),
    (("ed",), 4, Kind.PARTICIPLE),
)
"""What the ending of a word that no list holds says of it, in words of at least so many letters."""
_OPENING = "\"'“‘([{¿¡«-–—♪#*_>"
_CLOSING = CLOSING + "}♪*_"
_PAUSES = ",;:—–،؛、，；："


@cache
def _lexicon() -> tuple[dict[str, Kind], frozenset[tuple[str, str]]]:
    text = (DATA / "word_kinds.toml").read_text(encoding="utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    pairs = frozenset((first, second) for first, second in (pair.lower().split() for pair in data.pop("prepositional")))
    kinds: dict[str, Kind] = {}
    for name, words in data.items():
        for word in str(words).split():
            kinds[word] = kinds.get(word, Kind(0)) | Kind[name.upper()]
    for kind, known in (
        (Kind.TITLE, BOUND_TO_NAMES.union(BEFORE_NAMES)),
        (Kind.SUBORDINATOR, BEFORE_MORE),
        (Kind.NUMBER, CARDINALS.union(ORDINALS)),
        (Kind.FILLER, SOUNDS),
    ):
        for word in known:
            kinds[word] = kinds.get(word, Kind(0)) | kind
    return kinds, pairs


def bare(word: str) -> str:
    """The word without the marks around it, in lower case, its apostrophe straight.

    >>> [bare(w) for w in ("“Soul,”", "Don’t", "U.S.", "--")]
    ['soul', "don't", 'u.s', '']
    """
    return word.lower().replace("’", "'").strip(_OPENING + _CLOSING + STOPS + _PAUSES)


@lru_cache(maxsize=1 << 16)
def kinds(word: str) -> Kind:
    """What a word as written may be."""
    core = bare(word)
    found = _lexicon()[0].get(core, Kind(0)) or _by_ending(core)
    stripped = word.lstrip(_OPENING)
    if stripped[:1].isupper() and core != "i" and not core.startswith("i'"):
        found |= Kind.CAPITAL
    if any(c.isdigit() for c in core):
        found |= Kind.NUMBER
    if core.endswith("n't"):
        found |= Kind.NEGATION
    return found


def _by_ending(core: str) -> Kind:
    if core.endswith("s") and any(_lexicon()[0].get(core[:-cut], Kind(0)) & Kind.VERB for cut in (1, 2)):
        return Kind.VERB
    return next((kind for ends, least, kind in _ENDINGS if len(core) >= least and core.endswith(ends)), Kind(0))


def mark_of(word: str, following: str = "") -> str:
    """The mark that ends a word: `.` for the end of a sentence, `,` for a clause's, nothing for neither.

    The word after it tells whether a sentence ends with a short form (`p.m.`).

    >>> [mark_of(w) for w in ("end.”", "so,", "Mr.", "J.", "U.S.", "word", "really?!", "word—")]
    ['.', ',', '', '', '', '', '.', ',']
    """
    core = word.rstrip(_CLOSING)
    last = core[-1:]
    if not last or (last not in STOPS and last not in _PAUSES):
        return ""
    if last == "." and not ends_here(core.lstrip(_OPENING), following):
        return ""
    return "." if last in STOPS else ","


def pair_is_fixed(first: str, second: str) -> bool:
    """Whether two bare words go together as one: `agree with`, `such as`."""
    return (first, second) in _lexicon()[1]
