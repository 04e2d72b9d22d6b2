"""From scores to what to write: the mark after each word and the form of the word.

Sees one talk as bare words: marks and case in it are clues at most. Decides, and changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transcripts.languages.english.sentence_ends import SMALL
from transcripts.languages.english.units import units_in
from transcripts.languages.english.wordlist import casing
from transcripts.languages.folding import core
from transcripts.letters import capitalised, large, small
from transcripts.marks.network import network
from transcripts.marks.scores import Scores, score_words
from transcripts.marks.units import closed_by, forms_of_units

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transcripts.model import Transcript

LONGEST_SENTENCE = 60
"""Words after which the likeliest place ends the sentence, however unlikely: longer ones cannot be read."""
MOSTLY = 0.95
"""Share of lower case from which a word is an ordinary one."""
_ALWAYS_UPPER = frozenset({"i", "i'm", "i'll", "i've", "i'd"})


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities from which a mark or a capital is written; tuned on what the benchmark does not report.

    `ordinary` is asked on top for the capital of a word that edited text all but always writes in lower case.
    """

    sentence: float = 0.5
    question: float = 0.5
    comma: float = 0.5
    capital: float = 0.5
    ordinary: float = 0.0


@dataclass(frozen=True, slots=True)
class Reading:
    """What to write for one word (number `word` of the talk): its form without marks, the mark after it, the odds."""

    word: int
    form: str
    mark: str
    mark_score: float
    case_score: float
    cut: float


def thresholds(*, timed: bool) -> Thresholds:
    """The package's own: one set for words that carry times, one for text alone."""
    return Thresholds(**network().settings.get("timed" if timed else "text", {}))


def read_marks(talk: Transcript, *, limits: Thresholds | None = None, scores: Scores | None = None) -> list[Reading]:
    """Read every word of a talk, as if it carried no marks; `iter_marks` gives one word at a time.

    `limits` are thresholds other than the package's own; `scores` are those of `score_words(talk)`, if at hand.
    """
    return list(iter_marks(talk, limits=limits, scores=scores))


def iter_marks(
    talk: Transcript, *, limits: Thresholds | None = None, scores: Scores | None = None
) -> Iterator[Reading]:
    """Like `read_marks`, without holding what every word is read as."""
    scores = score_words(talk) if scores is None else scores
    if limits is None:
        timed = sum(w.timing == "given" and w.start_ms is not None for w in talk.iter_words())
        limits = thresholds(timed=2 * timed > len(scores.words))
    if not len(scores.words):
        return
    words = talk.words
    speakers = [s.speaker for s in talk.segments for _ in s.words]
    numbers = scores.words.tolist()
    units = units_in([words[i].text for i in numbers], [speakers[i] for i in numbers])
    texts = [core(words[i].text) for i in numbers]
    closed, forms = closed_by(units, texts), forms_of_units(units, texts)
    marks = _marks([speakers[i] for i in numbers], scores, limits, closed)
    first = True
    high = scores.cases[:, 1] + scores.cases[:, 2]
    for at, number in enumerate(numbers):
        text = core(words[number].text)
        upper = bool(scores.cases[at, 2] > scores.cases[at, 1])
        inherent = float(high[at])
        form = forms.get(at) or _form(text, capital=_has_capital(text, inherent, limits), upper=upper)
        if first:
            form = capitalised(form) if form.islower() else form
        mark, mark_score = next(marks)
        case_score = 1.0 if first else max(inherent, 1 - inherent)
        yield Reading(number, form, mark, mark_score, case_score, float(scores.cut[at]))
        first = mark in (".", "?")


def _marks(
    speakers: Sequence[str | None], scores: Scores, limits: Thresholds, closed: frozenset[int]
) -> Iterator[tuple[str, float]]:
    """The mark after each word and its odds, one at a time; none after a word that is `closed`."""
    ends = scores.marks[:, 2] + scores.marks[:, 3]
    if closed:
        ends = ends.copy()
        ends[list(closed)] = 0.0
    last = len(speakers) - 1
    stop_at = {last}
    stop_at |= {i for i in range(last) if speakers[i] != speakers[i + 1]}
    stop_at |= {i for i in range(last) if i not in closed and ends[i] >= limits.sentence}
    stops = _with_none_too_long(sorted(stop_at), ends.tolist())
    for i in range(len(speakers)):
        if i in stops:
            asked = float(scores.marks[i, 3]) / max(float(ends[i]), 1e-9)
            yield ("?" if asked >= limits.question else "."), float(ends[i])
        elif scores.marks[i, 1] >= limits.comma and i not in closed:
            yield ",", float(scores.marks[i, 1])
        else:
            yield "", 1.0 if i in closed else float(scores.marks[i, 0])


def _with_none_too_long(stops: list[int], ends: list[float]) -> set[int]:
    """Sentence ends, and more of them until no sentence is longer than LONGEST_SENTENCE."""
    found, start, queue = set(stops), 0, list(stops)
    for stop in queue:
        while stop + 1 - start > LONGEST_SENTENCE:
            # Not so near the ends that a scrap of a sentence would be left.
            inside = range(start + 4, min(start + LONGEST_SENTENCE, stop - 4))
            cut = max(inside, key=ends.__getitem__)
            found.add(cut)
            start = cut + 1
        start = stop + 1
    return found


def _has_capital(text: str, inherent: float, limits: Thresholds) -> bool:
    if inherent < limits.capital or inherent >= limits.capital + limits.ordinary:
        return inherent >= limits.capital
    seen = casing(text.lower())
    return seen is None or seen.lower <= MOSTLY


def _form(text: str, *, capital: bool, upper: bool) -> str:
    """A word in the case decided for it. One that is already in a case that no rule would give it keeps it."""
    mixed = text[1:] != text[1:].lower() and not text.isupper()
    if mixed:
        return text
    low = small(text)
    if low in _ALWAYS_UPPER:
        return capitalised(low)
    if not capital or low in SMALL:
        return low
    if (known := network().forms.get(low)) is not None:
        return known
    return large(low) if upper else capitalised(low)
