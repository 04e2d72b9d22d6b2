"""A gazetteer made ready for matching: each thing that may be written, with how it sounds. Decides nothing.

A name gives targets for itself, for its aliases and, if it has several words, for those of its words that may stand
alone (`Putin`). Compiling is done once for each gazetteer.
"""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal

import numpy as np
from rapidfuzz.distance import Levenshtein

from transcripts.gazetteer.gazetteer import Gazetteer
from transcripts.languages.english.titles import HONORIFICS
from transcripts.languages.english.wordlist import casing, frequency, is_word
from transcripts.languages.folding import fold, unaccented
from transcripts.phonetics.distance import codes
from transcripts.phonetics.lexicon import encode, said
from transcripts.phonetics.sounds import sounds
from transcripts.search.signatures import BagIndex
from transcripts.search.sound_index import SoundIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt

    from transcripts.gazetteer.entry import Entry

    Ints = npt.NDArray[np.intp]

EXPECTED_WEIGHT = 0.7
"""A name of less weight is known, but not expected: what a page's own summary says may come from the captions."""

Role = Literal["whole", "alias", "part"]

NAMED = frozenset(["person", "place", "organisation", "other"])
"""Kinds of names that may be foreign ones."""

LETTERS = {c: i for i, c in enumerate("abcdefghijklmnopqrstuvwxyz0123456789")}


def squeezed(text: str) -> str:
    """The letters and digits of a folded text alone.

    >>> squeezed("Kim Jong-un")
    'kimjongun'
    """
    letters = fold(text.replace("&", " and ")).replace(" ", "")
    return letters if letters.isalnum() else "".join(c for c in letters if c.isalnum())


@dataclass(frozen=True, slots=True, eq=False)
class Target:
    """Something that may be written in place of what was heard.

    `text` is written; `form` is what is compared (an alias, say), `letters` and `sounds` are its own. `entry` is
    where it comes from and `number` that entry's place in the gazetteer. It is `expected` if somebody named it for
    this talk: a gazetteer or a document, not only the starter gazetteer or a source of little weight.
    """

    text: str
    form: str
    role: Role
    entry: Entry
    number: int
    letters: str
    sounds: tuple[str, ...]
    words: int
    expected: bool

    @property
    def ordinary(self) -> bool:
        """Whether every word of it is an ordinary word too, written small as often as not."""
        return _ordinary(self.form)


@lru_cache(maxsize=1 << 14)
def _ordinary(form: str) -> bool:
    return all(is_word(w) and _small(w) for w in fold(form).split())


def _small(word: str) -> bool:
    how = casing(word)
    return how is None or how.lower > 0.3


ALIKE = 4
"""Of names that are the same in letters and sound (the `John` of many), so many are compared: no candidate is asked for
more than three rivals."""


class Sounding:
    """The sounds of some targets, ready to be compared: a row for each pronunciation."""

    def __init__(self, said: Iterable[tuple[int, Sequence[str]]]) -> None:
        """Make ready the sounds of targets, given by their numbers."""
        rows = [(i, sound) for i, ways in said for sound in ways if sound]
        self.targets = np.array([i for i, _ in rows], np.intp)
        self._said = [sound for _, sound in rows]
        self.codes = codes(self._said)
        # Each sound stands in the index once, however many have it.
        once = {sound: number for number, sound in enumerate(dict.fromkeys(self._said))}
        self._index = SoundIndex(list(once))
        numbers = np.array([once[sound] for sound in self._said], np.intp)
        self._rows = np.argsort(numbers, kind="stable")
        self._first = np.searchsorted(numbers[self._rows], np.arange(len(once) + 1))

    def pairs(self, queries: Sequence[str], least: float) -> tuple[Ints, Ints]:
        """Numbers of queries and rows whose sounds' vectors' product is at least `least`."""
        left, right = self._index.pairs(queries, least)
        first, many = self._first[right], self._first[right + 1] - self._first[right]
        place = np.arange(many.sum()) + np.repeat(first - (np.cumsum(many) - many), many)
        return np.repeat(left, many), self._rows[place]

    def said(self, way: int) -> str:
        """The sound of a row; none for the row -1."""
        return self._said[way] if way >= 0 else ""


class Targets:
    """Every target of a gazetteer with the indexes over their sounds and letters.

    `expected` are compared with everything that was heard; the others (the starter gazetteer's thousands) only with
    what is no word at all, and are made ready when the first such word turns up.
    """

    def __init__(self, names: Gazetteer) -> None:
        raw = list(_raw(names))
        from_starter = {id(entry) for entry in Gazetteer.starter().entries}
        expected = [_expected(one[3], from_starter) for one in raw]
        sounds().learn(word for one, due in zip(raw, expected, strict=True) if due for word in one[1].split())
        self.all: list[Target] = [_target(*one, expected=due) for one, due in zip(raw, expected, strict=True)]
        self.by_letters: dict[str, list[Target]] = {}
        self.heard: dict[str, Target] = {}
        for target in self.all:
            self.by_letters.setdefault(target.letters, []).append(target)
            if target.role == "whole":
                self.heard |= {squeezed(h): target for h in target.entry.heard}
        self.by_plain_letters = self._by_plain_letters()
        self.letters = np.array([t.letters for t in self.all], np.object_)
        self.numbers = np.array([i for i, t in enumerate(self.all) if t.expected], np.intp)
        self.compared = np.array(self._compared(), np.intp)
        some = [(i, self.all[i]) for i in self.compared.tolist()]
        self.sounding = Sounding((i, t.sounds) for i, t in some)
        self.by_spelling = BagIndex([t.letters for _, t in some], LETTERS, 2)
        self.ways: dict[int, list[int]] = {}
        for way, i in enumerate(self.sounding.targets.tolist()):
            self.ways.setdefault(i, []).append(way)

    def _by_plain_letters(self) -> dict[str, list[Target]]:
        """The expected targets with letters that folding leaves (`ł`, `ø`), by those without their strokes."""
        found: dict[str, list[Target]] = {}
        for target in self.all:
            if (
                target.expected
                and not target.letters.isascii()
                and (plain := squeezed(unaccented(target.form))).isascii()
            ):
                found.setdefault(plain, []).append(target)
        return found

    def _compared(self) -> list[int]:
        # The expected targets, of those that are the same for every comparison the first few.
        alike: Counter[tuple[str, str, tuple[str, ...]]] = Counter()
        found = []
        for i in self.numbers.tolist():
            target = self.all[i]
            same = target.text, target.letters, target.sounds
            alike[same] += 1
            if alike[same] <= ALIKE:
                found.append(i)
        return found

    @cached_property
    def within(self) -> dict[str, set[int]]:
        """The words of names of several words, people's aside, with the entries (by number) that have them."""
        found: dict[str, set[int]] = {}
        for target in self.all:
            if target.expected and target.words > 1 and target.entry.kind != "person":
                for word in fold(target.form).split():
                    found.setdefault(word, set()).add(target.number)
        return found

    @cached_property
    def unannounced(self) -> Sounding:
        """The sounds of whole names of one word that nobody announced."""
        some = [(i, t) for i, t in enumerate(self.all) if not t.expected and t.role != "part" and t.words == 1]
        sounds().recall(said())
        sounds().learn(t.form for _, t in some)
        return Sounding((i, _sounds(t.entry, t.form, t.role)) for i, t in some)


def _raw(names: Gazetteer) -> Iterator[tuple[str, str, Role, Entry, int]]:
    for number, entry in enumerate(names.entries):
        seen = {fold(entry.canonical)}
        yield entry.canonical, entry.canonical, "whole", entry, number
        title, _, untitled = entry.canonical.partition(" ")
        if fold(title).rstrip(".") in HONORIFICS and " " in untitled and fold(untitled) not in seen:
            seen.add(fold(untitled))
            yield untitled, untitled, "alias", entry, number  # said without the title, it is written without
        for alias in entry.aliases:
            if fold(alias) not in seen:
                seen.add(fold(alias))
                text, role = _alias(alias, entry)
                yield text, alias, role, entry, number
        for part in parts(entry):
            if fold(part) not in seen:
                seen.add(fold(part))
                yield part, part, "part", entry, number


def _alias(alias: str, entry: Entry) -> tuple[str, Role]:
    own, whole = fold(alias).split(), fold(entry.canonical).split()
    if set(own) < set(whole):
        return alias, "part"
    # Another spelling of the same sound is taken to the canonical one (`Kiev`); another name is a name of its own.
    if own[:1] and whole[:1] and own[0][:1] == whole[0][:1]:
        near = Levenshtein.normalized_similarity(squeezed(alias), squeezed(entry.canonical))
        if near >= 0.5:
            return entry.canonical, "alias"
    return alias, "alias"


def parts(entry: Entry) -> list[str]:
    """The words of a name that may stand alone for it: of a person any, of others those that are no ordinary words."""
    words = [w.strip(".,()\"'") for w in entry.canonical.split()]
    if not 2 <= len(words) <= 4 or entry.kind in {"phrase", "term", "place", "product"}:
        return []
    return [w for w in words if len(w) > 2 and w[0].isupper() and "." not in w and _alone(w, entry)]


def _alone(word: str, entry: Entry) -> bool:
    if entry.kind == "person":
        how = casing(word)
        return not is_word(word) or (how is not None and how.title > 0.5)
    return not is_word(word) and frequency(word) < 40


def _target(text: str, form: str, role: Role, entry: Entry, number: int, *, expected: bool) -> Target:
    said = tuple(dict.fromkeys([*_sounds(entry, form, role), *_abroad(entry, form)])) if expected else ()
    return Target(text, form, role, entry, number, squeezed(form), said, len(form.split()), expected)


def _sounds(entry: Entry, form: str, role: Role) -> tuple[str, ...]:
    given = [_encoded(p) for p in entry.pronunciations] if role == "whole" else []
    return tuple(dict.fromkeys([*filter(None, given), *sounds().phrase(form)]))


def _abroad(entry: Entry, form: str) -> tuple[str, ...]:
    return sounds().abroad(form) if entry.kind in NAMED and not entry.pronunciations else ()


def _expected(entry: Entry, from_starter: set[int]) -> bool:
    return id(entry) not in from_starter and (entry.weight >= EXPECTED_WEIGHT or entry.kind in {"term", "phrase"})


def _encoded(phones: str) -> str:
    try:
        return encode(phones)
    except KeyError:
        return ""  # reported where the gazetteer is loaded; the spelling's own sound serves here


_KEPT: deque[tuple[Gazetteer, Targets]] = deque(maxlen=4)


def targets(names: Gazetteer) -> Targets:
    """The targets of a gazetteer, kept from one pass and one talk to the next."""
    # Every pass asks: a hash of thousands of entries each time would cost more than the comparisons.
    for known, ready in tuple(_KEPT):
        if known is names or (len(known) == len(names) and known == names):
            return ready
    made = Targets(names)
    _KEPT.append((names, made))
    return made


def words_of(some: Sequence[Target]) -> set[str]:
    """The folded words of some targets."""
    return {w for t in some for w in fold(t.form).split()}
