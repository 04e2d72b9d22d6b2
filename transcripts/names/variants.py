"""One unknown name in two spellings (`Laura beer`, `Laura Bier`) is suggested to be written as the talk mostly does.

Only within one talk, only what no gazetteer holds, and only as a suggestion: which spelling is right, a talk alone
cannot say. Inflections, abbreviations, numbers, and differences of case, hyphens or spaces are not its business.
What may be one name is in `variant_rules`.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, combinations
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from rapidfuzz.distance import Levenshtein

from transcripts.languages.english.wordlist import is_known
from transcripts.languages.folding import fold
from transcripts.names.variant_rules import Form, Pair, alike_enough, barred, nameable
from transcripts.phonetics.distance import codes, costs
from transcripts.phonetics.lexicon import decode, encode
from transcripts.phonetics.sounds import sounds
from transcripts.search.nearest_few import nearest_few
from transcripts.search.sound_index import SoundIndex, default_space

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt

    from transcripts.names.spans import HeardWord
    from transcripts.names.talk_index import TalkIndex

    Ints = npt.NDArray[np.intp]

RULE = "names.variant"
SIEVE = 0.55
"""Sounds are compared where their vectors' product is at least this."""
LEAST_ALIKE, LEAST_RESPELLED = 0.85, 0.7
"""How alike two sounds are at least, and those of two ways to write the same letters."""
LEAST_PHONES, LEAST_BESIDE = 4, 3
"""A name has at least this many phones by itself, and beside a word that both spellings share."""
MOST_ALIKE, MOST_BESIDE = 20, 300
"""More spellings of the same letters are no names, and what stands beside more words is no part of one."""
MOST_COMMON = 2_000
"""Spellings are compared with so many of a talk's commonest ones. A talk of an hour has some hundreds that may be
names; of a text with more than this, what it hardly ever writes is no spelling to prefer."""
_AT_ONCE = 1 << 10
"""So many spellings are compared at a time."""
_JOINTS = frozenset("@#/\\_")
# Before an R, English tells these vowels apart in writing alone (`beer`, `Bier`).
_SAME = tuple((encode(f"{a} R"), encode(f"{b} R")) for a, b in (("IY", "IH"), ("UW", "UH"), ("OW", "AO")))


class Way(NamedTuple):
    """A form with one of its sounds."""

    form: Form
    said: str


@dataclass(frozen=True, slots=True)
class Variant:
    """A suggestion: `count` words from `first` on become `after`."""

    first: int
    count: int
    after: str
    score: float
    evidence: dict[str, Any]


def variants(talk: TalkIndex, taken: set[int]) -> Iterator[Variant]:
    """What to suggest. Forms that have a word in `taken`, because something else is done about it, are left alone."""
    alone, beside = _forms(talk)
    speakers = {w for s in talk.view.transcript.segments if s.speaker for w in fold(s.speaker).split()}
    done: set[int] = set()
    decided: set[frozenset[str]] = set()
    for ways, compared in (_ways_alone(talk, alone), _ways_beside(beside)):
        given_up: set[int] = set()
        for pair in sorted(_pairs(ways, compared, speakers), key=lambda p: _rank(p.common, speakers), reverse=True):
            both = frozenset([pair.rare.folded, pair.common.folded])
            open_ = given_up.isdisjoint([id(pair.rare), id(pair.common)]) and both not in decided
            free = done.isdisjoint(pair.rare.places) and taken.isdisjoint([*pair.rare.places, *pair.common.places])
            if open_ and free and not barred(talk, pair, speakers):
                given_up.add(id(pair.rare))
                decided.add(both)
                done.update(pair.rare.places)
                yield from _suggested(talk, pair)


def _forms(talk: TalkIndex) -> tuple[dict[str, Form], list[list[Form]]]:
    # Every spelling that may be a name, and those of the words that stand beside one name, name by name.
    alone: dict[str, Form] = {}
    groups: dict[tuple[str, int], dict[str, Form]] = {}
    words = talk.words
    distinct = {id(w): w for w in words}  # the same text is the same HeardWord
    kinds = {number: (_rare(w), nameable(w, cased=talk.cased)) for number, w in distinct.items()}
    rare_ones = [w for number, w in distinct.items() if kinds[number][0]]
    worth = {w.folded for w in rare_ones if w.core[0].isupper() or not is_known(w.folded)}
    last_rare, last_named = False, False
    for i, word in enumerate(words):
        rare, name = kinds[id(word)]
        if not rare:
            last_rare = False
            continue
        opens = talk.opens(i)
        named = name > opens
        if word.folded in worth:
            _add(alone, i, word, opens=opens)
        if last_rare and not opens and not word.lead:
            last = words[i - 1]
            if last_named:
                _add(groups.setdefault((last.folded, -1), {}), i, word, opens=False, side=-1)
            if named:
                _add(groups.setdefault((word.folded, 1), {}), i - 1, last, opens=talk.opens(i - 1), side=1)
        last_rare, last_named = not (word.trail or word.own), named
    return alone, [list(group.values()) for group in groups.values() if len(group) > 1]


def _rare(word: HeardWord) -> bool:
    return not word.frequent and len(word.core) > 2 and word.core.isalpha() and word.lead[-1:] not in _JOINTS


def _add(some: dict[str, Form], at: int, word: HeardWord, *, opens: bool, side: int = 0) -> None:
    form = some.get(word.folded)
    if form is None:
        form = some[word.folded] = Form(word.folded, side)
    form.places.append(at)
    form.cores.append(word.core)
    if not opens:
        form.inside += 1
        form.capitals += word.core[0].isupper()


def _ways_alone(talk: TalkIndex, alone: dict[str, Form]) -> tuple[list[Way], Iterator[tuple[Ints, Ints]]]:
    some = [form for form in alone.values() if form.may_be_name(cased=talk.cased)]
    ways = _ways(some, LEAST_PHONES)
    letters: dict[str, list[int]] = {}
    for i, way in enumerate(ways):
        letters.setdefault(way.form.letters, []).append(i)
    same = [pair for group in letters.values() if len(group) < MOST_ALIKE for pair in combinations(group, 2)]
    more, others = np.array(same, np.intp).reshape(-1, 2).T
    return ways, chain(_alike_ways(ways), [(more, others)])


def _alike_ways(ways: Sequence[Way]) -> Iterator[tuple[Ints, Ints]]:
    # Each way with the commonest ones that may sound like it, part by part; of two that are common, once.
    often = sorted(range(len(ways)), key=lambda i: -len(ways[i].form.places))[:MOST_COMMON]
    common = np.array(sorted(often), np.intp)
    index = SoundIndex([ways[i].said for i in common.tolist()])
    for first in range(0, len(ways), _AT_ONCE):
        left, found = index.pairs([way.said for way in ways[first : first + _AT_ONCE]], SIEVE)
        left, right = left + first, common[found]
        once = (left < right) | ((left > right) & ~np.isin(left, common))
        yield left[once], right[once]


def _ways_beside(groups: Sequence[Sequence[Form]]) -> tuple[list[Way], Iterator[tuple[Ints, Ints]]]:
    ways: list[Way] = []
    near: list[tuple[int, int]] = []
    for group in groups:
        if len(group) > MOST_BESIDE:
            continue
        first = len(ways)
        ways += _ways(group, LEAST_BESIDE)
        near += [(a, b) for a, b in combinations(range(first, len(ways)), 2) if _same_size(ways[a], ways[b])]
    left, right = np.array(near, np.intp).reshape(-1, 2).T
    vectors = default_space().vectors([way.said for way in ways])
    kept = np.einsum("ij,ij->i", vectors[left], vectors[right]) >= SIEVE
    return ways, iter([(left[kept], right[kept])])


def _same_size(one: Way, two: Way) -> bool:
    named = one.form.capitals or two.form.capitals
    return bool(named) and one.form is not two.form and abs(len(one.said) - len(two.said)) < 3


def _ways(some: Sequence[Form], least: int) -> list[Way]:
    return [Way(form, _merged(said)) for form in some for said in sounds().word(form.core) if len(said) >= least]


def _merged(said: str) -> str:
    for one, other in _SAME:
        said = said.replace(one, other)
    return said


def _pairs(ways: Sequence[Way], compared: Iterable[tuple[Ints, Ints]], speakers: set[str]) -> list[Pair]:
    said = codes([way.said for way in ways])
    best: dict[tuple[int, int], Pair] = {}
    for left, right in compared:
        # Neither of the two is what was said: the weights of mishearing are taken in the direction that fits better.
        far = np.minimum(costs().between(said, left, said, right), costs().between(said, right, said, left))
        alike = 1 - 2 * far / np.maximum(said.lengths[left] + said.lengths[right], 1)
        able = np.flatnonzero(alike >= LEAST_RESPELLED)
        for at in np.sort(able[nearest_few(left[able], alike[able], MOST_ALIKE)]).tolist():
            one, two = sorted((ways[left[at]], ways[right[at]]), key=lambda way: _rank(way.form, speakers))
            key = id(one.form), id(two.form)
            if one.form is two.form or (key in best and best[key].sound >= alike[at]):
                continue
            if alike[at] < LEAST_ALIKE and one.form.letters != two.form.letters:
                continue
            spelling = Levenshtein.normalized_similarity(one.form.folded, two.form.folded)
            best[key] = Pair(one.form, two.form, float(alike[at]), spelling, (one.said, two.said))
    return [pair for pair in best.values() if alike_enough(pair)]


def _rank(form: Form, speakers: set[str]) -> tuple[bool, int, bool, bool, int]:
    # Which of two spellings is to stand: a speaker's own, the commoner, a name and no ordinary word, the first.
    return form.folded in speakers, len(form.places), form.capitals > 0, not form.ordinary, -form.places[0]


def _suggested(talk: TalkIndex, pair: Pair) -> Iterator[Variant]:
    rare, common = pair.rare, pair.common
    evidence: dict[str, Any] = {
        "sounds_like": {
            "heard": decode(pair.said[0]),
            "name": decode(pair.said[1]),
            "likeness": round(pair.sound, 3),
        },
        "spelling": {"likeness": round(pair.spelling, 3)},
    }
    if pair.same_letters:
        evidence["both_respelled"] = rare.letters.replace("ç", "ch").replace("š", "sh")
    for at in rare.places:
        first = min(at, at + rare.side)
        words = talk.words[first : first + 1 + abs(rare.side)]
        before = [w.core for w in words]
        after = [*before[: at - first], common.core, *before[at - first + 1 :]]
        times = {" ".join(after): len(common.places), " ".join(before): len(rare.places)}
        text = f"{words[0].lead}{' '.join(after)}{words[-1].own}{words[-1].trail}"
        yield Variant(first, len(words), text, round(pair.score, 3), {**evidence, "written_here_times": times})
