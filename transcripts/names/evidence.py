"""What speaks for and against reading a span as a name, in numbers. Decides nothing.

The numbers are the columns of the calibration (training.names.learn) and, by their names, the ledger's evidence.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from math import log
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from transcripts.languages.english.word_pairs import fluency
from transcripts.languages.english.wordlist import casing, frequency, is_known, is_word
from transcripts.languages.folding import fold
from transcripts.names.candidate import Candidate, Features
from transcripts.names.context import GREETINGS, cues
from transcripts.names.neighbours import Around
from transcripts.names.retrieval import Near
from transcripts.names.spans import MOST_WORDS, Span
from transcripts.names.vetoes import hopeless
from transcripts.phonetics.distance import costs
from transcripts.phonetics.sounds import sounds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcripts.names.spans import Run
    from transcripts.names.talk_index import TalkIndex
    from transcripts.names.targets import Target

SUPPORTS = 0.72
"""From this likeness on, a place speaks for an entry's being named in the talk."""
LEAST_PLAIN = 0.64
"""Ordinary words that are not written as a name are one, as a rule, only where they come this near."""

WELL_KNOWN, WELL_KNOWN_EDITS = 0.5, 2
MOST_EDITS = 9

_KINDS = {"person": 0, "place": 1, "organisation": 2, "product": 3, "term": 4, "phrase": 4, "other": 5}
_ROLES = {"whole": 0, "alias": 1, "part": 2}


def rarity(word: str) -> float:
    """How rare a word is: -log of its frequency per million, 12 where English does not have it.

    >>> rarity("the") < 0 < rarity("hegemonic") < rarity("honic")
    True
    """
    often = frequency(word)
    return min(12.0, -log(often)) if often > 0 else 12.0


@lru_cache(maxsize=1 << 14)
def _named(word: str) -> float:
    how = casing(word)
    return how.title if how is not None else 0.0


def strange(talk: TalkIndex, some: Sequence[Run], numbers: Sequence[int]) -> list[int]:
    """The heard forms of one word that are no word at all, as far as anybody knows."""
    words = talk.words
    single = {
        number: None
        for (first, count, _, sound, *_), number in zip(some, numbers, strict=True)
        if count == 1 and len(sound) > 2 and not is_known(words[first].folded)
    }
    return list(single)


def candidates(
    talk: TalkIndex, spans: Sequence[Run], found: Sequence[Sequence[Near]], numbers: Sequence[int], most: int = 3
) -> list[Candidate]:
    """Candidates of some spans: the best targets of what each was heard as, with their rivals.

    `found` is what comes near each heard form, the nearest first; `numbers` are those of the spans' forms.
    """
    all_targets, heard = talk.targets.all, talk.targets.heard
    best = [_one_each(some, talk)[:most] for some in found]
    out = []
    for run, number in zip(spans, numbers, strict=True):
        if not best[number] and run[2] not in heard:
            continue
        span = Span(*run)
        if (listed := heard.get(span.letters)) is not None:
            alike = Near(-1, 1.0, 1.0, listed.sounds[0] if listed.sounds else span.sound)
            out.append(Candidate(span, listed, alike, _cues(talk, span, listed), [], listed=True))
            continue
        if _stands(talk, span):
            continue
        least = LEAST_PLAIN if span.count > 1 and all(talk.plain[span.first : span.first + span.count]) else 0.0
        for near in best[number]:
            target = all_targets[near.target]
            if near.likeness < least and span.letters != target.letters:
                continue
            if "&" in target.form and span.letters != target.letters:
                continue  # an ampersand is a way of writing
            if span.crosses and (target.words < 2 or target.entry.kind not in {"person", "other"}):
                continue
            rivals = ((all_targets[n.target], n.likeness) for n in found[number])
            others = list(islice((r for r in rivals if r[0].number != target.number), 3))
            out.append(Candidate(span, target, near, _cues(talk, span, target), others))
    return out


def _one_each(some: Sequence[Near], talk: TalkIndex) -> list[Near]:
    # One target for each thing that would be written: aliases and entries that give the same are one.
    seen: dict[str, Near] = {}
    for near in some:
        seen.setdefault(talk.targets.all[near.target].text, near)
    return list(seen.values())


def _stands(talk: TalkIndex, span: Span) -> bool:
    last = span.first + span.count
    return any(first <= span.first and last <= end for first, end in talk.whole.get(span.first, ()))


def _cues(talk: TalkIndex, span: Span, target: Target) -> list[str]:
    before = [w.folded for w in talk.words[max(0, span.first - 3) : span.first]]
    after = talk.words[span.first + span.count].folded if span.first + span.count < len(talk.words) else ""
    found = cues(target.entry.kind, before, after)
    if target.entry.kind in {"place", "other"} and before[-1:] in (["and"], ["or"]) and _place(talk, span.first - 2):
        found.append(f"{talk.words[span.first - 2].core} {before[-1]} ...")
    return found


def _place(talk: TalkIndex, index: int) -> bool:
    # `Washington and Soul`: what is named in one breath is of one kind.
    numbers = talk.standing.get(index, ())
    return any(t.number in numbers and t.entry.kind == "place" for t in _standing(talk, index))


def _standing(talk: TalkIndex, index: int) -> list[Target]:
    return talk.targets.by_letters.get(talk.words[index].folded.replace(" ", ""), [])


def fill(talk: TalkIndex, some: Sequence[Candidate]) -> None:
    """Give every candidate its features that is worth weighing."""
    if not some:
        return
    gathered = _Gathered(talk, some)
    for c in some:
        if not hopeless(talk, c, gathered.around):
            c.features = _row(talk, c, gathered)


class _Gathered:
    """What the candidates of a talk say together."""

    def __init__(self, talk: TalkIndex, some: Sequence[Candidate]) -> None:
        self.around = Around(talk)
        self.best_at: dict[tuple[int, int], float] = {}  # likeness, by word and entry
        self.heard_at: dict[int, set[int]] = {}  # first words, by entry
        told = [talk.targets.all[i].entry.kind != "other" for i in talk.targets.numbers]
        self.kinds = sum(told) / max(1, len(told))
        for c in some:
            for i in range(c.span.first, c.span.first + c.span.count):
                place = (i, c.target.number)
                self.best_at[place] = max(self.best_at.get(place, 0.0), c.near.likeness)
            if c.near.likeness >= SUPPORTS:
                self.heard_at.setdefault(c.target.number, set()).add(c.span.first)

    def support(self, c: Candidate) -> int:
        """At how many places that this one does not touch the entry comes near."""
        beside = range(c.span.first - MOST_WORDS + 1, c.span.first + MOST_WORDS)
        heard = self.heard_at.get(c.target.number, set())
        return len(heard) - sum(i in heard for i in beside)


def _row(talk: TalkIndex, c: Candidate, gathered: _Gathered) -> Features:
    span, target, near = c.span, c.target, c.near
    places = range(span.first, span.first + span.count)
    words = [talk.words[i] for i in places]
    folded = " ".join(w.folded for w in words).split()  # a hyphened word is two here
    own = fold(target.form).split()
    before = talk.words[span.first - 1].folded if span.first else ""
    after = talk.words[places.stop].folded if places.stop < len(talk.words) else ""
    inside, edges = fluency(folded, before, after)
    best = max(gathered.best_at[i, target.number] for i in places)
    place = gathered.around.place(span, target)
    # A word of another name that goes; one that the new name has too stays.
    others = {i for i in places if talk.words[i].folded not in own and talk.taken.get(i, set()) - {target.number}}
    edits = Levenshtein.distance(span.letters, target.letters, score_cutoff=MOST_EDITS)
    return Features(
        sound=near.sound,
        spelling=near.spelling,
        phones=min(len(span.sound), len(near.said)),
        longer=len(span.sound) - len(near.said),
        heard_words=span.count,
        name_words=target.words,
        known=sum(map(is_known, folded)) / len(folded),
        rarity=max(map(rarity, folded)),
        ordinary=float(all(map(is_word, folded))),
        capitals=_capitals(talk, places) if talk.cased else -1.0,
        shouted=sum(w.core.isupper() and len(w.core) > 1 for w in words) / len(words),
        named=max(map(_named, folded)),
        inside=inside,
        edges=edges,
        name_ordinary=float(target.ordinary),
        name_rarity=max(map(rarity, own), default=0.0),
        role=_ROLES[target.role],
        kind=_KINDS[target.entry.kind],
        certain=log(1 + talk.certain[target.number]),
        this_certain=log(1 + talk.counts[target.letters]),
        repeated=log(1 + talk.counts[span.letters]),
        cues=len(c.cues),
        addressed=float(before in GREETINGS or after in GREETINGS),
        closes=float(bool(words[-1].trail)),
        opens=float(talk.opens(span.first)),
        same_start=float(span.sound[:1] == near.said[:1]) + float(span.letters[:1] == target.letters[:1]),
        same_end=float(span.sound[-1:] == near.said[-1:]),
        shared=sum(w in folded for w in own) / max(1, len(own)),
        frequent=sum(w.frequent for w in words),
        margin=near.likeness - (c.rivals[0][1] if c.rivals else 0.5),
        boundary=best - near.likeness,
        breaks=len(others),
        letters=sum(w.letter for w in words),
        abbreviation=float(target.form.isupper()),
        due=place.person,
        due_name=place.name,
        echo=place.echo,
        kind_echo=place.kind,
        surplus=max(map(gathered.around.surplus, folded)),
        rival=log(1 + talk.certain[c.rivals[0][0].number]) if c.rivals else 0.0,
        crosses=float(span.crosses),
        rest=_rest(folded, own, near.sound),
        support=log(1 + gathered.support(c)),
        kinds=gathered.kinds,
        known_often=log(1 + talk.counts[span.letters]) if all(map(is_known, folded)) else 0.0,
        well_known=_well_known(span.letters, folded, edits),
        edits=edits,
        talk_words=log(len(talk.words)),
    )


def _well_known(letters: str, heard: Sequence[str], edits: int) -> float:
    # `Colombia` beside a listed Columbia: a name that everybody knows is right as a rule.
    if len(heard) > 1 or edits > WELL_KNOWN_EDITS or _named(letters) < WELL_KNOWN:
        return 0.0
    return 12 - rarity(letters)


def _rest(heard: Sequence[str], own: Sequence[str], sound: float) -> float:
    left, right = [h for h in heard if h not in own], [o for o in own if o not in heard]
    if len(left) == len(heard) or not left or not right:
        return sound
    return rest_likeness(" ".join(left), " ".join(right))


@lru_cache(maxsize=1 << 14)
def rest_likeness(heard: str, own: str) -> float:
    """How alike two runs of words are in sound, 0 to 1."""
    one, two = sounds().phrase(heard), sounds().phrase(own)
    if not one or not two:
        return 0.5
    return max(0.0, 1 - 2 * costs().distance(one[0], two[0]) / (len(one[0]) + len(two[0])))


def _capitals(talk: TalkIndex, places: range) -> float:
    # A capital that any word would have at a sentence's beginning says nothing.
    told = [talk.words[i].core[:1].isupper() for i in places if not talk.opens(i)]
    return sum(told) / len(told) if told else 0.5
