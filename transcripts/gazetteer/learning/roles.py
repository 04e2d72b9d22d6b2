"""What stands beside a name in a sentence: of what kind it is, and what somebody is by office or trade.

Only what is said next to the name counts. Nothing here decides between several sightings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.gazetteer.learning.tokens import ordinary
from transcripts.languages.english.markers import first_names, marker
from transcripts.languages.english.titles import ADDRESSES, FORMS_OF_ADDRESS, TITLES
from transcripts.languages.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcripts.gazetteer.learning.tokens import PageWord


def evidence(words: Sequence[PageWord], start: int, end: int) -> list[tuple[str, int]]:
    """What the name itself and the words beside it say of its kind, as (kind, weight)."""
    found: list[tuple[str, int]] = []
    last, name = words[end - 1], words[start:end]
    before = words[start - 1] if start and words[start].close else None
    after = words[end] if end < len(words) and words[end].close else None
    if len(name) > 1 or last.low not in first_names():
        found += [(kind, 4) for kind, words_of in _ENDS if last.low in marker(words_of) and len(name) > 1]
    heads = [t.low for t in name[:-1]]
    if any(head in marker("organisations") for head in heads) and "of" in heads:
        found.append(("organisation", 4))
    given = fold(name[0].text).split(" ")[0] in first_names()
    if len(name) > 1 and given and not (ordinary(last.text) and ordinary(name[0].text)):
        found.append(("person", 2))
    if (
        len(name) in {2, 3}
        and before
        and before.low in marker("says") | {"met"}
        and not any(ordinary(t.text) for t in name)
    ):
        found.append(("person", 1))
    if before and before.low.rstrip(".") in ADDRESSES:
        found.append(("person", 4))
    if before and before.low in {"from", "at", "with"} and start > 1 and words[start - 2].capital and before.close:
        found.append(("organisation", 1))
    if after and after.low in marker("says") and not last.possessive:
        found.append(("person" if last.low not in marker("organisations") else "organisation", 1))
    if after and after.low in marker("products"):
        found.append(("product", 2))
    if (
        before
        and last.text.istitle()
        and before.low in {"in", "near", "across", "outside", "throughout", "visited", "invaded"}
    ):
        found.append(("place", 1))
    if any(c.isdigit() for c in last.text) or (len(name) == 1 and _inner_capital(last.text)):
        found.append(("term", 1))
    return found


_ENDS = (("organisation", "organisations"), ("place", "places"))


def _inner_capital(text: str) -> bool:
    return sum(c.isupper() for c in text) > 1


def role_of(words: Sequence[PageWord], start: int, end: int) -> str | None:
    """What the words beside a name say that the person is.

    >>> from transcripts.gazetteer.learning.tokens import tokens
    >>> for text in ("North Korean leader Kim Jong Un spoke", "the designer of the lens, Ana Teixeira, spoke"):
    ...     sentence = tokens(text)
    ...     print(role_of(sentence, len(sentence) - 4 if "Kim" in text else 5, len(sentence) - 1))
    North Korean leader
    designer of the lens
    """
    at = start
    while at and start - at < 5 and words[at].close and _part_of_role(words[at - 1], at == start):
        at -= 1
        if words[at].possessive and at < start - 1:
            break
    if at < start:
        said = [t.text + ("'s" if t.possessive else "") for t in words[at:start]]
        if len(said) > 1 or said[0].lower().rstrip(".") not in FORMS_OF_ADDRESS:
            return " ".join(said)
    return _apposition(words, end) or _before_comma(words, at)


def _part_of_role(word: PageWord, beside_name: bool) -> bool:
    if beside_name:
        return word.low in marker("roles") or word.low in TITLES
    if word.low in marker("function"):
        return False
    known = marker("roles") | TITLES | marker("title_modifiers") | marker("organisations")
    return word.low in known or word.capital or word.possessive


def _before_comma(words: Sequence[PageWord], start: int) -> str | None:
    """`the trust's chief engineer,` or `the designer of the lens,` before a name."""
    if not start or words[start].gap.strip() != ",":
        return None
    at = start - 1
    while at > 0 and start - at < 8 and words[at].close and words[at].low not in marker("roles"):
        at -= 1
    after = words[at + 1].low if at + 1 < start else "of"
    if words[at].low not in marker("roles") or after not in {"of", "for", "at", "to", "in"}:
        return None
    begin = at
    while begin and at - begin < 4 and words[begin].close and words[begin - 1].low not in marker("function"):
        begin -= 1
    return " ".join(t.text + ("'s" if t.possessive else "") for t in words[begin:start])


def _apposition(words: Sequence[PageWord], end: int) -> str | None:
    """`…, the country's defence minister,` and `… is a professor of Korean studies` after a name."""
    if end >= len(words):
        return None
    at = end
    if words[at].close and words[at].low in {"is", "was"}:
        at += 1
    elif words[at].gap.strip() != ",":
        return None
    if at >= len(words) or words[at].low not in {
        "a",
        "an",
        "the",
        "our",
        "its",
        "his",
        "her",
        "their",
        "chief",
        "former",
    }:
        return None
    said: list[str] = []
    for word in words[at : at + 12]:
        if said and not word.close:
            break
        said.append(word.text + ("'s" if word.possessive else ""))
    low = [part.lower() for part in said]
    # The role is the first noun group; what follows `of`, `at` or `for` belongs to it, a clause does not.
    roles = [n for n, part in enumerate(low) if part in marker("roles")]
    stop = next((n for n, part in enumerate(low) if part in marker("clauses")), len(said))
    if not roles or roles[0] > 5 or roles[0] >= stop:
        return None
    begin = 1 if low[0] in {"a", "an", "the"} else 0
    return " ".join(said[begin:stop]) or None
