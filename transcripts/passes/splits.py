"""Words wrongly split become one (`relation ship`), words wrongly run together become two (`ofthe`).

Only where English writes the one form far more often than chance would bring the other, and never writes the pair
itself often; a word that the gazetteer or the talk uses in one form counts in its favour. Nothing here changes a
letter.
"""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING, Any

from transcripts.languages.english.word_pairs import affinity
from transcripts.languages.english.wordlist import casing, frequency, is_known, is_word
from transcripts.languages.tags import opaque
from transcripts.names.large_lists import narrowed
from transcripts.names.spans import heard_words
from transcripts.names.targets import targets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transcripts.gazetteer import Gazetteer
    from transcripts.ledger import Correction, Pass, View
    from transcripts.names.spans import HeardWord

JOIN_RULE, SPLIT_RULE = "splits.join", "splits.part"
JOINED_BITS = 9.9
"""The joined word has to be this many doublings more frequent than its halves would meet by chance."""
ENDINGS = frozenset(["able", "age", "ally", "ant", "ion", "less", "red", "ted", "ting", "sion"])
"""Words that end other words by accident (`economic ally`)."""
ATTESTED_BITS = 6.0
"""The same, where the talk or the gazetteer has the joined word too, or a half is no word."""
LEAST_JOINED = 0.3
"""The joined word's least frequency per million."""
TOO_FREQUENT = 500.0
"""A half more frequent than this per million stands by itself (`am ended`)."""
_PREFIXES = """anti bi co counter cyber ex extra hyper inter intra mega micro mid mini
multi non post pre pro pseudo quasi re retro self semi sub super ultra"""
PREFIXES = frozenset(_PREFIXES.split())
"""What English writes apart, with a hyphen or together, as the house pleases."""
PARTICLES = frozenset(["up", "out", "off", "down", "over", "away", "on", "in"])
"""After these the second half may be a verb (`stock piles up`)."""
PART_FREQUENCY = 100.0
"""Both halves of a word that is taken apart are at least this frequent per million."""


def splits_pass(names: Gazetteer) -> Pass:
    """The pass; the gazetteer's one-word forms are words here too."""

    def run(view: View) -> Iterator[Correction]:
        words, hidden = heard_words(view), opaque(view.transcript)
        known = set(targets(narrowed(names, view)).by_letters) if len(names) else set()
        own = {w.folded for w in words}
        marked = sum(w.ends for w in words) > 0.01 * len(words)
        skip = -1
        for i, word in enumerate(words):
            if i <= skip or not word.folded or i in hidden:
                continue
            apart = i + 1 == len(words) or i + 1 in hidden
            if not apart and (evidence := _joins(view, words, i, own, known, marked=marked)):
                skip = i + 1
                after = f"{word.lead}{word.core}{words[i + 1].core}{words[i + 1].own}{words[i + 1].trail}"
                yield view.correct(i, 2, after, rule=JOIN_RULE, score=0.93, evidence=evidence)
            elif not marked and (parts := _parts(word, known)) is not None:
                after = f"{word.lead}{' '.join(parts)}{word.own}{word.trail}"
                evidence = {"parts": list(parts), "bits": round(affinity(*parts), 1), "heard_is_a_word": False}
                yield view.correct(i, 1, after, rule=SPLIT_RULE, score=0.9, evidence=evidence)

    return run


def _joins(
    view: View, words: Sequence[HeardWord], i: int, own: set[str], known: set[str], *, marked: bool
) -> dict[str, Any] | None:
    one, two = words[i], words[i + 1]
    joined = one.folded + two.folded
    if not _side_by_side(words, i) or view.speaker(i) != view.speaker(i + 1) or not _a_word(joined, known):
        return None
    bits = _bits(one.folded, two.folded, joined)
    halves = is_known(one.folded) and is_known(two.folded)
    attested = joined in own or not halves
    if bits < (ATTESTED_BITS if attested else JOINED_BITS) or (halves and (marked or _a_pair(one.folded, two.folded))):
        return None
    verb = two.folded.endswith(("s", "ed")) and i + 2 < len(words) and words[i + 2].folded in PARTICLES
    if verb or not _free(words, i):
        return None
    return {"joined": joined, "bits": round(bits, 1), "in_the_talk_too": joined in own, "halves_are_words": halves}


def _side_by_side(words: Sequence[HeardWord], i: int) -> bool:
    """Whether two words may be halves of one by their form: no mark or case between them speaks against it."""
    one, two = words[i], words[i + 1]
    if one.trail or one.own or two.lead or not (one.core.isalpha() and two.core.isalpha() and two.core.islower()):
        return False
    if one.core != one.core.lower() and not (one.core[1:].islower() and _opens(words, i)):
        return False
    if one.folded in PREFIXES or two.folded in ENDINGS:
        return False
    return len(two.folded) >= 3 and len(one.folded) >= 2 and len(one.folded) + len(two.folded) >= 7


def _a_pair(one: str, two: str) -> bool:
    """Whether English has the two next to each other, or one of them stands next to anything."""
    return affinity(one, two) > 0 or max(frequency(one), frequency(two)) > TOO_FREQUENT


def _opens(words: Sequence[HeardWord], i: int) -> bool:
    return i == 0 or words[i - 1].ends


def _a_word(joined: str, known: set[str]) -> bool:
    how = casing(joined)
    small = is_word(joined) and frequency(joined) >= LEAST_JOINED and (how is None or how.lower > 0.5)
    return small or (joined in known and is_word(joined))


def _bits(one: str, two: str, joined: str) -> float:
    """How many doublings more frequent the joined word is than its halves next to each other by chance."""
    together = max(frequency(one), 0.02) * max(frequency(two), 0.02) / 1e6
    return log2(max(frequency(joined), 0.01) / together)


def _free(words: Sequence[HeardWord], i: int) -> bool:
    # Both halves may belong to their other neighbours: then they are words of their own.
    before = affinity(words[i - 1].folded, words[i].folded) if i else 0.0
    after = affinity(words[i + 1].folded, words[i + 2].folded) if i + 2 < len(words) else 0.0
    return before < 4 or after < 4


def _parts(word: HeardWord, known: set[str]) -> tuple[str, str] | None:
    text = word.core
    if len(text) < 5 or not word.folded or not (text.isalpha() and text.islower()) or is_known(text) or text in known:
        return None
    ways = [
        (affinity(text[:k], text[k:]), (text[:k], text[k:]))
        for k in range(1, len(text))
        if min(frequency(text[:k]), frequency(text[k:])) >= PART_FREQUENCY and (k > 1 or text[0] in "ai")
    ]
    bits, parts = max(ways, default=(0.0, ("", "")))
    return parts if bits > 0 else None
