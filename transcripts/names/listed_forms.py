"""How a user's own list writes a name that is spelled right already: its accents (`Nunez` to `Núñez`) and its capitals.

The letters are the name's, so that only its writing is in question: a list is strong evidence for that. Accents are
mended unless the list has the plain form too; capitals of a name that is made of ordinary words (`react native`) are
mended where English seldom says these words one after another. What an ordinary word could be, or a part of a name
that does not stand here whole, is suggested. What a list does not have is left alone.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from transcripts.languages.english.word_pairs import affinity
from transcripts.languages.english.wordlist import casing, frequency, is_word
from transcripts.languages.folding import unaccented
from transcripts.letters import large, same_letters
from transcripts.names.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transcripts.gazetteer import Gazetteer
    from transcripts.names.spans import HeardWord
    from transcripts.names.talk_index import TalkIndex
    from transcripts.names.targets import Target

ACCENTS, CAPITALS = "names.accents", "names.case"
SELDOM = 0.1
"""How often in a million words English may write the words of a name one after another for its capitals to be mended.
It is the least that the table of pairs lists (100,000 in a million million). In a third of the texts of talks and
parliaments, phrases of ordinary words that somebody somewhere capitalises were written so 1,227 times of 1,417 below
it; of the commonest (above 3: `learn more`) 18 times of 273."""
UNLISTED = 0.05
"""Times in a million for a word that the list of words does not have."""
SCORE, PART_SCORE = 0.95, 0.8


@dataclass(frozen=True, slots=True)
class Written:
    """Words `first` up to `first + count` written as a list has them; only suggested where not `made`."""

    first: int
    count: int
    after: str
    rule: str
    score: float
    made: bool
    evidence: dict[str, Any]


def as_listed(talk: TalkIndex, listed: Gazetteer) -> Iterator[Written]:
    """Every name that is written with other accents or capitals than the lists have, the longest first.

    `listed` are the user's lists alone: a form of theirs stands, which the starter list may have made one of several
    ways of writing.
    """
    done: set[int] = set()
    whole = {t.number for _, some in _spelled(talk) for t in some if t.role != "part"}
    for span, some in sorted(_spelled(talk), key=lambda found: (-found[0].count, found[0].first)):
        places = range(span.first, span.first + span.count)
        if not done.isdisjoint(places):
            continue
        words = [talk.words[i] for i in places]
        written = " ".join(word.core for word in words)
        own = [t for t in some if t.expected and t.entry.case == "exact" and len(t.form.split()) == span.count]
        if not own:
            continue
        done.update(places)
        own.sort(key=lambda t: t.role == "part")
        if any(_same(written, t.form) for t in some):
            if found := _capitals(talk, span, words, own):
                yield found
        elif (found := _accents(talk, span, words, own[0], whole)) and not _listed(written, listed):
            yield found


def _spelled(talk: TalkIndex) -> list[tuple[Span, tuple[Target, ...]]]:
    """The names that stand here, those with letters that only a stroke or a ligature makes another (`Zolc`) too."""
    plain = talk.targets.by_plain_letters
    if not plain:
        return talk.exact
    more = []
    for run in talk.runs():
        letters, other = run[2], talk.targets.by_letters
        if letters in plain and letters not in other and not (span := Span(*run)).aside and not span.number:
            more.append((span, tuple(plain[letters])))
    return [*talk.exact, *more]


def _listed(written: str, listed: Gazetteer) -> bool:
    return any(_same(written, form) for entry in listed.get(written) for form in entry.forms)


def _same(one: str, other: str) -> bool:
    """Whether two texts have the same letters with the same accents."""
    one, other = (unicodedata.normalize("NFC", text) for text in (one, other))
    return one == other or same_letters(one, other)


def _accents(
    talk: TalkIndex, span: Span, words: Sequence[HeardWord], target: Target, whole: set[int]
) -> Written | None:
    written, forms = [word.core for word in words], target.form.split()
    if any(
        unaccented(core).casefold() != unaccented(form).casefold() for core, form in zip(written, forms, strict=True)
    ):
        return None  # what differs is a mark, a blank or a hyphen: a way of writing
    if all(core.isupper() for core in written):
        forms = [large(form) for form in forms]
    made = target.role != "part" or target.number in whole
    ordinary = span.count == 1 and is_word(words[0].folded)
    made &= not (ordinary and (not words[0].core[:1].isupper() or talk.opens(span.first)))
    evidence = {**_evidence(target), "accents": " ".join(forms)}
    if not made:
        evidence["why_only_suggested"] = "an ordinary word" if ordinary else "the whole name does not stand here"
    return Written(
        span.first, span.count, _around(words, forms), ACCENTS, SCORE if made else PART_SCORE, made, evidence
    )


def _capitals(talk: TalkIndex, span: Span, words: Sequence[HeardWord], own: Sequence[Target]) -> Written | None:
    """The capitals of a name of several ordinary words; those of other names are `case`'s."""
    target = own[0]
    written = " ".join(word.core for word in words)
    if span.count == 1 or any(written == t.form for t in own) or not (talk.cased and talk.marked and written.islower()):
        return None
    if target.form.islower() or not _same(written, target.form) or not all(is_word(w.folded) for w in words):
        return None
    often = said_together([w.folded for w in words])
    made = often < SELDOM
    evidence = {**_evidence(target), "case": target.form, "said_together_in_a_million": round(often, 4)}
    if not made:
        evidence["why_only_suggested"] = "English says these words one after another"
    after = _around(words, target.form.split())
    return Written(span.first, span.count, after, CAPITALS, SCORE if made else PART_SCORE, made, evidence)


def said_together(words: Sequence[str]) -> float:
    """How often in a million words English may be expected to write these words one after another, in lower case.

    >>> said_together(["react", "native"]) < SELDOM < said_together(["learn", "more"])
    True
    """
    often = _small(words[0])
    for before, word in pairwise(words):
        often *= _small(word) / 1e6 * 2 ** affinity(before, word)
    return often


def _small(word: str) -> float:
    how = casing(word)
    return max(frequency(word), UNLISTED) * (1.0 if how is None else how.lower)


def _around(words: Sequence[HeardWord], forms: Sequence[str]) -> str:
    return " ".join(f"{w.lead}{form}{w.own}{w.trail}" for w, form in zip(words, forms, strict=True))


def _evidence(target: Target) -> dict[str, Any]:
    return {
        "name": {
            "canonical": target.entry.canonical,
            "kind": target.entry.kind,
            "from": [list(s) for s in target.entry.seen],
        }
    }
