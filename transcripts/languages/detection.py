"""Which language each stretch of a talk is in. In doubt a stretch is undetermined, and only what is safe is done there.

A talk is cut into units of a sentence or about six words. What is plainly English by its little words is not looked at
any closer; for any other unit py3langid gives the chance of each language known here. The likeliest sequence of
languages over all units is taken (Viterbi), so that a name or a title does not make a stretch of its own. A language
that the file states speaks for itself only as far as the words do not contradict it.

Nothing here changes a text.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
import regex

from transcripts.languages import sentence_marks
from transcripts.languages.english.wordlist import is_word
from transcripts.languages.folding import core
from transcripts.languages.language import UNDETERMINED, Language
from transcripts.languages.registry import code_of, language, languages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt
    from py3langid.langid import LanguageIdentifier

    from transcripts.model import Transcript

    Floats = npt.NDArray[np.float64]

UNIT_WORDS = 6
"""Words after which a unit ends where no sentence does. Of talk that changes its language every 8 to 25 words .91 of
the words were told right with 6, .92 with 5, .83 with 12; English talks stayed English with all of these
(`benchmarks/languages.py`)."""
FEWEST_WORDS = 3
"""A shorter sentence goes with the next one: it says too little by itself."""
SWITCH = 3.0
"""What a change of language costs, in nats: one sure unit in the middle of a talk is enough, a likely one is not."""
STATED = 2.0
"""What the language that the file states is worth in each unit, in nats."""
MARGIN = 1.5
"""A stretch is of a language where that is likelier than any other by this, in nats, over all its units: 4.5 to 1."""
_LITTLE = "the and of to that is was it you for with this they have we are be i what there been would their which"
LITTLE_WORDS = frozenset(_LITTLE.split())
"""Words that hardly any other language writes, among the commonest of English: together a quarter of all speech."""
LITTLE, KNOWN = 0.15, 0.85
"""A talk is plainly English where at least these shares of its words are little words, and English words."""
FEW_OWN, HALF_OWN = 1 / 3, 0.5
"""Of such a talk a unit is looked at closer where at most this share of its words is English, names aside; or half, in
two units in a row: so the model of other languages, slow to load, is not asked about a list of names."""
LONG_WORD = 20
"""Letters from which a word outside ASCII is taken for a sentence without blanks."""
BEHIND, ENGLISH_WORDS = 2.0, 0.6
"""A stretch of which py3langid is not sure is English where that is behind the likeliest language by no more than this,
in nats, and at least this share of its words is English."""
_LETTER = regex.compile(r"\p{L}")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words `first` up to `end` of a talk, all in one language."""

    first: int
    end: int
    language: Language


def stretches(talk: Transcript, override: str | None = None) -> tuple[Stretch, ...]:
    """The talk as stretches of one language each, in order and covering every word.

    `override` is a code, tag or name that is believed whatever the words say. Raises TranscriptsError where no language
    is known by it.

    >>> from transcripts.model import Segment, Transcript
    >>> told = stretches(Transcript((Segment("so we went to the river again and it was cold"),)))
    >>> [(s.first, s.end, s.language.name) for s in told]
    [(0, 11, 'English')]
    """
    texts = [word.text for word in talk.iter_words()]
    if not texts:
        return ()
    if override is not None:
        return (Stretch(0, len(texts), language(override)),)
    ends = {0}
    at = 0
    for segment in talk.segments:
        at += len(segment.words)
        ends.add(at)
    return _told(tuple(texts), frozenset(ends) if len(ends) > 2 else frozenset(), code_of(talk.language))


def language_of(talk: Transcript, override: str | None = None) -> Language:
    """The language of most words of a talk, the undetermined one where that is not sure."""
    words: dict[str, int] = {}
    by_code = {UNDETERMINED.code: UNDETERMINED}
    for stretch in stretches(talk, override):
        words[stretch.language.code] = words.get(stretch.language.code, 0) + stretch.end - stretch.first
        by_code[stretch.language.code] = stretch.language
    return by_code[max(words, key=lambda code: words[code])] if words else UNDETERMINED


_Asked = tuple[tuple[str, ...], frozenset[int], str | None]
_KEPT: deque[tuple[_Asked, tuple[Stretch, ...]]] = deque(maxlen=2)


def _told(texts: tuple[str, ...], ends: frozenset[int], stated: str | None) -> tuple[Stretch, ...]:
    # Every pass over one view asks the same; comparing the texts costs nothing beside telling their language.
    key = (texts, ends, stated)
    for known, told in tuple(_KEPT):
        if known == key:
            return told
    found = tuple(_stretches(texts, ends, stated))
    _KEPT.append((key, found))
    return found


def _stretches(texts: Sequence[str], ends: frozenset[int], stated: str | None) -> Iterator[Stretch]:
    units = _units(texts, ends)
    chances = np.array(list(_all_chances(texts, units)))
    path = _likeliest(np.log(chances), stated)
    for code, group in groupby(range(len(units)), key=lambda number: path[number]):
        numbers = list(group)
        first, end = units[numbers[0]][0], units[numbers[-1]][1]
        yield Stretch(first, end, _settled(code, chances[numbers], texts[first:end], stated))


def _units(texts: Sequence[str], ends: frozenset[int]) -> list[tuple[int, int]]:
    """The words of each unit, first and end: up to the end of a sentence, or a cue's once it is long enough."""
    found: list[tuple[int, int]] = []
    first, open_ = 0, False  # whether the last unit stopped inside a sentence and a cue
    for at, text in enumerate(texts, 1):
        size, stops = at - first, sentence_marks.stops(text)
        if (stops or at in ends) and size < FEWEST_WORDS and open_:
            found[-1] = (found[-1][0], at)  # the last words of a sentence or a cue go with what is before them
        elif (stops and size >= FEWEST_WORDS) or size >= UNIT_WORDS or (at in ends and size >= UNIT_WORDS // 2):
            found.append((first, at))
        elif size > 1 and len(text) >= LONG_WORD and not text.isascii():
            found.append((first, at))  # in a script without blanks a "word" may be a whole sentence
        else:
            continue
        first, open_ = at, not stops and at not in ends
    if first < len(texts):
        found.append((first, len(texts)))
    return found


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - 0.2 s, and most talks never need it

    found = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    found.set_languages([code for code in languages() if code in set(found.labels)])
    return found


_NONE = 1e-4


def _all_chances(texts: Sequence[str], units: Sequence[tuple[int, int]]) -> Iterator[tuple[float, ...]]:
    """The chances of each unit; in a talk that is plainly English, most units are not asked about one by one."""
    codes = list(languages())
    english = tuple(1 - _NONE * len(codes) if code == "en" else _NONE for code in codes)
    for (first, end), foreign in zip(units, _maybe_foreign(texts, units), strict=True):
        yield _chances(" ".join(texts[first:end])) if foreign else english


def _maybe_foreign(texts: Sequence[str], units: Sequence[tuple[int, int]]) -> list[bool]:
    """For each unit, whether it may be in another language than English: all of them, but in a plainly English talk."""
    bare = [core(text) for text in texts]
    known = [is_word(word.lower()) for word in bare]
    little = sum(word.lower() in LITTLE_WORDS for word in bare)
    if sum(known) < KNOWN * len(bare) or little < LITTLE * len(bare):
        return [True] * len(units)
    own = [
        sum(known[at] or (at > first and bare[at][:1].isupper()) or not bare[at].isalpha() for at in range(first, end))
        / (end - first)
        for first, end in units
    ]
    half = [False, *(share <= HALF_OWN for share in own), False]
    return [share <= FEW_OWN or (half[at] and (half[at - 1] or half[at + 1])) for at, share in enumerate(own, 1)]


@lru_cache(maxsize=1 << 14)
def _chances(text: str) -> tuple[float, ...]:
    """The chance of each language known here for a unit, in the order of `languages()`."""
    codes = list(languages())
    words = [word for word in map(core, text.split()) if _LETTER.search(word)]
    if sum(len(word) > 1 or not word.isascii() for word in words) < min(2, len(words)) or not words:
        return (1 / len(codes),) * len(codes)  # no letters, or letters spelled out: no evidence
    if not all(map(str.isupper, words)):
        words = [word for at, word in enumerate(words) if at == 0 or word == word.lower()]  # names say nothing
        if len(words) < 2 and words[0].isascii():
            return (1 / len(codes),) * len(codes)
    letters = " ".join(words)
    told = dict(_identifier().rank(letters.lower() if letters.isupper() else letters))
    return tuple(max(_NONE, told.get(code, 0.0)) for code in codes)


def _likeliest(scores: Floats, stated: str | None) -> list[str]:
    """The language of each unit: the sequence with the most chance, a change costing `SWITCH`."""
    codes = list(languages())
    if stated in codes:
        scores = scores.copy()
        scores[:, codes.index(stated)] += STATED
    best = scores[0]
    back = np.zeros(scores.shape, np.intp)
    for number in range(1, len(scores)):
        leader = int(best.argmax())
        switch = best[leader] - SWITCH
        stay = best >= switch
        back[number] = np.where(stay, np.arange(len(codes)), leader)
        best = np.where(stay, best, switch) + scores[number]
    at = int(best.argmax())
    path = [at]
    for number in range(len(scores) - 1, 0, -1):
        at = int(back[number][at])
        path.append(at)
    return [codes[index] for index in reversed(path)]


def _settled(code: str, chances: Floats, texts: Sequence[str], stated: str | None) -> Language:
    """The language of a stretch where its words are sure of it; else the undetermined one."""
    codes = list(languages())
    totals = np.log(chances).sum(axis=0)
    own = float(totals[codes.index(code)]) + (STATED if code == stated else 0.0)
    totals[codes.index(code)] = -np.inf
    if own - float(totals.max()) >= MARGIN:
        return languages()[code]
    # Too short or too full of names for py3langid: English where its words are, and no other language is far likelier.
    totals[codes.index(code)] = own
    behind = float(totals.max()) - float(totals[codes.index("en")])
    return languages()["en"] if behind <= BEHIND and _english_words(texts) else UNDETERMINED


def _english_words(texts: Sequence[str]) -> bool:
    """Whether most words are English, those aside that a capital inside a sentence makes names."""
    bare = [core(text) for text in texts]
    plain = [word for at, word in enumerate(bare) if _LETTER.search(word) and (at == 0 or word == word.lower())]
    return len(plain) > 1 and sum(is_word(word.lower()) for word in plain) >= ENGLISH_WORDS * len(plain)
