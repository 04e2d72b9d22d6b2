"""From sightings to entries: one entry a name, its spellings settled by how well each is attested.

Two spellings are of one name when they differ in case, accents, hyphens or spaces alone, or when one is a near
misspelling of the other that hardly anybody uses. Names that English knows well are never taken for misspellings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from transcripts.gazetteer.entry import Entry
from transcripts.gazetteer.learning.phrases import RARER
from transcripts.gazetteer.learning.tokens import ordinary
from transcripts.languages.english.markers import first_names, marker
from transcripts.languages.english.titles import ADDRESSES, TITLES
from transcripts.languages.english.wordlist import casing, frequency, is_known, is_word
from transcripts.languages.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from transcripts.gazetteer.entry import Kind
    from transcripts.gazetteer.learning.names import Sighting
    from transcripts.gazetteer.learning.phrases import Phrase

Known = Callable[[str], tuple[Entry, ...]]
"""Gives the entries that have a form: what is known of a name before anything is learnt."""
CONTEXT_WORDS = 8
TOO_COMMON = 20.0
"""Times in a million words below which one capital inside a sentence makes a name of an ordinary word."""
ONCE = 0.3
"""The weight of a phrase that was seen once: it may only mend what is nearly it already."""


def name_entries(sightings: dict[str, Sighting], known: Known, lower: Counter[str]) -> list[Entry]:
    """The entries of the names that were seen.

    `known` tells places and bodies by name; `lower` says how often the documents write a word in lower case.
    """
    groups = _same_name(sightings.values())
    groups = _misspellings(groups)
    entries = [_name_entry(group, known) for group in groups if any(sighting.sure for sighting in group)]
    forms = {fold(form) for entry in entries for form in entry.forms}
    return _settle_people(
        [entry for entry in entries if _keep(entry, lower) and not _two_names(entry.canonical, forms)]
    )


def _attested(sighting: Sighting) -> tuple[int, int, bool, int]:
    # Documents first, then sightings; between equals the form that is no ordinary word (`Aurus`, not `Auras`).
    return len(sighting.seen), sighting.count, not is_word(sighting.text), -len(sighting.text)


def _same_name(sightings: Iterable[Sighting]) -> list[list[Sighting]]:
    groups: dict[str, list[Sighting]] = {}
    for sighting in sightings:
        if sighting.seen:
            groups.setdefault(fold(sighting.text).removeprefix("the ") or sighting.text, []).append(sighting)
    return [sorted(group, key=_attested, reverse=True) for group in groups.values()]


def _misspellings(groups: list[list[Sighting]]) -> list[list[Sighting]]:
    """Join the groups whose names are near misspellings of a better attested one."""
    by_key: dict[str, list[list[Sighting]]] = {}
    kept: list[list[Sighting]] = []
    for group in sorted(groups, key=lambda group: _attested(group[0]), reverse=True):
        keys = list(_near_keys(group[0].text))
        rivals = (rival for key in keys for rival in by_key.get(key, ()))
        better = next((rival for rival in rivals if is_misspelling(group[0], rival[0])), None)
        if better is not None:
            better.extend(group)
            continue
        kept.append(group)
        for key in keys:
            by_key.setdefault(key, []).append(group)
    return kept


def _near_keys(name: str) -> Iterator[str]:
    """Strings of which two names share one if a single word of them differs by one slip, or two where it is long.

    Each is the name with one word lacking a letter (two, for a word of seven letters or more), or none.
    """
    words = fold(name).split()
    for at, word in enumerate(words):
        if 4 <= len(word) <= 30:
            lacking = {word[:n] + word[n + 1 :] for n in range(len(word))} | {word}
            if len(word) >= 7:
                lacking |= {less[:n] + less[n + 1 :] for less in lacking for n in range(len(less))}
            for less in sorted(lacking):
                yield " ".join([*words[:at], f"*{less}", *words[at + 1 :]])


def is_misspelling(rare: Sighting, better: Sighting) -> bool:
    """Whether one word of the rarer spelling is a slip for that of the better attested one."""
    left, right = rare.text.split(), better.text.split()
    differ = [(a, b) for a, b in zip(left, right, strict=False) if fold(a) != fold(b)]
    if len(left) != len(right) or len(differ) != 1 or rare.count > better.count:
        return False
    wrong, right_word = differ[0]
    # A document that has both spellings again and again means two names.
    if not _one_slip(wrong, right_word) or any(rare.seen[d] > 1 and better.seen[d] > 1 for d in rare.seen):
        return False
    outnumbered = rare.count * 2 <= better.count or len(better.seen) > len(rare.seen)
    return outnumbered or (is_word(wrong) and not is_word(right_word))


def _one_slip(wrong: str, right: str) -> bool:
    """Whether a word with a capital could be a slip for another: near it, no form of it, and no known name."""
    short = min(len(wrong), len(right))
    if short < 4 or not (wrong[0].isupper() and right[0].isupper()) or any(c.isdigit() for c in wrong + right):
        return False
    if (wrong.isupper() and right.isupper()) or _inflection(wrong.lower(), right.lower()) or _well_known(wrong):
        return False
    return OSA.distance(wrong.lower(), right.lower()) <= (2 if short >= 8 else 1)


def _well_known(word: str) -> bool:
    case = casing(word)
    named = is_known(word) and case is not None and case.lower < 0.5
    return named or word.lower() in first_names()


def _inflection(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    return long.startswith(short[:-1]) and long[len(short) - 1 :] in {
        short[-1] + end for end in ("s", "n", "an", "e", "i", "ns")
    }


def _name_entry(group: list[Sighting], known: Known) -> Entry:
    best = group[0]
    seen: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    roles: Counter[str] = Counter()
    context: Counter[str] = Counter()
    for sighting in group:
        seen += sighting.seen
        kinds += sighting.kinds
        roles += sighting.roles
        context += sighting.context
    kind = _kind(best.text, kinds, seen.total(), known)
    aliases = tuple(s.text for s in group[1:] if s.text != best.text and not s.text.isupper())
    return Entry(
        best.text,
        kind,
        aliases,
        case="exact",
        weight=0.5 if seen.total() == 1 and all(ordinary(word) for word in best.text.split()) else 1.0,
        role=_best_role(roles) if kind == "person" else None,
        context=_top(context),
        seen=tuple(sorted(seen.items())),
    )


def _best_role(roles: Counter[str]) -> str | None:
    return max(roles, key=lambda role: (roles[role], len(role)), default=None)


def _top(context: Counter[str]) -> tuple[str, ...]:
    words = sorted(context.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(word for word, _ in words[:CONTEXT_WORDS])


def _kind(name: str, kinds: Counter[str], count: int, known: Known) -> Kind:
    if kinds["person"] < 4:
        for entry in known(name):
            if not (name.isupper() and entry.canonical.istitle()):
                return entry.kind
    if kinds["product"] * 2 < count:  # a Russian limousine does not make a product of Russian
        kinds["product"] = 0
    order: tuple[Kind, ...] = ("organisation", "place", "person", "product", "term")
    best = max(order, key=lambda kind: kinds[kind])
    if kinds[best]:
        return best
    return "term" if name.isupper() and len(name) > 1 else "other"


def _settle_people(entries: list[Entry]) -> list[Entry]:
    """Let a surname or first name that stands alone be a person where one person has it, with that person's role."""
    owners: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.kind == "person" and " " in entry.canonical:
            for part in entry.canonical.split():
                if not ordinary(part):
                    owners.setdefault(part, []).append(entry)
    return [_settled(entry, owners) for entry in entries]


def _settled(entry: Entry, owners: dict[str, list[Entry]]) -> Entry:
    words = entry.canonical.split()
    mine = [owner for word in words for owner in owners.get(word, ())]
    if not mine or len(words) > 3 or entry.kind not in {"other", "person", "term"}:
        return entry
    role = mine[0].role if len(mine) == 1 and len(words) == 1 else None
    return replace(entry, kind="person", role=role or entry.role)


def _two_names(name: str, forms: set[str]) -> bool:
    """Whether a hyphen joins two names that are known apart, as in `Russia-North Korea`."""
    left, _, right = name.partition("-")
    return bool(right) and fold(left) in forms and fold(right) in forms


def _keep(entry: Entry, lower: Counter[str]) -> bool:
    """Whether an entry is worth having: an ordinary word seen with a capital once or twice is not, nor a mere title."""
    total = sum(count for _, count in entry.seen)
    words = entry.canonical.split()
    last = words[-1].lower().rstrip(".")
    if last in ADDRESSES or (entry.kind == "other" and last in TITLES | marker("roles")):
        return False
    if len(words) == 1 and lower[words[0].lower()] > total and not words[0].isupper():
        return False
    if len(words) == 1 and ordinary(words[0]) and not (len(words[0]) > 1 and words[0].isupper()):
        return (
            (not lower[words[0].lower()] and (total > 1 or frequency(words[0]) < TOO_COMMON))
            or entry.kind in {"place", "organisation"}
            or entry.kind == "person"
            or (entry.kind == "product" and total > 1)
            or total > 2
        )
    return not all(word.lower() in marker("function") or word.lower() in marker("calendar") for word in words)


def phrase_entries(phrases: dict[str, Phrase], words: dict[str, Phrase]) -> list[Entry]:
    """The entries of phrases and rare words; a phrase that only ever stands inside a longer one is left out."""
    found = [
        _phrase_entry(word, "term", 1.0 if word.count > 1 else ONCE)
        for word in words.values()
        if word.count > 1 or frequency(word.text) < RARER
    ]
    found += [_phrase_entry(phrase, "phrase", 1.0 if phrase.count > 1 else ONCE) for phrase in phrases.values()]
    return found


def _phrase_entry(phrase: Phrase, kind: Kind, weight: float) -> Entry:
    return Entry(
        phrase.text,
        kind,
        case="free",
        weight=weight,
        context=_top(phrase.context),
        seen=tuple(sorted(phrase.seen.items())),
    )
